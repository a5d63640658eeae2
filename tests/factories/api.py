"""Programs with a key: asking the API as one, for each role of the small province."""

import json
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from caicach.actions.tokens import create_token
from caicach.core.submissions.roles import Role
from caicach.store.models import Submission, User
from factories.portal import NOW, TODAY, Province


PREFIX = "/api/v1"
HOMES = {Role.RECEIVER: "snv", Role.SYSTEM_ADMIN: "snv"}


@dataclass
class Asker:
    """A program: `get("/me")`, `post("/reminders", {...})`; `secret` is its key."""

    secret: str
    language: str = "vi"

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """The response, with its JSON at hand in `.told` where there is one."""
        sent = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        given = {"Authorization": f"Bearer {self.secret}", "Accept-Language": self.language} | headers
        response = Client(raise_request_exception=False).generic(method, PREFIX + path, headers=given, **sent)
        is_json = response.headers.get("Content-Type", "").startswith("application/json")
        response.told = response.json() if is_json else None
        return response

    def get(self, path: str, **headers: str) -> Any:
        """GET."""
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: Any, **headers: str) -> Any:
        """POST."""
        return self.ask("POST", path, body, **headers)

    def put(self, path: str, body: Any, **headers: str) -> Any:
        """PUT."""
        return self.ask("PUT", path, body, **headers)

    def patch(self, path: str, body: Any, **headers: str) -> Any:
        """PATCH."""
        return self.ask("PATCH", path, body, **headers)

    def upload(self, submission: int, name: str, data: bytes, **headers: str) -> Any:
        """POST of a file to be read."""
        return self.send(f"/submissions/{submission}/readings", name, data, {}, **headers)

    def send(self, path: str, name: str, data: bytes, given: dict[str, str], **headers: str) -> Any:
        """POST of a file with the other fields of a form."""
        response = Client().post(
            PREFIX + path,
            {"file": SimpleUploadedFile(name, data)} | given,
            headers={"Authorization": f"Bearer {self.secret}"} | headers,
        )
        response.told = response.json()
        return response


def key_of(user: User, agency: str, role: Role) -> str:
    """A key of the person, good for a month."""
    expires = TODAY.replace(year=2027, month=1)
    made = create_token(user=user, agency_id=agency, role=role, label="thử", expires_on=expires, now=NOW)
    return made.secret


def asker(here: Province, role: Role) -> Asker:
    """A program of the person of that role."""
    return Asker(key_of(here.user(role), HOMES.get(role, "sts"), role))


def ready(here: Province) -> Submission:
    """A submission that may be presented, as an officer would leave it."""
    return here.ready()

"""Asking a portal's API: one object a call, refusals in the server's words, writes that are sent again safely."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import httpx

from caicach.adapters.server.refusals import no_connection, not_a_portal, refused, too_old, too_slow


PREFIX = "/api/v1"
TRIES = 3
_AWAY = frozenset({502, 503, 504})  # what stands before the portal says that the portal is not there
PATIENCE = httpx.Timeout(60.0, connect=10.0)


@dataclass(frozen=True)
class File:
    """A file downloaded: its name, its content, and the SHA-256 the server gives for an issued paper."""

    name: str
    content: bytes
    sha256: str
    issued: bool


@dataclass
class Server:
    """A portal at an address, asked with one key; sentences come in the language."""

    address: str
    key: str
    language: str = "vi"
    transport: httpx.BaseTransport | None = None
    _client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        headers = {"Authorization": f"Bearer {self.key}", "Accept-Language": self.language}
        self._client = httpx.Client(
            base_url=self.address.rstrip("/") + PREFIX,
            headers=headers,
            timeout=PATIENCE,
            transport=self.transport,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, path: str, **asked: str | int) -> dict[str, Any]:
        """What stands at the path; `asked` is the query, without what is empty."""
        query = {name: value for name, value in asked.items() if value not in ("", None)}
        return self._object(self._answer("GET", path, params=query))

    def every(self, path: str, name: str, **asked: str | int) -> Iterator[dict[str, Any]]:
        """Every item of a list, part by part."""
        cursor = ""
        while True:
            part = self.get(path, cursor=cursor, limit=200, **asked)
            yield from part[name]
            if not part.get("next"):
                return
            cursor = part["next"]

    def send(self, method: str, path: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a write. When the line breaks it is sent again under the same idempotency key, so that it is
        done once."""
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        return self._object(self._answer(method, path, json=dict(given), headers=headers))

    def upload(self, path: str, name: str, content: bytes, **given: str) -> dict[str, Any]:
        """The answer to a file sent as a form with the other fields, without what is empty; done once as well."""
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        fields = {field: value for field, value in given.items() if value}
        file = {"file": (name, content)}
        return self._object(self._answer("POST", path, files=file, data=fields, headers=headers))

    def download(self, path: str) -> File:
        """The file at the path."""
        response = self._answer("GET", path)
        _, _, name = response.headers.get("Content-Disposition", "").partition('filename="')
        return File(
            name=name.rstrip('"') or path.rpartition("/")[2],
            content=response.content,
            sha256=response.headers.get("ETag", "").strip('"'),
            issued=response.headers.get("X-Issued") == "true",
        )

    def _answer(self, method: str, path: str, **given: Any) -> httpx.Response:
        response = self._tried(method, path, **given)
        if response.is_success:
            return response
        told = _told(response)
        if told is None and response.status_code in _AWAY:
            raise no_connection(self.address, f"HTTP {response.status_code}")
        if told is None:
            raise not_a_portal(self.address)
        if told["errors"][0]["code"] in {"NoSuchAddress", "WrongMethod"}:
            raise too_old(self.address)
        raise refused(told)

    def _tried(self, method: str, path: str, **given: Any) -> httpx.Response:
        """The response; a broken line is tried again, a server that does not answer is not."""
        for left in reversed(range(TRIES)):
            try:
                return self._client.request(method, path, **given)
            except httpx.TimeoutException as error:
                raise too_slow(self.address) from error
            except (httpx.TransportError, httpx.InvalidURL) as error:
                if left == 0 or not isinstance(error, httpx.RemoteProtocolError | httpx.ReadError):
                    raise no_connection(self.address, str(error)) from error
        raise AssertionError("a try either answers or raises")

    def _object(self, response: httpx.Response) -> dict[str, Any]:
        read = _json(response)
        if not isinstance(read, dict):
            raise not_a_portal(self.address)
        return read


def _told(response: httpx.Response) -> dict[str, Any] | None:
    """The refusal in our shape, None when it is in none."""
    read = _json(response)
    is_ours = isinstance(read, dict) and read.get("ok") is False and bool(read.get("errors"))
    return read if is_ours else None


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None

"""`Idempotency-Key` on a write: asked again it answers as the first time and does nothing."""

import hashlib
import json
import re
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from ninja import Schema

from caicach.actions.idempotency import Answer, KeyOfAnotherRequest, answered_once
from caicach.api.answers import json_answer
from caicach.api.errors import KeyReused, WrongRequest, answer_of
from caicach.api.requests import Request
from caicach.core.ground.errors import CaicachError


HEADER = "Idempotency-Key"
_KEY = re.compile(r"[\x21-\x7e]{1,100}")


def once(request: Request, view: Callable[[], Schema], status: int) -> HttpResponse | Schema:
    """The view's answer; with a key, done at most once."""
    key = request.headers.get(HEADER)
    if key is None:
        return view()
    if not _KEY.fullmatch(key):
        raise WrongRequest.told("bad_idempotency_key")
    try:
        answer = answered_once(
            token=request.auth,
            key=key,
            request_hash=hash_of(request),
            act=lambda: _done(view, status),
            now=request.now,
        )
    except KeyOfAnotherRequest:
        raise KeyReused.told("key_reused", key=key) from None
    response = json_answer(answer.body, answer.status)
    if answer.replayed:
        response["Idempotent-Replayed"] = "true"
    return response


def _done(view: Callable[[], Schema], status: int) -> Answer:
    """The answer; a refusal undoes what the view did and is an answer too."""
    try:
        with transaction.atomic():
            return Answer(status, view().model_dump(mode="json"))
    except CaicachError as refusal:
        told = answer_of(refusal)
        return Answer(told.status_code, json.loads(told.content))


def hash_of(request: Request) -> str:
    """What was asked: method, address and content. Uploads count by what is in them, whatever their boundaries are."""
    parts: list[Any] = [request.method, request.get_full_path(), request.content_type]
    if request.content_type == "multipart/form-data":
        parts += [sorted(request.POST.items())]
        for name, file in sorted(request.FILES.items()):
            file.seek(0)
            parts += [name, file.name, hashlib.sha256(file.read()).hexdigest()]
            file.seek(0)
    else:
        parts += [hashlib.sha256(request.body).hexdigest()]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

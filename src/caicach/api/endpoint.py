"""How an endpoint is declared: its address, the act it needs, what it answers. One declaration each, read by the
OpenAPI description, the permission matrix and the reference page alike."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from ninja import Router, Schema
from ninja.params.models import FileModel, FormModel, QueryModel
from ninja.responses import Status

from caicach.actions.words import say
from caicach.api.errors import WrongField, WrongRequest
from caicach.api.once import HEADER, once
from caicach.api.parsing import require_storable
from caicach.api.requests import Request
from caicach.api.shapes.errors import Refusal
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.decide import NotPermitted
from caicach.core.submissions.roles import Actor, Side


View = TypeVar("View", bound=Callable[..., Any])
WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_REFUSALS = {
    "GET": (400, 401, 404, 422, 429),
    "WRITE": (400, 401, 403, 404, 409, 413, 415, 422, 429),
}


def endpoint(
    router: Router,
    method: str,
    path: str,
    *,
    act: Act,
    answer: type[Schema] | None,
    status: int = 200,
    extra: Any = None,
    is_prepared: bool = False,
) -> Callable[[View], View]:
    """Declare the function below as an endpoint. A key whose role may do `act` towards no agency at all is refused; towards
    this one the action decides. `answer` None is a file.

    Names in the query or in a form that it does not know are refused; a write may carry an Idempotency-Key. A view that is prepared does
    what is slow first and returns the function that writes.
    """

    def declare(view: View) -> View:
        writes = method in WRITING
        refusals = dict.fromkeys(_REFUSALS["WRITE" if writes else "GET"], Refusal) | {403: Refusal}
        described = {"x-caicach-act": act.value} | (extra or {})
        if writes:
            described["parameters"] = [_IDEMPOTENCY]
        register = router.api_operation(
            [method],
            path,
            response={status: answer} | refusals,
            operation_id=view.__name__,
            openapi_extra=described,
        )
        known = Known()
        register(_guarded(view, act, known, writes, status, is_prepared))
        for model in router.path_operations[path].operations[-1].models:
            if issubclass(model, QueryModel):
                known.query |= set(model.__ninja_flatten_map__)
            elif issubclass(model, FormModel):
                known.form |= set(model.__ninja_flatten_map__)
            elif issubclass(model, FileModel):
                known.form |= set(model.model_fields)
        return view

    return declare


@dataclass
class Known:
    """The names an endpoint knows in the query and in a form."""

    query: set[str] = field(default_factory=set)
    form: set[str] = field(default_factory=set)

    def require(self, request: Request) -> None:
        """WrongRequest or WrongField for a name it does not know: a slip of the pen is not a silence."""
        if unknown := sorted(set(request.GET) - self.query):
            names = ", ".join(sorted(self.query)) or "–"
            raise WrongRequest.told("unknown_query", name=unknown[0], known=names)
        if unknown := sorted({*request.POST, *request.FILES} - self.form):
            raise WrongField.told("field_unknown", field=unknown[0])


_IDEMPOTENCY = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[!-~]+$"},
    "description": "Any text of yours, new for each act: asked again with it, the same is answered and nothing is done.",
}


def _guarded(
    view: Callable[..., Any], act: Act, known: Known, writes: bool, status: int, is_prepared: bool
) -> Callable[..., Any]:
    @wraps(view)
    def guarded(request: Request, **given: Any) -> Any:
        _require_somewhere(act, request.actor)
        require_storable([text for text in given.values() if isinstance(text, str)])
        known.require(request)
        result = (
            once(request, _deed(view, request, given, is_prepared), status)
            if writes
            else view(request, **given)
        )
        return Status(status, result) if isinstance(result, Schema) else result

    guarded.__signature__ = inspect.signature(view)  # type: ignore[attr-defined]
    return guarded


def _deed(
    view: Callable[..., Any], request: Request, given: dict[str, Any], is_prepared: bool
) -> Callable[[], Any]:
    """What is done in one transaction with its answer: the view, or what a view that prepares something slow returns."""
    return view(request, **given) if is_prepared else lambda: view(request, **given)


def _require_somewhere(act: Act, actor: Actor) -> None:
    if not any(is_permitted(grant.role, act, side) for grant in actor.grants for side in Side):
        name = say(f"submissions.act_{act.value}")
        raise NotPermitted(
            say("submissions.not_permitted", act=name), say("submissions.not_permitted_do"), act=act.value
        )

"""An error as JSON, the same on the web and by the API: what happened, what to do next, and what it is about."""

from collections.abc import Iterable

from caicach.core.ground.errors import CaicachError


def errors_as_json(
    errors: Iterable[CaicachError], title: str, status: int, language: str = "vi"
) -> dict[str, object]:
    """`{ok: false, errors: [{code, title, says, do, context}], status}`."""
    entries = [error_entry(error, title, language) for error in errors]
    return {"ok": False, "errors": entries, "status": status}


def error_entry(error: CaicachError, title: str, language: str = "vi") -> dict[str, object]:
    """One error; `code` is stable, the sentences are in the language asked for."""
    return {
        "code": type(error).__name__,
        "title": title,
        "says": error.says.say(language),
        "do": error.do.say(language),
        "context": {name: _plain(value) for name, value in error.context.items()},
    }


def _plain(value: object) -> object:
    """Objects, lists and null keep their shape; everything in them is text."""
    if value is None:
        return None
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value)

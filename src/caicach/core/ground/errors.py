"""The one family of errors a person may see: what happened, and what to do next."""

from collections.abc import Mapping

from caicach.core.ground.words import Words


class CaicachError(Exception):
    """Something a person can mend. Shown without a traceback, in the same shape everywhere."""

    exit_code = 2

    def __init__(self, says: Words, do: Words, **context: object) -> None:
        super().__init__(says.vi)
        self.says = says
        self.do = do
        self.context: Mapping[str, object] = context

    def __reduce__(self) -> tuple[object, ...]:
        """Errors travel between processes with their words."""
        return _rebuilt, (type(self), self.says, self.do, dict(self.context))


class UnreadableInput(CaicachError):
    """The file cannot be read as a document, or only at a cost we refuse."""


class ContentError(CaicachError):
    """A file of content/ breaks its own rules; context names file, line and field."""


class WrongUsage(CaicachError):
    """The command was asked for something it does not do."""

    exit_code = 3


def _rebuilt(kind: type[CaicachError], says: Words, do: Words, context: Mapping[str, object]) -> CaicachError:
    return kind(says, do, **context)

"""What any proposal of a file says of itself: where it stands, and why to look first."""

from collections.abc import Mapping
from typing import Any

from caicach.core.ground.words import Words


class Stored:
    """A proposal as it was stored with the reading."""

    stored: Mapping[str, Any]

    @property
    def place(self) -> Words:
        """Where in the file."""
        return Words(**self.stored["place"])

    @property
    def doubt(self) -> Words | None:
        """Why to look first."""
        return Words(**self.stored["doubt"]) if self.stored["doubt"] else None

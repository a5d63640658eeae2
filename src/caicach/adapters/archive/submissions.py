"""An accepted submission as the archive keeps it."""

from dataclasses import dataclass
from datetime import date

from caicach.core.catalogue.leads import NONE_LED
from caicach.core.consolidation.contributions import Contribution
from caicach.core.ground.periods import PeriodKind


@dataclass(frozen=True)
class AcceptedSubmission:
    """What an agency submitted, its version (a higher one supersedes a lower one of the same agency, regime and period),
    the day it was accepted, the submission it replaces, and the rows the agency answers for its whole province."""

    given: Contribution
    version: int
    accepted_on: date
    regime: str = ""
    period_kind: PeriodKind | None = None
    replaces: str = ""
    led: frozenset[str] = NONE_LED

    @property
    def key(self) -> tuple[str, str, str]:
        """Whose report of what it is: of those with one key the newest version is current."""
        return self.given.agency, self.regime, self.given.period

"""The life of a submission as one table: from, act, to, who, and what it needs.

docs/reference/submission-life.md is drawn from this table; every cell of it (status x act x role) is tested.
"""

from dataclasses import dataclass

from caicach.core.submissions.acts import Act
from caicach.core.submissions.needs import Need
from caicach.core.submissions.roles import Role, Side
from caicach.core.submissions.statuses import Status


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: in status `of`, the act by `role` (standing on `side`) leads to `to` when all needs are met.

    `role` None is the system: it follows from another act, never from a person's.
    """

    of: Status
    act: Act
    to: Status
    role: Role | None
    side: Side
    needs: tuple[Need, ...] = ()


_S, _N = Status, Need
_OWN, _RECEIVING = Side.OWN, Side.RECEIVING
_WORK = (_N.NOT_FROZEN, _N.CELLS_SETTLED, _N.NO_ERRORS, _N.WARNINGS_EXPLAINED, _N.REMARKS_ANSWERED)

TRANSITIONS: tuple[Transition, ...] = (
    Transition(_S.DRAFTING, Act.PRESENT, _S.PRESENTED, Role.OFFICER, _OWN, _WORK),
    Transition(_S.SENT_BACK, Act.PRESENT, _S.PRESENTED, Role.OFFICER, _OWN, (_N.NOT_ISSUED, *_WORK)),
    Transition(_S.PRESENTED, Act.WITHDRAW, _S.DRAFTING, Role.OFFICER, _OWN),
    Transition(_S.PRESENTED, Act.SEND_BACK, _S.SENT_BACK, Role.HEAD, _OWN, (_N.REASON_GIVEN,)),
    Transition(_S.APPROVED, Act.SEND_BACK, _S.SENT_BACK, Role.HEAD, _OWN, (_N.REASON_GIVEN,)),
    Transition(_S.PRESENTED, Act.APPROVE, _S.APPROVED, Role.HEAD, _OWN, (_N.NOT_OWN_WORK, _N.NO_ERRORS)),
    Transition(_S.APPROVED, Act.ISSUE, _S.ISSUED, Role.CLERK, _OWN, (_N.NUMBER_GIVEN, _N.NO_ERRORS)),
    Transition(_S.ISSUED, Act.SEND, _S.SENT, Role.CLERK, _OWN),
    Transition(_S.SENT, Act.RECEIVE, _S.RECEIVED, Role.RECEIVER, _RECEIVING),
    Transition(_S.RECEIVED, Act.ACCEPT, _S.ACCEPTED, Role.RECEIVER, _RECEIVING, (_N.REMARKS_ANSWERED,)),
    Transition(_S.RECEIVED, Act.SEND_BACK, _S.SENT_BACK, Role.RECEIVER, _RECEIVING, (_N.REASON_GIVEN,)),
    *(
        Transition(
            status, Act.CORRECT, status, Role.OFFICER, _OWN, (_N.LATEST, _N.IS_ISSUED, _N.REASON_GIVEN)
        )
        for status in (_S.ISSUED, _S.SENT, _S.RECEIVED, _S.ACCEPTED, _S.SENT_BACK)
    ),
    *(
        Transition(status, Act.REPLACE, _S.REPLACED, None, _OWN, (_N.IS_ISSUED,))
        for status in (_S.ISSUED, _S.SENT, _S.RECEIVED, _S.ACCEPTED, _S.SENT_BACK)
    ),
    *(
        Transition(status, Act.CANCEL, _S.CANCELLED, role, _OWN, (_N.NOT_ISSUED, _N.REASON_GIVEN))
        for status in (_S.DRAFTING, _S.SENT_BACK, _S.PRESENTED, _S.APPROVED)
        for role in (Role.OFFICER, Role.HEAD)
    ),
)

_BY_PLACE: dict[tuple[Status, Act], tuple[Transition, ...]] = {}
for _row in TRANSITIONS:
    _BY_PLACE[_row.of, _row.act] = (*_BY_PLACE.get((_row.of, _row.act), ()), _row)

MOVING_ACTS = frozenset(row.act for row in TRANSITIONS)
# Figures and text may be changed in these, as long as the version has not been issued.
EDITABLE = frozenset({Status.DRAFTING, Status.SENT_BACK})


def rows_for(status: Status, act: Act) -> tuple[Transition, ...]:
    """The rows of the table for an act in a status; none when the act makes no sense there."""
    return _BY_PLACE.get((status, act), ())

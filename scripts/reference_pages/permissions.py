"""docs/reference/permissions.md: who may do what, of whose reports; every cell is tried by the tests."""

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.submissions.acts import PERMISSIONS, Act
from caicach.core.submissions.roles import Role, Side
from caicach.core.submissions.transitions import MOVING_ACTS, TRANSITIONS
from reference_pages.tables import table


MARKS = {Side.OWN: "own", Side.RECEIVING: "sent to us", Side.OTHER: "other"}


def permissions(catalogue: Catalogue) -> str:
    """Role x act x side, from the same table the portal asks."""
    return "\n\n".join(
        (
            "# Permissions",
            (
                "Who may do what. “own” is the agency in which a person holds the role, “sent to us” an agency whose reports "
                "that one receives, “other” any other agency; an empty cell is refused. What a person may not see is "
                "answered as if it did not exist. `tests/unit/core/submissions/test_permissions.py` tries every cell, "
                "`tests/integration/web/test_every_address.py` every address of the portal and "
                "`tests/integration/api/test_permissions.py` every endpoint of the API, for every role on every side."
            ),
            table(
                ("Act", "Việc", *(_name(role, catalogue) for role in Role)),
                (_row(act, catalogue) for act in Act),
            ),
            "## Acts that move a report",
            (
                "These are allowed in certain statuses only: see [the life of a submission](submission-life.md). A role lent "
                "by a person to a colleague counts like one's own, and both names are logged; who presented a report, or "
                "lent the power to present it, never approves it, nor does anyone under their power."
            ),
            table(("Act", "In status", "By"), (_moving(act) for act in Act if act in MOVING_ACTS)),
        )
    )


def _name(role: Role, catalogue: Catalogue) -> str:
    words = catalogue.messages.say(f"submissions.role_{role.value}")
    return f"{words.vi} ({words.en.lower()})"


def _row(act: Act, catalogue: Catalogue) -> tuple[str, ...]:
    words = catalogue.messages.say(f"submissions.act_{act.value}")
    return (f"`{act.value}`", words.vi, *(_cell(role, act) for role in Role))


def _cell(role: Role, act: Act) -> str:
    sides = [side for side in Side if act in PERMISSIONS[role].get(side, ())]
    return "all" if len(sides) == len(Side) else ", ".join(MARKS[side] for side in sides)


def _moving(act: Act) -> tuple[str, ...]:
    rows = [row for row in TRANSITIONS if row.act is act]
    by = dict.fromkeys(row.role.value if row.role else "the system" for row in rows)
    return f"`{act.value}`", ", ".join(dict.fromkeys(row.of.value for row in rows)), ", ".join(by)

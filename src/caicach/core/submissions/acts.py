"""What a person may do, and the table of who may: role x act x side."""

from enum import StrEnum

from caicach.core.submissions.roles import Role, Side


class Act(StrEnum):
    """Everything that is asked for permission. The first group moves a submission from status to status."""

    PRESENT = "present"
    WITHDRAW = "withdraw"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    ISSUE = "issue"
    SEND = "send"
    RECEIVE = "receive"
    ACCEPT = "accept"
    CORRECT = "correct"
    REPLACE = "replace"
    CANCEL = "cancel"

    SEE_DRAFT = "see_draft"
    SEE_DELIVERED = "see_delivered"
    EDIT = "edit"
    EXPLAIN = "explain"
    REMARK = "remark"
    RESOLVE_REMARK = "resolve_remark"
    SEE_BOARD = "see_board"
    REMIND = "remind"
    EXTEND = "extend"
    SEE_CONSOLIDATION = "see_consolidation"
    CONSOLIDATE = "consolidate"
    DELEGATE = "delegate"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_AGENCIES = "manage_agencies"
    SEE_AUDIT = "see_audit"
    USE_API = "use_api"


_OWN, _RECEIVING, _OTHER = Side.OWN, Side.RECEIVING, Side.OTHER

# One row a role: the acts it may do, by side. What is not here is refused.
PERMISSIONS: dict[Role, dict[Side, frozenset[Act]]] = {
    Role.OFFICER: {
        _OWN: frozenset(
            {
                Act.PRESENT, Act.WITHDRAW, Act.CORRECT, Act.CANCEL, Act.SEE_DRAFT, Act.SEE_DELIVERED, Act.EDIT,
                Act.EXPLAIN, Act.REMARK, Act.RESOLVE_REMARK, Act.DELEGATE, Act.SEE_AUDIT, Act.USE_API,
            }
        ),
    },
    Role.HEAD: {
        _OWN: frozenset(
            {
                Act.SEND_BACK, Act.APPROVE, Act.CANCEL, Act.SEE_DRAFT, Act.SEE_DELIVERED, Act.REMARK,
                Act.RESOLVE_REMARK, Act.DELEGATE, Act.SEE_AUDIT, Act.USE_API,
            }
        ),
        _RECEIVING: frozenset({Act.SEE_CONSOLIDATION}),
    },
    Role.CLERK: {
        _OWN: frozenset(
            {Act.ISSUE, Act.SEND, Act.SEE_DRAFT, Act.SEE_DELIVERED, Act.DELEGATE, Act.USE_API}
        ),
    },
    Role.RECEIVER: {
        _OWN: frozenset({Act.SEE_BOARD, Act.SEE_DELIVERED, Act.DELEGATE, Act.USE_API}),
        _RECEIVING: frozenset(
            {
                Act.RECEIVE, Act.ACCEPT, Act.SEND_BACK, Act.SEE_DELIVERED, Act.REMARK, Act.RESOLVE_REMARK,
                Act.SEE_BOARD, Act.REMIND, Act.EXTEND, Act.SEE_CONSOLIDATION, Act.CONSOLIDATE, Act.SEE_AUDIT, Act.USE_API,
            }
        ),
    },
    Role.VIEWER: {
        _OWN: frozenset({Act.SEE_DRAFT, Act.SEE_DELIVERED, Act.USE_API}),
        _RECEIVING: frozenset({Act.SEE_CONSOLIDATION}),
    },
    Role.AGENCY_ADMIN: {
        _OWN: frozenset({Act.MANAGE_PEOPLE, Act.DELEGATE, Act.SEE_AUDIT, Act.USE_API}),
    },
    Role.SYSTEM_ADMIN: {
        side: frozenset({Act.MANAGE_PEOPLE, Act.MANAGE_AGENCIES, Act.DELEGATE, Act.SEE_AUDIT, Act.USE_API})
        for side in Side
    },
}  # fmt: skip


def is_permitted(role: Role, act: Act, side: Side) -> bool:
    """Whether the table lets the role do the act towards an agency standing on that side."""
    return act in PERMISSIONS[role].get(side, frozenset())

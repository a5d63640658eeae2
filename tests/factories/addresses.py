"""Every address of the portal with what it asks: one line each; tests/integration/web/test_every_address.py tries all."""

from dataclasses import dataclass
from enum import Enum, auto

from caicach.core.submissions.acts import Act


class Who(Enum):
    """For whom an address is."""

    ANYONE = auto()  # signed in or not
    SIGNED_IN = auto()  # one's own things, whatever the role
    SEES = auto()  # who may see the submission, as a draft and once it was sent
    MAY = auto()  # who may do the act towards the agency of the thing
    MAY_ANYWHERE = auto()  # who may do the act towards any agency
    ITS_OWNER = auto()  # another person's own thing: hidden from everybody else


@dataclass(frozen=True)
class Address:
    """One line: method, for whom, under which act; `args` are parts of the address beside those of the things tried."""

    method: str
    who: Who
    act: Act | None = None
    args: tuple[tuple[str, object], ...] = ()
    names_more: bool = False  # what is posted names a thing as well, so that an empty post finds nothing


def _anyone(method: str = "GET", /, **args: object) -> Address:
    return Address(method, Who.ANYONE, args=tuple(args.items()))


def _own(method: str = "GET", /, **args: object) -> Address:
    return Address(method, Who.SIGNED_IN, args=tuple(args.items()))


def _sees(method: str = "GET", /, **args: object) -> Address:
    return Address(method, Who.SEES, args=tuple(args.items()))


def _may(act: Act, method: str = "POST", /, **args: object) -> Address:
    return Address(method, Who.MAY, act, tuple(args.items()))


def _anywhere(act: Act, method: str = "GET", /, **args: object) -> Address:
    return Address(method, Who.MAY_ANYWHERE, act, tuple(args.items()))


_ACCOUNT = {
    name: _own()
    for name in (
        "account", "account_email", "account_email_verification_sent", "account_change_password", "account_set_password",
        "account_reauthenticate", "account_logout", "mfa_index", "mfa_reauthenticate", "mfa_activate_totp",
        "usersessions_list", "socialaccount_connections", "lend", "keys", "calendar", "notices", "home",
    )
} | {
    name: _own("POST")
    for name in ("notices_read", "notices_choose", "calendar_renew", "calendar_revoke", "choose_agency")
}  # fmt: skip
_SIGN_IN = {
    name: _anyone()
    for name in (
        "account_login", "account_inactive", "account_signup", "account_reset_password", "account_reset_password_done",
        "account_reset_password_from_key_done", "socialaccount_login_cancelled", "socialaccount_login_error", "status",
        "gallery", "gallery_refuse", "gallery_fragment", "api_description", "api_docs",
    )
} | {
    "account_reset_password_from_key": _anyone(uidb36="1", key="set-password"),
    "accept_invitation": _anyone(key="x", token="y"),
    "calendar_feed": _anyone(secret="x"),
    "choose_language": _anyone("POST"),
    # Without a step of signing in under way, or a factor, these lead back.
    "mfa_authenticate": _anyone(), "mfa_deactivate_totp": _anyone(), "mfa_view_recovery_codes": _anyone(),
    "mfa_generate_recovery_codes": _own(), "mfa_download_recovery_codes": _anyone(), "socialaccount_signup": _anyone(),
    "openid_connect_login": _anyone(provider_id="none"), "openid_connect_callback": _anyone(provider_id="none"),
}  # fmt: skip
_KEY = {"key": "assessment.strengths"}
_SUBMISSION = {
    name: _sees()
    for name in (
        "submission", "remarks", "history", "compare", "figures", "changed_figures", "findings", "findings_freshness",
        "papers", "paper_pages", "paper_shown", "paper_commented", "narrative", "narrative_sections", "narrative_figures",
    )
} | {
    "findings_count": _sees("POST"),
    "paper_page": _sees(number=1),
    "paper_file": _sees(ending="docx"),
    "figure_list": _sees(row="procedures-in-force"),
    "figure": _sees(row="steering-documents"),
    "narrative_section": _sees(**_KEY),
    "narrative_others": _sees(**_KEY),
    "narrative_history": _sees(**_KEY),
    "narrative_sources": _sees(**_KEY),
    "narrative_head": _sees(),
    "act": _may(Act.PRESENT, act="present"),
    "answer_remark": _may(Act.RESOLVE_REMARK),
    "begin": _may(Act.EDIT),
    "save_figures": _may(Act.EDIT),
    "paste_figures": _may(Act.EDIT),
    "carry_figures": _sees(),
    "from_file": _sees(),
    "reading": _sees(),
    "take_section": Address("POST", Who.MAY, Act.EDIT, names_more=True),
    "take_head": Address("POST", Who.MAY, Act.EDIT),
    "take_sections": Address("POST", Who.MAY, Act.EDIT, names_more=True),
    "narrative_editor": _sees(**_KEY),
    "narrative_earlier": _sees(**_KEY),
    "narrative_restore": _may(Act.EDIT, **_KEY),
    "check_again": _sees("POST"),
    "explain_finding": _may(Act.EXPLAIN),
    "narrative_save": _may(Act.EDIT, **_KEY),
}  # fmt: skip
_BOARD = {
    "board": _anywhere(Act.SEE_BOARD),
    "board_year": _anywhere(Act.SEE_BOARD),
    "board_export": _anywhere(Act.SEE_BOARD),
    "board_receive": _anywhere(Act.RECEIVE, "POST"),
    "board_remind": _anywhere(Act.REMIND, "POST"),
    "board_extend": _anywhere(Act.EXTEND, "POST"),
    "board_due_day": _anywhere(Act.SEE_BOARD),
    "board_opening": _anywhere(Act.SEE_BOARD),
    "log": _anywhere(Act.SEE_AUDIT),
    "verify_log": _anywhere(Act.MANAGE_AGENCIES, "POST"),
}
_ONE = {"regime": "cchc-province", "period": "2026-quarter_three"}
_CONSOLIDATIONS = {
    "consolidations": _anywhere(Act.SEE_CONSOLIDATION),
    "consolidation": _may(Act.SEE_CONSOLIDATION, "GET", **_ONE),
    "consolidation_figures": _may(Act.SEE_CONSOLIDATION, "GET", **_ONE),
    "consolidation_parts": _may(Act.SEE_CONSOLIDATION, "GET", **_ONE, row="steering-documents"),
    "consolidation_part": _may(Act.SEE_CONSOLIDATION, "GET", **_ONE, row="steering-documents"),
    "consolidation_united": _may(Act.SEE_CONSOLIDATION, "GET", **_ONE, row="procedures-in-force"),
    "consolidation_looks": _may(Act.SEE_CONSOLIDATION, "GET", **_ONE),
    "consolidation_freezing": _may(Act.SEE_CONSOLIDATION, "GET", **_ONE),
    "consolidation_package": _may(Act.SEE_CONSOLIDATION, "GET", **_ONE),
    "consolidation_bases": _may(Act.SEE_CONSOLIDATION, "GET", **_ONE),
    "consolidation_leave_out": _may(Act.CONSOLIDATE, **_ONE),
}
_PEOPLE = {
    "my_people": _anywhere(Act.MANAGE_PEOPLE),
    "people": _may(Act.MANAGE_PEOPLE, "GET"),
    "person": _may(Act.MANAGE_PEOPLE, "GET"),
    "add_person": _may(Act.MANAGE_PEOPLE, "GET"),
    "grant_role": _may(Act.MANAGE_PEOPLE),
    "invite_again": _may(Act.MANAGE_PEOPLE),
    "close_account": _may(Act.MANAGE_PEOPLE),
    "open_account": _may(Act.MANAGE_PEOPLE),
    "end_role": _may(Act.MANAGE_PEOPLE),
    "delegations": _may(Act.MANAGE_PEOPLE, "GET"),
    "revoke_delegation": _may(Act.MANAGE_PEOPLE),
    "import": _anywhere(Act.MANAGE_PEOPLE),
    "import_template": _anywhere(Act.MANAGE_PEOPLE),
    "import_commit": _anywhere(Act.MANAGE_PEOPLE, "POST"),
    "outbox": _anywhere(Act.MANAGE_PEOPLE),
    "outbox_again": _anywhere(Act.MANAGE_PEOPLE, "POST"),
    "outbox_aside": _anywhere(Act.MANAGE_PEOPLE, "POST"),
    "agencies": _anywhere(Act.MANAGE_AGENCIES),
    "create_agency": _anywhere(Act.MANAGE_AGENCIES),
    "agency": _may(Act.MANAGE_AGENCIES, "GET"),
    "describe_agency": _may(Act.MANAGE_AGENCIES),
    "rename_agency": _may(Act.MANAGE_AGENCIES),
    "merge_agency": _may(Act.MANAGE_AGENCIES),
    "move_agency": _may(Act.MANAGE_AGENCIES),
}
_ANOTHERS = {"notice": Address("POST", Who.ITS_OWNER), "revoke_key": _may(Act.MANAGE_PEOPLE)}
ADDRESSES: dict[str, Address] = (
    _ANOTHERS | _ACCOUNT | _SIGN_IN | _SUBMISSION | _BOARD | _CONSOLIDATIONS | _PEOPLE
)

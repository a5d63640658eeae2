"""The components of the pages; /thu-vien-thanh-phan/ shows each. Bodies of several lines stand in templates/_components."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from caicach.core.checks.findings import Severity
from caicach.core.ground.errors import CaicachError
from caicach.core.submissions.deadlines import Lateness, Timeliness
from caicach.core.submissions.statuses import Status
from caicach.web.words import say, spoken


register = template.Library()
STATUS_TONES = {
    Status.DRAFTING: ("secondary", "pencil"),
    Status.PRESENTED: ("blue", "user-check"),
    Status.SENT_BACK: ("orange", "arrow-back-up"),
    Status.APPROVED: ("cyan", "signature"),
    Status.ISSUED: ("indigo", "rubber-stamp"),
    Status.SENT: ("blue", "send"),
    Status.RECEIVED: ("teal", "inbox"),
    Status.ACCEPTED: ("green", "circle-check"),
    Status.REPLACED: ("secondary", "replace"),
    Status.CANCELLED: ("secondary", "x"),
}
SEVERITY_TONES = {
    Severity.ERROR: ("red", "circle-x"),
    Severity.WARNING: ("orange", "alert-triangle"),
    Severity.HINT: ("blue", "bulb"),
}
LATENESS_TONES = {
    Timeliness.NOT_OPEN: ("secondary", "clock"),
    Timeliness.OPEN: ("secondary", "clock"),
    Timeliness.DUE_SOON: ("orange", "clock-exclamation"),
    Timeliness.OVERDUE: ("red", "clock-exclamation"),
    Timeliness.ON_TIME: ("green", "check"),
    Timeliness.LATE: ("orange", "check"),
}


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """`{% icon "send" %}`: one of scripts/icons.txt; says nothing to a screen reader."""
    address = f"{static('vendor/icons.svg')}#{name.replace('/', '-')}"
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}"></use></svg>',
        classes,
        address,
    )


@register.simple_tag
def badge(text: str, tone: str = "secondary", symbol: str = "point") -> SafeString:
    """`{% badge "135 xã" tone="blue" symbol="building" %}`: any short fact."""
    return format_html('<span class="badge tone-{}">{}<span>{}</span></span>', tone, icon(symbol), text)


@register.simple_tag
def status_badge(status: str) -> SafeString:
    """`{% status_badge submission.status %}`."""
    known = Status(status)
    return badge(say(f"submissions.status_{known.value}"), *STATUS_TONES[known])


@register.simple_tag
def severity_badge(severity: str, count: int | None = None) -> SafeString:
    """`{% severity_badge finding.severity %}`; with a count: `3 lỗi`."""
    known = Severity(severity)
    key = f"web.components.severity_{known.value}"
    text = say(key) if count is None else say(f"{key}_count", count=count)
    return badge(text, *SEVERITY_TONES[known])


@register.simple_tag
def lateness_badge(lateness: Lateness) -> SafeString:
    """`{% lateness_badge lateness %}` of `lateness_of(...)`: `quá hạn 3 ngày`."""
    return badge(lateness_words(lateness), *LATENESS_TONES[lateness.timeliness])


@register.filter(name="lateness")
def lateness_words(lateness: Lateness) -> str:
    """`{{ lateness|lateness }}`: the same without a badge."""
    kind = (
        "today"
        if lateness.days == 0 and lateness.timeliness is Timeliness.DUE_SOON
        else lateness.timeliness.value
    )
    return say(f"web.components.lateness_{kind}", days=abs(lateness.days))


@register.simple_block_tag
def card(
    content: str, title: str = "", symbol: str = "", actions: str = "", flush: bool = False
) -> SafeString:
    """`{% card title="…" symbol="table" %}…{% endcard %}`; `flush=True` for a table without padding around it."""
    return _rendered("card", content=content, title=title, symbol=symbol, actions=actions, flush=flush)


@register.simple_block_tag
def data_table(content: str, caption: str, compact: bool = False) -> SafeString:
    """`{% data_table caption="…" %}<thead>…</thead><tbody>…</tbody>{% enddata_table %}`: scrolls sideways on a phone."""
    return _rendered("table", content=content, caption=caption, compact=compact)


@register.simple_block_tag(takes_context=True)
def confirm_dialog(
    context: dict[str, Any],
    content: str,
    name: str,
    title: str,
    action: str,
    button: str,
    tone: str = "primary",
) -> SafeString:
    """`{% confirm_dialog name="cancel" title="…" action=address button="…" tone="danger" %}…{% endconfirm_dialog %}`.

    A `<button data-dialog="cancel">` opens it; the fields inside go with the form.
    """
    return _rendered(
        "confirm_dialog", content=content, name=name, title=title, action=action, button=button, tone=tone,
        csrf_token=context.get("csrf_token", ""),
    )  # fmt: skip


@register.simple_tag
def empty_state(
    title: str, text: str = "", symbol: str = "inbox", address: str = "", action: str = ""
) -> SafeString:
    """`{% empty_state title="…" text="…" symbol="inbox" address=url action="…" %}`: what to do where nothing stands."""
    return _rendered("empty_state", title=title, text=text, symbol=symbol, address=address, action=action)


@register.simple_tag(takes_context=True)
def pagination(context: dict[str, Any], page: Page[Any]) -> SafeString:
    """`{% pagination page %}` of Django's Paginator; other parameters of the address stay."""
    steps = list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
    return mark_safe(  # noqa: S308 - a template of ours, escaped
        render_to_string(
            "_components/pagination.html", {"page": page, "steps": steps}, context.get("request")
        )
    )


@register.simple_tag
def field(bound: BoundField, hint: str = "") -> SafeString:
    """`{% field form.reason %}`: label, input, help and errors, tied together for a screen reader."""
    described = [f"{bound.id_for_label}_help"] if bound.help_text or hint else []
    described += [f"{bound.id_for_label}_errors"] if bound.errors else []
    attributes = {"class": _widget_class(bound)} | (
        {"aria-describedby": " ".join(described)} if described else {}
    )
    told = [str(error).split("\n", 1) for error in bound.errors]
    return _rendered(
        "field", field=bound, widget=bound.as_widget(attrs=attributes), hint=hint or bound.help_text,
        is_check=_is_check(bound), errors=[(parts[0], parts[1] if len(parts) > 1 else "") for parts in told],
    )  # fmt: skip


def _widget_class(bound: BoundField) -> str:
    kind = (
        "form-select"
        if bound.widget_type in {"select", "selectmultiple", "nullbooleanselect"}
        else "form-control"
    )
    kind = "form-check-input" if _is_check(bound) else kind
    own = bound.field.widget.attrs.get("class", "")
    return " ".join(part for part in (kind, own, "is-invalid" if bound.errors else "") if part)


def _is_check(bound: BoundField) -> bool:
    return bound.widget_type == "checkbox"


@register.simple_tag(takes_context=True)
def act_button(
    context: dict[str, Any],
    text: str,
    action: str,
    refusal: CaicachError | None = None,
    symbol: str = "",
    tone: str = "primary",
    dialog: str = "",
) -> SafeString:
    """`{% act_button "Trình" address refusal=refusal symbol="send" %}`: a button that posts; with a refusal it is
    disabled and says why. `dialog="…"` opens that confirm dialog instead of posting at once."""
    why = f"{spoken(refusal.says)} {spoken(refusal.do)}" if refusal else ""
    return _rendered(
        "act_button", text=text, action=action, why=why, symbol=symbol, tone=tone, dialog=dialog,
        csrf_token=context.get("csrf_token", ""),
    )  # fmt: skip


@register.simple_tag
def toast(text: str, do: str = "", tone: str = "info") -> SafeString:
    """`{% toast "Đã lưu." tone="success" %}`: in a fragment swapped into `#toasts` with hx-swap-oob."""
    return _rendered("toast", text=text, do=do, tone=tone)


@register.simple_tag
def crumb(text: str, address: str = "") -> SafeString:
    """`{% block breadcrumb %}{% crumb "Báo cáo" url %}{% crumb "6 tháng" %}{% endblock %}`."""
    if not address:
        return format_html('<li class="breadcrumb-item active" aria-current="page">{}</li>', text)
    return format_html('<li class="breadcrumb-item"><a href="{}">{}</a></li>', address, text)


def _rendered(component: str, /, **values: object) -> SafeString:
    return mark_safe(render_to_string(f"_components/{component}.html", values))  # noqa: S308 - a template of ours, escaped

"""What home, board and notices show of duties: `{% load receiving %}`."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from caicach.core.submissions.stages import Stage
from caicach.store.period_words import period_words
from caicach.web.templatetags.components import badge
from caicach.web.words import begun, say, spoken


register = template.Library()
STAGE_TONES = {
    Stage.NOT_STARTED: ("secondary", "circle-dashed"),
    Stage.DRAFTING: ("secondary", "pencil"),
    Stage.PRESENTED: ("indigo", "signature"),
    Stage.SENT: ("blue", "send"),
    Stage.SENT_BACK: ("orange", "arrow-back-up"),
    Stage.RECEIVED: ("teal", "inbox"),
    Stage.ACCEPTED: ("green", "circle-check"),
}


@register.simple_tag
def stage_badge(stage: str) -> SafeString:
    """`{% stage_badge row.standing.stage %}`."""
    known = Stage(stage)
    return badge(say(f"web.board.stage_{known.value}"), *STAGE_TONES[known])


@register.filter
def period(id_: str) -> str:
    """`{{ duty.period|period }}`: năm 2026."""
    return spoken(period_words(id_))


@register.filter
def period_title(id_: str) -> str:
    """`{{ duty.period|period_title }}`: Năm 2026, to begin a line with."""
    return begun(period_words(id_))


@register.simple_tag(takes_context=True)
def address_with(context: dict[str, Any], name: str, value: str) -> str:
    """`{% address_with "trang-thai" "sent" %}`: this address with that choice, on its first page; empty takes it out."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    query.pop(name, None)
    if value:
        query[name] = value
    return f"?{query.urlencode()}"

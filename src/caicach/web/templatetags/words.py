"""Sentences, numbers and days in templates.

`{% say "web.home.title" name=value %}`; several parts make one key: `{% say "submissions.status_" status %}`.
"""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape

from caicach.core.ground.days import official_day, official_moment
from caicach.core.ground.numbers import vietnamese_number
from caicach.core.ground.words import Words
from caicach.web import words as speech


register = template.Library()


@register.simple_tag
def say(*parts: object, **values: object) -> str:
    """The sentence in the language of the request; the parts together are its key."""
    return conditional_escape(speech.say("".join(str(part) for part in parts), **values))


@register.filter(name="say")
def said(key: str) -> str:
    """`{% card title="web.gallery.form"|say %}`: a sentence without values, as an argument of another tag."""
    return speech.say(key)


@register.filter
def spoken(words: object) -> str:
    """`{{ finding.message|spoken }}`: words of the core in the language of the request."""
    return speech.spoken(words) if isinstance(words, Words) else str(words)


@register.filter
def number(value: object, places: int | None = None) -> str:
    """`{{ 1234.5|number }}`: 1.234,5; `|number:2`: 1.234,50. Nothing for None."""
    if value is None or value == "":
        return ""
    try:
        exact = value if isinstance(value, Decimal) else Decimal(str(value))
    except InvalidOperation:
        return str(value)
    return vietnamese_number(exact, places)


@register.filter
def day(value: date | None) -> str:
    """`{{ duty.due_on|day }}`: 05/02/2026. Nothing for None; a moment counts for its day in Viet Nam."""
    if value is None or value == "":
        return ""
    return official_day(timezone.localtime(value).date() if isinstance(value, datetime) else value)


@register.filter
def moment(value: datetime | None) -> str:
    """`{{ event.at|moment }}`: 14:05 05/02/2026, in Viet Nam. Nothing for None."""
    return official_moment(timezone.localtime(value)) if value else ""

"""Days and numbers as Vietnamese offices write them; Django's own vi formats read 03/11/2026 as 11 March."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.utils import formats, translation

from caicach.core.submissions.deadlines import lateness_of


LANGUAGES = ("vi", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["03/11/2026", "3/11/2026", "03-11-2026", "03.11.2026", "2026-11-03"])
def test_day_comes_before_month(language: str, text: str) -> None:
    with translation.override(language):
        assert forms.DateField().clean(text) == date(2026, 11, 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_month_before_day_is_refused(language: str) -> None:
    with translation.override(language), pytest.raises(forms.ValidationError):
        forms.DateField().clean("11/23/2026")


@pytest.mark.parametrize("language", LANGUAGES)
def test_formats_of_django_are_ours(language: str) -> None:
    with translation.override(language):
        assert formats.date_format(date(2026, 2, 5)) == "05/02/2026"
        assert formats.date_format(date(2026, 2, 5), "SHORT_DATE_FORMAT") == "05/02/2026"
        assert formats.date_format(datetime(2026, 2, 5, 7, 4), "DATETIME_FORMAT") == "07:04 05/02/2026"  # noqa: DTZ001
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
        assert formats.get_format("NUMBER_GROUPING") == 3
        assert formats.number_format(Decimal("1234567.5"), force_grouping=True) == "1.234.567,5"


def _shown(text: str, **values: object) -> str:
    return Template(text).render(Context(values))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234567, "1.234.567"),
        (Decimal("1234.50"), "1.234,50"),
        ("0.5", "0,5"),
        (-3, "-3"),
        (None, ""),
        ("chưa", "chưa"),
    ],
)
def test_number(value: object, shown: str) -> None:
    assert _shown("{{ value|number }}", value=value) == shown


def test_number_with_places_is_rounded_half_up() -> None:
    assert _shown("{{ value|number:2 }}", value=Decimal("0.125")) == "0,13"


def test_number_in_an_address_is_left_alone() -> None:
    with translation.override("vi"):
        assert _shown("{{ id }}", id=12345) == "12345"


def test_day_and_moment_are_those_of_viet_nam() -> None:
    late = datetime(2026, 2, 4, 17, 30, tzinfo=UTC)

    assert _shown(
        "{{ at|moment }} | {{ at|day }} | {{ on|day }} | {{ none|day }}",
        at=late,
        on=date(2026, 2, 5),
        none=None,
    ) == ("00:30 05/02/2026 | 05/02/2026 | 05/02/2026 | ")


@pytest.mark.parametrize(
    ("sent", "today", "shown"),
    [
        (None, date(2026, 12, 8), "quá hạn 3 ngày"),
        (None, date(2026, 12, 5), "đến hạn hôm nay"),
        (None, date(2026, 12, 3), "còn 2 ngày"),
        (date(2026, 12, 7), date(2026, 12, 9), "gửi muộn 2 ngày"),
        (date(2026, 12, 5), date(2026, 12, 9), "gửi đúng hạn"),
    ],
)
def test_lateness(sent: date | None, today: date, shown: str) -> None:
    lateness = lateness_of(sent, date(2026, 12, 1), date(2026, 12, 5), today)

    assert _shown("{{ lateness|lateness }}", lateness=lateness) == shown


def test_sentence_in_the_language_of_the_request_is_escaped() -> None:
    text = '{% say "web.layout.account_of" name=name %}'

    assert _shown(text, name="<b>") == "Tài khoản của &lt;b&gt;"
    with translation.override("en"):
        assert _shown(text, name="An") == "Account of An"

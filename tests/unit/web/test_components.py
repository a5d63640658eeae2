"""Components: what they say to a person who sees and to one who listens."""

import pytest
from django import forms
from django.template import Context, Template

from caicach.core.checks.findings import Severity
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.words import plain
from caicach.core.submissions.deadlines import Timeliness
from caicach.core.submissions.statuses import Status
from caicach.web.forms import PortalForm
from caicach.web.templatetags.components import LATENESS_TONES, SEVERITY_TONES, STATUS_TONES


REFUSAL = CaicachError(plain("Còn 2 lỗi."), plain("Sửa <lỗi> rồi trình."))


def _shown(text: str, **values: object) -> str:
    return Template(text).render(Context(values))


@pytest.mark.parametrize(
    ("enum", "tones"), [(Status, STATUS_TONES), (Severity, SEVERITY_TONES), (Timeliness, LATENESS_TONES)]
)
def test_every_member_has_a_tone_and_an_icon(enum: type, tones: dict[object, object]) -> None:
    assert set(tones) == set(enum)


def test_icon_is_silent_to_a_screen_reader() -> None:
    shown = _shown('{% icon "filled/star" %}')

    assert 'aria-hidden="true"' in shown
    assert "icons.svg#filled-star" in shown


def test_refused_act_is_a_disabled_button_that_says_why() -> None:
    shown = _shown('{% act_button "Trình" "/trinh/" refusal=refusal %}', refusal=REFUSAL)

    assert 'aria-disabled="true"' in shown
    assert "Còn 2 lỗi. Sửa &lt;lỗi&gt; rồi trình." in shown
    assert "<form" not in shown


def test_act_is_a_form_that_is_sent_once() -> None:
    shown = _shown('{% act_button "Trình" "/trinh/" %}', csrf_token="tok")

    assert 'action="/trinh/"' in shown
    assert "data-submit-once" in shown
    assert 'value="tok"' in shown


class _Form(PortalForm):
    reason = forms.CharField(label="Lý do", help_text="Ngắn gọn.", max_length=5)
    due = forms.DateField(label="Hạn")
    count = forms.IntegerField(label="Số", max_value=3, required=False)
    mail = forms.EmailField(label="Thư", required=False)


def test_field_ties_label_help_and_mistake_to_the_input() -> None:
    form = _Form({"reason": "", "due": "31/02/2026"})

    shown = _shown("{% field form.reason %}", form=form)

    assert '<label class="form-label" for="id_reason">' in shown
    assert 'aria-describedby="id_reason_help id_reason_errors"' in shown
    assert "<strong>Chỗ này còn trống.</strong> Nhập nội dung rồi gửi lại." in shown


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("due", "31/02/2026", "Không đọc được ngày này."),
        ("reason", "dài quá", "Nội dung dài quá mức cho phép."),
        ("count", "9", "Số này lớn quá mức cho phép."),
        ("count", "chín", "Không đọc được số này."),
        ("mail", "an", "Đây chưa phải địa chỉ thư điện tử."),
    ],
)
def test_mistakes_are_told_in_our_words(field: str, value: str, says: str) -> None:
    form = _Form({"reason": "vì", "due": "01/02/2026"} | {field: value})

    (told,) = form.errors[field]

    assert str(told).split("\n")[0] == says
    assert str(told).split("\n")[1]


def test_refusal_of_an_act_stands_beside_the_field_or_above_the_form() -> None:
    form = _Form({"reason": "vì", "due": "01/02/2026"})
    form.refuse(REFUSAL)
    form.refuse(REFUSAL, "due")

    assert form.told == [("Còn 2 lỗi.", "Sửa <lỗi> rồi trình.")]
    assert "<strong>Còn 2 lỗi.</strong> Sửa &lt;lỗi&gt; rồi trình." in _shown(
        "{% field form.due %}", form=form
    )

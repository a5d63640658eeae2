"""The form of an extension."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.urls import reverse

from caicach.web.forms import PortalForm
from caicach.web.words import say, say_later


LONGEST = timedelta(days=366)  # further away the year was mistyped


class ExtendForm(PortalForm):
    """Until when, and why."""

    due_on = forms.DateField(
        label=say_later("web.board.new_due"),
        help_text=say_later("web.board.new_due_hint"),
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=say_later("web.board.reason"),
        help_text=say_later("web.board.reason_hint"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["due_on"].widget.attrs |= {
            "hx-get": reverse("board_due_day"),
            "hx-trigger": "input changed delay:250ms",
            "hx-target": "#due-day",
        }

    def clean_due_on(self) -> date:
        """The day, unless it is years away."""
        due_on: date = self.cleaned_data["due_on"]
        if due_on > self.today + LONGEST:
            raise forms.ValidationError(f"{say('web.board.too_far')}\n{say('web.board.too_far_do')}")
        return due_on

"""The form of an extension."""

from django import forms

from caicach.web.forms import PortalForm
from caicach.web.words import say_later


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

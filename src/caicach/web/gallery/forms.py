"""The form of the gallery."""

from django import forms

from caicach.web.forms import PortalForm
from caicach.web.words import say_later


class SampleForm(PortalForm):
    """One field of each kind."""

    reason = forms.CharField(
        label=say_later("web.gallery.field_reason"), help_text=say_later("web.gallery.field_reason_hint")
    )
    due_on = forms.DateField(label=say_later("web.gallery.field_due"))
    kind = forms.ChoiceField(
        label=say_later("web.gallery.field_kind"),
        choices=[
            ("year", say_later("web.gallery.choice_year")),
            ("half", say_later("web.gallery.choice_half")),
        ],
    )
    note = forms.CharField(
        label=say_later("web.gallery.field_note"), required=False, widget=forms.Textarea({"rows": 2})
    )
    tell = forms.BooleanField(label=say_later("web.gallery.field_tell"), required=False)

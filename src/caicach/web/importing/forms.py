"""The file to be tried."""

from django import forms

from caicach.web.forms import PortalForm
from caicach.web.words import say_later


class UploadForm(PortalForm):
    """A spreadsheet or CSV."""

    file = forms.FileField(
        label=say_later("web.importing.file"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

"""The form that takes a file."""

from django import forms

from caicach.web.forms import PortalForm
from caicach.web.words import say_later


KINDS = ".docx,.xlsx,.pdf,.doc,.odt,.ods,.xls,.txt,.md,.json"


class UploadForm(PortalForm):
    """One file; what kind it is, its content says."""

    file = forms.FileField(
        label=say_later("web.from_file.file"),
        help_text=say_later("web.from_file.file_hint"),
        widget=forms.FileInput(attrs={"accept": KINDS}),
    )

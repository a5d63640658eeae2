"""What a person says of a new key."""

from datetime import timedelta

from django import forms

from caicach.actions.tokens import agencies_and_roles
from caicach.core.submissions.roles import Role
from caicach.web.forms import PortalForm
from caicach.web.requests import Request
from caicach.web.words import say, say_later


USUAL = timedelta(days=180)


class KeyForm(PortalForm):
    """For which program, which role in which agency, until when."""

    label = forms.CharField(
        label=say_later("web.keys.label"), help_text=say_later("web.keys.label_help"), max_length=100
    )
    what = forms.ChoiceField(label=say_later("web.keys.what"), help_text=say_later("web.keys.what_help"))
    expires_on = forms.DateField(
        label=say_later("web.keys.expires_on"), help_text=say_later("web.keys.expires_help")
    )

    def __init__(self, request: Request, *args: object, **options: object) -> None:
        options.setdefault("initial", {"expires_on": request.today + USUAL})
        super().__init__(*args, **options)
        self.fields["what"].choices = [
            (f"{agency.pk}:{role.value}", f"{say(f'submissions.role_{role.value}')} · {agency.short_name}")
            for agency, role in agencies_and_roles(request.user, request.today)
        ]

    def grant(self) -> tuple[str, Role]:
        """The agency and the role chosen."""
        agency, _, role = self.cleaned_data["what"].rpartition(":")
        return agency, Role(role)

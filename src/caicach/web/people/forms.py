"""Forms about people: adding one, granting a role, lending one."""

from datetime import date

from django import forms

from caicach.core.submissions.roles import Role
from caicach.store.models import Agency, User
from caicach.web.forms import PortalForm
from caicach.web.words import say, say_later


def role_choices(roles: tuple[Role, ...]) -> list[tuple[str, str]]:
    """The roles by name, in the order of the work."""
    return [(role.value, say(f"submissions.role_{role.value}")) for role in roles]


class DayInput(forms.DateInput):
    """A day as people here write it. The browser's own picker would show the month first to whoever uses it in English."""

    def __init__(self) -> None:
        super().__init__(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "31/12/2026"})


def day_field(words: str, **options: object) -> forms.DateField:
    """A day, written day first or as programs send it."""
    return forms.DateField(
        label=say_later(words), widget=DayInput(), input_formats=["%Y-%m-%d", "%d/%m/%Y"], **options
    )


class PersonForm(PortalForm):
    """A new person with a first role."""

    full_name = forms.CharField(label=say_later("web.account.name"), max_length=150)
    email = forms.EmailField(label=say_later("web.account.field_email"))
    position = forms.CharField(label=say_later("web.account.position"), max_length=150, required=False)
    phone = forms.CharField(label=say_later("web.account.phone"), max_length=30, required=False)
    username = forms.CharField(
        label=say_later("web.people.username"), max_length=150, required=False,
        help_text=say_later("web.people.username_hint"),
    )  # fmt: skip
    role = forms.ChoiceField(label=say_later("web.people.role"))
    from_on = day_field("web.people.from", required=False)
    until = day_field("web.people.until", required=False)

    def __init__(self, *args: object, roles: tuple[Role, ...], **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["role"].choices = role_choices(roles)


class DetailsForm(PortalForm):
    """What an administrator knows of a person."""

    full_name = forms.CharField(label=say_later("web.account.name"), max_length=150)
    position = forms.CharField(label=say_later("web.account.position"), max_length=150, required=False)
    phone = forms.CharField(label=say_later("web.account.phone"), max_length=30, required=False)


class GrantForm(PortalForm):
    """Another role for a person."""

    role = forms.ChoiceField(label=say_later("web.people.role"))
    from_on = day_field("web.people.from", required=False)
    until = day_field("web.people.until", required=False)

    def __init__(self, *args: object, roles: tuple[Role, ...], **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["role"].choices = role_choices(roles)


class LendForm(PortalForm):
    """A role lent: which, to whom, for how long, why. `giver` is chosen by administrators alone."""

    giver = forms.ModelChoiceField(User.objects.none(), label=say_later("web.people.giver"))
    what = forms.ChoiceField(label=say_later("web.people.what"))
    taker = forms.ModelChoiceField(User.objects.none(), label=say_later("web.people.taker"))
    from_on = day_field("web.people.from")
    until = day_field("web.people.until")
    reason = forms.CharField(label=say_later("web.people.reason"), max_length=500)

    def __init__(
        self,
        *args: object,
        what: list[tuple[Agency, Role]],
        people: object,
        today: date,
        is_own: bool,
        **options: object,
    ) -> None:
        super().__init__(*args, initial={"from_on": today, "until": today}, **options)
        self.fields["what"].choices = [
            (f"{role.value} {agency.pk}", f"{say(f'submissions.role_{role.value}')} · {agency.short_name}")
            for agency, role in what
        ]
        self.fields["taker"].queryset = self.fields["giver"].queryset = people
        if is_own:
            del self.fields["giver"]

    @property
    def chosen(self) -> tuple[Role, str]:
        """The role and the agency it is lent for."""
        role, agency = self.cleaned_data["what"].split(" ", 1)
        return Role(role), agency

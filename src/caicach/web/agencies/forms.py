"""Forms about agencies; every change asks from which day."""

from django import forms
from django.db.models import Q, QuerySet

from caicach.core.ground.agencies import AgencyType
from caicach.store.models import Agency
from caicach.web.forms import PortalForm
from caicach.web.people.forms import day_field
from caicach.web.words import say, say_later


class AgencyChoice(forms.ModelChoiceField):
    """An agency of the list, by its full name."""

    def label_from_instance(self, agency: Agency) -> str:
        """The name, with its last day when it is no more."""
        return agency.name if agency.valid_to is None else f"{agency.name} ({agency.valid_to:%d/%m/%Y})"


def _living() -> QuerySet[Agency]:
    return Agency.objects.filter(Q(valid_to=None))


class DescribeForm(PortalForm):
    """What is no part of the name."""

    place_name = forms.CharField(
        label=say_later("web.agencies.place_name"), max_length=80, required=False,
        help_text=say_later("web.agencies.place_name_hint"),
    )  # fmt: skip
    code = forms.CharField(label=say_later("web.agencies.code"), max_length=35, required=False)
    code_102 = forms.CharField(label=say_later("web.agencies.code_102"), max_length=35, required=False)


class RenameForm(PortalForm):
    """The new name and its first day."""

    name = forms.CharField(label=say_later("web.agencies.new_name"), max_length=200)
    short_name = forms.CharField(label=say_later("web.agencies.short_name"), max_length=120)
    abbreviation = forms.CharField(
        label=say_later("web.agencies.abbreviation"), max_length=30, required=False
    )
    on = day_field("web.agencies.first_day")


class MergeForm(PortalForm):
    """Into which agency, from which day."""

    into = AgencyChoice(Agency.objects.none(), label=say_later("web.agencies.into"))
    on = day_field("web.agencies.first_day")

    def __init__(self, *args: object, agency: str, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["into"].queryset = _living().exclude(pk=agency)


class MoveForm(PortalForm):
    """Under which agency, from which day."""

    parent = AgencyChoice(Agency.objects.none(), label=say_later("web.agencies.parent"))
    on = day_field("web.agencies.first_day")

    def __init__(self, *args: object, agency: str, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["parent"].queryset = _living().exclude(pk=agency)


class CreateForm(DescribeForm):
    """A new agency in its place."""

    name = forms.CharField(label=say_later("web.agencies.name"), max_length=200)
    short_name = forms.CharField(label=say_later("web.agencies.short_name"), max_length=120)
    abbreviation = forms.CharField(
        label=say_later("web.agencies.abbreviation"), max_length=30, required=False
    )
    type = forms.ChoiceField(label=say_later("web.agencies.type"))
    parent = AgencyChoice(Agency.objects.none(), label=say_later("web.agencies.parent"), required=False)
    valid_from = day_field("web.agencies.first_day", required=False)
    field_order = (
        "name",
        "short_name",
        "abbreviation",
        "type",
        "parent",
        "valid_from",
        "place_name",
        "code",
        "code_102",
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["type"].choices = type_choices()
        self.fields["parent"].queryset = _living()


def type_choices() -> list[tuple[str, str]]:
    """The types of agency by name."""
    return [(kind.value, say(f"terms.agency_{kind.value}")) for kind in AgencyType]

"""Forms whose mistakes are told as the core tells them: what is wrong, and what to do."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.utils import ErrorDict
from django.utils.text import format_lazy

from caicach.core.ground.errors import CaicachError
from caicach.web.words import say_later, spoken


# The codes of Django's own fields we have words for: `web.form.<code>` and `web.form.<code>_do`.
CODES = (
    "required", "invalid", "invalid_choice", "invalid_list", "max_length", "min_length", "max_value", "min_value",
    "missing", "empty", "invalid_image",
)  # fmt: skip
OF_FIELD: tuple[tuple[type[forms.Field], dict[str, str]], ...] = (
    (forms.DateTimeField, {"invalid": "invalid_moment"}),
    (forms.DateField, {"invalid": "invalid_date"}),
    (forms.EmailField, {"invalid": "invalid_email"}),
    (forms.IntegerField, {"invalid": "invalid_number"}),
    (forms.FileField, {"required": "required_file"}),
    (forms.ChoiceField, {"required": "required_choice"}),
)


class PortalMixin:
    """What forms of the portal share; for forms that are not a PortalForm, such as those of allauth."""

    fields: dict[str, forms.Field]
    errors: ErrorDict

    def tell_mistakes_in_our_words(self) -> None:
        """Every field says its mistakes as `says` and `do`."""
        for field in self.fields.values():
            own = next((words for kind, words in OF_FIELD if isinstance(field, kind)), {})
            for code in CODES:
                if code in field.error_messages:
                    field.error_messages[code] = told_of(own.get(code, code))
            for validator in field.validators:
                code = getattr(validator, "code", "")
                if code in CODES:
                    validator.message = told_of(own.get(code, code))

    @property
    def told(self) -> list[tuple[str, str]]:
        """The mistakes of the form as a whole: what is wrong, what to do."""
        lines = (str(error).split("\n", 1) for error in self.errors.get(NON_FIELD_ERRORS, ()))
        return [(parts[0], parts[1] if len(parts) > 1 else "") for parts in lines]


class PortalForm(PortalMixin, forms.Form):
    """A form of the portal."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.tell_mistakes_in_our_words()

    def refuse(self, error: CaicachError, field: str | None = None) -> None:
        """Show the refusal of an act beside a field, or above the form."""
        self.add_error(field, ValidationError(f"{spoken(error.says)}\n{spoken(error.do)}"))


def told_of(code: str) -> str:
    """Both sentences on two lines, said when shown."""
    return format_lazy("{}\n{}", say_later(f"web.form.{code}"), say_later(f"web.form.{code}_do"))

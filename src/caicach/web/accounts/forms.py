"""The forms of signing in: allauth's, with labels and mistakes in our words."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes import forms as recovery_codes
from allauth.mfa.totp import forms as totp
from django import forms
from django.conf import settings

from caicach.web.forms import PortalForm, PortalMixin, told_of
from caicach.web.words import say_later


class OurWords(PortalMixin):
    """Labels `web.account.field_<name>`; a help only where we have one; nothing written inside an empty field."""

    helps: dict[str, str] = {}  # noqa: RUF012 - a class says its own

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.tell_mistakes_in_our_words()
        for name, field in self.fields.items():
            field.label = say_later(f"web.account.field_{name}")
            field.help_text = say_later(self.helps[name]) if name in self.helps else ""
            field.widget.attrs.pop("placeholder", None)


class TypedTwice(OurWords, forms.Form):
    """A new password that is typed twice."""

    helps = {"password1": "web.account.password_help"}  # noqa: RUF012

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        first, again = (
            cleaned.get("password1"),
            self.cleaned_data.get("password2") or self.data.get("password2"),
        )
        if first and again and first != again:
            self.errors["password2"] = self.error_class([told_of("passwords_differ")])
        return cleaned


class LoginForm(OurWords, account.LoginForm):
    """User name or e-mail, and password."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username",
            "autofocus": True,
            "autocapitalize": "none",
        }


class ChangePasswordForm(TypedTwice, account.ChangePasswordForm):
    """The present password and the new one twice."""


class SetPasswordForm(TypedTwice, account.SetPasswordForm):
    """A first password, for who came by the single sign-on."""


class ResetPasswordForm(OurWords, account.ResetPasswordForm):
    """Where to send the link."""


class ResetPasswordKeyForm(TypedTwice, account.ResetPasswordKeyForm):
    """The new password, by a link."""


class ReauthenticateForm(OurWords, account.ReauthenticateForm):
    """The password once more, before something that matters."""


class AuthenticateForm(OurWords, mfa.AuthenticateForm):
    """The six digits, or a recovery code."""

    helps = {"code": "web.account.code_help"}  # noqa: RUF012


class ReauthenticateByCodeForm(OurWords, mfa.ReauthenticateForm):
    """The six digits once more, before something that matters."""


class ActivateForm(OurWords, totp.ActivateTOTPForm):
    """The six digits that show that the application was set up."""


class DeactivateForm(OurWords, totp.DeactivateTOTPForm):
    """Nothing to fill in."""


class GenerateCodesForm(OurWords, recovery_codes.GenerateRecoveryCodesForm):
    """Nothing to fill in."""


class InvitationForm(TypedTwice, account.SetPasswordForm):
    """The first password, by the link of an invitation."""


class ProfileForm(PortalForm):
    """What a person says of themselves."""

    position = forms.CharField(label=say_later("web.account.position"), max_length=150, required=False)
    phone = forms.CharField(label=say_later("web.account.phone"), max_length=30, required=False)
    language = forms.ChoiceField(label=say_later("web.account.language"), choices=settings.LANGUAGES)
    wants_digest = forms.BooleanField(label=say_later("web.account.digest"), required=False)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["phone"].widget.attrs |= {"type": "tel", "autocomplete": "tel"}

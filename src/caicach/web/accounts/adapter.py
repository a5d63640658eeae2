"""How allauth behaves in the portal: nobody signs up alone, every sentence and letter is ours."""

from typing import Any
from urllib.parse import quote

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import format_lazy

from caicach.actions.letters import Letter, write
from caicach.store.models import User
from caicach.web import clock
from caicach.web.clients import address_of
from caicach.web.preferences import remember_language
from caicach.web.words import message, say, say_later


def told(name: str) -> str:
    """Says and do of `web.account.<name>` on two lines, said when shown."""
    return format_lazy("{}\n{}", say_later(f"web.account.{name}"), say_later(f"web.account.{name}_do"))


# What allauth says after an act, by its own template; what is not here is not worth a notice.
_NOTICES = {
    "account/messages/password_changed.txt": "password_saved_text",
    "account/messages/password_set.txt": "password_saved_text",
    "mfa/messages/totp_activated.txt": "totp_activated",
    "mfa/messages/totp_deactivated.txt": "totp_deactivated",
    "mfa/messages/recovery_codes_generated.txt": "recovery_codes_generated",
    "usersessions/messages/sessions_logged_out.txt": "sessions_ended",
}
_LETTERS = {
    "account/email/password_reset_key": "letter_reset",
    "account/email/password_changed": "letter_password_changed",
    "account/email/password_reset": "letter_password_changed",
    "account/email/password_set": "letter_password_changed",
    "mfa/email/totp_activated": "letter_totp_activated",
    "mfa/email/totp_deactivated": "letter_totp_deactivated",
    "mfa/email/recovery_codes_generated": "letter_recovery_codes",
}
_PASSWORD = ("password_too_short", "password_too_common", "password_entirely_numeric", "password_too_similar")


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in of the portal."""

    error_messages = DefaultAccountAdapter.error_messages | {
        code: told(code)
        for code in (
            "account_inactive", "enter_current_password", "incorrect_code", "incorrect_password", "rate_limited",
            "too_many_login_attempts", "invalid_password_reset", "same_as_current", "unknown_email",
        )
    } | dict.fromkeys(
        ("email_password_mismatch", "username_password_mismatch", "invalid_login"), told("password_mismatch")
    )  # fmt: skip

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: administrators add people."""
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Our sentence for what allauth tells, nothing for the rest."""
        key = _NOTICES.get(message_template or "")
        if key:
            messages.success(request, say(f"web.account.{key}"))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put our letter into the outbox; nothing for letters we have no words for."""
        key, now = _LETTERS.get(template_prefix), clock.now()
        user = context.get("user")
        if key is None or user is None:
            return
        words = {
            "name": user.get_full_name(),
            "username": user.username,
            "link": context.get("password_reset_url", ""),
            "address": settings.ADDRESS,
        }
        subject = message(f"web.account.{key}_subject").say(user.language)
        body = message(f"web.account.{key}", **words).say(user.language)
        write([Letter(email, subject, body, f"{key}:{user.pk}:{now.isoformat()}")], now)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """To the address the administrator knows; allauth's own table of addresses is not used."""
        if user.email:
            self.send_mail(template_prefix, user.email, {"user": user})

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The address people know the portal by, whatever the request came to."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.ADDRESS + path.replace("UID-KEY", quote(key))

    def get_client_ip(self, request: HttpRequest) -> str:
        """As everywhere in the portal."""
        return address_of(request)

    def clean_password(self, password: str, user: AbstractBaseUser | None = None) -> str:
        """The password when it is a good one; each reason why not in our words."""
        try:
            validate_password(password, user)
        except ValidationError as refused:
            codes = [error.code for error in refused.error_list if error.code in _PASSWORD]
            raise ValidationError([told(code) for code in codes] or refused.error_list) from refused
        return password

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **options: Any) -> HttpResponse:
        """The page that was wanted, in the person's language."""
        response = super().post_login(request, user, **options)
        return remember_language(response, user.language)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor of the portal."""

    error_messages = DefaultMFAAdapter.error_messages | {
        code: told(code) for code in ("incorrect_code", "rate_limited")
    }


class SignOnAdapter(DefaultSocialAccountAdapter):
    """The province's single sign-on: it says who somebody is; who may come in at all, our administrators say."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie the sign-on to the person of that e-mail address, unless the sign-on doubts the address itself."""
        if sociallogin.is_existing:
            return
        claims = sociallogin.account.extra_data
        said = {**claims, **claims.get("userinfo", {}), **claims.get("id_token", {})}
        email = str(said.get("email") or "").strip()
        if not email or said.get("email_verified") is False:
            return
        user = User.objects.filter(email__iexact=email).order_by("pk").first()
        if user is not None:
            sociallogin.connect(request, user)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: administrators add people."""
        return False

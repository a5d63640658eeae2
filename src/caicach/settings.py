"""Django's settings, made of the records of caicach.environment. Read them through django.conf.settings, in shells only."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url

from caicach import environment as given


ENVIRONMENT = given.read_environment()
DATA = ENVIRONMENT.data
DEBUG = ENVIRONMENT.flag(given.DEBUG)
DEMO = ENVIRONMENT.flag(given.DEMO)
SECRET_KEY = given.secret_key(ENVIRONMENT)

# Where the portal is reached
ADDRESS = ENVIRONMENT.text(given.ADDRESS).rstrip("/")
_address = urlsplit(ADDRESS)
if _address.scheme not in {"http", "https"} or not _address.hostname:
    raise ENVIRONMENT.unusable(given.ADDRESS, ADDRESS)
IS_SECURE = _address.scheme == "https"
IS_BEHIND_PROXY = ENVIRONMENT.flag(given.PROXY)
ALLOWED_HOSTS = sorted({_address.hostname, *ENVIRONMENT.listed(given.HOSTS)})
CSRF_TRUSTED_ORIGINS = [f"{_address.scheme}://{_address.netloc}"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_BEHIND_PROXY else None
SECURE_SSL_REDIRECT = IS_SECURE and IS_BEHIND_PROXY
SECURE_REDIRECT_EXEMPT = [r"^_status$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_SECURE else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # a working day
CSRF_FAILURE_VIEW = "caicach.web.errors.views.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the preview of a document is framed by its own page

ROOT_URLCONF = "caicach.web.urls"
WSGI_APPLICATION = "caicach.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "store.User"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "caicach.web",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "caicach.store",
    "caicach.api",
    "caicach.jobs",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "caicach.web.middleware.content_security",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "caicach.web.middleware.language",
    "caicach.web.middleware.clock",
    "caicach.api.middleware.one_shape",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "caicach.web.middleware.no_nul",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "caicach.web.acting.acting",
    "allauth.account.middleware.AccountMiddleware",
    "caicach.web.errors.middleware.Errors",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "caicach.web.layout.layout",
            ],
            "builtins": [
                "django.templatetags.static",
                "caicach.web.templatetags.words",
                "caicach.web.templatetags.components",
            ],
        },
    }
]


# The database: SQLite in the data folder, or PostgreSQL
def _database() -> dict[str, Any]:
    address = ENVIRONMENT.text(given.DATABASE) or f"sqlite:///{DATA / 'db.sqlite3'}"
    try:
        database: dict[str, Any] = dict(
            dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True)
        )
    except (ValueError, dj_database_url.UnknownSchemeError) as error:
        raise ENVIRONMENT.unusable(given.DATABASE, urlsplit(address).scheme) from error
    if database["ENGINE"].endswith("sqlite3"):
        pragmas = ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=10000")
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "".join(f"PRAGMA {pragma};" for pragma in pragmas),
        }
    return database


DATABASES = {"default": _database()}

# Files: the data folder, or an object store
MEDIA_ROOT = DATA / "media"
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
_S3_BUCKET = ENVIRONMENT.text(given.S3_BUCKET)
_FILES: dict[str, Any] = (
    {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": _S3_BUCKET,
            "endpoint_url": ENVIRONMENT.text(given.S3_ENDPOINT) or None,
            "default_acl": None,
            "file_overwrite": False,
        },
    }
    if _S3_BUCKET
    else {"BACKEND": "django.core.files.storage.FileSystemStorage"}
)
_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": _FILES,
    "staticfiles": {
        "BACKEND": _STATIC if DEBUG else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
ARCHIVE = given.archive_address(ENVIRONMENT)  # of accepted submissions; empty: none
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # an appendix of 200 rows in one form

# People
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "caicach.web.accounts.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "caicach.web.accounts.adapter.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # the province's sign-on vouches for its addresses
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": False}  # axes counts those
ACCOUNT_ADAPTER = "caicach.web.accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody is written to who has no account
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or second factor is told by letter
ACCOUNT_FORMS = {
    "login": "caicach.web.accounts.forms.LoginForm",
    "change_password": "caicach.web.accounts.forms.ChangePasswordForm",
    "set_password": "caicach.web.accounts.forms.SetPasswordForm",
    "reset_password": "caicach.web.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "caicach.web.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "caicach.web.accounts.forms.ReauthenticateForm",
}
SOCIALACCOUNT_ADAPTER = "caicach.web.accounts.adapter.SignOnAdapter"
MFA_ADAPTER = "caicach.web.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "caicach.web.accounts.forms.AuthenticateForm",
    "reauthenticate": "caicach.web.accounts.forms.ReauthenticateByCodeForm",
    "activate_totp": "caicach.web.accounts.forms.ActivateForm",
    "deactivate_totp": "caicach.web.accounts.forms.DeactivateForm",
    "generate_recovery_codes": "caicach.web.accounts.forms.GenerateCodesForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # administrators vouch for the address
MFA_TOTP_ISSUER = "caicach"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # of an hour
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "caicach.web.clients.login_of"
AXES_LOCKOUT_CALLABLE = "caicach.web.accounts.lockout.locked_out"
AXES_CLIENT_IP_CALLABLE = "caicach.web.clients.address_of"
AXES_VERBOSE = False
OIDC_NAME = ENVIRONMENT.text(given.OIDC_NAME)
OIDC_SERVER = ENVIRONMENT.text(given.OIDC_SERVER)
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if OIDC_SERVER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "province",
                "name": OIDC_NAME,
                "client_id": ENVIRONMENT.text(given.OIDC_CLIENT),
                "secret": ENVIRONMENT.text(given.OIDC_SECRET),
                "settings": {"server_url": OIDC_SERVER},
            }
        ],
    }

# Letters
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.text(given.MAIL_FROM)
_mail = urlsplit(ENVIRONMENT.text(given.MAIL))
if _mail.scheme:
    if _mail.scheme not in {"smtp", "smtp+starttls", "smtps"} or not _mail.hostname:
        raise ENVIRONMENT.unusable(given.MAIL, _mail.scheme)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname, _mail.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.scheme == "smtp+starttls", _mail.scheme == "smtps"
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(DATA / "mail")

# Language, time and formats (Django's own vi formats read 03/11 as 11 March)
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "caicach_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["caicach.web.formats"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": ENVIRONMENT.text(given.LOG).upper() or "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},  # a page not found is no event
        "django.server": {"level": "WARNING"},
        "axes": {"level": "WARNING"},
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
PACKAGE = Path(__file__).parent

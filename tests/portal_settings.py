"""Settings of the tests: those of the product, on a data folder of their own, with passwords that cost nothing."""

import os
import tempfile
from pathlib import Path


os.environ["CAICACH_DATA"] = tempfile.mkdtemp(prefix="caicach-tests-")
os.environ["CAICACH_DEMO"] = "1"
for name in ("CAICACH_ADDRESS", "CAICACH_DEBUG", "CAICACH_MAIL", "CAICACH_OIDC_SERVER", "CAICACH_S3_BUCKET"):
    os.environ.pop(name, None)

from caicach.settings import *  # noqa: E402, F403
from caicach.settings import DATA, DATABASES, STORAGES  # noqa: E402


ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
AXES_ENABLED = False
LOGGING_CONFIG = None
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that a server in another thread and the test see one database as on PostgreSQL; its safety costs time.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(DATA) / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;PRAGMA busy_timeout=10000;"
    )
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0

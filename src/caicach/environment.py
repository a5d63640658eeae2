"""The settings of the portal as records: a name, a default and, in content/messages/settings.yaml, a help.

A value comes from the environment, else from the file caicach.env in the data folder, else from the default.
"""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from caicach.adapters.content.messages import message
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.words import Words


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing an administrator may decide; no default means that it must be given."""

    name: str
    default: str | None
    example: str

    @property
    def help(self) -> Words:
        """What it is for."""
        return message(f"settings.{self.name.lower()}")


class SettingMissing(CaicachError):
    """A setting without a default is not given."""

    exit_code = 3


class SettingUnusable(CaicachError):
    """A setting holds a value of which nothing can be made."""

    exit_code = 3


DATA = Setting("CAICACH_DATA", "", "/var/lib/caicach")
ADDRESS = Setting("CAICACH_ADDRESS", "http://127.0.0.1:8000", "https://cchc.tinh.gov.vn")
HOSTS = Setting("CAICACH_HOSTS", "localhost,127.0.0.1,[::1]", "cchc.tinh.gov.vn,10.0.0.5")
PROXY = Setting("CAICACH_PROXY", "0", "1")
DATABASE = Setting("DATABASE_URL", "", "postgresql://caicach@localhost/caicach")
SECRET_KEY = Setting("CAICACH_SECRET_KEY", "", "…")
DEBUG = Setting("CAICACH_DEBUG", "0", "1")
DEMO = Setting("CAICACH_DEMO", "0", "1")
LOG = Setting("CAICACH_LOG", "INFO", "DEBUG")
MAIL = Setting("CAICACH_MAIL", "", "smtp+starttls://user:password@mail.tinh.gov.vn:587")
MAIL_FROM = Setting("CAICACH_MAIL_FROM", "caicach@localhost", "Báo cáo CCHC <cchc@tinh.gov.vn>")
S3_BUCKET = Setting("CAICACH_S3_BUCKET", "", "caicach")
S3_ENDPOINT = Setting("CAICACH_S3_ENDPOINT", "", "http://127.0.0.1:9000")
ARCHIVE = Setting("CAICACH_ARCHIVE", "", "s3://caicach/luu")
OIDC_SERVER = Setting("CAICACH_OIDC_SERVER", "", "https://sso.tinh.gov.vn/realms/tinh")
OIDC_NAME = Setting("CAICACH_OIDC_NAME", "SSO", "Đăng nhập một lần của tỉnh")
OIDC_CLIENT = Setting("CAICACH_OIDC_CLIENT", None, "caicach")
OIDC_SECRET = Setting("CAICACH_OIDC_SECRET", None, "…")

SETTINGS = (
    DATA, ADDRESS, HOSTS, PROXY, DATABASE, SECRET_KEY, DEBUG, DEMO, LOG, MAIL, MAIL_FROM,
    S3_BUCKET, S3_ENDPOINT, ARCHIVE, OIDC_SERVER, OIDC_NAME, OIDC_CLIENT, OIDC_SECRET,
)  # fmt: skip
FILE_NAME = "caicach.env"


@dataclass(frozen=True)
class Environment:
    """What is given, and where the data lie."""

    given: Mapping[str, str]

    def text(self, setting: Setting) -> str:
        """The value; SettingMissing says the ways to give one."""
        value = self.given.get(setting.name, setting.default)
        if value is None:
            raise SettingMissing(
                message("settings.missing", name=setting.name, help=setting.help),
                message("settings.missing_do", name=setting.name, example=setting.example, file=FILE_NAME),
                setting=setting.name,
            )
        return value.strip()

    def flag(self, setting: Setting) -> bool:
        """Whether it is on: 1, true, yes, on; anything else that is not off is refused."""
        value = self.text(setting).lower()
        if value not in {"1", "true", "yes", "on", "0", "false", "no", "off", ""}:
            raise self.unusable(setting, value)
        return value in {"1", "true", "yes", "on"}

    def listed(self, setting: Setting) -> list[str]:
        """The parts between commas."""
        return [part.strip() for part in self.text(setting).split(",") if part.strip()]

    @property
    def data(self) -> Path:
        """The folder of database, files and secret key; it may not exist yet."""
        return data_folder(self.given)

    @staticmethod
    def unusable(setting: Setting, value: str) -> SettingUnusable:
        """The error that nothing can be made of the value."""
        return SettingUnusable(
            message("settings.unusable", name=setting.name, value=value),
            message("settings.unusable_do", name=setting.name, example=setting.example, help=setting.help),
            setting=setting.name,
        )


def archive_address(environment: Environment) -> str:
    """Where accepted submissions are published: the address given, else a folder of the data folder; empty when it is
    switched off."""
    given = environment.text(ARCHIVE)
    if given.lower() in {"0", "off", "no", "false"}:
        return ""
    return given or str(environment.data / "archive")


def data_folder(given: Mapping[str, str]) -> Path:
    """CAICACH_DATA, else where the system keeps what belongs to a program of this person."""
    named = given.get(DATA.name, "").strip()
    if named:
        return Path(named).expanduser().absolute()
    home = given.get("XDG_DATA_HOME") or given.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".local" / "share") / "caicach"


def read_environment(process: Mapping[str, str] = os.environ) -> Environment:
    """The environment of this process over the file caicach.env of its data folder."""
    file = data_folder(process) / FILE_NAME
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.lstrip().startswith("#"))
    return Environment({name.strip(): value.strip().strip("\"'") for name, value in pairs} | dict(process))


def secret_key(environment: Environment) -> str:
    """The key given, else the one kept in the data folder; the first start makes it, for this account's eyes alone."""
    given = environment.text(SECRET_KEY)
    if given:
        return given
    file = environment.data / "secret.key"
    try:
        environment.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileExistsError), open(file, "x", opener=_for_own_eyes, encoding="ascii") as new:
            new.write(secrets.token_urlsafe(50))
        return file.read_text(encoding="ascii").strip()
    except OSError as error:
        raise not_writable(environment.data) from error


def not_writable(folder: Path) -> CaicachError:
    """The error that the data folder cannot be written to."""
    return CaicachError(
        message("settings.not_writable", path=folder),
        message("settings.not_writable_do"),
        path=str(folder),
    )


def _for_own_eyes(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)

"""Settings of the portal: where a value comes from, and how a missing or unusable one is told."""

import stat
from pathlib import Path

import pytest

from caicach import environment
from caicach.core.ground.errors import CaicachError
from caicach.environment import (
    ADDRESS,
    DEBUG,
    HOSTS,
    OIDC_CLIENT,
    SETTINGS,
    Environment,
    SettingMissing,
    SettingUnusable,
    data_folder,
    read_environment,
    secret_key,
)


def test_default_stands_when_nothing_is_given() -> None:
    assert Environment({}).text(ADDRESS) == "http://127.0.0.1:8000"
    assert Environment({}).listed(HOSTS) == ["localhost", "127.0.0.1", "[::1]"]


def test_missing_setting_explains_three_ways_to_give_it() -> None:
    with pytest.raises(SettingMissing) as met:
        Environment({}).text(OIDC_CLIENT)

    assert "CAICACH_OIDC_CLIENT" in met.value.says.vi
    for way in ("biến môi trường CAICACH_OIDC_CLIENT=caicach", "tệp caicach.env", "systemd"):
        assert way in met.value.do.vi


@pytest.mark.parametrize(
    ("text", "is_on"), [("1", True), ("Yes", True), ("0", False), ("", False), ("off", False)]
)
def test_flag(text: str, is_on: bool) -> None:
    assert Environment({"CAICACH_DEBUG": text}).flag(DEBUG) is is_on


def test_flag_that_is_neither_is_refused_with_an_example() -> None:
    with pytest.raises(SettingUnusable) as met:
        Environment({"CAICACH_DEBUG": "có"}).flag(DEBUG)

    assert met.value.says.vi == "Thiết đặt CAICACH_DEBUG đang là “có”, không dùng được."
    assert "CAICACH_DEBUG=1" in met.value.do.vi


def test_file_in_the_data_folder_gives_what_the_environment_does_not(tmp_path: Path) -> None:
    (tmp_path / "caicach.env").write_text(
        "# máy chủ\nCAICACH_LOG=DEBUG\nCAICACH_ADDRESS='https://a.vn'\n", encoding="utf-8"
    )

    read = read_environment({"CAICACH_DATA": str(tmp_path), "CAICACH_LOG": "ERROR"})

    assert read.text(environment.LOG) == "ERROR"
    assert read.text(ADDRESS) == "https://a.vn"


def test_data_folder_is_where_the_system_keeps_such_things() -> None:
    assert data_folder({"XDG_DATA_HOME": "/srv/x"}) == Path("/srv/x/caicach")
    assert data_folder({}) == Path.home() / ".local" / "share" / "caicach"


def test_secret_key_is_made_once_for_own_eyes(tmp_path: Path) -> None:
    given = Environment({"CAICACH_DATA": str(tmp_path / "new")})

    first = secret_key(given)

    assert len(first) > 50
    assert secret_key(given) == first
    assert stat.S_IMODE((tmp_path / "new" / "secret.key").stat().st_mode) == 0o600


def test_secret_key_that_is_given_is_not_written(tmp_path: Path) -> None:
    assert secret_key(Environment({"CAICACH_DATA": str(tmp_path), "CAICACH_SECRET_KEY": "k"})) == "k"
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CaicachError, match="Không ghi được vào thư mục dữ liệu"):
        secret_key(Environment({"CAICACH_DATA": str(tmp_path / "file" / "data")}))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_every_setting_says_what_it_is_for(setting: environment.Setting) -> None:
    assert len(setting.help.vi) > 10
    assert len(setting.help.en) > 10


def test_every_setting_is_in_the_list() -> None:
    named = {value.name for value in vars(environment).values() if isinstance(value, environment.Setting)}

    assert named == {setting.name for setting in SETTINGS}

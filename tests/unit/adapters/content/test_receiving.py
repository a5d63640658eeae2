"""Who receives and who is reminded, as content: what stands there, and what is refused."""

from pathlib import Path

import pytest

from caicach.adapters.content.files import content_root
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.messages import load_messages
from caicach.adapters.content.receivers import load_receivers, receivers
from caicach.adapters.content.reminders import load_reminders, reminder_plan
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import ContentError
from caicach.core.submissions.owed import AfterSuccession


RECEIVER = """
regime: r
received_by: {commune: home_affairs}
after_succession: successor
reference: x
"""
PLAN = """
id: p
from: 2022-01-01
reference: x
steps:
- {id: a, days: 0, to: [officer], message: reminder_today}
"""


def _content(folder: Path, kind: str, text: str) -> Path:
    (folder / kind).mkdir()
    (folder / kind / "one.yaml").write_text(text, encoding="utf-8")
    return folder


def test_receivers_are_of_regimes_there_are() -> None:
    assert set(receivers()) <= {regime.id for regime in load_catalogue().regimes}


def test_in_a_province_everyone_below_sends_to_home_affairs() -> None:
    receiving = receivers()["cchc-province"]

    assert receiving.received_by[AgencyType.COMMUNE] is AgencyType.HOME_AFFAIRS
    assert receiving.received_by[AgencyType.DEPARTMENT] is AgencyType.HOME_AFFAIRS
    assert receiving.after_succession is AfterSuccession.SUCCESSOR


def test_every_step_has_its_sentence() -> None:
    sentences = load_messages(content_root()).by_key

    assert {f"notices.{step.message}" for step in reminder_plan().steps} <= set(sentences)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (RECEIVER.replace("home_affairs", "ministry"), "commune"),
        (RECEIVER.replace("successor\n", "nobody\n"), "after_succession"),
        (RECEIVER.replace("regime: r\n", ""), "regime"),
        (f"{RECEIVER}sends: fax\n", "sends"),
    ],
)
def test_receiver_that_cannot_be_is_refused(tmp_path: Path, wrong: str, says: str) -> None:
    with pytest.raises(ContentError, match=says):
        load_receivers(_content(tmp_path, "receivers", wrong))


def test_regime_has_one_receiver(tmp_path: Path) -> None:
    folder = _content(tmp_path, "receivers", RECEIVER)
    (folder / "receivers" / "two.yaml").write_text(RECEIVER, encoding="utf-8")

    with pytest.raises(ContentError, match="đã có rồi"):
        load_receivers(folder)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (PLAN.replace("officer", "minister"), "minister"),
        (f"{PLAN}- {{id: b, days: -1, to: [head], message: m}}\n", "xếp theo ngày"),
        (PLAN.replace("days: 0", "days: soon"), "số nguyên"),
        (PLAN.replace("message: reminder_today", "message: m, tone: sharp"), "tone"),
    ],
)
def test_plan_that_cannot_be_is_refused(tmp_path: Path, wrong: str, says: str) -> None:
    with pytest.raises(ContentError, match=says):
        load_reminders(_content(tmp_path, "reminders", wrong))

"""content/demo: the names and sentences of the province to try."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from caicach.adapters.content.files import Record, content_root, records_in
from caicach.core.submissions.roles import Role


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One person of the demo whose account the sign-in page offers."""

    username: str
    name: str
    role: Role
    agency: str
    position: str


@dataclass(frozen=True)
class DemoProvince:
    """What the demo is made of; `said` are sentences people of the demo wrote, by what for."""

    province: str
    receiver: str
    department: str
    ethnic: str
    commune: str
    password: str
    families: tuple[str, ...]
    middles: tuple[str, ...]
    givens: tuple[str, ...]
    accounts: tuple[DemoAccount, ...]
    positions: Mapping[str, str]
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    texts: Mapping[str, str]
    explanations: Mapping[str, str]
    said: Mapping[str, str]


_SAID = (
    "send_back_head", "send_back_receiver", "remark", "answer", "correction", "extension", "delegation",
)  # fmt: skip
_NAMES = ("province", "receiver", "department", "ethnic", "commune", "password")


@cache
def load_demo_province(root: Path | None = None) -> DemoProvince:
    """The demo as content says; ContentError names the first thing wrong."""
    record = next(records_in((root or content_root()) / "demo" / "province.yaml"))
    names = {name: record.text(name) for name in _NAMES}
    made = DemoProvince(
        **names,
        families=record.texts("families"),
        middles=record.texts("middles"),
        givens=record.texts("givens"),
        accounts=tuple(_account(entry, names) for entry in record.records("accounts")),
        positions=_texts(record, "positions"),
        addressees=record.texts("addressees"),
        recipients=record.texts("recipients"),
        texts=_texts(record, "texts"),
        explanations=_texts(record, "explanations"),
        said={name: record.text(name) for name in _SAID},
    )
    record.done()
    return made


def _account(entry: Record, names: Mapping[str, str]) -> DemoAccount:
    account = DemoAccount(
        username=entry.text("username"),
        name=entry.text("name"),
        role=entry.member("role", Role),
        agency=names[entry.text("agency")],
        position=entry.text("position"),
    )
    entry.done()
    return account


def _texts(record: Record, field: str) -> Mapping[str, str]:
    inner = record.record(field)
    return {name: inner.text(name) for name in inner.fields}

"""content/outlines: outlines, the passages they say, the letterhead."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from caicach.adapters.content.files import Record, content_root, files_under, records_in
from caicach.adapters.content.load import load_catalogue
from caicach.core.documents.conditions import Condition, parse_condition
from caicach.core.documents.official import LineRole
from caicach.core.documents.outline import (
    Division,
    Head,
    Letterhead,
    Outline,
    OutlinePassage,
    Pattern,
    SentencePart,
)
from caicach.core.documents.templates import Template, parse_template
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind
from caicach.core.ground.text import fold


Passages = Mapping[str, tuple[OutlinePassage, ...]]
Parsed = TypeVar("Parsed")
_ROLES = (LineRole.PART, LineRole.CLAUSE, LineRole.POINT)


@cache
def load_outlines(root: Path | None = None) -> tuple[Outline, ...]:
    """Every outline, read once a process; ContentError names file and line of the first thing wrong."""
    folder = (root or content_root()) / "outlines"
    known = {row.id for form in load_catalogue(root).forms for row in form.indicators}
    passages = _passages(folder / "passages", known)
    letterhead = _letterhead(folder / "heads.yaml")
    return tuple(
        _outline(record, passages, letterhead)
        for file in sorted(folder.glob("*.yaml"))
        if file.name != "heads.yaml"
        for record in records_in(file)
    )


def outline_for(kind: PeriodKind | None, root: Path | None = None) -> Outline:
    """The outline that serves this kind of period; that of the year while the kind is not known."""
    wanted = kind or PeriodKind.YEAR
    return next(outline for outline in load_outlines(root) if wanted in outline.periods)


def _passages(folder: Path, known: set[str]) -> Passages:
    found: dict[str, tuple[OutlinePassage, ...]] = defaultdict(tuple)
    for file in files_under(folder):
        for record in records_in(file):
            passage = _passage(record)
            unknown = sorted(passage.indicators - known)
            if unknown:
                raise record.wrong(
                    "say", f"không có chỉ tiêu “{unknown[0]}”.", f"there is no indicator “{unknown[0]}”."
                )
            found[record.text("at")] += (passage,)
            record.done()
    return found


def _passage(record: Record) -> OutlinePassage:
    return OutlinePassage(
        role=record.member("role", LineRole, LineRole.BODY),
        reports=record.texts("reports"),
        patterns=tuple(_pattern(pattern) for pattern in record.records("say")),
        only_for=_types(record),
    )


def _pattern(record: Record) -> Pattern:
    parts = tuple(_part(part) for part in record.records("parts"))
    try:
        pattern = Pattern(_conditions(record), _template(record, "say"), parts)
    except ValueError as error:
        raise record.wrong("parts", f"{error}.", f"{error}.") from error
    record.done()
    return pattern


def _part(record: Record) -> SentencePart:
    part = SentencePart(_conditions(record), _template(record, "say"))
    record.done()
    return part


def _conditions(record: Record) -> tuple[Condition, ...]:
    return tuple(_parsed(record, "when", parse_condition, text) for text in record.texts("when"))


def _template(record: Record, field: str) -> Template:
    return _parsed(record, field, parse_template, record.text(field))


def _templates(record: Record, field: str) -> tuple[Template, ...]:
    return tuple(_parsed(record, field, parse_template, text) for text in record.texts(field))


def _parsed(record: Record, field: str, parse: Callable[[str], Parsed], text: str) -> Parsed:
    try:
        return parse(text)
    except ValueError as error:
        raise record.wrong(field, f"chưa đúng mẫu: {error}.", f"breaks the pattern: {error}.") from error


def _types(record: Record) -> frozenset[AgencyType]:
    return frozenset(record.members("only_for", AgencyType)) if record.has("only_for") else frozenset()


def _outline(record: Record, passages: Passages, letterhead: Letterhead) -> Outline:
    outline = Outline(
        id=record.text("id"),
        periods=frozenset(record.members("periods", PeriodKind)),
        subject=_template(record, "subject"),
        opening=_template(record, "opening"),
        parts=tuple(_division(d, passages, 0) for d in record.records("divisions")),
        closing=_template(record, "closing"),
        letterhead=letterhead,
        reference=record.text("reference"),
        unverified=record.flag("unverified"),
    )
    record.done()
    return outline


def _division(record: Record, passages: Passages, depth: int) -> Division:
    key = record.text("key")
    says = record.texts("says") or ((key,) if key in passages else ())
    silent = next((name for name in says if name not in passages), None)
    if silent is not None:
        raise record.wrong("says", f"không có đoạn “{silent}”.", f"there is no passage “{silent}”.")
    division = Division(
        key=key,
        role=_ROLES[depth],
        title=_template(record, "title"),
        known_by=tuple(fold(words) for words in record.texts("known_by")),
        passages=tuple(passage for name in says for passage in passages[name]),
        divisions=tuple(_division(d, passages, depth + 1) for d in record.records("divisions")),
        only_for=_types(record),
    )
    record.done()
    return division


def _letterhead(file: Path) -> Letterhead:
    record = next(records_in(file))
    letterhead = Letterhead(
        kind=record.text("kind"),
        symbol=_template(record, "symbol"),
        signatory=_template(record, "signatory"),
        annex_name=_template(record, "annex_name"),
        annex_reference=_template(record, "annex_reference"),
        heads=tuple(_head(head) for head in record.records("heads")),
    )
    record.done()
    return letterhead


def _head(record: Record) -> Head:
    head = Head(
        agency_type=record.member("agency_type", AgencyType),
        from_on=record.day_or_none("from"),
        superior=record.text("superior"),
        issuer=_template(record, "issuer"),
        place=_template(record, "place"),
        parent_agency=_template(record, "parent_agency"),
        addressees=_templates(record, "addressees"),
        recipients=_templates(record, "recipients"),
        capacity=_template(record, "capacity"),
        position=_template(record, "position"),
        only=record.text("only", ""),
        whole=record.text("whole", ""),
    )
    record.done()
    return head

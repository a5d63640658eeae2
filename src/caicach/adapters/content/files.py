"""Reading content files: where they are, and records whose every wrong field is named with file and line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import yaml
from yaml.constructor import ConstructorError

from caicach.core.ground.errors import ContentError
from caicach.core.ground.text import normalise
from caicach.core.ground.words import Words


Member = TypeVar("Member", bound=StrEnum)


class Located(dict[Any, Any]):
    """A mapping of a content file that knows its own line and the line of each of its fields."""

    line: int = 1

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[Any, int] = {}


def _located(loader: Any, node: Any) -> Located:
    """A mapping with lines; a field written twice, or a value YAML cannot hold, is an error with its place."""
    mapping = Located()
    mapping.line = node.start_mark.line + 1
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str | int):
            raise ConstructorError(None, None, "a field name must be text", key_node.start_mark)
        if key in mapping:
            raise ConstructorError(None, None, f"the field {key} stands twice", key_node.start_mark)
        try:
            mapping[key] = loader.construct_object(value_node, deep=True)
        except ValueError as error:  # such as 30 February
            raise ConstructorError(None, None, str(error), value_node.start_mark) from error
        mapping.lines[key] = key_node.start_mark.line + 1
    return mapping


# A loader of our own, in C where there is one; made by type() so that the library's loader stays as it is.
_Loader: Any = type("ContentLoader", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {})
yaml.add_constructor("tag:yaml.org,2002:map", _located, Loader=_Loader)


def content_root() -> Path:
    """The folder content/: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[2]
    inside = package / "content"
    return inside if inside.is_dir() else package.parents[1] / "content"


def refuse(file: Path, line: int, field: str, problem: Words) -> ContentError:
    """The error for one field of one file."""
    where = f"{file.name}:{line}"
    return ContentError(
        Words(
            f"Tệp nội dung {where}, trường “{field}”: {problem.vi}",
            f"Content file {where}, field “{field}”: {problem.en}",
        ),
        Words("Sửa trường này rồi chạy lại.", "Mend the field and run again."),
        file=str(file),
        line=line,
        field=field,
    )


@dataclass
class Record:
    """One mapping of a content file. Each accessor takes its field out; `done` refuses fields nobody took."""

    file: Path
    line: int
    fields: Mapping[str, Any]

    def __post_init__(self) -> None:
        self._taken: set[str] = set()

    def wrong(self, field: str, vi: str, en: str) -> ContentError:
        """The error that this field is wrong."""
        return refuse(self.file, self.line_of(field), field, Words(vi, en))

    def line_of(self, field: str) -> int:
        """The line of the field; of the entry when the field does not stand."""
        lines: Mapping[str, int] = getattr(self.fields, "lines", {})
        return lines.get(field, self.line)

    def has(self, field: str) -> bool:
        """Whether the field stands and is not null."""
        self._taken.add(field)
        return self.fields.get(field) is not None

    def raw(self, field: str) -> Any:
        """The field as YAML gives it; refuses when missing."""
        if not self.has(field):
            raise self.wrong(field, "còn thiếu.", "is missing.")
        return self.fields[field]

    def text(self, field: str, default: str | None = None) -> str:
        """A text in NFC; numbers are refused so that `1.10` is never read as 1.1."""
        if not self.has(field) and default is not None:
            return default
        value = self.raw(field)
        if not isinstance(value, str):
            raise self.wrong(field, f"phải là chữ, không phải {value!r}.", f"must be text, not {value!r}.")
        return normalise(value)

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts; empty when missing."""
        if not self.has(field):
            return ()
        value = self.raw(field)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(field, "phải là danh sách chữ.", "must be a list of texts.")
        return tuple(normalise(item) for item in value)

    def day(self, field: str) -> date:
        """A day."""
        value = self.raw(field)
        if not isinstance(value, date):
            raise self.wrong(field, "phải là ngày YYYY-MM-DD.", "must be a day YYYY-MM-DD.")
        return value

    def day_or_none(self, field: str) -> date | None:
        """A day, or None when missing."""
        return self.day(field) if self.has(field) else None

    def flag(self, field: str, default: bool = False) -> bool:
        """True or false; the default when missing."""
        if not self.has(field):
            return default
        value = self.raw(field)
        if not isinstance(value, bool):
            raise self.wrong(field, "phải là true hoặc false.", "must be true or false.")
        return value

    def whole(self, field: str, default: int | None = None) -> int:
        """A whole number."""
        if not self.has(field) and default is not None:
            return default
        value = self.raw(field)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(field, "phải là số nguyên.", "must be a whole number.")
        return value

    def decimal(self, field: str, default: Decimal | None = None) -> Decimal:
        """An exact decimal, written as a text or a whole number, never as a YAML float."""
        if not self.has(field) and default is not None:
            return default
        value = self.raw(field)
        if isinstance(value, str | int) and not isinstance(value, bool):
            try:
                return Decimal(value)
            except InvalidOperation:
                pass
        raise self.wrong(field, "phải là số đặt trong dấu nháy.", "must be a quoted number.")

    def member(self, field: str, enum: type[Member], default: Member | None = None) -> Member:
        """One of the values of an enumeration."""
        if not self.has(field) and default is not None:
            return default
        value = self.raw(field)
        try:
            return enum(value)
        except ValueError:
            allowed = ", ".join(item.value for item in enum)
            raise self.wrong(field, f"phải là một trong: {allowed}.", f"must be one of: {allowed}.") from None

    def members(self, field: str, enum: type[Member]) -> tuple[Member, ...]:
        """A list of values of an enumeration; empty when missing."""
        return tuple(
            Record(self.file, self.line_of(field), {field: item}).member(field, enum)
            for item in self.texts(field)
        )

    def words(self, field: str) -> Words:
        """A sentence in both languages: a mapping with `vi` and `en`."""
        value = self.raw(field)
        is_pair = isinstance(value, dict) and set(value) == {"vi", "en"}
        if not is_pair or not all(isinstance(text, str) for text in value.values()):
            raise self.wrong(field, "phải có vi và en.", "must have vi and en.")
        return Words(normalise(value["vi"]), normalise(value["en"]))

    def records(self, field: str) -> tuple["Record", ...]:
        """A list of mappings as records; empty when missing."""
        if not self.has(field):
            return ()
        value = self.raw(field)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(field, "phải là danh sách mục.", "must be a list of entries.")
        return tuple(Record(self.file, line_of(item), item) for item in value)

    def record(self, field: str) -> "Record":
        """A mapping as a record; refuses when missing."""
        value = self.raw(field)
        if not isinstance(value, dict):
            raise self.wrong(field, "phải là một mục có tên trường.", "must be a mapping.")
        return Record(self.file, line_of(value), value)

    def done(self) -> None:
        """Refuse fields nobody asked for: a misspelt name must not pass in silence."""
        for field in self.fields:
            if field not in self._taken:
                raise self.wrong(field, "không có trường này.", "there is no such field.")


def records_in(file: Path) -> Iterator[Record]:
    """The entries of a YAML file: one mapping, or a list of mappings; each knows its line."""
    data = _parsed(file)
    for entry in data if isinstance(data, list) else [data]:
        if not isinstance(entry, Located):
            raise refuse(file, 1, "YAML", Words("phải là một mục có tên trường.", "must be a mapping."))
        yield Record(file, entry.line, entry)


def _parsed(file: Path) -> Any:
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - derived from a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        said = Words(f"sai cú pháp ({error.problem}).", f"{error.problem}.")
        raise refuse(file, line, "YAML", said) from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: bytes that are not UTF-8
        raise refuse(file, 1, "YAML", Words("không đọc được tệp.", "the file cannot be read.")) from error


def line_of(mapping: object) -> int:
    """The line a mapping of a content file begins on."""
    return mapping.line if isinstance(mapping, Located) else 1


def files_under(folder: Path) -> tuple[Path, ...]:
    """Every YAML file below the folder, in the order of its path."""
    return tuple(sorted(folder.rglob("*.yaml")))

"""A contribution as measures under the form of the consolidation; figures of another version that do not compare are kept
apart under their own name."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from caicach.core.catalogue.indicators import FormVersion
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.ways.coded import CountWhere
from caicach.core.consolidation.ways.columns import Encoding
from caicach.core.consolidation.ways.way import Way
from caicach.core.ground.values import Value


def apart(measure: str, form: str) -> str:
    """The name of a measure under another version of the form that does not compare with this one."""
    return f"{measure}~{form}"


def compares(row: str, form: FormVersion, other: FormVersion) -> bool:
    """Whether a figure of the row means the same in both versions; false where one of them has no such row."""
    earlier, later = sorted((form, other), key=lambda f: f.from_on)
    if row not in earlier.by_id or row not in later.by_id:
        return False
    return form.id == other.id or later.by_id[row].compares_with(earlier)


def measured(given: Contribution, ways: Sequence[Way], form: FormVersion, node: str) -> Parts:
    """What the contribution brings at that node. A row its form does not have is not asked."""
    values = {}
    for way in ways:
        if way.row not in given.form.by_id:
            continue
        is_alike = compares(way.row, form, given.form)
        for measure, value in way.parts(given):
            values[measure if is_alike else apart(measure, given.form.id)] = value
    return Parts(node, given.period, values, given.elements)


def tallied(given: Contribution, ways: Sequence[Way], form: FormVersion, node: str) -> Iterator[Parts]:
    """What the agencies bring that a consolidation tallied, an agency nobody names a part: each answered one code, so that
    counts and shares are of agencies on every level."""
    rows = [
        [_named(measures, way.row, form, given.form) for measures in way.answers(given.tallies[way.row])]
        for way in ways
        if isinstance(way, CountWhere) and way.row in given.tallies
    ]
    for answers in zip_longest(*rows, fillvalue={}):
        values = {measure: value for measures in answers for measure, value in measures.items()}
        yield Parts(node, given.period, values)


def _named(
    measures: Mapping[str, Value], row: str, form: FormVersion, of: FormVersion
) -> Mapping[str, Value]:
    if compares(row, form, of):
        return measures
    return {apart(measure, of.id): value for measure, value in measures.items()}


def encodings_of(ways: Sequence[Way], form: FormVersion, of: FormVersion) -> Iterator[Encoding]:
    """The measures of submissions made under the version `of`, as SQL over its wide table."""
    for way in ways:
        if way.row not in of.by_id:
            continue
        is_alike = compares(way.row, form, of)
        for encoding in way.encodings():
            name = encoding.measure if is_alike else apart(encoding.measure, of.id)
            yield Encoding(name, encoding.number, encoding.state)


def apart_names(
    way: Way, form: FormVersion, others: Sequence[FormVersion]
) -> Iterator[tuple[FormVersion, str]]:
    """For each other version whose figures of the row are kept apart, the measure they stand under."""
    for other in others:
        if way.row in other.by_id and not compares(way.row, form, other):
            for measure in way.measures[:1]:
                yield other, apart(measure, other.id)

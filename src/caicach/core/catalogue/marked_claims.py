"""Claims of our own documents: a number marked as a reference speaks of the row it was printed from."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from caicach.core.catalogue.claims import Claim, Reading
from caicach.core.catalogue.indicators import FormVersion, RateOf
from caicach.core.reading.found import Address, FigureSpan, FoundDocument


_SURE = 100
_RATE, _REST = "rate", "rest"


def bound_by_marks(claims: Iterable[Claim], found: FoundDocument, form: FormVersion) -> tuple[Claim, ...]:
    """The claims with the row of the mark their number stands in, whatever the words say; a figure computed for
    the sentence alone speaks of no row."""
    marks = {p.address: p.figures for p in found.paragraphs if p.figures}
    return tuple(_bound(claim, marks, form) for claim in claims) if marks else tuple(claims)


def _bound(claim: Claim, marks: Mapping[Address, tuple[FigureSpan, ...]], form: FormVersion) -> Claim:
    where = claim.numbers[0].where
    here = (s for s in marks.get(where.address, ()) if s.start <= where.start < s.end)
    span = None if claim.is_plan or claim.is_denial else next(here, None)
    if span is None:
        return claim
    row = _row_of(span.tag, form)
    if row is None:
        return replace(claim, indicator=None, readings=(), score=0)
    return replace(claim, indicator=row, readings=(Reading((row,)),), score=_SURE)


def _row_of(tag: str, form: FormVersion) -> str | None:
    """The row whose value the marked figure is; for a rate the row of that rate, if the form has one."""
    row, _, rendering = tag.partition(":")
    kind, _, code = rendering.partition(":")
    if row not in form.by_id or kind == _REST:
        return None
    if kind != _RATE:
        return row
    whole = form.by_code.get(code)
    rates = (i.id for i in form.indicators if whole is not None and i.formula == RateOf(row, whole.id))
    return next(rates, None)

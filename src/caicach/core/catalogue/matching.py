"""Which row of the form each printed row is, with a score and, where it is not sure, the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from caicach.core.catalogue.form_index import FormIndex
from caicach.core.catalogue.indicators import Indicator
from caicach.core.catalogue.labels import label_key, likeness
from caicach.core.reading.printed_rows import PrintedRow


class MatchDoubt(StrEnum):
    """Why a match is not sure; each is a key of content/messages/binding.yaml."""

    LABEL_DIFFERS = "label_differs"
    LABEL_MISSING = "label_missing"
    NUMBER_DIFFERS = "number_differs"
    REPEATED_LABEL = "repeated_label"


@dataclass(frozen=True, slots=True)
class Match:
    """A printed row and the row of the form it is taken for."""

    indicator: Indicator
    score: int
    doubt: MatchDoubt | None = None


@dataclass(frozen=True)
class Matching:
    """The matches by position of the printed row; `duplicates` the rows whose place another row already took, with
    the row of the form both claim; `unmatched` the rest; `own_words` how many carry this version's own words."""

    matches: Mapping[int, Match]
    duplicates: Mapping[int, Match]
    unmatched: Mapping[int, int]
    own_words: int


# Below SURE a label is doubtful even with the right number; below NEAR it is no likeness at all.
SURE, LIKELY, NEAR = 88, 80, 60


def match_rows(rows: Sequence[PrintedRow], keys: Sequence[str], index: FormIndex) -> Matching:
    """Every row that names something to be reported matched to at most one row of the form, and no row of the form twice."""
    matcher = _Matcher(rows, keys, index)
    matcher.match_exact()
    matcher.match_rest()
    return matcher.result()


class _Matcher:
    """One pass over the rows: first those with the form's very words, then the rest in the light of those."""

    def __init__(self, rows: Sequence[PrintedRow], keys: Sequence[str], index: FormIndex) -> None:
        self.rows = rows
        self.keys = keys
        self.index = index
        self.pillars = _pillars(rows, keys, index)
        self.matches: dict[int, Match] = {}
        self.duplicates: dict[int, Match] = {}
        self.unmatched: dict[int, int] = {}
        self.taken: dict[str, int] = {}
        self.trusts_numbers = self._numbers_agree()

    def match_exact(self) -> None:
        """Rows whose words and number are those of one row of the form."""
        for at, row in enumerate(self.rows):
            named = self.index.known.get(self.keys[at], ())
            numbered = [i for i in named if number_of(i) == row.number]
            if len(numbered) == 1 and self._take(at, Match(numbered[0], 100)):
                continue
            if len(named) == 1 and not row.number and not row.is_title:
                self._take(at, Match(named[0], 100))

    def match_rest(self) -> None:
        """The other rows, by likeness of label, number, pillar and place in the order."""
        for at, row in enumerate(self.rows):
            if at in self.matches or at in self.duplicates or self._is_heading_line(at):
                continue
            match = self._best(at, row)
            if match is None:
                if not row.is_title:
                    self.unmatched[at] = self._nearest_score(at)
            else:
                self._take(at, match)

    def result(self) -> Matching:
        """What was found."""
        own = sum(
            1
            for at, match in self.matches.items()
            if match.indicator in self.index.own.get(self.keys[at], ())
        )
        return Matching(self.matches, self.duplicates, self.unmatched, own)

    def _take(self, at: int, match: Match) -> bool:
        earlier = self.taken.get(match.indicator.id)
        if earlier is not None:
            self.duplicates[at] = match
            return False
        self.taken[match.indicator.id] = at
        self.matches[at] = match
        return True

    def _numbers_agree(self) -> bool:
        """Whether the printed numbers are this form's numbers: most rows known by words alone bear theirs."""
        known = [
            (row.number, self.index.known.get(key, ())) for row, key in zip(self.rows, self.keys, strict=True)
        ]
        told = [(number, named[0]) for number, named in known if number and len(named) == 1]
        return sum(number == number_of(i) for number, i in told) * 2 >= len(told)

    def _is_heading_line(self, at: int) -> bool:
        """Whether the row is the title of a pillar or an unnumbered sub-heading."""
        row, key = self.rows[at], self.keys[at]
        if row.unit or row.raw.strip():
            return False
        if key in self.index.sub_titles or pillar_titled(row, key, self.index) is not None:
            return True
        return row.is_title and key not in self.index.known

    def _best(self, at: int, row: PrintedRow) -> Match | None:
        candidates = self._candidates(at, row)
        number = row.number if self.trusts_numbers else ""
        expected = self._expected(at)
        pillar = self._pillar_at(at)

        def rank(candidate: tuple[Indicator, int]) -> tuple[int, int]:
            indicator, weight = candidate
            weight += 8 * (bool(number) and number_of(indicator) == number)
            weight += 4 * (indicator.pillar == pillar) - 20 * (indicator.id in self.taken)
            distance = abs(self.index.order[indicator.id] - expected)
            return weight + 3 * (distance == 0), -distance

        ordered = sorted(candidates, key=rank, reverse=True)
        if not ordered:
            return None
        best, score = ordered[0]
        rival = max((other for i, other in ordered[1:] if i.id not in self.taken), default=0)
        return self._judged(best, score, rival, at, row)

    def _judged(self, best: Indicator, score: int, rival: int, at: int, row: PrintedRow) -> Match | None:
        """The match with its doubt, or None when the likeness is too small."""
        has_number = bool(row.number) and self.trusts_numbers
        fits_number = has_number and number_of(best) == row.number
        fits_place = fits_number and best.pillar == self._pillar_at(at)
        if fits_place and not self.keys[at]:
            return Match(best, 0, MatchDoubt.LABEL_MISSING)
        if score < (NEAR if fits_place else LIKELY):
            return None
        if has_number and not fits_number:
            return Match(best, score, MatchDoubt.NUMBER_DIFFERS)
        if score < SURE or rival > score + 3:
            return Match(best, score, MatchDoubt.LABEL_DIFFERS)
        is_next = self.index.order[best.id] == self._expected(at)
        if not fits_number and rival > score - 3 and not is_next:
            return Match(best, score, MatchDoubt.REPEATED_LABEL)
        return Match(best, score)

    def _candidates(self, at: int, row: PrintedRow) -> list[tuple[Indicator, int]]:
        """Rows of the form worth weighing, with the likeness of their words."""
        key = self.keys[at]
        if key in self.index.known:
            return [(indicator, 100) for indicator in self.index.known[key]]
        found = self.index.alike(row.label, NEAR)
        placed = self.index.form.by_code.get(f"{self._pillar_at(at)}.{row.number}")
        if placed is not None and placed.id not in found:
            found[placed.id] = self.index.score(row.label, placed)
        return [(self.index.form.by_id[id_], score) for id_, score in found.items()]

    def _nearest_score(self, at: int) -> int:
        return max((score for _, score in self._candidates(at, self.rows[at])), default=0)

    def _before(self, at: int) -> int | None:
        return next((i for i in range(at - 1, -1, -1) if i in self.matches), None)

    def _expected(self, at: int) -> int:
        """The place in the form that follows the nearest row matched above."""
        before = self._before(at)
        return self.index.order[self.matches[before].indicator.id] + 1 if before is not None else 0

    def _pillar_at(self, at: int) -> str | None:
        """The pillar of the last title above, or of the nearest matched row where that is nearer."""
        before = self._before(at)
        title_at, letter = self.pillars[at]
        if before is not None and before > title_at:
            return self.matches[before].indicator.pillar
        return letter


def _pillars(
    rows: Sequence[PrintedRow], keys: Sequence[str], index: FormIndex
) -> list[tuple[int, str | None]]:
    """For each row the position and letter of the last pillar title above it; (-1, None) before any."""
    found: list[tuple[int, str | None]] = []
    current: tuple[int, str | None] = (-1, None)
    for at, row in enumerate(rows):
        letter = pillar_titled(row, keys[at], index)
        if letter is not None:
            current = (at, letter)
        found.append(current)
    return found


def pillar_titled(row: PrintedRow, key: str, index: FormIndex) -> str | None:
    """The letter of the pillar whose title the row is; also amended titles, and titles with `A.` or `I.` before."""
    if row.unit or row.raw.strip():
        return None
    bare = _without_mark(key)
    exact = index.titles.get(key) or index.titles.get(bare)
    is_numbered = bool(row.number) and row.number[0].isdigit()
    if exact is not None or not bare or is_numbered or bare in index.sub_titles or bare in index.known:
        return exact
    best = max(index.titles, key=lambda title: likeness(bare, title))
    return index.titles[best] if likeness(bare, best) >= SURE else None


def _without_mark(key: str) -> str:
    first, _, rest = key.partition(" ")
    return rest if len(first) <= 4 and set(first) <= set("abcdefgivx") and rest else key


def number_of(indicator: Indicator) -> str:
    """The printed number of a row of the form: `2.1` of `A.2.1`."""
    return indicator.code.partition(".")[2]


def keys_of(rows: Sequence[PrintedRow]) -> list[str]:
    """The key of each row's label."""
    return [label_key(row.label) for row in rows]

"""A version of the form, indexed for recognising its rows by their words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.catalogue.labels import label_key, likeness, most_alike, plain_key


@dataclass(frozen=True)
class FormIndex:
    """Rows by the key of each wording: `own` those of this version (in force, or old and new printed in one cell),
    `known` also those of earlier days, `plain` the same with abbreviations as printed; `order` the place of each id
    in the form; `titles` pillars by title key."""

    form: FormVersion
    own: Mapping[str, tuple[Indicator, ...]]
    known: Mapping[str, tuple[Indicator, ...]]
    plain: Mapping[str, tuple[Indicator, ...]]
    order: Mapping[str, int]
    titles: Mapping[str, str]
    sub_titles: frozenset[str]

    def alike(self, label: str, at_least: int) -> dict[str, int]:
        """The ids of rows whose wording is like the label, with the likeness. Judged with abbreviations written out
        and as they stand, for a slip within an abbreviation changes the one and hardly the other."""
        found: dict[str, int] = {}
        for key, among in ((label_key(label), self.known), (plain_key(label), self.plain)):
            for wording, score in most_alike(key, list(among), at_least) if key else ():
                for indicator in among[wording]:
                    found[indicator.id] = max(score, found.get(indicator.id, 0))
        return found

    def score(self, label: str, indicator: Indicator) -> int:
        """How like a label is to the nearest wording of the row."""
        texts = _wordings(indicator)
        long = max(likeness(label_key(label), label_key(text)) for text in texts)
        return max(long, *(likeness(plain_key(label), plain_key(text)) for text in texts))


@lru_cache(maxsize=32)
def index_of(form: FormVersion) -> FormIndex:
    """The index of a version, made once."""
    own: dict[str, list[Indicator]] = {}
    known: dict[str, list[Indicator]] = {}
    plain: dict[str, list[Indicator]] = {}
    for indicator in form.indicators:
        _add(own, indicator, (label_key(text) for text in (indicator.label, *indicator.printed)))
        _add(known, indicator, map(label_key, _wordings(indicator)))
        _add(plain, indicator, map(plain_key, _wordings(indicator)))
    titles = {
        label_key(title): pillar.letter
        for pillar in form.pillars
        for title in (pillar.title, *pillar.printed)
    }
    return FormIndex(
        form,
        _frozen(own),
        _frozen(known),
        _frozen(plain),
        {indicator.id: place for place, indicator in enumerate(form.indicators)},
        titles,
        frozenset(label_key(sub.title) for sub in form.sub_headings),
    )


def _add(rows: dict[str, list[Indicator]], indicator: Indicator, keys: Iterable[str]) -> None:
    for key in dict.fromkeys(keys):
        rows.setdefault(key, []).append(indicator)


def _wordings(indicator: Indicator) -> tuple[str, ...]:
    """Every wording a row has been known under."""
    return (indicator.label, *indicator.printed, *(wording.label for wording in indicator.wordings))


def _frozen(rows: Mapping[str, list[Indicator]]) -> Mapping[str, tuple[Indicator, ...]]:
    return {key: tuple(indicators) for key, indicators in rows.items()}

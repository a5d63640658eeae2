"""A version of the form, indexed for recognising its rows by their words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.catalogue.labels import label_key, likeness


@dataclass(frozen=True)
class FormIndex:
    """Rows by the key of each wording: `own` those of this version (in force, or old and new printed in one cell),
    `known` also those of earlier days; `wordings` the keys of each id, `order` its place in the form; `titles` pillars by title key."""

    form: FormVersion
    own: Mapping[str, tuple[Indicator, ...]]
    known: Mapping[str, tuple[Indicator, ...]]
    wordings: Mapping[str, tuple[str, ...]]
    order: Mapping[str, int]
    titles: Mapping[str, str]
    sub_titles: frozenset[str]

    def score(self, key: str, indicator: Indicator) -> int:
        """How like a label's key is to the nearest wording of the row."""
        return max(likeness(key, wording) for wording in self.wordings[indicator.id])


@lru_cache(maxsize=32)
def index_of(form: FormVersion) -> FormIndex:
    """The index of a version, made once."""
    wordings = {indicator.id: _wording_keys(indicator) for indicator in form.indicators}
    own: dict[str, list[Indicator]] = {}
    known: dict[str, list[Indicator]] = {}
    for indicator in form.indicators:
        for key in dict.fromkeys(label_key(text) for text in (indicator.label, *indicator.printed)):
            own.setdefault(key, []).append(indicator)
        for key in wordings[indicator.id]:
            known.setdefault(key, []).append(indicator)
    titles = {
        label_key(title): pillar.letter
        for pillar in form.pillars
        for title in (pillar.title, *pillar.printed)
    }
    return FormIndex(
        form,
        _frozen(own),
        _frozen(known),
        wordings,
        {indicator.id: place for place, indicator in enumerate(form.indicators)},
        titles,
        frozenset(label_key(sub.title) for sub in form.sub_headings),
    )


def _wording_keys(indicator: Indicator) -> tuple[str, ...]:
    texts: Iterable[str] = (indicator.label, *indicator.printed, *(w.label for w in indicator.wordings))
    return tuple(dict.fromkeys(label_key(text) for text in texts))


def _frozen(rows: Mapping[str, list[Indicator]]) -> Mapping[str, tuple[Indicator, ...]]:
    return {key: tuple(indicators) for key, indicators in rows.items()}

"""Finding the claims of a narrative and the rows of the form they speak of."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import chain
from re import Pattern

from caicach.core.catalogue.claims import Approximation, Claim, NumberFound, Reading, Relation, Whose
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.catalogue.phrases import Expression, Phrase, Phrases, Topic
from caicach.core.catalogue.roles import Role
from caicach.core.catalogue.statements import read_numbers
from caicach.core.ground.text import squash
from caicach.core.reading.clauses import sentences
from caicach.core.reading.found import Paragraph
from caicach.core.reading.places import Fragment, fragment
from caicach.core.reading.sections import Section
from caicach.core.reading.spelling import any_of, matching_key


DENIAL_REACH = 34
SURE = 100


@dataclass(frozen=True)
class _Place:
    """Where a paragraph stands: its section's path, what the section is about, whether it is about plans."""

    path: tuple[str, ...]
    topics: frozenset[str]
    is_plan: bool


def find_claims(sections: Iterable[Section], form: FormVersion, phrases: Phrases) -> tuple[Claim, ...]:
    """Every claim of the narrative in the order of the text: one a number (with the percentage that belongs to it),
    one a denial. Plans for a coming year are claims without an indicator."""
    above: dict[int, Section] = {}
    found: list[Claim] = []
    for section in sections:
        above = {level: other for level, other in above.items() if level < section.level}
        above[section.level] = section
        place = _place(section, tuple(above.values()), phrases)
        found.extend(_of_section(section, place, form, phrases))
    return tuple(found)


def _place(section: Section, above: Sequence[Section], phrases: Phrases) -> _Place:
    """A section is about what its own title says; where that says nothing, about what the title above it says."""
    topics: list[Topic] = []
    for other in reversed(above):
        topics = [
            topic
            for topic in phrases.topics
            if _pattern(topic.titles).search(matching_key(squash(other.title)))
        ]
        if topics:
            break
    plans = any(
        topic.is_plan and _pattern(topic.titles).search(matching_key(squash(other.title)))
        for other in above
        for topic in phrases.topics
    )
    return _Place(section.path, frozenset(topic.name for topic in topics), plans)


def _of_section(section: Section, place: _Place, form: FormVersion, phrases: Phrases) -> Iterator[Claim]:
    read = list(read_numbers(section.paragraphs, phrases))
    early = frozenset(n.scope for _, numbers in read for n in numbers if n.role is Role.DONE_EARLY)
    for paragraph, numbers in read:
        claims = chain(
            _claims(paragraph, numbers, early, place, form, phrases),
            _denials(paragraph, place, form, phrases),
        )
        yield from sorted(claims, key=lambda claim: claim.numbers[0].where.start)


def _claims(
    paragraph: Paragraph,
    numbers: Sequence[NumberFound],
    early: frozenset[Whose],
    place: _Place,
    form: FormVersion,
    phrases: Phrases,
) -> Iterator[Claim]:
    key = matching_key(paragraph.text)
    spans = sentences(paragraph.text)
    wholes: dict[Phrase, NumberFound] = {}
    for at, number in enumerate(numbers):
        start, end = next(span for span in spans if span[0] <= number.where.start < span[1])
        own = Fragment(paragraph.text[start:end], paragraph.address, start, end)
        together = (number, *_percent_of(numbers, at))
        told = _as_counted(number, numbers, early)
        phrase = None if place.is_plan else _best(told, key[start : number.where.start], place, form, phrases)
        if phrase is not None and _is_part(number, wholes.setdefault(phrase, number)):
            phrase = None
        yield _claim(own, together, phrase, place, form)


def _is_part(number: NumberFound, whole: NumberFound) -> bool:
    """Whether a number named like an earlier one stands in a bracket after it: `17 văn bản (04 kế hoạch, …)`."""
    same = number.sentence == whole.sentence and number.role is whole.role
    return number is not whole and same and number.depth > whole.depth and number.value < whole.value


def _as_counted(number: NumberFound, numbers: Sequence[NumberFound], early: frozenset[Whose]) -> NumberFound:
    """`đúng hạn` takes in what was early where the section does not tell the early ones apart; `đã hoàn thành` means
    on time where the late ones are needed beside it to make up the total."""
    same = {
        n.role: n for n in numbers if n.scope == number.scope and n.family == number.family and n.is_count
    }
    role = number.role
    if role is Role.DONE and number.is_count and _late_stand_apart(same):
        role = Role.DONE_ON_TIME
    if role is Role.DONE_ON_TIME and number.scope not in early:
        role = Role.DONE_EARLY_AND_ON_TIME
    return replace(number, role=role) if role is not number.role else number


def _late_stand_apart(by_role: Mapping[Role | None, NumberFound]) -> bool:
    """Whether total = done + late + open: `giao 27, hoàn thành 22, hoàn thành quá hạn 2, chưa hoàn thành 3`."""
    if not {Role.TOTAL, Role.DONE, Role.DONE_LATE} <= set(by_role):
        return False
    total, done, late = (by_role[role].value for role in (Role.TOTAL, Role.DONE, Role.DONE_LATE))
    parts = (Role.OPEN_IN_TIME, Role.OPEN_LATE)
    still = [by_role[Role.OPEN]] if Role.OPEN in by_role else [by_role[r] for r in parts if r in by_role]
    return late > 0 and done + late + sum(n.value for n in still) == total


def _percent_of(numbers: Sequence[NumberFound], at: int) -> tuple[NumberFound, ...]:
    """The percentage that belongs to a count: the next number, in its clause, bracket or the clause after."""
    number = numbers[at]
    if number.is_percent or at + 1 == len(numbers):
        return ()
    following = numbers[at + 1]
    near = following.where.start - number.where.end <= 60 and following.sentence == number.sentence
    return (following,) if following.is_percent and near else ()


def _claim(
    sentence: Fragment,
    numbers: tuple[NumberFound, ...],
    phrase: Phrase | None,
    place: _Place,
    form: FormVersion,
    is_denial: bool = False,
) -> Claim:
    readings = _readings(phrase, form) if phrase else ()
    return Claim(
        sentence=sentence,
        numbers=numbers,
        indicator=readings[0].plus[0] if readings else None,
        period=numbers[0].scope.period or None,
        score=min(SURE, 50 + 10 * phrase.conditions) if phrase and readings else 0,
        readings=readings,
        section=place.path,
        is_plan=place.is_plan,
        is_denial=is_denial,
        fact=phrase.fact if phrase else None,
    )


def _readings(phrase: Phrase, form: FormVersion) -> tuple[Reading, ...]:
    return tuple(_reading(meant, form) for meant in phrase.means if _in_form(meant, form))


def _reading(meant: Expression, form: FormVersion) -> Reading:
    return Reading(
        tuple(form.by_code[code].id for code in meant.plus),
        tuple(form.by_code[code].id for code in meant.minus),
    )


def _in_form(meant: Expression, form: FormVersion) -> bool:
    return all(code in form.by_code for code in (*meant.plus, *meant.minus))


def _best(
    number: NumberFound, before: str, place: _Place, form: FormVersion, phrases: Phrases
) -> Phrase | None:
    """The phrase that fits with the most conditions, the first of equals; None when none fits."""
    if number.relation is not Relation.STATED or number.is_range or number.is_points:
        return None
    fitting = [
        phrase
        for phrase in phrases.naming
        if _fits(phrase, number, before, place, phrases) and (phrase.fact or _readings(phrase, form))
    ]
    return max(_nearest(fitting, number.clause), key=lambda phrase: phrase.conditions, default=None)


def _nearest(fitting: list[Phrase], clause: str) -> list[Phrase]:
    """Without the phrases that take all their words from before the number's clause when another finds all its own
    in it: in `phê duyệt 12 TTHC; công bố mới 34 TTHC` the 34 are new, whatever was said of the 12."""
    if not any(phrase.words and all(_in(clause, words) for words in phrase.words) for phrase in fitting):
        return fitting
    return [p for p in fitting if not p.words or any(_in(clause, words) for words in p.words)]


def _in(text: str, forms: tuple[str, ...]) -> bool:
    return _pattern(forms).search(text) is not None


def _fits(phrase: Phrase, number: NumberFound, before: str, place: _Place, phrases: Phrases) -> bool:
    return (
        phrase.percent == number.is_percent
        and (phrase.noun is None or phrase.noun == number.noun)
        and (not phrase.roles or number.role in phrase.roles)
        and (not phrase.topics or bool(phrase.topics & place.topics))
        and _scope_fits(phrase, number.scope)
        and (not phrase.alone or _is_alone(number, phrases))
        and (not phrase.lead or _ending(phrase.lead).search(before) is not None)
        and _words_fit(phrase, number.clause, before)
    )


def _scope_fits(phrase: Phrase, scope: Whose) -> bool:
    giver_fits = phrase.giver is None or phrase.giver == (scope.giver or "none")
    return giver_fits and (phrase.level is None or phrase.level == scope.level)


def _is_alone(number: NumberFound, phrases: Phrases) -> bool:
    """Whether the clause ends with the number and its noun: `hiện có 02 TTHC`, not `có 02 TTHC liên thông`."""
    after = number.clause.rpartition(matching_key(number.where.text))[2].strip(" .;,:/")
    return phrases.noun_pattern.fullmatch(after) is not None


def _words_fit(phrase: Phrase, clause: str, before: str) -> bool:
    near = f"{before} {clause}"
    if phrase.unless and _pattern(phrase.unless).search(near):
        return False
    return all(_pattern(alternatives).search(near) for alternatives in phrase.words)


@cache
def _ending(forms: tuple[str, ...]) -> Pattern[str]:
    return re.compile(rf"{any_of(forms).pattern}\s*$")


@cache
def _pattern(forms: tuple[str, ...]) -> Pattern[str]:
    return any_of(forms)


def _denials(paragraph: Paragraph, place: _Place, form: FormVersion, phrases: Phrases) -> Iterator[Claim]:
    key = matching_key(paragraph.text)
    if place.is_plan or phrases.denial_pattern.search(key) is None:
        return
    for phrase in phrases.denying:
        of_topic = not phrase.topics or phrase.topics & place.topics
        if of_topic and _pattern(phrase.denials).search(key):
            yield from (
                _denial(paragraph, span, _period(key, span, phrases), phrase, place, form)
                for span in _denied(key, sentences(paragraph.text), phrase)
                if _readings(phrase, form)
            )


def _denied(key: str, spans: Sequence[tuple[int, int]], phrase: Phrase) -> Iterator[tuple[int, int]]:
    """[start, end) of each denial with the first of the words near it, in one sentence with the rest of the words."""
    denial, first = _pattern(phrase.denials), _pattern(phrase.words[0])
    for start, end in spans:
        sentence = key[start:end]
        if phrase.unless and _pattern(phrase.unless).search(sentence):
            continue
        for found in denial.finditer(sentence):
            near = _reach(sentence, found.span(), phrase.denied_after)
            rest = near if len(phrase.words) == 1 else sentence[found.start() :][:120]
            named = first.search(near)
            if named and all(_pattern(words).search(rest) for words in phrase.words[1:]):
                yield start + found.start(), start + found.end()
                break


def _reach(sentence: str, span: tuple[int, int], denied_after: bool) -> str:
    if denied_after:
        return sentence[max(0, span[0] - 2 * DENIAL_REACH) : span[0]]
    return sentence[span[1] : span[1] + DENIAL_REACH]


def _period(key: str, span: tuple[int, int], phrases: Phrases) -> str:
    """The period inside the reported one that the words shortly before a denial name: `trong quý I, không có …`."""
    before = key[max(0, span[0] - 2 * DENIAL_REACH) : span[0]]
    named = [scope.name for scope, _ in phrases.scopes_in(before) if scope.axis == "period"]
    return named[-1] if named else ""


def _denial(
    paragraph: Paragraph,
    span: tuple[int, int],
    period: str,
    phrase: Phrase,
    place: _Place,
    form: FormVersion,
) -> Claim:
    start, end = next(s for s in sentences(paragraph.text) if s[0] <= span[0] < s[1])
    zero = NumberFound(
        value=Decimal(0),
        places=0,
        approximation=Approximation.EXACT,
        noun=phrase.noun,
        status=None,
        is_percent=False,
        where=fragment(paragraph.text, paragraph.address, *span),
        scope=Whose(period=period),
    )
    own = Fragment(paragraph.text[start:end], paragraph.address, start, end)
    return _claim(own, (zero,), phrase, place, form, is_denial=True)

"""The numbers of a paragraph with what each counts: its noun, its status, its role, whose figure it is.

The paragraph is read clause by clause, as a person reads it: what was said before a bracket or a list still holds
inside it, and a bare `quá hạn` means work done late or still open by what stood before.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from caicach.core.catalogue.claims import NumberFound, Relation, Whose
from caicach.core.catalogue.givers import GivenBy, givers_after
from caicach.core.catalogue.phrases import Noun, Phrases
from caicach.core.catalogue.roles import Role, Status, phase_after, role_of
from caicach.core.reading.clauses import Clause, Opener, clauses
from caicach.core.reading.found import Paragraph
from caicach.core.reading.numerals import Numeral, find_numerals
from caicach.core.reading.places import fragment
from caicach.core.reading.spelling import matching_key


@dataclass(frozen=True)
class Context:
    """What still holds when the next clause begins. `first_level` is the level of the sentence's first figure, `last` is the role of the last figure, `head` the role of the
    figure whose parts are being listed, `list_level` the level that held before a list of levels began, `label_says` the status words before a colon."""

    noun: Noun | None = None
    phase: Role | None = None
    level: str = ""
    giver: str = ""
    period: str = ""
    label: str = ""
    basis: bool = False
    figure_stood: bool = False
    last: Role | None = None
    head: Role | None = None
    list_level: str | None = None
    first_level: str | None = None
    label_says: frozenset[Status] = frozenset()

    @property
    def scope(self) -> Whose:
        """Whose figures these are."""
        return Whose(self.level, self.giver, self.period, self.label)


@dataclass(frozen=True, slots=True)
class _Territory:
    """The words that reach one numeral: [start, end) of the paragraph; `lead` is where the words before it begin."""

    numeral: Numeral
    start: int
    end: int
    lead: int


@dataclass(frozen=True)
class _Page:
    """A paragraph ready to be read."""

    paragraph: Paragraph
    key: str
    phrases: Phrases
    given: Mapping[int, GivenBy]

    def tells_giver(self, start: int) -> bool:
        """Whether the word at that place says who gave what one figure of a list counts."""
        return any(one.start <= start < one.end for one in self.given.values())


MOST_NUMBERS = 150
_BASIS = re.compile(
    r"(?:so\s+với(?!\s+(?:kế\s+hoạch|tổng|chỉ\s+tiêu|dự\s+toán))|cùng\s+kỳ|kỳ\s+trước\s+là|năm\s+trước\s+là|trước\s+đó\s+là|trước\s+đây|xếp\s+sau)(?!\w)"
)
_CHANGE = re.compile(
    r"(?<!cắt )(?<!tinh )(?<!\w)(?:tăng|giảm|cao\s+hơn|thấp\s+hơn|nhiều\s+hơn|ít\s+hơn|vượt|tụt|chênh\s+lệch|tăng\s+thêm|"
    r"bớt)(?:\s+(?:thêm|được|đi|tới|khoảng|gần|hơn|trên|tương\s+ứng|tương\s+đương|là|lên))*\s*[:(]?\s*[+\-−]?$"
)
_SIGNED = re.compile(r"\(\s*[+\-−]\s*$")
_RANKED = re.compile(r"(?<!\w)(?:hạng|xếp\s+thứ|đứng\s+thứ|vị\s+trí\s+thứ|vị\s+thứ)\s*$")
_OUT_OF = re.compile(r"\s*(?:trên|trong)\s+(?:tổng\s+)?(?:số\s+)?\d[\d.]*\s+")
_COMPARED_TO = re.compile(r"(?<!\w)so\s+với\s+$")
_HANDS_TO = re.compile(
    r"(?<!\w)(?:(?<!được )(?<!vụ )giao(?:\s+nhiệm\s+vụ)?(?:\s+cho)?|phân\s+công(?:\s+cho)?)\s+$"
)
_LEVEL = re.compile(r"(?<!\w)cấp\s+$")
_SPACES = re.compile(r"\s*")
_NEXT_WORDS = re.compile(r"\s*(?P<first>[^\W\d_]+)(?:\s+(?P<second>[^\W\d_]+))?")
_BETWEEN = re.compile(r"\s*(?:trường\s+hợp|lượt|tổng\s+số|số|bộ(?=\s+hồ\s+sơ))?\s*")
_LABEL = re.compile(r"^\s*(?:[-+*•]\s*)?(?P<label>[^\d:;.()]{3,60})$")
_NEUTRAL = re.compile(
    r"(?:cụ\s+thể|kết\s+quả|trong\s+đó|như\s+sau|gồm|về|tổng|số|trong\s+(?:kỳ|năm|tháng|quý)|đến\s+nay|tính\s+đến|tỷ\s+lệ)"
)


def read_numbers(
    paragraphs: Iterable[Paragraph], phrases: Phrases
) -> Iterator[tuple[Paragraph, tuple[NumberFound, ...]]]:
    """Each paragraph of a section with its numbers in order. A paragraph of more than MOST_NUMBERS is a table flattened
    by some export, no prose, and is not read."""
    context = Context()
    wordy: list[Paragraph] = []
    for paragraph in paragraphs:
        numerals = find_numerals(paragraph.text)
        read: tuple[NumberFound, ...] = ()
        if not numerals:
            wordy.append(paragraph)
        elif len(numerals) <= MOST_NUMBERS:
            # Paragraphs without figures are read only once a figure follows them, for what they leave open.
            for earlier in wordy:
                _, context = _read(earlier, (), phrases, context)
            wordy.clear()
            read, context = _read(paragraph, numerals, phrases, context)
        yield paragraph, read


def _read(
    paragraph: Paragraph, numerals: Sequence[Numeral], phrases: Phrases, context: Context
) -> tuple[tuple[NumberFound, ...], Context]:
    key = matching_key(paragraph.text)
    page = _Page(paragraph, key, phrases, givers_after(key, numerals, phrases))
    context = _at_paragraph(page, context)
    read: list[NumberFound] = []
    held: list[Context] = []
    sentence = -1
    for clause in clauses(paragraph.text, numerals):
        if clause.sentence != sentence:
            sentence, held = clause.sentence, []
            context = _at_sentence(context)
        context = _opened(clause, context)
        if clause.opener is Opener.BRACKET:
            held.append(context)
        if clause.opener is Opener.CLOSED and held:
            context = held.pop()
        found, context = _read_clause(page, clause, numerals, context)
        read.extend(found)
    return tuple(read), context


def _at_paragraph(page: _Page, context: Context) -> Context:
    if page.key.lstrip().startswith(("+", "*", "•")):
        return context
    return Context(noun=context.noun)


def _opened(clause: Clause, context: Context) -> Context:
    if clause.opener is Opener.SEMICOLON and clause.depth == 0:
        return _list_closed(context)
    if clause.opener not in {Opener.OF_WHICH, Opener.CONSISTS, Opener.COLON, Opener.BRACKET}:
        return context
    level = context.level if context.list_level is None else context.list_level
    return replace(context, head=context.last or context.head, list_level=level)


def _at_sentence(context: Context) -> Context:
    """A new sentence is about the level the last one began with, not the one it ended with."""
    level = context.level if context.first_level is None else context.first_level
    return replace(context, level=level, list_level=None, first_level=None, basis=False, head=None)


def _list_closed(context: Context) -> Context:
    """A list such as `trong đó cấp tỉnh …, cấp huyện …` is over: what follows is about the level before it."""
    if context.list_level is None:
        return context
    return replace(context, level=context.list_level, list_level=None)


def _read_clause(
    page: _Page, clause: Clause, numerals: Sequence[Numeral], context: Context
) -> tuple[list[NumberFound], Context]:
    words = page.key[clause.start : clause.end]
    context = _with_scope(page, words, clause.start, context)
    inside = [numeral for numeral in numerals if clause.start <= numeral.start < clause.end]
    if not inside:
        return [], _without_numbers(page, clause, words, context)
    read: list[NumberFound] = []
    for territory in _territories(page, clause, inside):
        number, context = _number(page, clause, territory, context)
        read.append(number)
    compares = bool(_BASIS.search(page.key, inside[-1].end, clause.end))
    return read, replace(context, basis=context.basis or compares, label_says=frozenset())


def _with_scope(page: _Page, words: str, start: int, context: Context) -> Context:
    for scope, found in page.phrases.scopes_in(words):
        if page.tells_giver(start + found.start()):
            continue  # `218 nhiệm vụ do Chính phủ giao và 02 …`: of that figure alone
        if scope.axis == "giver" and _HANDS_TO.search(words, 0, found.start()):
            continue  # `Thủ tướng giao UBND tỉnh 12 nhiệm vụ`: the province receives
        if scope.axis == "period" and _COMPARED_TO.search(words, 0, found.start()):
            continue  # `tăng 5% so với cùng kỳ`: what is compared with is marked as such, what follows is of now
        if scope.axis == "level":
            context = replace(context, level=scope.name, label="")
        elif scope.axis == "period":
            context = replace(context, period=scope.name)
        else:
            # `Chính phủ, Thủ tướng, UBND tỉnh giao 30`: givers before the first figure are one group.
            group = set() if context.figure_stood else set(filter(None, context.giver.split(" + ")))
            giver = " + ".join(sorted({*group, scope.name}))
            context = replace(context, giver=giver, figure_stood=False)
    return context


def _without_numbers(page: _Page, clause: Clause, words: str, context: Context) -> Context:
    """What a clause without figures leaves behind: its noun, what it is about, a label such as `Lĩnh vực đất đai:`."""
    statuses = {status for status, _ in page.phrases.statuses_in(words)}
    nouns = [
        page.phrases.noun_by_form[" ".join(m[0].split())] for m in page.phrases.noun_pattern.finditer(words)
    ]
    role = role_of(statuses, context.phase)
    phase = phase_after(role, context.phase) if role else context.phase
    label = context.label
    if page.key[clause.end : clause.end + 1] == ":" and not statuses and clause.opener is Opener.START:
        label = _label(page, words)
    basis = context.basis or bool(_BASIS.search(words))
    says = frozenset(statuses) if page.key[clause.end : clause.end + 1] == ":" else frozenset()
    noun = nouns[-1] if nouns else context.noun
    return replace(context, noun=noun, phase=phase, label=label, basis=basis, label_says=says)


def _label(page: _Page, words: str) -> str:
    found = _LABEL.match(words)
    says_scope = any(True for _ in page.phrases.scopes_in(words))
    has_noun = page.phrases.noun_pattern.search(words)
    if found is None or says_scope or has_noun or _NEUTRAL.search(words):
        return ""
    return " ".join(found["label"].split())


def _territories(page: _Page, clause: Clause, inside: Sequence[Numeral]) -> list[_Territory]:
    """The words of a clause shared out among its numbers: to the number they follow, or, where the clause begins with
    a status word, to the number they lead to."""
    if len(inside) == 1:
        return [_Territory(inside[0], clause.start, clause.end, clause.start)]
    lead = page.key[clause.start : inside[0].start]
    leads = any(True for _ in page.phrases.statuses_in(lead))
    shared: list[_Territory] = []
    begin = clause.start
    for at, numeral in enumerate(inside):
        last = at + 1 == len(inside)
        stop = clause.end if last else inside[at + 1].start
        if leads and not last:
            stop = _after_noun(page, numeral, stop)
        before = inside[at - 1].end if at else clause.start
        shared.append(_Territory(numeral, begin, stop, before))
        begin = stop
    return shared


def _after_noun(page: _Page, numeral: Numeral, stop: int) -> int:
    skipped = _BETWEEN.match(page.key, numeral.end)
    found = page.phrases.noun_pattern.match(page.key, skipped.end() if skipped else numeral.end)
    return min(found.end(), stop) if found else numeral.end


def _number(
    page: _Page, clause: Clause, territory: _Territory, context: Context
) -> tuple[NumberFound, Context]:
    numeral = territory.numeral
    words = page.key[territory.start : territory.end]
    before = page.key[territory.start : numeral.start]
    said = _said(page, territory)
    given = page.given.get(numeral.start)
    relation = _relation(page, clause, territory, context)
    noun, is_named, raw = _noun(page, clause, numeral, before, context)
    role = _role(said, clause, context, given) if relation is Relation.STATED else None
    if role is None and not said and context.level and context.level != context.list_level:
        role = context.head
    number = NumberFound(
        value=numeral.value,
        places=numeral.places,
        approximation=numeral.approximation,
        noun=noun.name if noun else raw,
        status=" ".join(m[0] for s, m in said if s is not Status.NOTHING) or None,
        is_percent=numeral.is_percent,
        where=fragment(page.paragraph.text, page.paragraph.address, numeral.start, numeral.end),
        role=role,
        scope=replace(context.scope, giver=given.giver) if given else context.scope,
        family=noun.family if noun else None,
        flows=bool(noun and noun.flows),
        step=numeral.step,
        whole=numeral.whole,
        is_points=numeral.is_points,
        is_range=numeral.is_range,
        relation=relation,
        clause=words,
        opener=clause.opener,
        depth=clause.depth,
        sentence=clause.sentence,
    )
    first_level = context.level if context.first_level is None else context.first_level
    context = replace(context, first_level=first_level)
    after = replace(
        context,
        noun=noun if is_named else context.noun,
        basis=relation is Relation.BASIS or (relation is Relation.CHANGE and context.basis),
        figure_stood=True,
        giver=given.together or context.giver if given else context.giver,
    )
    counts = relation is Relation.STATED and not numeral.is_percent
    if not counts:
        return number, after
    return number, replace(after, phase=phase_after(role, context.phase), last=role or context.last)


def _said(page: _Page, territory: _Territory) -> list[tuple[Status, re.Match[str]]]:
    """The status words that reach the numeral; that somebody gave what a figure of a list counts is none."""
    found = page.phrases.statuses_in(page.key[territory.start : territory.end])
    return [(status, m) for status, m in found if not page.tells_giver(territory.start + m.start())]


def _role(
    said: Sequence[tuple[Status, re.Match[str]]], clause: Clause, context: Context, given: GivenBy | None
) -> Role | None:
    statuses = {status for status, _ in said}
    if clause.opener is Opener.COLON and not statuses:
        statuses = set(context.label_says)
    role = role_of(statuses, context.phase)
    if role is None and given is not None:
        return _role_in_list(given, clause, context)
    return role


def _role_in_list(given: GivenBy, clause: Clause, context: Context) -> Role:
    """What a figure with no word of its own but its giver counts: what the first of the list does, what the list is the
    parts of, or else what was given."""
    is_listed = clause.opener in {Opener.CONSISTS, Opener.OF_WHICH, Opener.COLON, Opener.BRACKET}
    inherited = context.head if given.is_first and is_listed else None if given.is_first else context.last
    return inherited or Role.TOTAL


def _relation(page: _Page, clause: Clause, territory: _Territory, context: Context) -> Relation:
    numeral = territory.numeral
    before = page.key[territory.lead : numeral.start]
    bracketed = page.key[max(clause.start - 2, 0) : numeral.start]
    if _CHANGE.search(before.rstrip("+-− (")) or _SIGNED.search(bracketed):
        return Relation.CHANGE
    goes_on = clause.opener in {Opener.BRACKET, Opener.AND} or (
        clause.opener is Opener.COMMA and clause.depth > 0
    )
    if _BASIS.search(before) or (context.basis and goes_on):
        return Relation.BASIS
    return Relation.STATED


def _noun(
    page: _Page, clause: Clause, numeral: Numeral, before: str, context: Context
) -> tuple[Noun | None, bool, str | None]:
    """The noun a number counts, whether its own words name it, and the bare word of a noun the content lacks."""
    if numeral.is_percent or numeral.is_points:
        return None, False, None
    if _RANKED.search(before):
        return page.phrases.noun_by_form.get("bậc"), False, None
    skipped = _BETWEEN.match(page.key, numeral.end)
    after = skipped.end() if skipped else numeral.end
    spaced = _SPACES.match(page.key, numeral.end)
    start = spaced.end() if spaced else numeral.end
    # `24 trường hợp` are cases where no other noun follows, as in `24 trường hợp hồ sơ`.
    found = page.phrases.noun_pattern.match(page.key, after) or page.phrases.noun_pattern.match(
        page.key, start
    )
    if found and found.end() <= clause.end + 24:
        return page.phrases.noun_by_form[" ".join(found[0].split())], True, None
    out_of = _OUT_OF.match(page.key, numeral.end, clause.end)
    shared = page.phrases.noun_pattern.match(page.key, out_of.end()) if out_of else None
    if shared:
        # `19 trên tổng số 37 nhiệm vụ` are 19 tasks.
        return page.phrases.noun_by_form[" ".join(shared[0].split())], True, None
    counter = page.phrases.counter_pattern.match(page.key, start)
    if counter and context.noun is not None and context.noun.flows:
        return context.noun, True, None
    word = _NEXT_WORDS.match(page.key, numeral.end, clause.end)
    if word and page.phrases.turns_pattern.fullmatch(word["first"]):
        return None, False, word["first"]
    if word and word["first"] not in page.phrases.particles:
        return None, False, " ".join(part for part in word.groups() if part)
    named = [m for m in page.phrases.noun_pattern.finditer(before) if not _LEVEL.search(before, 0, m.start())]
    if named:
        return page.phrases.noun_by_form[" ".join(named[-1][0].split())], True, None
    return context.noun, False, None

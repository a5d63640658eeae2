"""Whatever agencies write, a point filled in again with the source's name and figures says what the source said."""

import re
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.core.consolidation.arranging import arrange
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.gathering import Source, gather
from caicach.core.consolidation.likeness import plain_figure
from caicach.core.ground.agencies import Agency
from caicach.core.ground.directory import Directory
from caicach.core.ground.words import Messages, plain
from factories.consolidation_cases import PROVINCE, plan
from factories.consolidation_cases import given as report


NAMES = {
    "so-a": "Sở Công Thương",
    "so-b": "Thanh tra tỉnh",
    "xa-1": "UBND xã Ia Lốp",
    "xa-2": "UBND xã Pờ Tó",
}
DIRECTORY = Directory(
    tuple(
        Agency(id_, name, PROVINCE.agency(id_).type, "", None, None, None, (name,))
        for id_, name in NAMES.items()
    )
)
KINDS = ("commune", "district", "department", "province", "of_several_types")
MARKS = Messages(
    {f"gathering.name_{kind}": plain("<tên>") for kind in KINDS}
    | {f"gathering.place_{kind}": plain("<nơi>") for kind in KINDS}
    | {"gathering.gap": plain("<số>")}
)
WORDS = (
    "đã mở",
    "lớp",
    "cho",
    "người dân",
    "tại",
    "sở",
    "xã",
    "Kế hoạch số",
    "(đạt",
    "), ",
    "; ",
    ".",
    "”",
    "Đông",
)
FIGURES = ("3", "03", "2.173", "99,16%", "12/KH-UBND", "05/01/2026", "0", "1/4", "-2", "…5")

sentences = st.lists(st.sampled_from((*WORDS, *FIGURES, "{name}", "{place}")), min_size=1, max_size=12).map(
    " ".join
)


def _own(text: str, agency: str) -> str:
    name = NAMES[agency]
    return text.replace("{name}", name).replace("{place}", name.removeprefix("UBND "))


def _filled(text: str, source: Source) -> str:
    for figure in source.figures:
        text = text.replace("<số>", figure, 1)
    return _own(text.replace("<tên>", "{name}").replace("<nơi>", "{place}"), source.agency)


def _plain(text: str) -> list[str]:
    return [plain_figure(word) for word in re.findall(r"\w+|[^\w\s]", text.casefold())]


@settings(deadline=None)
@given(said=st.dictionaries(st.sampled_from(list(NAMES)), st.lists(sentences, max_size=4)))
def test_nothing_is_lost_and_nothing_is_told_twice(said: dict[str, Sequence[str]]) -> None:
    texts = {agency: tuple(_own(text, agency) for text in given) for agency, given in said.items()}
    reports: list[Contribution] = [report(one, {}, texts={"limits": own}) for one, own in texts.items()]

    points = gather(arrange(plan(), reports, PROVINCE), ["limits"], DIRECTORY, MARKS)["limits"]

    found = [(source.agency, source.paragraph) for point in points for source in point.sources]
    assert sorted(found) == sorted((one, at) for one, own in texts.items() for at in range(len(own)))
    for point in points:
        assert all("<số>" not in _filled(point.text, source) for source in point.sources)
        for source in point.sources:
            written = texts[source.agency][source.paragraph]
            assert _plain(_filled(point.text, source)) == _plain(written)

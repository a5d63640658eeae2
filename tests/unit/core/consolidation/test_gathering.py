"""Points keep their agency; what several wrote alike is one point with all of them, and each one's figures beside it."""

from collections.abc import Mapping

import pytest

from caicach.adapters.content.messages import messages
from caicach.core.consolidation.arranging import arrange
from caicach.core.consolidation.gathering import Point, Source, gather
from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.ground.directory import Directory
from factories.consolidation_cases import PROVINCE, given, plan


def _named(id_: str, kind: AgencyType, *names: str) -> Agency:
    return Agency(id_, names[0], kind, "", None, None, None, names[1:])


DIRECTORY = Directory(
    agencies=(
        _named("so-a", AgencyType.DEPARTMENT, "Sở Y tế tỉnh Gia Lai", "Sở Y tế", "Sở"),
        _named(
            "so-b", AgencyType.DEPARTMENT, "Văn phòng Ủy ban nhân dân tỉnh Gia Lai", "Văn phòng UBND tỉnh"
        ),
        _named("xa-1", AgencyType.COMMUNE, "Ủy ban nhân dân xã Ia Lốp", "UBND xã Ia Lốp", "UBND xã"),
        _named("xa-2", AgencyType.COMMUNE, "Ủy ban nhân dân phường Hội Phú", "UBND phường Hội Phú"),
    )
)


def gathered(texts: Mapping[str, tuple[str, ...]]) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """The points of one division, each with who said it and the figures of each."""
    said = [given(agency, {}, texts={"limits": own}) for agency, own in texts.items()]
    points = gather(arrange(plan(), said, PROVINCE), ["limits"], DIRECTORY, messages())["limits"]
    return [(point.text, [(one.agency, one.figures) for one in point.sources]) for point in points]


def test_points_stand_by_division_with_their_source() -> None:
    a = given("so-a", {}, texts={"limits": ("Thiếu người làm.", "Máy móc cũ."), "plans": ("Tập huấn.",)})
    b = given("so-b", {}, texts={"limits": ("  ", "Thiếu  người làm.")})

    laid = arrange(plan(), [b, a], PROVINCE)
    points = gather(laid, ("limits", "plans", "praise"), DIRECTORY, messages())

    assert points["limits"] == (
        Point("Thiếu người làm.", (Source("so-a", "bc-so-a", 0), Source("so-b", "bc-so-b", 1))),
        Point("Máy móc cũ.", (Source("so-a", "bc-so-a", 1),)),
    )
    assert (len(points["plans"]), points["praise"]) == (1, ())


def test_names_of_their_own_make_one_point_that_says_how_many() -> None:
    told = gathered(
        {
            "xa-1": ("UBND xã Ia Lốp niêm yết thủ tục tại xã Ia Lốp.",),
            "xa-2": ("Ủy ban nhân dân phường Hội Phú niêm yết thủ tục tại phường Hội Phú.",),
        }
    )

    assert told == [("02 UBND xã, phường niêm yết thủ tục tại 02 xã, phường.", [("xa-1", ()), ("xa-2", ())])]


def test_agencies_of_several_types_are_counted_together() -> None:
    told = gathered({"so-a": ("Sở Y tế mở sổ góp ý.",), "so-b": ("Văn phòng Ủy ban nhân dân mở sổ góp ý.",)})
    mixed = gathered({"so-a": ("Sở Y tế mở sổ góp ý.",), "xa-1": ("UBND xã Ia Lốp mở sổ góp ý.",)})

    assert [text for text, _ in told] == ["02 sở, ban, ngành mở sổ góp ý."]
    assert [text for text, _ in mixed] == ["02 cơ quan, địa phương mở sổ góp ý."]


def test_one_sentence_with_other_figures_keeps_each_beside() -> None:
    told = gathered(
        {
            "so-a": ("Năm 2025, Sở Y tế mở 3 lớp tập huấn cho 41 người (đạt 82,5%).",),
            "xa-1": ("Năm 2025, UBND xã Ia Lốp mở 03 lớp tập huấn cho 7 người (đạt 100%).",),
        }
    )

    text = "Năm 2025, 02 cơ quan, địa phương mở 3 lớp tập huấn cho [điền số] người (đạt [điền số])."
    assert told == [(text, [("so-a", ("41", "82,5%")), ("xa-1", ("7", "100%"))])]


def test_number_and_day_of_a_paper_are_figures_of_their_own() -> None:
    told = gathered(
        {
            "so-a": ("Đã ban hành Kế hoạch số 12/KH-SYT ngày 05/01/2026.",),
            "xa-1": ("Đã ban hành Kế hoạch số 07/KH-UBND ngày 09/01/2026.",),
        }
    )

    assert told == [
        (
            "Đã ban hành Kế hoạch số [điền số] ngày [điền số].",
            [("so-a", ("12/KH-SYT", "05/01/2026")), ("xa-1", ("07/KH-UBND", "09/01/2026"))],
        )
    ]


def test_figures_of_agencies_stand_by_what_they_are() -> None:
    point = Point(
        "…", (Source("so-a", "", 0, ("5",)), Source("so-b", "", 0, ("7",)), Source("xa-1", "", 0, ("5",)))
    )

    assert point.by_figures == {("5",): ("so-a", "xa-1"), ("7",): ("so-b",)}
    assert Point("…", (Source("so-a", "", 0),)).by_figures == {}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param({"so-a": ("Đạt 95%.",), "so-b": ("Đạt 90%.",)}, id="too few words to be one sentence"),
        pytest.param(
            {
                "xa-1": ("Đã họp với Sở Y tế về sổ góp ý.",),
                "so-a": ("Đã họp với UBND xã Ia Lốp về sổ góp ý.",),
            },
            id="the name of another agency",
        ),
        pytest.param(
            {"xa-1": ("Họp tại xã Ia Lốp Đông.",), "xa-2": ("Họp tại phường Hội Phú Đông.",)},
            id="a longer name that begins alike",
        ),
        pytest.param(
            {"so-a": ("Trụ Sở nhỏ.",), "so-b": ("Trụ Văn phòng UBND tỉnh nhỏ.",)}, id="a part others bear too"
        ),
        pytest.param(
            {"so-a": ("Sở Y tế không mở lớp nào.",), "so-b": ("Văn phòng UBND tỉnh mở 2 lớp.",)},
            id="other words",
        ),
    ],
)
def test_other_sentences_stay_apart(texts: Mapping[str, tuple[str, ...]]) -> None:
    told = gathered(texts)

    assert sorted(text for text, _ in told) == sorted(text for own in texts.values() for text in own)


def test_one_agency_alone_keeps_its_name() -> None:
    told = gathered(
        {"so-a": ("Sở Y tế mở 3 lớp tập huấn cho viên chức.", "Sở Y tế mở 4 lớp tập huấn cho viên chức.")}
    )

    assert told == [
        ("Sở Y tế mở [điền số] lớp tập huấn cho viên chức.", [("so-a", ("3",)), ("so-a", ("4",))])
    ]


def test_a_name_that_is_a_word_like_any_other_is_none() -> None:
    inspectors = _named(
        "so-a", AgencyType.DEPARTMENT, "Thanh tra tỉnh Gia Lai", "Thanh tra tỉnh", "Thanh tra"
    )
    said = [
        given(one, {}, texts={"limits": ("Công tác thanh tra theo kế hoạch.",)}) for one in ("so-a", "so-b")
    ]

    laid = arrange(plan(), said, PROVINCE)
    (point,) = gather(laid, ["limits"], Directory((inspectors,)), messages())["limits"]

    assert (point.text, len(point.sources)) == ("Công tác thanh tra theo kế hoạch.", 2)


def test_what_is_no_sentence_is_gathered_too() -> None:
    long, marks = "x" * 200_000, ". , ; () “” 5"

    told = gathered({"so-a": (long, marks), "so-b": (long, "...,;", "5.")})

    assert [text for text, _ in told] == [long, marks, "...,;", "5."]
    assert [one for one, _ in told[0][1]] == ["so-a", "so-b"]

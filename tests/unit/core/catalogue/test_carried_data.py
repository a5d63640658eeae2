"""Data our own files carry: taken where the page still says what was printed; hand edits are noticed."""

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.carried import carried_of
from caicach.core.catalogue.edits import Edit, find_edits
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.understand import understand
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, reported
from caicach.core.reading.found import Address, Block, Cell, FigureSpan, FoundDocument, Paragraph
from factories.found import HEADER, table


CATALOGUE = load_catalogue()
FORM = CATALOGUE.form("2023")
TASKS, RATE, SURVEY = (FORM.by_code[code] for code in ("A.2.1", "A.2", "A.6"))


def carried(**more: object) -> dict[str, object]:
    return {
        "caicach": 1,
        "form_version": "2023",
        "agency": "UBND xã Ia Kha",
        "agency_type": "commune",
        "period": "2023-year",
        "observations": {
            TASKS.id: {"state": "reported", "value": "16"},
            RATE.id: {"state": "reported", "value": "98.615"},
            SURVEY.id: {"state": "not_applicable", "value": None},
        },
        "figures": {TASKS.id: "16", RATE.id: "98,62", f"{TASKS.id}:prose": "16"},
        **more,
    }


def own_file(tasks: str = "16", prose: str = "16", survey: str = "x", data: object = None) -> FoundDocument:
    """A file of ours: one sentence with a figure, and three rows."""
    cells = [
        ["2", RATE.label, "%", Cell("98,62", Address(0), figures=(FigureSpan(RATE.id, 0, 5),)), ""],
        [
            "2.1",
            TASKS.label,
            "Nhiệm vụ",
            Cell(tasks, Address(0), figures=(FigureSpan(TASKS.id, 0, len(tasks)),)),
            "",
        ],
        ["6", SURVEY.label, "", survey, ""],
    ]
    sentence = Paragraph(
        f"Có {prose} nhiệm vụ.", Address(0), figures=(FigureSpan(f"{TASKS.id}:prose", 3, 3 + len(prose)),)
    )
    blocks: tuple[Block, ...] = (sentence, table([HEADER, *cells], 1))
    return FoundDocument("x.docx", "docx", blocks, carried=carried() if data is None else data)  # type: ignore[arg-type]


def filing(found: FoundDocument) -> Filing:
    return understand(found, CATALOGUE)


def test_unchanged_page_gives_the_carried_values_without_doubt() -> None:
    found = filing(own_file())

    assert {i: o.value for i, o in found.observations.items()} == {
        RATE.id: reported("98.615"),
        TASKS.id: reported(16),
        SURVEY.id: NOT_APPLICABLE,
    }
    assert all(o.doubt is None for o in found.observations.values())
    assert find_edits(found.found) == ()


def test_carried_period_agency_type_are_taken() -> None:
    found = filing(own_file())

    assert found.period is not None
    assert found.period.id == "2023-year"
    assert found.agency_type is AgencyType.COMMUNE


def test_changed_cell_wins_over_the_carried_value_and_is_an_edit() -> None:
    found = filing(own_file(tasks="27"))

    assert found.observations[TASKS.id].value == reported(27)
    (edit,) = find_edits(found.found)
    assert (edit.tag, edit.indicator, edit.was, edit.now) == (TASKS.id, TASKS.id, "16", "27")


def test_changed_mark_of_state_wins_over_the_carried_state() -> None:
    assert filing(own_file(survey="-")).observations[SURVEY.id].value == NONE_AROSE


def test_changed_figure_in_a_sentence_is_an_edit_at_its_place() -> None:
    (edit,) = find_edits(own_file(prose="150"))

    assert edit.indicator == TASKS.id
    assert edit.where is not None
    assert (edit.where.start, edit.where.end, edit.now) == (3, 6, "150")


def test_figure_that_is_gone_is_an_edit_without_place() -> None:
    found = own_file()
    without = FoundDocument("x.docx", "docx", found.blocks[1:], carried=found.carried)

    assert find_edits(without) == (Edit(f"{TASKS.id}:prose", "16", "", None),)


@pytest.mark.parametrize("data", [{}, {"caicach": 2}, {"caicach": "1"}])
def test_file_that_is_not_ours_carries_nothing(data: dict[str, object]) -> None:
    assert carried_of(own_file(data=data)) is None
    assert find_edits(own_file(data=data, tasks="99")) == ()


@pytest.mark.parametrize(
    "observations",
    [
        None,
        [],
        {TASKS.id: None},
        {TASKS.id: {"state": "lost", "value": "1"}},
        {TASKS.id: {"state": "reported", "value": "sixteen"}},
        {TASKS.id: {"state": "reported", "value": None}},
        {TASKS.id: {"state": "reported", "value": "NaN"}},
        {TASKS.id: {"state": "none_arose", "value": "1"}},
    ],
)
def test_carried_data_that_makes_no_sense_is_left_out(observations: object) -> None:
    found = filing(own_file(data=carried(observations=observations, period=5, agency_type="kingdom")))

    assert found.observations[TASKS.id].value == reported(16)

"""A sound appendix of a department is passed in silence; each slip a hurried person makes is found where it is."""

import pytest

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.core.checks.book import CheckBook
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding
from caicach.core.checks.run import judge
from factories.filings import filing


APPENDIX = CheckBook(tuple(check for check in load_checks() if check.id < "K200"))

# A small department: 16 planned tasks, 27 tasks of the province, 2 procedures, 17 dossiers, 19 posts.
OWN = {
    "A.1": "3", "A.2": "93.75", "A.2.1": "16", "A.2.2": "15", "A.3.1": "2", "A.3.3": "66.67", "A.3.3.1": "3",
    "A.3.3.2": "2", "A.5.1": "0", "A.5.2": "0", "A.5.3": "0", "A.5.4": "0", "A.5.5": "27", "A.5.6": "23",
    "A.5.7": "2", "A.5.8": "2", "A.6": "1", "A.6.1": "120", "A.6.2": "1", "A.7": "1",
    "B.1": "2", "B.1.1": "2", "B.2.1": "5", "B.2.2": "100.00", "B.2.2.1": "1", "B.2.2.2": "1", "B.3.1": "12",
    "B.3.2": "50.00", "B.3.2.1": "4", "B.3.2.2": "2",
    "C.1.1": "0", "C.1.2": "1", "C.1.3": "0", "C.1.4": "2", "C.1.4.1": "2", "C.1.4.2": "0", "C.1.4.3": "0", "C.2.1": "0", "C.2.2": "2", "C.2.3": "0",
    "C.3.1": "94.12", "C.3.1.1": "17", "C.3.1.2": "16", "C.3.4": "100.00", "C.3.4.1": "4", "C.3.4.2": "4",
    "D.1.1.1": "1", "D.1.1.2": "0", "D.1.5": "2", "D.1.5.2": "2", "D.1.5.4": "33.33", "D.2.1": "19", "D.2.2": "18",
    "D.2.3": "2", "D.2.4": "0", "D.2.5": "17.39", "D.3.1": "30", "D.3.2": "28", "D.3.3": "0", "D.3.4": "14.29",
    "E.1.1": "0", "E.1.1.1": "1", "E.1.2": "1", "E.1.2.1": "2", "E.1.3": "0", "E.2.1": "1", "E.2.2": "0", "E.2.3": "0", "E.2.4": "2",
    "E.2.5": "0", "E.3": "0", "E.4.2": "0", "E.4.3": "0", "E.4.4": "0",
    "F.1": "98.62", "F.1.1": "4380.5", "F.1.2": "4320", "F.2.1": "2", "F.2.2": "0", "F.2.3": "1", "F.2.4": "1",
    "F.2.4.1": "0", "F.2.4.2": "1", "F.2.4.3": "0", "F.2.5": "0", "F.2.6": "0",
    "G.1": "1", "G.2": "0", "G.2.1": "0", "G.2.2": "0", "G.2.3": "0", "G.2.4": "0", "G.4": "0", "G.3": "100.00", "G.5.1.1": "1", "G.5.2": "99.5", "G.5.2.1": "99.5", "G.5.3.1": "1",
    "G.6.1": "100.00", "G.6.1.1": "1", "G.6.1.2": "1", "G.6.1.3": "1", "G.6.2": "100.00", "G.6.2.1": "1", "G.6.2.2": "1",
    "G.6.2.3": "0", "G.6.3": "50.00", "G.6.3.1": "2", "G.6.3.2": "1", "G.6.4": "76.47", "G.6.4.1": "17", "G.6.4.2": "13",
    "G.6.5.1": "0", "G.6.5.2": "0",
}  # fmt: skip


def findings(**changed: str) -> tuple[Finding, ...]:
    """What is found in the sound appendix with these rows changed (`A_2_1` for A.2.1)."""
    figures = {**OWN, **{row.replace("_", "."): text for row, text in changed.items()}}
    return judge(Subject(filing(figures), load_catalogue()), APPENDIX)


def test_sound_appendix_is_passed_but_for_the_slip_of_the_form() -> None:
    assert [(f.check, f.place.code) for f in findings()] == [("K175", "A.4.1")]


SLIPS = [
    ("two digits exchanged in a total", {"A_5_5": "25"}, "error", "A.5.5"),
    ("a late task counted twice", {"A_5_7": "4"}, "error", "A.5.5"),
    ("a digit too many in a part", {"A_2_2": "155"}, "error", "A.2.2"),
    ("a rate kept from the last report", {"A_2": "87.50"}, "error", "A.2"),
    ("a rate as a fraction", {"C_3_1": "0.94"}, "error", "C.3.1"),
    ("part and whole exchanged in a rate", {"B_3_2": "200.00"}, "error", "B.3.2"),
    ("part and whole exchanged in the rows", {"C_3_1_1": "16", "C_3_1_2": "17"}, "error", "C.3.1.2"),
    ("a rate cut instead of rounded", {"A_3_3": "66.66"}, "hint", "A.3.3"),
    ("a rate left out", {"C_3_1": ""}, "hint", "C.3.1"),
    ("a rate of nothing", {"G_6_5": "100.00"}, "warning", "G.6.5"),
    ("nothing over nothing as zero", {"G_6_5": "0.00"}, "hint", "G.6.5"),
    ("a comma read as thousands", {"G_5_2": "9950"}, "error", "G.5.2"),
    ("a negative number", {"C_1_3": "-1"}, "error", "C.1.3"),
    ("half a task", {"A_2_1": "16.5"}, "error", "A.2.1"),
    ("a code the form has not", {"A_6_2": "3"}, "error", "A.6.2"),
    ("no answer to a coded row", {"G_5_1_1": "0"}, "warning", "G.5.1.1"),
    ("both of two answers chosen", {"D_1_1_2": "2"}, "error", "D.1.1.1"),
    ("none of two answers chosen", {"D_1_1_1": "0"}, "warning", "D.1.1.1"),
    ("the code of the other row", {"D_1_1_1": "2"}, "error", "D.1.1.1"),
    ("forms without a survey", {"A_6": "0", "A_6_2": "0"}, "error", "A.6.1"),
    ("a survey without forms", {"A_6_1": "0"}, "error", "A.6.1"),
    ("a method without a survey", {"A_6": "0", "A_6_1": "0"}, "warning", "A.6.2"),
    ("issues found where nothing was inspected", {"A_3_1": "0", "A_3_2": "0"}, "warning", "A.3.1"),
    ("dossiers without a procedure", {"C_1_4_1": "0"}, "warning", "C.1.4.1"),
    ("more people than posts", {"D_2_2": "20"}, "warning", "D.2.2"),
    ("more agencies approved than there are", {"E_1_1": "2"}, "error", "E.1.1"),
    ("the same units counted otherwise elsewhere", {"E_1_2_1": "3"}, "hint", "E.1.2.1"),
    ("a total repeated in every part", {"C_1_4_2": "2", "C_1_4_3": "2"}, "error", "C.1.4"),
    ("a part of a breakdown left out of its total", {"F_2_4_1": "3"}, "error", "F.2.4"),
    ("a part left blank", {"F_2_3": ""}, "hint", "F.2.1"),
    ("a total left blank", {"D_1_5": ""}, "warning", "D.1.5"),
    ("the figure of a district", {"C_3_2_1": "5"}, "warning", "C.3.2.1"),
    ("a row left blank", {"A_1": ""}, "hint", "A.1"),
    ("procedures used online without a dossier", {"G_6_4_2": "0", "G_6_4": "0.00"}, "warning", "G.6.4.2"),
    ("more procedures used than provided", {"G_6_1_3": "2"}, "error", "G.6.1.3"),
    ("levels three and four that are not their sum", {"G_6_3_1": "3", "G_6_3": "33.33"}, "error", "G.6.3.1"),
    ("more disbursed than planned", {"F_1_2": "4381"}, "warning", "F.1.2"),
    ("a reduction no staff of this size can have", {"D_2_5": "16.90"}, "hint", "D.2.5"),
]  # fmt: skip


@pytest.mark.parametrize(("slip", "changed", "severity", "code"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_slip_is_found_where_it_is(slip: str, changed: dict[str, str], severity: str, code: str) -> None:
    found = [(f.severity.value, f.place.code) for f in findings(**changed)]

    assert (severity, code) in found, f"{slip}: {found}"


@pytest.mark.parametrize(("slip", "changed", "severity", "code"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_slip_is_not_followed_by_a_swarm(
    slip: str, changed: dict[str, str], severity: str, code: str
) -> None:
    """One slip may break a few rules that truly disagree, never more than four beside the form's own slip."""
    assert 1 <= len(findings(**changed)) - 1 <= 4, slip

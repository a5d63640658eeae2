"""After agencies were renamed, merged or split: whose figures and text stand beside, and what checks make of them."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from caicach.actions.judging import basis_of, compared_with
from caicach.core.ground.agencies import SuccessionKind
from caicach.core.submissions.roles import Role
from caicach.store.models import NarrativeSection, Submission
from factories.figures import issued_before, put, row
from factories.portal import NOW, Province
from factories.reorganised import HALF_YEAR, came_of, gave_a_part_to_another, reports


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_moment")]
Sign = Callable[[object], Client]


def page_of(client: Client, submission: Submission, part: str = "so-lieu") -> str:
    return client.get(f"/bao-cao/{submission.pk}/{part}/").content.decode()


def beside(page: str, code: str) -> list[str]:
    """What stands beside the row, a text a column."""
    line = page[page.index(f'<tr class="line is-number" id="{row(code)}"') :].partition("</tr>")[0]
    cells = re.findall(r'<td class="before".*?</td>', line, re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", cell)).strip() for cell in cells]


def told(client: Client, submission: Submission) -> Any:
    page = page_of(client, submission)
    start = page.index('id="figures-told" type="application/json">') + 42
    return json.loads(page[start : page.index("</script>", start)])


def findings(client: Client, submission: Submission) -> set[str]:
    return {finding["check"] for finding in told(client, submission)["sheet"]["findings"]}


TRENDS = {"K183", "K184", "K185"}


def test_a_renamed_agency_sees_the_figures_it_had_under_its_old_name(
    made: Province, submission: Submission, officer: Client
) -> None:
    (old,) = came_of(made, "Sở Nông nghiệp", kind=SuccessionKind.RENAMED)
    reports(made, old, {"A.1": "4"}, {"A.1": "6"})
    put(submission, made.user(Role.OFFICER), A_1=9)

    page = page_of(officer, submission)

    assert beside(page, "A.1") == ["4", "6"]
    assert (
        "Báo cáo 6 tháng đầu năm 2026, năm 2025 là của Sở Nông nghiệp tỉnh Gia Lai, cơ quan tiền thân" in page
    )
    assert told(officer, submission)["sheet"]["differences"][row("A.1")] == ["+5", "+3"]


def test_a_merged_agency_sees_each_figure_with_whose_it_is_and_the_sum_where_rows_add_up(
    made: Province, submission: Submission, officer: Client
) -> None:
    one, two = came_of(made, "Sở Nông nghiệp", "Sở Môi trường")
    reports(made, one, {"A.1": "4", "A.4.1": "10"})
    reports(made, two, {"A.1": "7", "A.4.1": "20"})
    put(submission, made.user(Role.OFFICER), A_1=12)

    page = page_of(officer, submission)

    assert beside(page, "A.1") == ["7 Sở Môi trường 4 Sở Nông nghiệp Cộng 11"]
    assert "của 2 cơ quan" in page
    assert "Sở Môi trường tỉnh Gia Lai, Sở Nông nghiệp tỉnh Gia Lai" in page
    assert told(officer, submission)["sheet"]["differences"][row("A.1")] == ["+1"]


def test_rows_that_do_not_add_up_and_those_one_agency_left_blank_have_no_sum(
    made: Province, submission: Submission, officer: Client
) -> None:
    one, two = came_of(made, "Sở Nông nghiệp", "Sở Môi trường")
    reports(made, one, {"A.1": "4", "B.1.1": "2"})
    reports(made, two, {"C.1.4.1": "7"})

    page = page_of(officer, submission)

    assert beside(page, "A.1") == ["… Sở Môi trường 4 Sở Nông nghiệp"]


def test_an_agency_that_took_another_in_sees_its_own_figure_and_the_others(
    made: Province, submission: Submission, officer: Client
) -> None:
    (other,) = came_of(made, "Sở Nông nghiệp", is_new=False)
    reports(made, made.department, {"A.1": "3"})
    reports(made, other, {"A.1": "4"})

    page = page_of(officer, submission)

    assert beside(page, "A.1") == ["3 cơ quan này 4 Sở Nông nghiệp Cộng 7"]


def test_after_a_split_the_whole_figure_is_told_to_cover_more_and_compared_with_nothing(
    made: Province, submission: Submission, officer: Client
) -> None:
    (old,) = came_of(made, "Sở Văn hóa", kind=SuccessionKind.SPLIT_INTO)
    gave_a_part_to_another(old)
    reports(made, old, {"A.1": "40"})
    put(submission, made.user(Role.OFFICER), A_1=3)

    page = page_of(officer, submission)

    assert beside(page, "A.1")[0].startswith("40 ≠ Cơ quan khi đó làm cả phần việc nay thuộc cơ quan khác")
    assert "rộng hơn phạm vi hiện nay" in page
    assert row("A.1") not in told(officer, submission)["sheet"]["differences"]


def test_its_own_report_of_a_period_before_it_began_stands_alone(
    made: Province, submission: Submission, officer: Client
) -> None:
    (old,) = came_of(made, "Sở Nông nghiệp", kind=SuccessionKind.RENAMED)
    reports(made, old, {"A.1": "4"})
    reports(made, made.department, {"A.1": "5"})

    assert beside(page_of(officer, submission), "A.1") == ["5"]


def test_checks_compare_a_renamed_agency_and_are_silent_where_the_work_became_another(
    made: Province, submission: Submission, officer: Client
) -> None:
    (old,) = came_of(made, "Sở Nông nghiệp", kind=SuccessionKind.RENAMED)
    reports(made, old, {"C.1.1": "900"})
    put(submission, made.user(Role.OFFICER), C_1_1=9)
    renamed = findings(officer, submission) & TRENDS

    gave_a_part_to_another(old)
    split = findings(officer, submission) & TRENDS

    assert renamed
    assert not split


def test_checks_are_silent_over_a_merger_however_far_back(
    made: Province, submission: Submission, officer: Client
) -> None:
    one, two = came_of(made, "Sở Nông nghiệp", "Sở Môi trường")
    for agency in (one, two):
        reports(made, agency, {"C.1.1": "900"}, {"C.1.1": "900"})
    put(submission, made.user(Role.OFFICER), C_1_1=9)

    assert not findings(officer, submission) & TRENDS
    assert compared_with(submission) == []


def test_a_whole_judgement_rests_on_the_report_under_the_old_name(
    made: Province, submission: Submission
) -> None:
    alone = basis_of("x", compared_with(submission))
    (old,) = came_of(made, "Sở Nông nghiệp", kind=SuccessionKind.RENAMED)
    (report,) = reports(made, old, {"A.1": "4"})

    assert compared_with(submission) == [report]
    assert basis_of("x", compared_with(submission)) != alone


def test_stock_figures_are_carried_over_from_one_whole_agency_only(
    made: Province, submission: Submission, officer: Client
) -> None:
    (old,) = came_of(made, "Sở Nông nghiệp", kind=SuccessionKind.RENAMED)
    reports(made, old, {"C.1.4.1": "42"})
    address = f"/bao-cao/{submission.pk}/so-lieu/mang-sang/"
    renamed = officer.get(address).content.decode()

    gave_a_part_to_another(old)
    split = officer.get(address).content.decode()

    assert "6 tháng đầu năm 2026 (Sở Nông nghiệp tỉnh Gia Lai)" in renamed
    assert row("C.1.4.1") in renamed
    assert row("C.1.4.1") not in split


def test_the_panel_of_a_cell_lists_each_report_with_whose_it_is(
    made: Province, submission: Submission, officer: Client
) -> None:
    one, two = came_of(made, "Sở Nông nghiệp", "Sở Môi trường")
    reports(made, one, {"A.1": "4"})
    reports(made, two, {"A.1": "7"})

    panel = page_of(officer, submission, f"so-lieu/o/{row('A.1')}")

    assert re.findall(r'<th scope="row">(.*?)</th><td class="number">(\d+)', panel) == [
        ("6 tháng đầu năm 2026 (Sở Môi trường tỉnh Gia Lai)", "7"),
        ("6 tháng đầu năm 2026 (Sở Nông nghiệp tỉnh Gia Lai)", "4"),
    ]


def test_the_texts_of_each_agency_stand_beside_the_editor(
    made: Province, submission: Submission, officer: Client
) -> None:
    one, two = came_of(made, "Sở Nông nghiệp", "Sở Môi trường")
    gave_a_part_to_another(two)
    (first,) = reports(made, one, {"A.1": "4"})
    (second,) = reports(made, two, {"A.1": "7"})
    NarrativeSection.objects.create(
        submission=second, key="institutions", text="Đã ban hành 07 văn bản.", changed_by=made.user(Role.OFFICER), changed_at=NOW
    )  # fmt: skip
    address = f"/bao-cao/{submission.pk}/loi-van/institutions/"

    desk = officer.get(f"{address}viet/", headers={"hx-request": "true"}).content.decode()
    earlier = officer.get(f"{address}ky-truoc/{second.pk}/").content.decode()

    assert "Kỳ trước: 6 tháng đầu năm 2026 (Sở Nông nghiệp tỉnh Gia Lai)" in desk
    assert "Kỳ trước: 6 tháng đầu năm 2026 (Sở Môi trường tỉnh Gia Lai)" in desk
    assert (
        "Báo cáo 6 tháng đầu năm 2026 của Sở Môi trường tỉnh Gia Lai gồm cả phần việc nay thuộc cơ quan khác"
        in desk
    )
    assert f"/ky-truoc/{first.pk}/" in desk
    assert "Đã ban hành 07 văn bản." in re.sub(r"<[^>]+>", "", earlier)


def test_a_version_compares_with_the_report_under_the_old_name(
    made: Province, submission: Submission, officer: Client
) -> None:
    (old,) = came_of(made, "Sở Nông nghiệp", kind=SuccessionKind.RENAMED)
    reports(made, old, {"A.1": "4"})
    put(submission, made.user(Role.OFFICER), A_1=9)

    page = page_of(officer, submission, "so-sanh")

    assert "6 tháng đầu năm 2026 (Sở Nông nghiệp tỉnh Gia Lai), bản 1" in page
    assert "+5" in page


def test_one_report_of_several_is_no_measure_of_a_rise(
    made: Province, submission: Submission, officer: Client
) -> None:
    for one in came_of(made, "Sở Nông nghiệp", "Sở Môi trường"):
        reports(made, one, {"A.1": "4"})
    put(submission, made.user(Role.OFFICER), A_1=9)

    page = page_of(officer, submission, "so-sanh")

    assert "do nhiều cơ quan làm" in page
    assert "+5" not in page


def test_nobody_else_sees_the_reports_of_those_before(
    made: Province, client_of: Sign, submission: Submission
) -> None:
    (old,) = came_of(made, "Sở Nông nghiệp", kind=SuccessionKind.RENAMED)
    (report,) = reports(made, old, {"A.1": "4"})

    assert client_of(made.user(Role.OFFICER)).get(f"/bao-cao/{report.pk}/so-lieu/").status_code == 404


def test_more_agencies_before_ask_no_more_of_the_database(
    made: Province, submission: Submission, officer: Client
) -> None:
    def asked(part: str) -> int:
        officer.get(f"/bao-cao/{submission.pk}/{part}")
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(f"/bao-cao/{submission.pk}/{part}").status_code == 200
        return len(queries)

    first, *others = came_of(made, *(f"Sở thứ {number}" for number in range(6)))
    reports(made, first, {"A.1": "4"})
    parts = ("so-lieu/", "loi-van/?muc=institutions", "so-sanh/")
    few = [asked(part) for part in parts]
    for number, one in enumerate(others):
        issued_before(made, *HALF_YEAR, {"A.1": str(number)}, agency=one)

    assert [asked(part) for part in parts] == few

"""The ministry: provinces' packages taken in, refused where they do not belong, and consolidated as the command does."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from caicach.actions.archiving import accepted_submission
from caicach.actions.consolidated import consolidated
from caicach.actions.consolidated_report import tallies_of
from caicach.actions.consolidation_package import package_of_freeze
from caicach.actions.freezing import freeze
from caicach.actions.nation import load_nation
from caicach.actions.periods import coming_periods
from caicach.actions.submissions import correct, start
from caicach.actions.united import united
from caicach.adapters.consolidating.act import consolidate_files
from caicach.adapters.consolidating.package import package_in_file
from caicach.adapters.consolidating.seal import sealed
from caicach.adapters.consolidating.wishes import Wishes
from caicach.adapters.consolidating.writing import write_consolidation
from caicach.core.consolidation.coverage import Came
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.ground.values import NONE_AROSE, ValueState, reported
from caicach.store.directory import stored_directory
from caicach.store.models import (
    Agency,
    AgencyPlace,
    Duty,
    FigureChange,
    FigureSheet,
    FileReading,
    StoredFile,
    Submission,
)
from factories.consolidating import WHERE, consolidating, logged
from factories.figures import row
from factories.lists import NAMES, lists
from factories.ministry import PERIOD, REGIME, ROOM, Ministry, ministry, package, province_consolidated, taken
from factories.portal import NOW, TODAY


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_moment")]
SURVEY = row("A.6")


@pytest.fixture(autouse=True)
def _kept_here(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = settings.DATA = tmp_path


@pytest.fixture
def here() -> Ministry:
    return ministry()


def _upload(client: Client, report: Submission, data: object, name: str = "gia-lai.json") -> Any:
    content = data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode()
    return client.post(f"/bao-cao/{report.pk}/dien-tu-tep/", {"file": SimpleUploadedFile(name, content)})


def _report(here: Ministry, province: str = "gia-lai-merged") -> Submission:
    doing = {"actor": here.actor(here.clerk), "by": here.clerk, "now": NOW}
    return start(duty_id=here.duties[province].pk, **doing)


def test_the_provinces_stand_under_the_ministry_and_owe_it_a_report(here: Ministry) -> None:
    under = stored_directory().children_on("bo-noi-vu", TODAY)

    assert len(under) == 34
    assert load_nation(now=NOW) == 0
    assert {duty.receiver_id for duty in here.duties.values() if duty.agency_id != "bo-noi-vu"} == {
        "bo-noi-vu"
    }
    assert here.duties["bo-noi-vu"].receiver_id is None
    assert len(here.duties) == 35


def test_a_province_that_is_there_comes_under_the_ministry() -> None:
    Agency.objects.create(
        id="gia-lai-merged", name="Ủy ban nhân dân tỉnh Gia Lai", short_name="x", type="province"
    )

    call_command("load_nation", verbosity=0)

    assert AgencyPlace.objects.get(agency="gia-lai-merged").parent_id == "bo-noi-vu"


def test_without_the_ministry_nobody_owes_it_a_report() -> None:
    Agency.objects.create(
        id="gia-lai-merged", name="Ủy ban nhân dân tỉnh Gia Lai", short_name="x", type="province"
    )

    assert coming_periods(TODAY) == ()


def test_a_package_is_shown_and_taken_with_its_coverage(
    here: Ministry, client_of: Callable[[object], Client]
) -> None:
    client, report = client_of(here.clerk), _report(here)

    answer = _upload(client, report, package())
    page = client.get(answer.url).content.decode()

    assert "Gói tổng hợp: số liệu của 3/4 cơ quan" in page
    assert "3/4 cơ quan trả lời; Có: 2; Không: 1" in page
    assert "Sở im-lang-1" in page
    assert StoredFile.objects.get().sha256 in page
    shown = FileReading.objects.get().proposals["figures"]
    client.post(answer.url, {"all_sure": "yes"} | {f"seen-{one['row']}": "not_reported|" for one in shown})
    sheet = FigureSheet.objects.get(pk=report.pk)
    assert sheet.cells[SURVEY]["value"] == "2"
    assert sheet.cells[SURVEY]["tally"] == {"codes": {"0": 1, "1": 2}, "without": {"not_reported": 1}}
    assert sheet.cells[row("A.1")]["value"] == "24"
    assert (sheet.covers["received"], sheet.covers["expected"]) == (3, 4)
    assert logged("take_package")[0].details["sha256"] == StoredFile.objects.get().sha256
    assert FigureChange.objects.filter(submission=report, indicator=SURVEY).get().after["tally"]
    assert (
        "Lấy số liệu và độ phủ từ gói tổng hợp gia-lai.json"
        in client.get(f"/bao-cao/{report.pk}/lich-su/").content.decode()
    )
    assert tallies_of(Submission.objects.get(pk=report.pk)) == {SURVEY: 4, row("A.7"): 4}
    coded = [one["row"] for one in _live(client, report)["findings"] if one["severity"] == "error"]
    assert SURVEY not in coded
    assert "Không có số nào cần ghi" in client.get(answer.url).content.decode()


def _live(client: Client, report: Submission) -> Any:
    return client.get(f"/bao-cao/{report.pk}/so-lieu/moi/?revision=0").json()


def test_states_enter_as_states(here: Ministry) -> None:
    given = {"gia-lai-merged-so-y-te": {"A.1": "none_arose", "A.2.1": 4}}

    report = taken(here, "gia-lai-merged", package(given=given, silent=0))

    assert report.sheet.cells[row("A.1")]["state"] == NONE_AROSE.state
    figures = consolidated("bo-noi-vu", REGIME, PERIOD).result.figures
    assert figures[row("A.1")].total.count(ValueState.NONE_AROSE) == 1


def _changed(data: dict[str, Any]) -> dict[str, Any]:
    data["observations"][row("A.1")]["value"] = "25"
    return data


def _without_coverage(data: dict[str, Any]) -> dict[str, Any]:
    del data["consolidation"]["coverage"]["received"]
    return sealed(data)


HALF = ReportingPeriod(PeriodKind.HALF_YEAR, 2026, date(2025, 12, 15), date(2026, 6, 14))
REFUSED: dict[str, tuple[Callable[[], object], str, str]] = {
    "changed": (lambda: _changed(package()), "không còn nguyên vẹn", "Tải lại gói"),
    "unsealed": (
        lambda: {k: v for k, v in package().items() if k != "seal"},
        "không còn nguyên vẹn",
        "Tải lại gói",
    ),
    "no coverage": (lambda: _without_coverage(package()), "không cho biết gồm số liệu", "xuất lại gói"),
    "other period": (lambda: package(period=HALF), "là của kỳ 6 tháng đầu năm 2026", "Mở báo cáo đúng kỳ"),
    "other agency": (lambda: package("lai-chau"), "tỉnh Lai Châu", "Mở báo cáo của đúng cơ quan"),
    "other form": (lambda: package(form="2023"), "phiên bản biểu mẫu “2023”", "tổng hợp lại theo phiên bản"),
    "garbage": (lambda: b"\x00\xff rac", "gia-lai.json", ""),
    "no json": (lambda: b"{khong phai json", "gia-lai.json", "json"),
    "a list": (lambda: [1, 2], "gia-lai.json", ""),
    "no figures": (lambda: sealed({"consolidation": {"version": 2}}), "gia-lai.json", ""),
    "empty": (lambda: b" ", "gia-lai.json", ""),
    "deep": (lambda: b"[" * 200_000, "gia-lai.json", ""),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_belong_is_refused_with_what_to_do(
    here: Ministry, client_of: Callable[[object], Client], case: str
) -> None:
    make, says, do = REFUSED[case]
    report = _report(here)

    answer = _upload(client_of(here.clerk), report, make())

    page = answer.content.decode()
    assert answer.status_code == 400
    assert says in page
    assert do in page
    assert not FileReading.objects.exists()
    assert FigureSheet.objects.get(pk=report.pk).cells == {}


def test_plain_figures_in_json_are_proposed_without_a_package(
    here: Ministry, client_of: Callable[[object], Client]
) -> None:
    client, report = client_of(here.clerk), _report(here)

    page = client.get(_upload(client, report, {"A.1": 5}).url).content.decode()

    assert "Gói tổng hợp" not in page
    assert "Tệp số liệu, phiên bản biểu mẫu “two-level”" in page
    assert 'value="steering-documents"' in page


def test_the_portal_consolidates_the_same_packages_as_the_command(here: Ministry, tmp_path: Path) -> None:
    third = {"son-la-so-y-te": {"A.1": 3, "A.6": 0, "C.3.1.1": 10, "C.3.1.2": 9, "A.7": "not_reported"}}
    packages = {
        "gia-lai-merged": package(listed=("1.004227", "1.000656")),
        "lai-chau": package("lai-chau", silent=0, listed=("1.000656", "2.000635")),
        "son-la": package("son-la", given=third, silent=3),
    }
    files = []
    for province, data in packages.items():
        taken(here, province, data)
        files.append(tmp_path / f"{province}.json")
        files[-1].write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    by_command = consolidate_files(files, Wishes(root="bo-noi-vu"))
    by_portal = consolidated("bo-noi-vu", REGIME, PERIOD)

    assert by_portal.result.plan.leads == by_command.kept.plan.leads
    assert dict(by_portal.result.figures) == dict(by_command.result.figures)
    assert by_portal.coverage.counts == by_command.coverage.counts
    assert by_portal.result.figures[row("C.1.4")].value == reported(3)
    survey = by_portal.result.figures[SURVEY]
    assert (survey.value, survey.total.asked - 31) == (reported(4), 4 + 3 + 4)


def test_the_archive_of_the_ministry_counts_the_provinces_agencies(here: Ministry) -> None:
    report = taken(here, "gia-lai-merged")

    kept = accepted_submission(report).given

    figure = consolidated("bo-noi-vu", REGIME, PERIOD).result.given(SURVEY, "gia-lai-merged")[0][0]
    assert kept.tallies == figure.contribution.tallies
    assert kept.tallies[SURVEY].asked > 1


def test_the_pages_show_each_province_with_its_agencies(
    here: Ministry,
    client_of: Callable[[object], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    report = taken(here, "gia-lai-merged")
    taken(here, "lai-chau")
    client = client_of(here.receiver)
    client.get(ROOM)

    with django_assert_max_num_queries(22):
        page = client.get(ROOM).content.decode()
    assert "gồm 3/4 cơ quan" in page
    assert "2/34 cơ quan có trong số liệu" in page
    part = client.get(f"{ROOM}so-lieu/{SURVEY}/").content.decode()
    assert "3/4 cơ quan trả lời; Có: 2; Không: 1" in part
    cell = client.get(f"{ROOM}so-lieu/{SURVEY}/{report.pk}/").content.decode()
    assert "Số liệu tổng hợp của 3/4 cơ quan" in cell
    assert "Sở im-lang-1" in cell


def test_the_ministry_freezes_its_own_report_and_passes_it_on(
    here: Ministry, client_of: Callable[[object], Client], tmp_path: Path
) -> None:
    taken(here, "gia-lai-merged")
    client = client_of(here.receiver)
    assert client.get(f"{ROOM}chot/goi-tong-hop/").status_code == 409

    frozen = freeze(
        agency="bo-noi-vu",
        regime=REGIME,
        period=PERIOD,
        actor=here.actor(here.receiver),
        by=here.receiver,
        now=NOW,
    )

    assert frozen.submission.duty.agency_id == "bo-noi-vu"
    assert frozen.submission.sheet.cells[SURVEY]["tally"]["codes"] == {"0": 1, "1": 2}
    assert "Tải gói tổng hợp" in client.get(f"{ROOM}chot/").content.decode()
    answer = client.get(f"{ROOM}chot/goi-tong-hop/")
    assert 'filename="tong-hop-bo-noi-vu-2026-year-lan-1.json"' in answer["Content-Disposition"]
    path = tmp_path / "goi.json"
    path.write_bytes(answer.content)
    said = package_in_file(path)
    assert said["coverage"]["received"] == 1
    assert said["figures"][SURVEY]["codes"] == {"1": 2, "0": 1}


def test_a_correction_keeps_the_coverage(here: Ministry) -> None:
    report = taken(here, "gia-lai-merged")
    doing = {"actor": here.actor(here.clerk), "by": here.clerk, "now": NOW}

    new = correct(submission_id=report.pk, reason="Xã gửi lại số liệu", **doing)

    assert new.sheet.covers == report.sheet.covers
    assert new.sheet.covers["received"] == 3


def test_a_figure_a_person_types_over_counts_the_province_alone(here: Ministry) -> None:
    report = taken(here, "gia-lai-merged")
    FigureSheet.objects.filter(pk=report.pk).update(
        cells=report.sheet.cells | {SURVEY: {"state": "reported", "value": "1"}}
    )
    Submission.objects.filter(pk=report.pk).update(content_hash="f" * 64)

    figure = consolidated("bo-noi-vu", REGIME, PERIOD).result.figures[SURVEY]

    assert (figure.value, figure.total.asked) == (reported(1), 34)
    assert consolidated("bo-noi-vu", REGIME, PERIOD).coverage.counts[Came.IN_TIME] == 1


def test_what_a_province_downloads_is_what_the_ministry_takes_in() -> None:
    province = consolidating(2)
    for duty in Duty.objects.filter(agency__id__startswith="xa-so-"):
        province.send(duty, {"A.1": 5, "A.6": 1}, "accepted")
    frozen = freeze(**WHERE, **province.who())

    data = json.loads(json.dumps(package_of_freeze(frozen)))
    report = taken(ministry(), "gia-lai-merged", data)

    assert (report.sheet.covers["received"], report.sheet.covers["expected"]) == (2, 4)
    assert report.sheet.cells[row("A.1")]["value"] == "10"
    assert report.sheet.cells[SURVEY]["tally"] == {"codes": {"1": 2}, "without": {"not_reported": 2}}


def test_lists_of_procedures_go_up_with_their_names() -> None:
    province = consolidating(2)
    for number, duty in enumerate(Duty.objects.filter(agency__id__startswith="xa-so-").order_by("agency_id")):
        lists(province.send(duty, {"A.1": 5}, "accepted"), "C.1.4", list(NAMES)[number : number + 2])
    frozen = freeze(**WHERE, **province.who())

    data = json.loads(json.dumps(package_of_freeze(frozen)))
    report = taken(ministry(), "gia-lai-merged", data)

    assert data["consolidation"]["elements"][row("C.1.4")][1] == ["1.001193", "Đăng ký khai sinh"]
    assert report.sheet.cells[row("C.1.4")]["list"]["count"] == 3
    members = united(consolidated("bo-noi-vu", REGIME, PERIOD), row("C.1.4"))
    assert [(one.element.name, one.agencies) for one in members] == [
        ("Đăng ký khai tử", ("gia-lai-merged",)),
        ("Đăng ký khai sinh", ("gia-lai-merged",)),
        ("Đăng ký kết hôn", ("gia-lai-merged",)),
    ]


@pytest.mark.parametrize("elements", [[["1.1", 7]], [["", ""]], "1.1", {"1.1": "A"}, [["1.1"]], None])
def test_members_that_make_no_sense_are_left_out(here: Ministry, elements: object) -> None:
    data = package(listed=("1.004227",))
    data["consolidation"]["elements"] = {row("C.1.4"): elements}

    report = taken(here, "gia-lai-merged", sealed(data))

    assert "list" not in report.sheet.cells[row("C.1.4")]


@pytest.mark.parametrize("ending", [".json", ".xlsx", ".docx"])
def test_every_kind_of_file_the_command_writes_says_the_same(
    here: Ministry, client_of: Callable[[object], Client], tmp_path: Path, ending: str
) -> None:
    path, report = tmp_path / f"gia-lai{ending}", _report(here)
    write_consolidation(province_consolidated(listed=("1.004227",)), path)

    _upload(client_of(here.clerk), report, path.read_bytes(), path.name)

    told = FileReading.objects.get().proposals
    cells = {figure["row"]: figure["cell"] for figure in told["figures"]}
    assert (told["package"]["received"], told["package"]["expected"]) == (3, 4)
    assert cells[SURVEY]["tally"]["codes"] == {"0": 1, "1": 2}
    assert cells[row("C.1.4")]["list"]["count"] == 1

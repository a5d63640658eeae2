"""The text by section: whose words stand where, living figures, saving, conflicts, what stands beside, history."""

from collections.abc import Callable

import pytest
from django.test import Client

from caicach.actions.narratives import save_section
from caicach.actions.remarks import add_remark
from caicach.core.documents import compose
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.store.models import NarrativeSection, Remark, Submission
from factories.portal import NOW, Province, person, province
from factories.portal_text import figures, issued, last_year, words


pytestmark = pytest.mark.django_db
Sign = Callable[[object], Client]
PLAN = "direction.plan"


@pytest.fixture
def here() -> Province:
    return province()


@pytest.fixture
def officer(here: Province, client_of: Sign) -> Client:
    return client_of(here.user(Role.OFFICER))


def get(client: Client, submission: Submission, part: str = "", **more: object) -> str:
    answer = client.get(f"/bao-cao/{submission.pk}/loi-van/{part}", more)
    assert answer.status_code == 200
    return answer.content.decode()


def fragment(client: Client, submission: Submission, part: str) -> str:
    answer = client.get(f"/bao-cao/{submission.pk}/loi-van/{part}", headers={"HX-Request": "true"})
    return answer.content.decode()


def post(client: Client, submission: Submission, text: str, revision: int = 0, **headers: str) -> object:
    posted = {"text": text, "revision": revision}
    return client.post(f"/bao-cao/{submission.pk}/loi-van/{PLAN}/luu/", posted, headers=headers)


def test_page_shows_every_section_as_it_will_be_printed_and_how_it_stands(
    here: Province, officer: Client
) -> None:
    submission = here.start()
    figures(here, submission, steering_documents=12)
    words(here, submission, PLAN, "Đã ban hành Kế hoạch.")

    page = get(officer, submission)

    assert 'id="direction.steering"' in page
    assert 'title="A.1 ' in page
    assert '">12</span> văn bản chỉ đạo' in page
    assert '<mark class="blank">[' in page
    assert "1 mục đã viết" in page
    assert "Nguyễn Thị Lan viết" in page


def test_living_figure_follows_its_row(here: Province, officer: Client) -> None:
    submission = here.start()
    words(here, submission, PLAN, "Đề ra {{plan-tasks-set:prose}} nhiệm vụ.")
    figures(here, submission, plan_tasks_set=7)
    before = fragment(officer, submission, f"{PLAN}/")
    figures(here, submission, plan_tasks_set=11)

    assert ">07</span> nhiệm vụ." in before
    assert ">11</span> nhiệm vụ." in fragment(officer, submission, f"{PLAN}/")


def test_page_asks_the_database_few_times(
    here: Province, officer: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    submission = here.start()
    for key in (PLAN, "institutions", "direction.inspection"):
        words(here, submission, key, "Có lời văn.")
    get(officer, submission)

    with django_assert_max_num_queries(18):
        get(officer, submission)


@pytest.mark.parametrize("part", ["", "cac-muc/", "dau-van-ban/", f"{PLAN}/"])
def test_paper_is_made_once_for_a_page(
    here: Province, officer: Client, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    submission = here.start()
    words(here, submission, PLAN, "Có lời văn.")
    made: list[object] = []
    whole = compose.statistics_annex
    monkeypatch.setattr(compose, "statistics_annex", lambda *given: made.append(given) or whole(*given))

    assert officer.get(f"/bao-cao/{submission.pk}/loi-van/{part}").status_code == 200
    assert len(made) == 1


def test_saved_text_is_shown_at_once_and_kept(here: Province, officer: Client) -> None:
    submission = here.start()

    answer = post(officer, submission, "Đã ban hành Kế hoạch.\r\nĐã họp.", **{"HX-Request": "true"})

    assert answer.status_code == 200
    assert "Đã ban hành Kế hoạch." in answer.content.decode()
    assert "caicach:written" in answer.headers["HX-Trigger-After-Settle"]
    assert NarrativeSection.objects.get(key=PLAN).text == "Đã ban hành Kế hoạch.\nĐã họp."


def test_saving_without_script_comes_back_to_the_section(here: Province, officer: Client) -> None:
    submission = here.start()

    answer = post(officer, submission, "Đã ban hành Kế hoạch.")

    assert (answer.status_code, answer.url) == (302, f"/bao-cao/{submission.pk}/loi-van/#{PLAN}")


@pytest.mark.parametrize(("headers", "status"), [({"HX-Request": "true"}, 422), ({}, 409)])
def test_text_saved_by_another_meanwhile_is_set_beside_mine(
    here: Province, officer: Client, headers: dict[str, str], status: int
) -> None:
    submission = here.start()
    other = person("other", "Bùi Văn Ê", Role.OFFICER, here.department)
    save_section(
        submission_id=submission.pk, key=PLAN, text="Đã ban hành Kế hoạch 12.", seen_revision=0,
        actor=here.actor(Role.OFFICER), by=other, now=NOW,
    )  # fmt: skip

    answer = post(officer, submission, "Đã ban hành Kế hoạch 15.", **headers)
    page = answer.content.decode()

    assert answer.status_code == status
    assert ">Đã ban hành Kế hoạch 15.</textarea>" in page
    assert "<del>12</del>" in page
    assert "<ins>15</ins>" in page
    assert "Bùi Văn Ê" in page
    assert 'name="revision" value="1"' in page
    assert NarrativeSection.objects.get(key=PLAN).text == "Đã ban hành Kế hoạch 12."


def test_merged_text_is_saved_on_the_revision_seen_at_the_conflict(here: Province, officer: Client) -> None:
    submission = here.start()
    words(here, submission, PLAN, "Của người kia.")
    post(officer, submission, "Của tôi.", **{"HX-Request": "true"})

    answer = post(officer, submission, "Của người kia. Của tôi.", 1, **{"HX-Request": "true"})

    assert answer.status_code == 200
    assert NarrativeSection.objects.get(key=PLAN).text == "Của người kia. Của tôi."


def test_editor_of_a_section_nobody_wrote_offers_the_sentences_from_the_figures(
    here: Province, officer: Client
) -> None:
    submission = here.start()
    figures(here, submission, plan_tasks_set=10, plan_tasks_completed=10)

    desk = fragment(officer, submission, f"{PLAN}/viet/")

    assert "></textarea>" in desk
    assert "{{plan-tasks-set:prose}}" in desk
    assert "Dùng làm lời của tôi" in desk


def test_editor_by_address_opens_on_the_page(here: Province, officer: Client) -> None:
    submission = here.start()

    answer = officer.get(f"/bao-cao/{submission.pk}/loi-van/{PLAN}/viet/")

    assert answer.url == f"/bao-cao/{submission.pk}/loi-van/?muc={PLAN}#{PLAN}"
    assert 'name="revision"' in get(officer, submission, muc=PLAN)


def test_empty_text_gives_the_section_back_to_the_outline(here: Province, officer: Client) -> None:
    submission = here.start()
    words(here, submission, PLAN, "Lời của tôi.")

    page = post(officer, submission, "", 1, **{"HX-Request": "true"}).content.decode()

    assert "Lời của tôi." not in page
    assert "Sẽ in như trên nếu không ai viết mục này." in page


def test_last_year_stands_beside_with_what_went_stale(here: Province, officer: Client) -> None:
    old = last_year(here)
    submission = here.start()
    figures(here, submission, plan_tasks_set=10, plan_tasks_completed=10)

    desk = fragment(officer, submission, f"{PLAN}/viet/")
    beside = fragment(officer, submission, f"{PLAN}/ky-truoc/{old.pk}/")

    assert "Cùng kỳ năm trước: năm 2025" in desk
    assert "kỳ trước ghi 09, nay là 10" in beside
    assert ">Trong năm 2025,</mark>" in beside or "năm 2025</mark>" in beside
    assert "đề ra {{plan-tasks-set:prose}} nhiệm vụ" in beside


def test_report_of_another_agency_is_not_shown_beside(here: Province, officer: Client) -> None:
    submission, other = here.start(), here.start()

    assert officer.get(f"/bao-cao/{submission.pk}/loi-van/{PLAN}/ky-truoc/{other.pk}/").status_code == 404


def test_edit_of_another_is_announced_to_who_writes(here: Province, officer: Client) -> None:
    submission = here.start()
    words(here, submission, PLAN, "Lời mới.")

    told = fragment(officer, submission, f"{PLAN}/nguoi-khac/?ban=0")

    assert "Nguyễn Thị Lan vừa lưu mục này" in told
    assert fragment(officer, submission, f"{PLAN}/nguoi-khac/?ban=1").strip() == ""


def test_history_shows_what_changed_word_by_word_and_puts_a_text_back(
    here: Province, officer: Client
) -> None:
    submission = here.start()
    words(here, submission, PLAN, "Đã xong {{plan-tasks-set:prose}} việc.")
    words(here, submission, PLAN, "Đã xong mọi việc.", 1)
    first = submission.narrative_changes.order_by("id")[0]

    page = get(officer, submission, f"{PLAN}/lich-su/")
    officer.post(f"/bao-cao/{submission.pk}/loi-van/{PLAN}/lich-su/{first.pk}/")

    assert "‹A.2.1›" in page
    assert "<ins>mọi</ins>" in page
    assert NarrativeSection.objects.get(key=PLAN).text == "Đã xong {{plan-tasks-set:prose}} việc."


def test_figures_to_insert_come_with_what_they_print(here: Province, officer: Client) -> None:
    submission = here.start()
    figures(here, submission, plan_tasks_set=7)

    listed = officer.get(f"/bao-cao/{submission.pk}/loi-van/so-lieu.json").json()

    row = next(row for row in listed["rows"] if row["code"] == "A.2.1")
    assert (row["tag"], row["text"]) == ("plan-tasks-set:prose", "07")
    assert "so nhiem vu de ra" in row["search"]


def test_section_the_report_has_not_is_not_found(here: Province, officer: Client) -> None:
    submission = here.start()

    assert officer.get(f"/bao-cao/{submission.pk}/loi-van/khong-co/").status_code == 404
    assert officer.post(f"/bao-cao/{submission.pk}/loi-van/khong-co/luu/", {"text": "a"}).status_code == 404
    assert not NarrativeSection.objects.exists()


def test_head_reads_and_remarks_and_cannot_write(here: Province, client_of: Sign) -> None:
    submission = here.start()
    add_remark(
        submission_id=submission.pk, kind=Remark.Kind.SENTENCE, place=PLAN, quote="Kế hoạch", text="Ghi rõ số.",
        actor=here.actor(Role.OFFICER), by=here.user(Role.OFFICER), now=NOW,
    )  # fmt: skip
    head = client_of(here.user(Role.HEAD))

    page = get(head, submission)
    refused = post(head, submission, "Lời của lãnh đạo.")

    assert "<textarea" not in page
    assert "“Kế hoạch”: " in page
    assert f"/bao-cao/{submission.pk}/y-kien/?muc={PLAN}" in page
    assert refused.status_code == 409
    assert "Lời của lãnh đạo." in refused.content.decode()
    assert not NarrativeSection.objects.filter(text__contains="lãnh đạo").exists()


def test_receiver_reads_what_was_sent_and_nothing_before(here: Province, client_of: Sign) -> None:
    submission = here.start()
    receiver = client_of(here.user(Role.RECEIVER))
    before = receiver.get(f"/bao-cao/{submission.pk}/loi-van/").status_code
    here.through(issued(here, submission), Act.SEND)

    assert before == 404
    assert "Viết<" not in get(receiver, submission)


def test_list_of_sections_marks_what_others_changed_since(here: Province, officer: Client) -> None:
    submission = here.start()
    other = person("other", "Bùi Văn Ê", Role.OFFICER, here.department)
    save_section(
        submission_id=submission.pk, key=PLAN, text="Lời.", seen_revision=0, actor=here.actor(Role.OFFICER), by=other,
        now=NOW,
    )  # fmt: skip

    assert "Bùi Văn Ê vừa sửa" in get(officer, submission, "cac-muc/", tu="2026-12-15T08:00:00+07:00")
    assert "vừa sửa" not in get(officer, submission, "cac-muc/", tu="2026-12-15T10:00:00+07:00")
    assert "vừa sửa" not in get(officer, submission, "cac-muc/", tu="hôm qua")

"""What stands around the text: kept where it was filled in, the outline's elsewhere; nobody's is overwritten."""

from collections.abc import Callable

import pytest
from django.test import Client

from caicach.actions.heads import HeadConflict, mark_of, save_head
from caicach.actions.papers import official_document
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.roles import Role
from caicach.store.models import AuditRecord, Submission
from factories.portal import NOW, Province, province


pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Province:
    return province()


def save(
    here: Province, submission: Submission, role: Role = Role.OFFICER, seen: str = "", **head: object
) -> object:
    return save_head(
        submission_id=submission.pk, head=head, seen=seen or mark_of({}), actor=here.actor(role), now=NOW
    )


def test_what_is_filled_in_is_printed_and_the_rest_comes_from_the_outline(here: Province) -> None:
    submission = here.start()

    save(here, submission, signatory="  Nguyễn  Văn An ", recipients=["Như trên", " ", "Lưu: VT"], place="")
    document = official_document(Submission.objects.get(pk=submission.pk))

    assert document.signatory == "Nguyễn Văn An"
    assert document.recipients == ("Như trên", "Lưu: VT")
    assert document.addressees == ("Sở Nội vụ",)
    assert Submission.objects.get(pk=submission.pk).head == {
        "signatory": "Nguyễn Văn An",
        "recipients": ["Như trên", "Lưu: VT"],
    }


def test_saving_is_logged_with_the_fields_that_changed(here: Province) -> None:
    submission = here.start()

    save(here, submission, signatory="Nguyễn Văn An")
    save(here, submission, signatory="Nguyễn Văn An")

    assert [row.details["fields"] for row in AuditRecord.objects.filter(act="edit_head")] == ["signatory"]


def test_head_changed_by_another_meanwhile_is_not_overwritten(here: Province) -> None:
    submission = here.start()
    save(here, submission, signatory="Nguyễn Văn An")

    with pytest.raises(HeadConflict) as refused:
        save(here, submission, signatory="Trần Thị Bình")

    assert "vừa được người khác sửa" in refused.value.says.vi
    assert Submission.objects.get(pk=submission.pk).head["signatory"] == "Nguyễn Văn An"


def test_only_who_may_edit_saves(here: Province) -> None:
    submission = here.start()

    with pytest.raises(NotNow):
        save(here, submission, Role.HEAD, signatory="Trần Thị Bình")


def test_form_shows_what_is_printed_where_nothing_is_filled_in(
    here: Province, client_of: Callable[[object], Client]
) -> None:
    submission = here.start()
    client = client_of(here.user(Role.OFFICER))

    page = client.get(f"/bao-cao/{submission.pk}/loi-van/dau-van-ban/").content.decode()

    assert 'placeholder="UBND TỈNH GIA LAI"' in page
    assert "Chức vụ người ký" in page


def test_form_is_kept_and_a_conflict_leaves_it_filled_in(
    here: Province, client_of: Callable[[object], Client]
) -> None:
    submission = here.start()
    client = client_of(here.user(Role.OFFICER))
    address = f"/bao-cao/{submission.pk}/loi-van/dau-van-ban/"
    posted = {
        "head-seen": mark_of({}),
        "head-signatory": "Nguyễn Văn An",
        "head-recipients": "Như trên\r\nLưu: VT",
    }

    saved = client.post(address, posted)
    refused = client.post(address, posted | {"head-signatory": "Trần Thị Bình"})

    assert saved.url == f"/bao-cao/{submission.pk}/loi-van/#dau-van-ban"
    assert Submission.objects.get(pk=submission.pk).head["recipients"] == ["Như trên", "Lưu: VT"]
    assert refused.status_code == 409
    assert 'value="Trần Thị Bình"' in refused.content.decode()
    assert "vừa được người khác sửa" in refused.content.decode()

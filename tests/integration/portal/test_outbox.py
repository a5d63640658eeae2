"""Letters nobody took: their reader and the administrators are told, who see why and send again or set aside."""

from collections.abc import Callable
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client

from caicach.actions.letters import Letter, send_waiting, write
from caicach.core.submissions.roles import Role
from caicach.store.models import AuditRecord, Notice, OutgoingMail
from factories.portal import NOW, Province, person, province


pytestmark = pytest.mark.django_db
ADDRESS = "/thu-dien-tu/"
ClientOf = Callable[[object], Client]


class Refusing(BaseEmailBackend):
    """A mail server that knows nobody, or everybody."""

    def __init__(self, *, is_kind: bool = False) -> None:
        super().__init__()
        self.is_kind = is_kind

    def send_messages(self, messages: list[object]) -> int:
        """Refuse, or take."""
        if self.is_kind:
            return len(messages)
        raise SMTPRecipientsRefused({message.to[0]: (550, b"no such mailbox") for message in messages})


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Province:
    """The province, with a letter to its officer, one to another agency's and one to nobody, all refused."""
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    made = province()
    made.user(Role.OFFICER).refresh_from_db()
    person("xa", "Siu H’Yến", Role.OFFICER, made.commune)
    addresses = (made.user(Role.OFFICER).email, "xa@example.vn", "ai.do@example.vn")
    write([Letter(to, f"Nhắc {to}", "liên kết bí mật", to) for to in addresses], NOW)
    send_waiting(now=NOW, connection=Refusing())
    return made


def test_reader_is_told_in_the_product(here: Province, client_of: ClientOf) -> None:
    officer = here.user(Role.OFFICER)

    page = client_of(officer).get("/thong-bao/").content.decode()

    assert f"Thư “Nhắc {officer.email}” không gửi được đến {officer.email}." in page
    assert Notice.objects.filter(user=officer, mailed_at=None).count() == 0


def test_agency_administrator_sees_letters_to_their_people_alone(here: Province, client_of: ClientOf) -> None:
    administrator = here.user(Role.AGENCY_ADMIN)

    page = client_of(administrator).get(ADDRESS).content.decode()

    assert "550 no such mailbox" in page
    assert here.user(Role.OFFICER).email in page
    assert "xa@example.vn" not in page
    assert "liên kết bí mật" not in page
    assert Notice.objects.get(user=administrator, message="letters_unsent").url == ADDRESS


def test_system_administrator_sees_all_and_filters(
    here: Province, client_of: ClientOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = client_of(here.user(Role.SYSTEM_ADMIN))
    client.get(ADDRESS)

    with django_assert_max_num_queries(12):
        refused = client.get(ADDRESS, {"tinh-trang": "refused"}).content.decode()
    waiting = client.get(ADDRESS, {"tinh-trang": "waiting"}).content.decode()

    assert all(address in refused for address in ("xa@example.vn", "ai.do@example.vn", "Siu H’Yến"))
    assert "Không có thư nào bị kẹt" in waiting


@pytest.mark.parametrize("role", [Role.OFFICER, Role.RECEIVER])
def test_it_is_nobody_elses(here: Province, client_of: ClientOf, role: Role) -> None:
    client = client_of(here.user(role))

    assert client.get(ADDRESS).status_code == 403
    assert client.post(f"{ADDRESS}gui-lai/", {"thu": OutgoingMail.objects.first().pk}).status_code == 403


def test_letter_sent_again_goes_and_is_logged(here: Province, client_of: ClientOf) -> None:
    letter = OutgoingMail.objects.get(to=here.user(Role.OFFICER).email)

    page = client_of(here.user(Role.AGENCY_ADMIN)).post(f"{ADDRESS}gui-lai/", {"thu": letter.pk}, follow=True)
    went = send_waiting(now=NOW, connection=Refusing(is_kind=True))

    letter.refresh_from_db()
    assert "1 thư được gửi lại" in page.content.decode()
    assert (went, letter.sent_at, letter.set_aside_at) == ((1, 0), NOW, None)
    assert AuditRecord.objects.get(act="send_letter_again").subject == f"letter:{letter.pk}"


def test_letter_of_others_cannot_be_sent_again(here: Province, client_of: ClientOf) -> None:
    others = OutgoingMail.objects.get(to="xa@example.vn")

    response = client_of(here.user(Role.AGENCY_ADMIN)).post(f"{ADDRESS}gui-lai/", {"thu": others.pk})

    others.refresh_from_db()
    assert response.status_code == 409
    assert "Chưa chọn thư nào" in response.content.decode()
    assert others.set_aside_at == NOW


def test_letter_set_aside_waits_for_a_person(here: Province, client_of: ClientOf) -> None:
    write([Letter("ai.do@example.vn", "Nhắc nữa", "", "more")], NOW)
    letter = OutgoingMail.objects.get(once="more")

    client_of(here.user(Role.SYSTEM_ADMIN)).post(f"{ADDRESS}de-rieng/", {"thu": letter.pk})

    letter.refresh_from_db()
    assert letter.set_aside_for == "by_hand"
    assert send_waiting(now=NOW, connection=Refusing(is_kind=True)) == (0, 0)
    assert AuditRecord.objects.filter(act="set_letter_aside").exists()

"""Letters over real SMTP on loopback: Vietnamese arrives whole, a dead server loses nothing, nobody is written to twice."""

import email
import socket
import ssl
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from caicach.actions import letters
from caicach.actions.letters import Letter, send_waiting, write
from caicach.adapters.content.sending import sending_plan
from caicach.store.models import OutgoingMail
from factories.portal import NOW


pytestmark = [pytest.mark.django_db, pytest.mark.allow_hosts(["127.0.0.1"])]
SUBJECT = "Đôn đốc gửi báo cáo cải cách hành chính năm 2026"
BODY = "Kính gửi anh/chị Nguyễn Thị Ánh,\n\nBáo cáo năm 2026 đã quá hạn 3 ngày: đề nghị gửi ngay.\n"


def _free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Received:
    """Keeps what arrives; refuses whoever is called nobody for good, whoever is full for now, and breaks the line of
    whoever is called gone."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_RCPT(
        self, server: object, session: object, envelope: object, address: str, options: object
    ) -> str:
        """What such a mailbox is answered."""
        if address.startswith("nobody"):
            return "550 no such mailbox"
        if address.startswith("full"):
            return "450 mailbox is full"
        if address.startswith("gone"):
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:
        """One more letter, unless it is spam."""
        if b"spam" in envelope.content:
            return "554 we take no spam"
        self.letters.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def received() -> Received:
    """What the server got."""
    return Received()


@pytest.fixture
def server(received: Received) -> Iterator[Controller]:
    """A mail server on loopback."""
    controller = Controller(received, hostname="127.0.0.1", port=_free_port())
    controller.start()
    yield controller
    controller.stop()


def smtp(port: int, **more: object) -> EmailBackend:
    """Our side of the line."""
    backend = "django.core.mail.backends.smtp.EmailBackend"
    return get_connection(backend, host="127.0.0.1", port=port, timeout=5, use_tls=False, **more)


def letter(once: str, to: str = "anh@example.vn") -> None:
    """One letter in the outbox."""
    write([Letter(to, SUBJECT, BODY, once)], NOW)


def test_vietnamese_arrives_as_it_was_written(server: Controller, received: Received) -> None:
    letter("a")

    assert send_waiting(now=NOW, connection=smtp(server.port)) == (1, 0)

    (got,) = received.letters
    assert got["Subject"].strip() == SUBJECT  # the line is folded before its first word
    assert got["To"] == "anh@example.vn"
    assert got["Auto-Submitted"] == "auto-generated"
    assert got.get_content().replace("\r\n", "\n").strip() == BODY.strip()


def test_letter_that_went_is_not_sent_again(server: Controller, received: Received) -> None:
    letter("a")
    send_waiting(now=NOW, connection=smtp(server.port))

    assert send_waiting(now=NOW + timedelta(days=1), connection=smtp(server.port)) == (0, 0)
    assert len(received.letters) == 1


def test_same_letter_is_written_once() -> None:
    letter("a")
    letter("a")

    assert OutgoingMail.objects.count() == 1


def test_dead_server_loses_nothing_and_is_tried_less_and_less_often(
    server: Controller, received: Received
) -> None:
    letter("a")
    letter("b")
    dead = smtp(_free_port())
    now, waits = NOW, []
    for _ in range(12):
        assert send_waiting(now=now, connection=dead) == (0, 2)
        waiting = OutgoingMail.objects.get(once="a")
        waits.append(waiting.next_at - now)
        now = waiting.next_at

    assert waits[:4] == [timedelta(minutes=m) for m in (1, 2, 4, 8)]
    assert waits[-1] == sending_plan().longest_wait
    assert "refused" in OutgoingMail.objects.get(once="a").last_error
    assert send_waiting(now=now, connection=smtp(server.port)) == (2, 0)
    assert len(received.letters) == 2


def test_letter_refused_for_good_is_set_aside_at_once(server: Controller) -> None:
    letter("a", to="nobody@example.vn")
    write([Letter("anh@example.vn", "spam", BODY, "b")], NOW)

    first = send_waiting(now=NOW, connection=smtp(server.port))
    later = send_waiting(now=NOW + timedelta(days=1), connection=smtp(server.port))

    kept = OutgoingMail.objects.order_by("once").values_list("set_aside_for", "last_error", "attempts")
    assert (first, later) == ((0, 2), (0, 0))
    assert list(kept) == [("refused", "550 no such mailbox", 1), ("refused", "554 we take no spam", 1)]


def test_mailbox_full_for_now_is_tried_again_until_it_is_over(server: Controller) -> None:
    letter("a", to="full@example.vn")
    now = NOW
    for _ in range(200):
        send_waiting(now=now, connection=smtp(server.port))
        waiting = OutgoingMail.objects.get()
        if waiting.set_aside_at:
            break
        now = waiting.next_at

    assert (waiting.set_aside_for, waiting.last_error) == ("given_up", "450 mailbox is full")
    assert timedelta(days=9) < waiting.set_aside_at - NOW <= sending_plan().give_up_after
    assert waiting.attempts > 50


def test_line_that_breaks_holds_up_neither_this_letter_nor_the_next(
    server: Controller, received: Received
) -> None:
    letter("a", to="gone@example.vn")
    letter("b")

    assert send_waiting(now=NOW, connection=smtp(server.port)) == (1, 1)
    broken = OutgoingMail.objects.get(once="a")
    assert (broken.set_aside_at, broken.next_at) == (None, NOW + timedelta(minutes=1))
    assert len(received.letters) == 1


@pytest.mark.parametrize("address", ["anh\nbcc: all@example.vn", "không phải địa chỉ"])
def test_address_of_which_no_line_can_be_made_stops_no_other_letter(
    server: Controller, received: Received, address: str
) -> None:
    letter("a", to=address)
    letter("b")

    assert send_waiting(now=NOW, connection=smtp(server.port)) == (1, 1)
    assert OutgoingMail.objects.get(once="a").set_aside_for == "refused"


def test_our_own_address_refused_is_not_the_fault_of_the_letter(
    server: Controller, received: Received
) -> None:
    async def refuse(*_: object) -> str:
        return "550 relaying is not for you"

    received.handle_MAIL = refuse  # type: ignore[attr-defined]
    letter("a")

    assert send_waiting(now=NOW, connection=smtp(server.port)) == (0, 1)
    kept = OutgoingMail.objects.get()
    assert (kept.set_aside_at, kept.last_error) == (None, "550 relaying is not for you")


def test_one_mailbox_refused_does_not_stop_the_others(server: Controller, received: Received) -> None:
    letter("a", to="nobody@example.vn")
    letter("b")

    assert send_waiting(now=NOW, connection=smtp(server.port)) == (1, 1)
    assert "no such mailbox" in OutgoingMail.objects.get(once="a").last_error
    assert OutgoingMail.objects.get(once="b").sent_at == NOW


def test_letter_another_server_has_taken_is_left_to_it(server: Controller, received: Received) -> None:
    letter("a")
    seen = OutgoingMail.objects.get()
    assert letters._take(seen, NOW)

    assert send_waiting(now=NOW, connection=smtp(server.port)) == (0, 0)
    assert not letters._take(seen, NOW)


def test_letter_of_a_server_that_died_over_it_is_sent_by_another(
    server: Controller, received: Received
) -> None:
    letter("a")
    letters._take(OutgoingMail.objects.get(), NOW)

    later = NOW + letters.LEASE
    assert send_waiting(now=later, connection=smtp(server.port)) == (1, 0)


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate of 127.0.0.1 and its key."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key


@pytest.mark.slow
def test_starttls(certificate: tuple[Path, Path], received: Received) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*certificate)
    controller = Controller(
        received, hostname="127.0.0.1", port=_free_port(), require_starttls=True, tls_context=tls
    )
    controller.start()
    letter("a")
    try:
        plain = smtp(controller.port)
        assert send_waiting(now=NOW, connection=plain) == (0, 1)
        line = smtp(controller.port)
        line.use_tls = True
        line.ssl_context = ssl.create_default_context(cafile=certificate[0])
        assert send_waiting(now=NOW + timedelta(hours=1), connection=line) == (1, 0)
    finally:
        controller.stop()

    assert received.letters[0]["Subject"].strip() == SUBJECT

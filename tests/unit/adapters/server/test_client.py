"""Asking a portal that is old, another program, gone, or cut off in the middle."""

import json
from collections.abc import Callable

import httpx
import pytest

from caicach.adapters.server.client import Server
from caicach.adapters.server.refusals import NoConnection, NotAPortal, ServerRefused


Answer = Callable[[httpx.Request], httpx.Response]
REFUSAL = {
    "ok": False,
    "errors": [{"code": "NotNow", "title": "", "says": "Chưa ghi lý do.", "do": "Ghi lý do.", "context": {}}],
    "status": 409,
}


def server(answer: Answer) -> Server:
    """A client whose server is the function."""
    return Server("https://cchc.example.vn/", "caicach_x", "vi", transport=httpx.MockTransport(answer))


def test_a_question_carries_the_key_the_language_and_the_query() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"duties": [], "next": None})

    assert server(answer).get("/duties", period="2026-year", agency="") == {"duties": [], "next": None}
    assert str(asked[0].url) == "https://cchc.example.vn/api/v1/duties?period=2026-year"
    assert asked[0].headers["Authorization"] == "Bearer caicach_x"
    assert asked[0].headers["Accept-Language"] == "vi"


def test_every_part_of_a_list_is_asked_for() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        at = int(request.url.params.get("cursor") or 0)
        return httpx.Response(200, json={"duties": [{"id": at}], "next": str(at + 1) if at < 2 else None})

    assert [duty["id"] for duty in server(answer).every("/duties", "duties")] == [0, 1, 2]


def test_a_write_whose_line_broke_is_sent_again_under_the_same_key() -> None:
    keys: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        keys.append(request.headers["Idempotency-Key"])
        if len(keys) < 3:
            raise httpx.ReadError("the line broke")
        return httpx.Response(200, json={"id": 1})

    assert server(answer).send("POST", "/submissions", {"duty": 1}) == {"id": 1}
    assert len(keys) == 3
    assert len(set(keys)) == 1


def test_two_writes_have_two_keys() -> None:
    keys: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        keys.append(request.headers["Idempotency-Key"])
        return httpx.Response(200, json=json.loads(request.content))

    one = server(answer)
    one.send("POST", "/submissions", {"duty": 1})
    one.send("POST", "/submissions", {"duty": 1})

    assert len(set(keys)) == 2


def test_what_the_server_refuses_is_said_in_its_words() -> None:
    with pytest.raises(ServerRefused) as refused:
        server(lambda _: httpx.Response(409, json=REFUSAL)).get("/me")

    assert refused.value.says.vi == "Chưa ghi lý do."
    assert refused.value.do.vi == "Ghi lý do."
    assert (refused.value.status, refused.value.context["code"]) == (409, "NotNow")


@pytest.mark.parametrize(
    ("response", "says"),
    [
        (
            httpx.Response(
                404, json=REFUSAL | {"errors": [REFUSAL["errors"][0] | {"code": "NoSuchAddress"}]}
            ),
            "cũ hơn",
        ),
        (httpx.Response(404, html="<h1>Not found</h1>"), "không phải như cổng caicach"),
        (httpx.Response(200, html="<h1>Welcome</h1>"), "không phải như cổng caicach"),
        (httpx.Response(200, json=[1]), "không phải như cổng caicach"),
        (httpx.Response(302, headers={"Location": "https://elsewhere"}), "không phải như cổng caicach"),
    ],
)
def test_what_is_no_portal_or_an_old_one_is_told(response: httpx.Response, says: str) -> None:
    with pytest.raises(NotAPortal) as refused:
        server(lambda _: response).get("/me")

    assert says in refused.value.says.vi
    assert "https://cchc.example.vn" in refused.value.says.vi


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (httpx.ConnectError("[Errno -2] Name or service not known"), "Không kết nối được"),
        (httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed"), "Chứng thư"),
        (httpx.ReadTimeout("timed out"), "không trả lời kịp"),
        (httpx.RemoteProtocolError("Server disconnected"), "Không kết nối được"),
    ],
)
def test_a_server_that_is_not_reached_is_told(error: Exception, says: str) -> None:
    def answer(_request: httpx.Request) -> httpx.Response:
        raise error

    with pytest.raises(NoConnection) as refused:
        server(answer).get("/me")

    assert says in refused.value.says.vi
    assert refused.value.do.en


def test_a_portal_behind_its_proxy_may_be_away() -> None:
    with pytest.raises(NoConnection) as refused:
        server(lambda _: httpx.Response(502, text="Bad gateway")).get("/me")

    assert "HTTP 502" in refused.value.says.vi


def test_a_file_comes_with_its_name_and_its_seal() -> None:
    headers = {
        "Content-Disposition": 'attachment; filename="bao-cao.pdf"', "ETag": '"abc"', "X-Issued": "true",
    }  # fmt: skip
    file = server(lambda _: httpx.Response(200, content=b"%PDF", headers=headers)).download("/x/pdf")

    assert (file.name, file.content, file.sha256, file.issued) == ("bao-cao.pdf", b"%PDF", "abc", True)

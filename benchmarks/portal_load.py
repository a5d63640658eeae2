"""Fifty people at work at once, driven by locust in this process: `python -m benchmarks.portal_load host plan result`.

Loopback only; it ends by itself. A person thinks 5 to 15 seconds between two acts, as people do."""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

from benchmarks.portal_people import Answer, Officer, receiving, signing
from benchmarks.portal_plan import OFFICERS, RECEIVERS, SIGNERS, Kept, Plan, read_plan


SECONDS = 60
THINKS = (5.0, 15.0)
ARRIVE = 10  # people a second
LAST_WORD = 20  # seconds for what is under way to be answered
TOKEN = "l" * 32  # any token does, as long as the cookie has the same
Act = Callable[[], object]


def main(host: str, plan_path: str, result_path: str) -> None:
    """Let them work, and write down each time, each failure and what was kept."""
    if urlsplit(host).hostname != "127.0.0.1":
        sys.exit("the load run asks this machine only")
    import gevent  # importing locust changes how the process waits: only here
    from locust.env import Environment

    plan, kept = read_plan(plan_path), Kept()
    environment = Environment(user_classes=_people(plan, kept), host=host, stop_timeout=LAST_WORD)
    times: dict[str, list[float]] = defaultdict(list)
    failures: list[str] = []

    def told(name: str, response_time: float, exception: BaseException | None, **_more: Any) -> None:
        times[name].append(response_time)
        if exception is not None:
            failures.append(f"{name}: {exception}")

    environment.events.request.add_listener(told)
    runner = environment.create_local_runner()
    runner.start(OFFICERS + SIGNERS + RECEIVERS, spawn_rate=ARRIVE)
    gevent.sleep(SECONDS)
    runner.stop()
    result = {"seconds": SECONDS, "times": times, "failures": failures, "kept": asdict(kept)}
    Path(result_path).write_text(json.dumps(result), encoding="utf-8")


class HttpBrowser:
    """Asks as a browser would; a person of locust may be three people of the office, so each request names its session."""

    def __init__(self, person: Any) -> None:
        self.person = person

    def get(self, session: str, address: str, name: str, *, fragment: bool = False) -> Answer:
        """The page or the fragment."""
        return self._ask("GET", session, address, name, is_htmx=fragment)

    def post(self, session: str, address: str, name: str, *, sends: Any = None, form: Any = None) -> Answer:
        """JSON as scripts send it, a form as htmx sends it; the form of an act is a plain one."""
        is_htmx = form is not None and "/viec/" not in address
        body = {"json": sends} if sends is not None else {"data": form}
        return self._ask("POST", session, address, name, is_htmx=is_htmx, **body)

    def fail(self, name: str, why: str) -> None:
        """Counted among the failures; the request itself was counted before."""
        fire = self.person.environment.events.request.fire
        fire(request_type="CHECK", name=name, response_time=0, response_length=0, exception=ValueError(why), context={})  # fmt: skip

    def _ask(
        self, method: str, session: str, address: str, name: str, *, is_htmx: bool, **body: Any
    ) -> Answer:
        client = self.person.client
        client.client.cookiejar.clear()
        headers = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
        headers |= {"HX-Request": "true"} if is_htmx else {}
        asked = client.request(method, address, name=name, headers=headers, allow_redirects=False, catch_response=True, **body)  # fmt: skip
        with asked as answer:
            is_sign_in = answer.status_code == 302 and "dang-nhap" in answer.headers.get("location", "")
            if answer.status_code in {200, 204, 302} and not is_sign_in:
                answer.success()
            else:
                answer.failure(f"{answer.status_code} at {address}")
        return answer  # type: ignore[no-any-return]


def _people(plan: Plan, kept: Kept) -> list[Any]:
    """The three kinds of people, as locust wants them."""
    draw, desks, reports = Random(), iter(plan.officers), iter(plan.signers)  # noqa: S311 - nothing secret

    def officer(browser: HttpBrowser) -> Act:
        return Officer(browser, next(desks), kept, draw).one

    def receiver(browser: HttpBrowser) -> Act:
        return lambda: receiving(browser, plan, draw)

    def signer(browser: HttpBrowser) -> Act:
        steps = _steps(browser, reports, kept)
        return lambda: next(steps, None)

    return [_kind("Officer", OFFICERS, officer), _kind("Receiver", RECEIVERS, receiver), _kind("Signer", SIGNERS, signer)]  # fmt: skip


def _steps(browser: HttpBrowser, reports: Iterator[Any], kept: Kept) -> Iterator[None]:
    """Report after report on its way, as long as there are any."""
    for report in reports:
        today = datetime.now().astimezone().strftime("%d/%m/%Y")  # noqa: TID251 - as a clerk reads the calendar
        yield from signing(browser, report, kept, today)


def _kind(name: str, count: int, begin: Callable[[HttpBrowser], Act]) -> Any:
    """So many people of a kind, who come at no moment in particular; `begin` gives what one does at a time."""
    import gevent
    from locust import FastHttpUser, between

    def on_start(person: Any) -> None:
        person.act = begin(HttpBrowser(person))
        gevent.sleep(Random().uniform(0, THINKS[0]))  # noqa: S311 - nothing secret

    members = {
        "fixed_count": count, "wait_time": between(*THINKS), "network_timeout": 60.0, "connection_timeout": 60.0,
        "on_start": on_start, "tasks": [lambda person: person.act()],
    }  # fmt: skip
    return type(name, (FastHttpUser,), members)


if __name__ == "__main__":
    main(*sys.argv[1:4])

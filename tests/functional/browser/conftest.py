"""A real browser against a real server: pages, sign-in, what hinders people, pictures for the guide."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright


os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
    "true"  # Playwright keeps a loop in this thread; nothing here is async
)
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
IMAGES = Path(__file__).parents[3] / "docs" / "huong-dan" / "images"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this process."""
    if not Path(CHROMIUM).exists():
        pytest.skip("Debian's chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def _page(browser: Browser, live_server: Any, viewport: dict[str, int]) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url, viewport=viewport, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(f"script: {error}"))
    page.on("console", lambda told: mistakes.append(told.text) if _is_mistake(told) else None)
    page.on(
        "requestfailed",
        lambda request: mistakes.append(f"lost: {request.url}") if _is_ours(request) else None,
    )
    yield page
    context.close()
    assert mistakes == [], "the browser complains"


def _is_mistake(told: Any) -> bool:
    """Errors of scripts and of the security policy; an answer of 4xx or 5xx may be what a test is about."""
    return told.type == "error" and not told.text.startswith(
        ("Failed to load resource", "Response Status Error")
    )


def _is_ours(request: Any) -> bool:
    """What is lost of our own files; one given up because the person went on to another page is not."""
    return "/static/" in request.url and request.failure != "net::ERR_ABORTED"


@pytest.fixture
def page(browser: Browser, live_server: Any) -> Iterator[Page]:
    """A wide page on the live server; the test fails when a script or the security policy complains."""
    with _page(browser, live_server, WIDE) as page:
        yield page


@pytest.fixture
def phone(browser: Browser, live_server: Any) -> Iterator[Page]:
    """The same on a phone."""
    with _page(browser, live_server, PHONE) as page:
        yield page


@pytest.fixture
def seat(
    browser: Browser, live_server: Any, sign_in: Callable[[Page | BrowserContext, Any], None]
) -> Iterator[Callable[[Any], Page]]:
    """`seat(person)`: a wide page of that person's own browser, signed in, for tests in which several people act."""
    with ExitStack() as pages:

        def sit(user: Any) -> Page:
            page = pages.enter_context(_page(browser, live_server, WIDE))
            sign_in(page, user)
            return page

        yield sit


@pytest.fixture
def sign_in(live_server: Any) -> Callable[[Page | BrowserContext, Any], None]:
    """`sign_in(page, person("officer"))`: the page is that person's from now on, without the sign-in page."""

    def sign_in(page: Page | BrowserContext, user: Any) -> None:
        client = Client()
        client.force_login(user)
        context = page.context if isinstance(page, Page) else page
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    return sign_in


LET_GO = """() => {
  for (const one of document.querySelectorAll("body *")) {
    const style = getComputedStyle(one);
    if (style.position !== "sticky" || style.bottom === "auto") continue;
    one.style.position = "static";
    one.dataset.letGo = "";
  }
}"""
STICK_AGAIN = """() => document.querySelectorAll("[data-let-go]").forEach((one) => {
  one.style.removeProperty("position");
  delete one.dataset.letGo;
})"""


@pytest.fixture
def no_barriers() -> Callable[[Page], None]:
    """`no_barriers(page)`: axe finds nothing serious or critical on the page as it stands. A bar that sticks to the
    bottom lies over a row only until the person scrolls, so it stands at its own place while axe looks."""

    def check(page: Page) -> None:
        page.evaluate(LET_GO)
        found = Axe().run(
            page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
        )
        barriers = [
            f"{v['id']} ({v['impact']}): {v['help']} — {[n['html'][:160] for n in v['nodes'][:3]]}"
            for v in found.response["violations"]
            if v["impact"] in {"serious", "critical"}
        ]
        page.evaluate(STICK_AGAIN)
        assert barriers == [], page.url

    return check


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[..., None]:
    """`picture(page, "nhap-so-lieu")`: a picture of the user's guide, taken only with --screenshots."""

    def take(page: Page, name: str, *, whole: bool = False) -> None:
        if request.config.getoption("--screenshots"):
            IMAGES.mkdir(parents=True, exist_ok=True)
            file = IMAGES / f"{name}.png"
            page.screenshot(path=file, full_page=whole, animations="disabled")
            _with_few_colours(Image.open(file).convert("RGB")).save(file, optimize=True)

    return take


def _with_few_colours(shot: Image.Image) -> Image.Image:
    """The picture in its 256 most frequent colours, a third of the size; what is flat keeps its exact colour, which
    Pillow's own choice of the nearest does not promise."""
    counted = sorted(shot.getcolors(maxcolors=shot.width * shot.height), reverse=True)[:256]
    places = {colour: at for at, (_, colour) in enumerate(counted)}
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in places for part in colour])
    few = shot.quantize(palette=palette, dither=Image.Dither.NONE)
    raw = shot.tobytes()
    pixels = zip(raw[0::3], raw[1::3], raw[2::3], few.tobytes(), strict=True)
    few.frombytes(bytes(places.get((red, green, blue), near) for red, green, blue, near in pixels))
    return few

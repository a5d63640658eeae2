"""The user's guide keeps its word: its pictures are there and taken by tests, its addresses and its links exist."""

import re
from pathlib import Path

from django.urls import Resolver404, resolve


ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "huong-dan"
PAGES = {page.name: page.read_text(encoding="utf-8") for page in sorted(GUIDE.glob("*.md"))}
LARGEST = 4_000_000


def _used() -> set[str]:
    return {
        name for text in PAGES.values() for name in re.findall(r"!\[[^\]]+\]\(images/([\w-]+\.png)\)", text)
    }


def test_every_picture_used_is_there_and_every_picture_there_is_used() -> None:
    assert _used() == {picture.name for picture in (GUIDE / "images").iterdir()}


def test_every_picture_is_taken_by_a_journey() -> None:
    tests = (ROOT / "tests" / "functional" / "browser").glob("test_*.py")
    taken = {
        f"{name}.png"
        for test in tests
        for name in re.findall(r'picture\(\w+, "([\w-]+)"', test.read_text(encoding="utf-8"))
    }

    assert _used() == taken


def test_pictures_are_light() -> None:
    assert sum(picture.stat().st_size for picture in (GUIDE / "images").iterdir()) < LARGEST


def test_every_address_named_exists() -> None:
    named = {address for text in PAGES.values() for address in re.findall(r"`(/[\w/-]*)`", text)}
    missing = []
    for address in named:
        try:
            resolve(address)
        except Resolver404:
            missing.append(address)

    assert len(named) > 8
    assert missing == []


def test_every_page_is_listed_and_every_link_leads_somewhere() -> None:
    links = {
        (name, link.partition("#")[0])
        for name, text in PAGES.items()
        for link in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", text)
    }

    assert [link for link in links if link[1] and not (GUIDE / link[1]).exists()] == []
    assert {page for page in PAGES if page != "README.md"} <= {
        link for name, link in links if name == "README.md"
    }


def test_both_readmes_lead_to_the_guide() -> None:
    for name in ("README.md", "README.vi.md"):
        assert "docs/huong-dan/README.md" in (ROOT / name).read_text(encoding="utf-8")

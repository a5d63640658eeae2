"""The pages hold together: icons are in the sprite, the column on the left leads somewhere, nothing runs inline."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.urls import reverse

from caicach.web.navigation import NAVIGATION


ROOT = Path(__file__).parents[2]
WEB = ROOT / "src" / "caicach" / "web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
ICONS = {
    line.strip()
    for line in (ROOT / "scripts" / "icons.txt").read_text().splitlines()
    if not line.startswith("#")
}


def _id(path: Path) -> str:
    return str(path.relative_to(WEB / "templates"))


@pytest.mark.parametrize("file", TEMPLATES, ids=_id)
def test_template_can_be_read(file: Path) -> None:
    assert get_template(_id(file))


def test_every_icon_is_in_the_sprite() -> None:
    texts = [f.read_text(encoding="utf-8") for f in TEMPLATES]
    named = {
        name
        for text in texts
        for name in re.findall(r'\{% icon "([\w/-]+)"|symbol="([\w/-]+)"', text)
        for name in name
        if name
    }
    named |= {entry.icon for section in NAVIGATION for entry in section.entries}
    tones = (WEB / "templatetags" / "components.py").read_text(encoding="utf-8")
    named |= set(re.findall(r'\("[a-z]+", "([a-z0-9-]+)"\)', tones))

    assert sorted(named - ICONS) == []


def test_sprite_holds_every_icon_of_the_list() -> None:
    sprite = (WEB / "static" / "vendor" / "icons.svg").read_text(encoding="utf-8")

    assert {i.replace("/", "-") for i in ICONS if i} == set(re.findall(r'<symbol id="([^"]+)"', sprite))


@pytest.mark.parametrize("entry", [e for s in NAVIGATION for e in s.entries], ids=lambda e: e.url)
def test_every_line_of_the_left_column_leads_somewhere(entry: object) -> None:
    assert reverse(entry.url).startswith("/")


@pytest.mark.parametrize("file", TEMPLATES, ids=_id)
def test_nothing_stands_inline_that_the_security_policy_refuses(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert (
        re.findall(
            r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>|<style\b|\sstyle=\"|\son\w+=\"|hx-on|javascript:",
            text,
        )
        == []
    )


@pytest.mark.parametrize("file", TEMPLATES, ids=_id)
def test_nothing_is_fetched_from_elsewhere(file: Path) -> None:
    assert re.findall(r'(?:src|href|action)="(?:https?:)?//', file.read_text(encoding="utf-8")) == []

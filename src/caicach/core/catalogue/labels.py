"""A key for comparing printed row labels: folded, abbreviated one way, footnote marks and punctuation off."""

import re

from rapidfuzz import fuzz, process

from caicach.core.ground.text import fold


# One way to write what forms and officers write in several; the short form, so that likeness weighs the rest.
_SHORT = (
    ("van ban quy pham phap luat", "vbqppl"),
    ("van ban qppl", "vbqppl"),
    ("thu tuc hanh chinh", "tthc"),
    ("cai cach hanh chinh", "cchc"),
    ("uy ban nhan dan", "ubnd"),
    ("phan anh kien nghi pakn", "pakn"),
    ("phan anh kien nghi", "pakn"),
    ("don vi su nghiep dvsn", "dvsn"),
    ("don vi su nghiep cong lap", "dvsncl"),
    ("don vi sncl", "dvsncl"),
    ("dvsn cong lap", "dvsncl"),
    ("don vi su nghiep", "dvsn"),
    ("dich vu cong", "dvc"),
    ("ngan sach nha nuoc", "nsnn"),
    ("co quan don vi", "cqdv"),
    ("dieu chinh lai thanh", "dieu chinh thanh"),
    ("bao dam", "dam bao"),
    ("ty le phan tram", "ty le"),
    ("ti le", "ty le"),
)
_FOOTNOTE = re.compile(r"\[\w{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=\w)\*+|\(\*+\)")
_OTHER = re.compile(r"[^\w%]+")


def label_key(text: str) -> str:
    """The label for comparing: `Số văn bản quy phạm pháp luật[1]` and `So VBQPPL` are the same."""
    key = _OTHER.sub(" ", _FOOTNOTE.sub("", fold(text)).replace("%", " % ")).strip()
    for long, short in _SHORT:
        if long in key:
            key = key.replace(long, short)
    return key


def likeness(left: str, right: str) -> int:
    """How alike two keys are, 0 to 100, rounded down so that 100 means equal."""
    return int(fuzz.ratio(left, right)) if left != right else 100


def most_alike(key: str, among: list[str], at_least: int) -> list[tuple[str, int]]:
    """The keys most like this one with their scores, best first, at most eight."""
    found = process.extract(key, among, scorer=fuzz.ratio, limit=8, score_cutoff=at_least)
    return [(match, int(score)) for match, score, _ in found]

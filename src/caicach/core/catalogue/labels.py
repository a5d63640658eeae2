"""A key for comparing printed row labels: folded, abbreviations written out, footnote marks and punctuation off."""

import re

from rapidfuzz import fuzz, process

from caicach.core.ground.text import fold, whole_words


# What forms and officers write now short, now long, written out: a slip of the pen in a long word then costs little.
_LONG = {
    "vbqppl": "van ban quy pham phap luat",
    "qppl": "quy pham phap luat",
    "tthc": "thu tuc hanh chinh",
    "cchc": "cai cach hanh chinh",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "phan anh kien nghi pakn": "phan anh kien nghi",
    "pakn": "phan anh kien nghi",
    "don vi su nghiep dvsn": "don vi su nghiep",
    "dvsncl": "don vi su nghiep cong lap",
    "dvsn": "don vi su nghiep",
    "sncl": "su nghiep cong lap",
    "dvctt": "dich vu cong truc tuyen",
    "dvc": "dich vu cong",
    "nsnn": "ngan sach nha nuoc",
    "vtvl": "vi tri viec lam",
    "cbccvc": "can bo cong chuc vien chuc",
    "cbcc": "can bo cong chuc",
    "hs": "ho so",
    "nv": "nhiem vu",
    "sl": "so luong",
    "dieu chinh lai thanh": "dieu chinh thanh",
    "bao dam": "dam bao",
    "ty le phan tram": "ty le",
    "ti le": "ty le",
}
_SHORT = re.compile(whole_words(*sorted(_LONG, key=len, reverse=True)) + r"\b")
# It begins with the set of marks, so that a search skips to them.
_FOOTNOTE = re.compile(
    r"[\[¹²³⁴⁵⁶⁷⁸⁹⁰*(](?:(?<=\[)\w{1,3}\]|(?<=[¹²³⁴⁵⁶⁷⁸⁹⁰])[¹²³⁴⁵⁶⁷⁸⁹⁰]*|(?<=\w\*)\**|(?<=\()\*+\))"
)
_OTHER = re.compile(r"[^\w%]+")


def plain_key(text: str) -> str:
    """The label folded, without footnote marks and punctuation, abbreviations as they stand."""
    return _OTHER.sub(" ", _FOOTNOTE.sub("", fold(text)).replace("%", " % ")).strip()


def label_key(text: str) -> str:
    """The label for comparing: `Số văn bản quy phạm pháp luật[1]` and `So VBQPPL` are the same."""
    return _SHORT.sub(lambda short: _LONG[short.group()], plain_key(text))


def likeness(left: str, right: str) -> int:
    """How alike two keys are, 0 to 100, rounded down so that 100 means equal."""
    return int(fuzz.ratio(left, right)) if left != right else 100


def most_alike(key: str, among: list[str], at_least: int) -> list[tuple[str, int]]:
    """The keys most like this one with their scores, best first, at most eight."""
    found = process.extract(key, among, scorer=fuzz.ratio, limit=8, score_cutoff=at_least)
    return [(match, int(score)) for match, score, _ in found]

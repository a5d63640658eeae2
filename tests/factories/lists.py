"""Lists of procedures behind figures of reports that were sent."""

import hashlib
import json
from collections.abc import Iterable

from caicach.core.ground.elements import Element
from caicach.store.lists import kept_list
from caicach.store.models import FigureSheet, Submission
from factories.figures import row


NAMES = {
    "1.004227": "Đăng ký kết hôn",
    "1.000656": "Đăng ký khai tử",
    "1.001193": "Đăng ký khai sinh",
    "2.000635": "Cấp bản sao trích lục hộ tịch",
    "1.004873": "Cấp giấy xác nhận tình trạng hôn nhân",
}


def elements(codes: Iterable[str]) -> tuple[Element, ...]:
    """The procedures of these codes, with the names they have."""
    return tuple(Element(code, NAMES.get(code, f"Thủ tục {code}")) for code in codes)


def lists(report: Submission, code: str, codes: Iterable[str]) -> Submission:
    """The report with the list behind that row, its figure counted, and another seal."""
    listed = kept_list(elements(codes))
    sheet = FigureSheet.objects.get(pk=report.pk)
    sheet.cells[row(code)] = {
        "state": "reported",
        "value": str(listed.count),
        "source": "listed",
        "list": {"sha256": listed.sha256, "count": listed.count},
    }
    sheet.save()
    seal = hashlib.sha256(json.dumps(sheet.cells, sort_keys=True).encode()).hexdigest()
    Submission.objects.filter(pk=report.pk).update(content_hash=seal)
    return Submission.objects.get(pk=report.pk)

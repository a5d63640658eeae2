"""A province's folder of reports as they come in: every department and commune of Gia Lai for one period, in shapes of several
hands, with faults that are known. The same seed gives the same folder."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from benchmarks.foreign_reports import Sheet, write_foreign, write_workbook
from caicach import library
from caicach.actions.seeding.invented import figures_for
from caicach.adapters.content.demo import load_demo_province
from caicach.adapters.renderers.batch import Order, write_documents
from caicach.core.catalogue.duties import duty_dates
from caicach.core.documents.official import DateToPrint, OfficialDocument
from caicach.core.documents.statement import KeptParagraph, Masthead, Statement
from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.ground.values import reported


ROOT = "gia-lai-merged"
REGIME = "cchc-province"
FORM = "two-level"
LATE_DAYS = 3
_PLACES = {AgencyType.COMMUNE: "{name}", AgencyType.DEPARTMENT: "Gia Lai", AgencyType.HOME_AFFAIRS: "Gia Lai"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing made wrong on purpose: whose, its kind, and the rows of the appendix it shows at (or the words, in the
    text)."""

    agency: str
    kind: str
    codes: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True)
class Folder:
    """What was made: where, for when, and all that a consolidation must account for, by agency."""

    path: Path
    period: ReportingPeriod
    expected: tuple[str, ...]
    missing: tuple[str, ...]
    late: tuple[str, ...]
    twice: tuple[str, ...]
    unreadable: tuple[str, ...]
    rubbish: tuple[str, ...]
    faults: tuple[Fault, ...]
    figures: Mapping[str, Mapping[str, Decimal | int]] = field(default_factory=dict)


Given = Mapping[str, Decimal | int]
Changed = tuple[dict[str, Decimal | int], tuple[str, ...]]


def _over(whole: str, part: str) -> Callable[[Given], Changed]:
    return lambda f: ({part: f[whole] + 3}, (whole, part))


def _sum(f: Given) -> Changed:
    row = "B.1.1" if "B.1.1" in f else "B.1.3"
    return {"B.1": f[row] + 2}, ("B.1", row)


def _not_ours(f: Given) -> Changed:
    row = "G.6.4.1" if "G.8.4.1" in f else "G.8.4.1"
    return {row: 17}, (row,)


# How a sound appendix is made wrong, by kind: the figures changed, and the rows it shows at.
FIGURE_FAULTS: Mapping[str, Callable[[Given], Changed]] = {
    "part_above_whole": _over("A.2.1", "A.2.2"),
    "resolved_above_found": _over("A.3.3.1", "A.3.3.2"),
    "handled_above_to_handle": _over("B.3.2.1", "B.3.2.2"),
    "tasks_above_given": _over("A.5.5", "A.5.6"),
    "sum_of_documents": _sum,
    "survey_without_forms": lambda f: ({"A.6": 1, "A.6.1": 0, "A.6.2": 2}, ("A.6", "A.6.1")),
    "unknown_code": lambda f: ({"A.7": 5}, ("A.7",)),
    "row_of_another_level": _not_ours,
}
TEXT_FAULTS = ("text_against_table", "stale_period")


def make_folder(
    path: Path,
    *,
    kind: PeriodKind = PeriodKind.HALF_YEAR,
    year: int = 2026,
    limit: int | None = None,
    faults: int = 60,
    seed: int = 2026,
) -> Folder:
    """The folder at `path`; `limit` takes the first few departments and communes only."""
    draw = Random(seed)  # noqa: S311 - test data
    regime = next(r for r in library.catalogue().regimes if r.id == REGIME)
    period = regime.period(kind, year)
    assert period is not None
    agencies = _agencies(period, limit)
    ids = [agency.id for agency in agencies]
    apart = draw.sample([i for i in ids if _is_plain(i)], k=min(9, max(4, len(ids) // 6)))
    cast = _Cast(apart)
    reports = [_report(agency, number, period, regime, cast) for number, agency in enumerate(agencies, 1)]
    sent = [report for report in reports if report.agency.id not in {*cast.missing, *cast.unreadable}]
    made, injected = _with_faults(sent, faults, draw)
    _write(made, path, cast)
    return Folder(
        path=path,
        period=period,
        expected=tuple(ids),
        missing=tuple(cast.missing),
        late=tuple(cast.late),
        twice=tuple(cast.twice),
        unreadable=tuple(cast.unreadable),
        rubbish=_rubbish(path),
        faults=tuple(injected),
        figures={report.agency.id: report.figures for report in made},
    )


@dataclass(frozen=True)
class _Cast:
    """Who plays which part: one is sent twice, one unreadable; of the others half are late, half missing."""

    apart: list[str]

    @property
    def twice(self) -> list[str]:
        """Sent, and sent again a day later."""
        return self.apart[:1]

    @property
    def unreadable(self) -> list[str]:
        """A file that broke on the way."""
        return self.apart[1:2]

    @property
    def late(self) -> list[str]:
        """Dated after the due day."""
        return self.apart[2 : 2 + (len(self.apart) - 1) // 2]

    @property
    def missing(self) -> list[str]:
        """Nothing came."""
        return self.apart[2 + (len(self.apart) - 1) // 2 :]


@dataclass(frozen=True)
class _Report:
    """One agency's report before it is written, and the hand that writes it."""

    agency: Agency
    number: int
    figures: Mapping[str, Decimal | int]
    period: ReportingPeriod
    dated: date
    swaps: tuple[tuple[str, str], ...] = ()

    @property
    def hand(self) -> str:
        """Two in three are ours; of the rest some come as a report and a workbook."""
        if self.number % 3:
            return "ours"
        return "two_files" if self.number % 27 == 12 else "foreign"

    @property
    def name(self) -> str:
        return (
            f"{self.number:03d} {self.agency.short_names[0] if self.agency.short_names else self.agency.name}"
        )


# What one agency answers for the whole province.
_OF_LEADS: Mapping[str, Mapping[str, int]] = {
    "gia-lai-van-phong-ubnd": {
        "C.1.1": 96, "C.1.2": 341, "C.1.3": 212, "C.1.4": 2152, "C.1.4.1": 1756, "C.1.4.3": 396, "C.2.1": 318,
        "C.2.2": 206, "C.2.3": 412, "G.3": 100, "G.8.1.1": 141, "G.8.1.2": 111, "G.8.1.3": 41, "G.8.2.1": 255,
        "G.8.2.2": 250, "G.8.2.3": 152, "G.8.3.1": 361, "G.8.3.2": 291, "G.8.5.1": 91, "G.8.5.2": 64,
    },
    "gia-lai-thanh-tra-tinh": {"A.4.1": 61, "A.4.2": 95},
    "gia-lai-so-khoa-hoc-truyen-thong": {"G.1": 1, "G.2": 2, "G.2.2": 2, "G.2.3": 135, "G.2.4": 135, "G.4": 2},
    "gia-lai-so-noi-vu-lao-dong": {"D.1.3": 4, "D.1.4": 21},
}  # fmt: skip


def _agencies(period: ReportingPeriod, limit: int | None) -> list[Agency]:
    below = library.catalogue().directory.children_on(ROOT, period.cutoff_on)
    offices = [agency for agency in below if agency.type is not AgencyType.COMMUNE]
    communes = [agency for agency in below if agency.type is AgencyType.COMMUNE]
    if limit is None:
        return [*offices, *communes]
    return [*offices[: limit // 2], *communes[: limit - limit // 2]]


def _is_plain(agency: str) -> bool:
    """Whether nobody else's figures hang on it: no lead of an area is missing, late or unreadable."""
    return not any(word in agency for word in ("van-phong", "noi-vu", "thanh-tra", "khoa-hoc"))


def _report(agency: Agency, number: int, period: ReportingPeriod, regime: object, cast: _Cast) -> _Report:
    dates = duty_dates(regime, period, agency.type)  # type: ignore[arg-type]
    due = dates.due_on if dates and dates.due_on else period.cutoff_on + timedelta(days=1)
    dated = due + timedelta(days=LATE_DAYS) if agency.id in cast.late else due
    figures = figures_for(agency.id, agency.type, period.kind.value, period.year)
    return _Report(agency, number, {**figures, "A.7": 1, **_OF_LEADS.get(agency.id, {})}, period, dated)


def _with_faults(reports: list[_Report], count: int, draw: Random) -> tuple[list[_Report], list[Fault]]:
    """At most one fault a report, every kind in turn; a text can only be made wrong where the hand is not ours."""
    kinds = (*FIGURE_FAULTS, *TEXT_FAULTS)
    made, injected = list(reports), []
    waiting = draw.sample(range(len(made)), k=len(made))
    for turn in range(min(count, len(made))):
        kind = kinds[turn % len(kinds)]
        fitting = [at for at in waiting if kind not in TEXT_FAULTS or made[at].hand != "ours"]
        if fitting:
            waiting.remove(fitting[0])
            made[fitting[0]], fault = _with_fault(made[fitting[0]], kind)
            injected.append(fault)
    return made, injected


def _with_fault(report: _Report, kind: str) -> tuple[_Report, Fault]:
    agency = report.agency.id
    if kind == "text_against_table":
        planned = int(report.figures["A.2.1"])
        right, wrong = f"đề ra {planned} nhiệm vụ", f"đề ra {planned + 5} nhiệm vụ"
        return replace(report, swaps=((right, wrong),)), Fault(agency, kind, ("A.2.1",), wrong)
    if kind == "stale_period":
        before = f"năm {report.period.year - 2}"
        swap = (f"năm {report.period.year} và", f"{before} và")
        return replace(report, swaps=(swap,)), Fault(agency, kind, (), before)
    changes, codes = FIGURE_FAULTS[kind](report.figures)
    return replace(report, figures={**report.figures, **changes}), Fault(agency, kind, codes)


def _statement(report: _Report) -> Statement:
    agency, form = report.agency, library.catalogue().form(FORM)
    is_commune = agency.type is AgencyType.COMMUNE
    head = Masthead(
        parent_agency="UBND tỉnh Gia Lai",
        number=str(20 + report.number),
        place=_place(agency),
        dated=DateToPrint(report.dated.day, report.dated.month, report.dated.year),
        addressees=("Sở Nội vụ tỉnh Gia Lai",),
        capacity="TM. ỦY BAN NHÂN DÂN" if is_commune else "",
        position="CHỦ TỊCH" if is_commune else "GIÁM ĐỐC",
        signatory=("Nguyễn Văn An", "Rơ Châm H’Lan", "Trần Thị Bích", "Siu Krơi")[report.number % 4],
        recipients=("Như trên", "Lãnh đạo cơ quan", "Lưu: VT"),
    )
    return Statement(
        form=form,
        values={form.by_code[code].id: reported(number) for code, number in report.figures.items()},
        agency_name=agency.name,
        short_name=_short(agency),
        agency_type=agency.type,
        abbreviation=agency.abbreviation,
        province="tỉnh Gia Lai",
        period=report.period,
        masthead=head,
        kept=_texts(report),
    )


def _short(agency: Agency) -> str:
    if agency.type is AgencyType.COMMUNE:
        return agency.name.replace("Ủy ban nhân dân", "UBND").removesuffix(" tỉnh Gia Lai")
    return agency.name.removesuffix(" tỉnh Gia Lai")


def _place(agency: Agency) -> str:
    if agency.type is not AgencyType.COMMUNE:
        return "Gia Lai"
    return agency.name.partition("nhân dân ")[2].split(" ", 1)[1].removesuffix(" tỉnh Gia Lai")


_OPENING = (
    "Thực hiện Công văn số 359/SNV-CCHC ngày 28/02/2022 của Sở Nội vụ về chế độ báo cáo cải cách hành chính định kỳ, "
    "{short} báo cáo kết quả công tác cải cách hành chính (CCHC) như sau:"
)
# What people write beside the figures, by division, in a few wordings: some are the same in many reports, as is the way.
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "opening": (_OPENING,),
    "direction.steering": (
        "Người đứng đầu trực tiếp phụ trách công tác CCHC; kết quả là một căn cứ đánh giá, xếp loại công chức.",
        "Công tác CCHC được kiểm điểm tại giao ban hằng tháng; mỗi nhiệm vụ có người chịu trách nhiệm, có thời hạn.",
        "{short} phân công lãnh đạo phụ trách từng nội dung CCHC và công khai trên trang thông tin điện tử.",
    ),
    "procedures.one_stop": (
        "Thủ tục hành chính được công khai đầy đủ trên Cổng Dịch vụ công quốc gia và tại nơi tiếp nhận hồ sơ.",
        "Hồ sơ trễ hạn đều có phiếu xin lỗi, hẹn lại ngày trả kết quả và nêu rõ nguyên nhân.",
    ),
    "assessment.shortcomings": (
        "Công chức phụ trách CCHC còn kiêm nhiệm nhiều việc nên việc tham mưu có lúc chưa kịp thời.",
        "Đường truyền tại một số thôn, làng chưa ổn định, ảnh hưởng đến việc nộp hồ sơ trực tuyến của người dân.",
        "Trang thiết bị tại Bộ phận Một cửa đã cũ; kỹ năng số của một bộ phận người dân còn hạn chế.",
    ),
    "plan": (
        "Nâng cao tỷ lệ hồ sơ trực tuyến, thanh toán trực tuyến và số hóa kết quả giải quyết thủ tục hành chính.",
        "Tiếp tục rà soát, đề nghị đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý của {short}.",
    ),
}


def _texts(report: _Report) -> Mapping[str, tuple[KeptParagraph, ...]]:
    usual = {key: (text,) for key, text in load_demo_province().texts.items() if key != "other"}
    return {
        key: (KeptParagraph((said[report.number % len(said)].format(short=_short(report.agency)),)),)
        for key, said in {**usual, **_TEXTS}.items()
    }


def _write(reports: list[_Report], path: Path, cast: _Cast) -> None:
    (path / "so-nganh").mkdir(parents=True)
    (path / "xa-phuong").mkdir()
    orders = list(_orders(reports, path, cast))
    for outcome in write_documents(orders):
        if outcome.error is not None:
            raise outcome.error
    for agency in cast.unreadable:
        name = library.catalogue().directory.agency(agency).name
        (path / "xa-phuong" / f"{name}.docx").write_bytes(b"PK\x03\x04 broken on the way")


def _orders(reports: list[_Report], path: Path, cast: _Cast) -> Iterator[Order]:
    for report in reports:
        document = library.compose_official(_statement(report))
        folder = path / ("xa-phuong" if report.agency.type is AgencyType.COMMUNE else "so-nganh")
        if report.hand == "ours":
            yield Order(document, (folder / f"{report.name}.docx",))
        else:
            _foreign(report, document, folder)
        if report.agency.id in cast.twice:
            before = replace(report, dated=report.dated - timedelta(days=1), number=report.number + 500)
            yield Order(
                library.compose_official(_statement(before)), (folder / f"{report.name} (lần 1).docx",)
            )


def _foreign(report: _Report, document: OfficialDocument, folder: Path) -> None:
    sheet = Sheet.of(document, report.swaps)
    if report.hand == "foreign":
        write_foreign(sheet, folder / f"{report.name}.docx")
        return
    own = folder / report.name
    own.mkdir()
    write_foreign(sheet, own / "Bao cao CCHC.docx", with_table=False)
    write_workbook(sheet, own / "Phu luc so lieu.xlsx")


def _rubbish(path: Path) -> tuple[str, ...]:
    """What lies about in every folder: lock files, a thumbnail store, a note to oneself."""
    files = {
        "so-nganh/.~lock.bao-cao.docx#": b",an,pc1,14.06.2026 09:12,file;",
        "so-nganh/~$bao-cao.docx": b"\x02An",
        "xa-phuong/Thumbs.db": b"\xd0\xcf\x11\xe0",
        "desktop.ini": b"[.ShellClassInfo]",
    }
    for name, data in files.items():
        (path / name).write_bytes(data)
    return tuple(files)

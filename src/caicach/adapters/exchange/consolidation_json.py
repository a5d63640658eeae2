"""A consolidation as JSON: what `caicach consolidate --to OUT.json` writes. Names and shapes are kept; the level above reads
the same file as one submission."""

from collections.abc import Mapping
from decimal import Decimal

from caicach.adapters.consolidating.act import Consolidated
from caicach.adapters.consolidating.nation import NATION
from caicach.adapters.consolidating.paper import statement_of
from caicach.adapters.consolidating.plan_file import plan_as_data
from caicach.adapters.consolidating.reports import ReadReport
from caicach.adapters.consolidating.seal import VERSION, sealed
from caicach.adapters.consolidating.texts import gathered, sources_of
from caicach.adapters.consolidating.wording import excluded_do, excluded_words, guard_words
from caicach.adapters.content.outlines import outline_for
from caicach.adapters.exchange.findings_json import finding_as_json
from caicach.core.checks.run import summarise
from caicach.core.consolidation.arranging import Counted
from caicach.core.consolidation.coverage import AgencyCoverage
from caicach.core.consolidation.figures import ConsolidatedFigure
from caicach.core.consolidation.totals import STATES, Total
from caicach.core.ground.elements import element_of
from caicach.core.ground.numbers import plain_number
from caicach.core.ground.values import Value


def consolidation_as_json(of: Consolidated, language: str = "vi") -> dict[str, object]:
    """Everything: `observations` as any source of figures has them, `consolidation` what the level above needs, `inputs`
    with their SHA-256, `findings` by agency and of the consolidated figures, what does not enter and why, `texts`; `seal`
    is over all of it, so that whoever takes it in knows it came whole."""
    return sealed(_everything(of, language))


def _everything(of: Consolidated, language: str) -> dict[str, object]:
    plan, root = of.kept.plan, of.directory.agency(of.kept.plan.root)
    return {
        "agency": root.name,
        "agency_type": root.type.value,
        "period": plan.period.id,
        "form_version": plan.form.id,
        "observations": {row: _value(figure.value) for row, figure in of.result.figures.items()},
        "tallies": dict(of.tallies),
        "consolidation": package_of(of),
        "inputs": [_input(one, of, language) for one in of.result.arrangement.counted],
        "excluded": [
            {
                "file": out.contribution.id,
                "agency": out.contribution.agency,
                "reason": out.reason.value,
                "says": excluded_words(out, of).say(language),
                "do": excluded_do(out, of).say(language),
            }
            for out in of.result.arrangement.excluded
        ],
        "refused": [
            {"file": one.name, "says": one.says.say(language), "do": one.do.say(language)}
            for one in of.refused
        ],
        "passed_over": [{"file": one.name, "why": one.why.say(language)} for one in of.passed_over],
        "said": [{"file": one.name, "says": one.words.say(language)} for one in of.said],
        "doubts": [
            {"guard": d.guard.value, "agencies": list(d.agencies), "rows": list(d.rows), "says": guard_words(d, of).say(language)}
            for d in of.doubtful
        ],
        "findings": [finding_as_json(finding, language) for finding in of.findings],
        "texts": [] if plan.root == NATION else _texts(of),
    }  # fmt: skip


def package_of(of: Consolidated) -> dict[str, object]:
    """What a consolidation says of itself to whoever consolidates it again: plan, coverage, and each figure with its total,
    its counts by state and by code, and the members of catalogues that agencies listed, each once."""
    coverage = of.coverage
    return {
        "version": VERSION,
        "plan": plan_as_data(of.kept),
        "coverage": {
            "expected": coverage.expected,
            "received": coverage.received,
            "counts": {came.value: count for came, count in coverage.counts.items()},
            "unasked": list(coverage.unasked),
            "agencies": [_covered(one, of) for one in coverage.agencies],
        },
        "figures": {row: _figure(figure) for row, figure in of.result.figures.items()},
        "elements": {row: _elements(of, row) for row in of.result.figures if _keys(of, row)},
    }


def _keys(of: Consolidated, row: str) -> frozenset[str]:
    counted = (one.contribution for one in of.result.arrangement.counted)
    return frozenset(key for given in counted for key in given.elements.get(row, ()))


def _elements(of: Consolidated, row: str) -> list[list[str]]:
    known = of.members.get(row, {})
    told = (known.get(key) or element_of(key) for key in sorted(_keys(of, row)))
    return [[one.code, one.name] for one in told]


def _covered(one: AgencyCoverage, of: Consolidated) -> dict[str, object]:
    return {
        "agency": one.agency,
        "name": of.name(one.agency),
        "came": one.came.value,
        "file": one.submission,
        "due_on": one.due_on.isoformat() if one.due_on else None,
        "sent_on": one.sent_on.isoformat() if one.sent_on else None,
        "days_late": one.days_late,
    }


def _figure(figure: ConsolidatedFigure) -> dict[str, object]:
    return {
        **_value(figure.value),
        "total": _total(figure.total),
        "codes": {plain_number(code): count for code, count in figure.codes.items()},
        "apart": {form: _total(total) for form, total in figure.apart.items()},
        "doubts": [doubt.value for doubt in figure.doubts],
    }


def _total(total: Total) -> dict[str, object]:
    counts = {state.value: total.count(state) for state in STATES}
    return {"number": _plain(total.number), "asked": total.asked, "counts": counts}


def _value(value: Value) -> dict[str, object]:
    return {
        "state": value.state.value,
        "value": _plain(value.number) if value.number is not None else None,
    }


def _plain(number: Decimal) -> str:
    """The number without zeros it ends on: engines keep as many decimals as they like."""
    return f"{number.normalize():f}"


def _input(one: Counted, of: Consolidated, language: str) -> dict[str, object]:
    given, report = one.contribution, of.reports.get(one.contribution.id)
    return {
        "file": given.id,
        "agency": given.agency,
        "name": of.name(given.agency),
        "node": one.place.node,
        "came_by": one.place.how.value,
        "form_version": given.form.id,
        "sent_on": given.sent_on.isoformat() if given.sent_on else None,
        "sha256": given.content_hash,
        "files": [{"name": f.name, "sha256": f.sha256} for f in report.files] if report else [],
        "observations": {row: _value(value) for row, value in given.values.items()},
        **_findings(report, language),
    }


def _findings(report: ReadReport | None, language: str) -> Mapping[str, object]:
    if report is None:
        return {"summary": None, "findings": []}
    summary = summarise(report.findings)
    return {
        "summary": {"errors": summary.errors, "warnings": summary.warnings, "hints": summary.hints},
        "findings": [finding_as_json(finding, language) for finding in report.findings],
    }


def _texts(of: Consolidated) -> list[dict[str, object]]:
    outline = outline_for(of.kept.plan.period.kind)
    return [
        {
            "section": section,
            "text": point.text,
            "said_by": sources_of(point, of),
            "sources": [
                {
                    "agency": s.agency,
                    "file": s.submission,
                    "paragraph": s.paragraph,
                    "figures": list(s.figures),
                }
                for s in point.sources
            ],
        }
        for section, points in gathered(of, statement_of(of), outline)
        for point in points
    ]

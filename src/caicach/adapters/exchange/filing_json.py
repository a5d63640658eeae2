"""A reading as JSON: the object `caicach read FILE --json` prints. Names and shapes are kept: other tools build on it."""

from caicach.adapters.exchange.places import place_as_json
from caicach.core.catalogue.claims import Claim
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.observations import Observation, UnboundRow
from caicach.core.ground.numbers import plain_number
from caicach.core.reading.header import CitedDocument, DateFound, Header
from caicach.core.reading.places import Fragment


def filing_as_json(filing: Filing, language: str = "vi") -> dict[str, object]:
    """The reading with `form_version`, `header`, `observations`, `claims`, `unbound`, and how it was understood."""
    return {
        "file": filing.found.name,
        "format": filing.found.format,
        "form_version": filing.form.id,
        "form_reason": filing.form_reason.say(language),
        "period": filing.period.id if filing.period else None,
        "agency": filing.agency.id if filing.agency else None,
        "agency_type": filing.agency_type.value if filing.agency_type else None,
        "header": header_as_json(filing.header),
        "observations": [observation_as_json(o, language) for o in filing.observations.values()],
        "claims": [_claim(claim, filing, language) for claim in filing.claims],
        "unbound": [_unbound(row, language) for row in filing.unbound],
        "notes": [note.say(language) for note in filing.found.notes],
    }


def observation_as_json(observation: Observation, language: str = "vi") -> dict[str, object]:
    """One figure: `code`, `id`, `label`, `unit`, `state`, `value`, `raw`, `place`, and how surely it was bound."""
    number = observation.value.number
    indicator = observation.indicator
    return {
        "code": indicator.code,
        "id": indicator.id,
        "label": indicator.label,
        "unit": indicator.unit.printed if indicator.unit else observation.printed_unit,
        "state": observation.value.state.value,
        "value": None if number is None else plain_number(number),
        "raw": observation.raw,
        "place": place_as_json(observation.raw, indicator.code, observation.where, language),
        "certainty": observation.certainty.value,
        "score": observation.score,
        "doubt": observation.doubt.say(language) if observation.doubt else None,
    }


def header_as_json(header: Header) -> dict[str, object]:
    """Each fact as its text, null where it does not stand."""
    return {
        "parent_agency": _text(header.parent_agency),
        "issuer": _text(header.issuer),
        "number": _text(header.number),
        "symbol": _text(header.symbol),
        "place": _text(header.place),
        "date": _date(header.dated),
        "kind": _text(header.kind),
        "subject": _text(header.subject),
        "addressees": [item.text for item in header.addressees],
        "capacity": _text(header.capacity),
        "position": _text(header.position),
        "signatory": _text(header.signatory),
        "recipients": [item.text for item in header.recipients],
        "cited": [_cited(cited) for cited in header.cited],
    }


def _text(fragment: Fragment | None) -> str | None:
    return fragment.text if fragment else None


def _date(dated: DateFound | None) -> dict[str, object] | None:
    if dated is None:
        return None
    return {"day": dated.day, "month": dated.month, "year": dated.year, "text": dated.where.text}


def _cited(cited: CitedDocument) -> dict[str, object]:
    day = cited.date.as_date if cited.date else None
    return {
        "key": cited.key,
        "kind": cited.kind_word,
        "number": cited.number,
        "symbol": cited.symbol,
        "date": day.isoformat() if day else None,
        "issuer": cited.issuer,
        "text": cited.where.text,
    }


def _claim(claim: Claim, filing: Filing, language: str) -> dict[str, object]:
    indicator = filing.form.by_id.get(claim.indicator or "")
    return {
        "text": claim.sentence.text,
        "numbers": [plain_number(number.value) for number in claim.numbers],
        "indicator": indicator.code if indicator else None,
        "indicator_id": claim.indicator,
        "place": place_as_json(claim.sentence.text, None, claim.sentence, language),
        "period": claim.period,
        "details": [
            {
                "value": plain_number(number.value),
                "text": number.where.text,
                "noun": number.noun,
                "status": number.status,
                "percent": number.is_percent,
                "approximation": number.approximation.value,
            }
            for number in claim.numbers
        ],
    }


def _unbound(row: UnboundRow, language: str) -> dict[str, object]:
    return {
        "number": row.number,
        "label": row.label,
        "raw": row.raw,
        "score": row.score,
        "why": row.why.say(language),
        "place": place_as_json(row.where.text, None, row.where, language),
    }

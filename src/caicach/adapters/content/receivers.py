"""content/receivers: who receives the reports of a regime, and who reports for an agency that ended."""

from functools import cache
from pathlib import Path

from caicach.adapters.content.files import Record, content_root, files_under, records_in
from caicach.core.ground.agencies import AgencyType
from caicach.core.submissions.owed import AfterSuccession, Receiving


def load_receivers(root: Path) -> dict[str, Receiving]:
    """Who receives, by the id of the regime; no regime stands twice."""
    found: dict[str, Receiving] = {}
    for file in files_under(root / "receivers"):
        for record in records_in(file):
            receiving = _receiving(record)
            if receiving.regime in found:
                raise record.wrong(
                    "regime", f"“{receiving.regime}” đã có rồi.", f"“{receiving.regime}” stands already."
                )
            found[receiving.regime] = receiving
    return found


@cache
def receivers() -> dict[str, Receiving]:
    """Those of the product, read once a process."""
    return load_receivers(content_root())


def _receiving(record: Record) -> Receiving:
    levels = record.record("received_by")
    receiving = Receiving(
        regime=record.text("regime"),
        received_by={level: levels.member(level, AgencyType) for level in AgencyType if levels.has(level)},
        after_succession=record.member("after_succession", AfterSuccession),
        reference=record.text("reference"),
        unverified=record.flag("unverified"),
    )
    levels.done()
    record.done()
    return receiving

"""A file of figures alone (.json) as a filing, so that it is shown and taken like any report that was read."""

from pathlib import Path

from caicach.adapters.consolidating.package import package_in_file
from caicach.adapters.sources.read import read_source
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.checks.of_figures import observed
from caicach.core.documents.statement import Statement
from caicach.core.reading.found import FoundDocument
from caicach.core.reading.header import Header


FORMAT = "json"


def filing_of_figures(path: Path, catalogue: Catalogue) -> Filing:
    """What the file states. UnreadableInput for a file that states no figures, or a consolidation that was changed."""
    statement = read_source(path, catalogue)
    return Filing(
        found=_found(path, statement),
        header=Header(),
        sections=(),
        form=statement.form,
        form_reason=catalogue.messages.say("packages.form_said", form=statement.form.id),
        observations={
            row.id: observed(row, statement.values[row.id], statement.notes.get(row.id, ""))
            for row in statement.form.indicators
            if row.id in statement.values
        },
        unbound=(),
        claims=(),
        period=statement.period,
        agency=None,
        agency_type=statement.agency_type,
        tallies=statement.tallies,
        led=statement.led,
    )


def _found(path: Path, statement: Statement) -> FoundDocument:
    carried = {
        "caicach": 1,
        "agency": statement.agency_name,
        "consolidation": package_in_file(path),
    }
    return FoundDocument(path.name, FORMAT, (), carried=carried)

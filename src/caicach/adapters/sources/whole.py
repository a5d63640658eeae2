"""A report that was handed in, in one file or with its appendix beside it, bound to the form that fits."""

from dataclasses import replace
from pathlib import Path

from caicach.adapters.readers.file import read_file
from caicach.adapters.sources.facts import led_of
from caicach.adapters.sources.read import facts_of_form
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.understand import understand
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.reading.joining import with_appendix


A_TABLE = 10
"""So many rows of the form in a report are a table of its own, no sentence in a small one."""


def read_whole(
    path: Path,
    catalogue: Catalogue,
    period: ReportingPeriod | None = None,
    agency_type: AgencyType | None = None,
    appendix: Path | None = None,
) -> Filing:
    """The filing; what the caller says of period and agency type holds. UnreadableInput when a file is no document that
    can be read, holds nothing of a report, or its table is of another form altogether."""
    found = read_file(path)
    said = facts_of_form(found, catalogue, period, agency_type)
    if appendix is not None:
        beside = read_file(appendix)
        said = facts_of_form(beside, catalogue, said.period, said.agency_type)
        found = with_appendix(found, beside)
    filing = understand(found, catalogue, period=said.period, agency_type=said.agency_type)
    if led := led_of(said, filing.form, filing.period, catalogue):
        filing = replace(filing, led=led)
    if filing.is_other_form:
        raise UnreadableInput(filing.form_reason, catalogue.messages.say("cli.other_form_do"), file=str(path))
    if filing.is_no_report:
        says = catalogue.messages.say("cli.no_report", name=path.name)
        raise UnreadableInput(says, catalogue.messages.say("cli.no_report_do"), file=str(path))
    if appendix is not None:
        _refuse_odd_appendix(filing, appendix, catalogue)
    return filing


def _refuse_odd_appendix(filing: Filing, appendix: Path, catalogue: Catalogue) -> None:
    """No row of the form in the appendix, or a table of it in the report as well: then nobody knows which holds."""
    places = [o.where.address for o in filing.observations.values() if o.where is not None]
    in_report = sum(place.before == 0 for place in places)
    if in_report >= A_TABLE:
        key = "cli.two_appendices"
    elif in_report == len(places):
        key = "cli.no_appendix"
    else:
        return
    say = catalogue.messages.say
    raise UnreadableInput(say(key, name=appendix.name), say(f"{key}_do"), file=str(appendix))

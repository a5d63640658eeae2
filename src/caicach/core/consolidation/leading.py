"""Who answers for all above the provinces: each province for itself."""

from collections.abc import Mapping
from datetime import date

from caicach.core.catalogue.indicators import FormVersion, HowConsolidated
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.directory import Directory


_ONCE = frozenset({HowConsolidated.LEAD_AGENCY, HowConsolidated.UNION})


def leads_above(root: str, form: FormVersion, directory: Directory, on: date) -> Mapping[str, frozenset[str]]:
    """The rows one agency answers within a province are answered by every province right under the root; none where no
    province stands there."""
    under = directory.children_on(root, on)
    provinces = frozenset(agency.id for agency in under if agency.type is AgencyType.PROVINCE)
    if not provinces:
        return {}
    return {row.id: provinces for row in form.indicators if row.consolidation in _ONCE}

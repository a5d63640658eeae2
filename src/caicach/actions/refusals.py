"""What each refusal is over HTTP, on the pages and by the API alike."""

from caicach.actions.standing import NotFound
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.hierarchy import IllegalHierarchy
from caicach.core.submissions.decide import NotNow, NotPermitted


# The first kind that fits counts; whatever is none of them is a request that cannot be done as it stands.
STATUSES: tuple[tuple[type[CaicachError], int], ...] = (
    (NotFound, 404),
    (NotPermitted, 403),
    (NotNow, 409),
    (IllegalHierarchy, 409),
)


def status_of(error: CaicachError) -> int:
    """403, 404 or 409 for what the product refuses by its rules, else 400."""
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 400)

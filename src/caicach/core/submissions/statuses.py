"""Where a submission stands."""

from enum import StrEnum


class Status(StrEnum):
    """The statuses of one version of a submission; stored under these names, never renamed.

    `sent_back` before issue is worked on again; after issue it is answered by a new version.
    """

    DRAFTING = "drafting"
    PRESENTED = "presented"
    SENT_BACK = "sent_back"
    APPROVED = "approved"
    ISSUED = "issued"
    SENT = "sent"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    REPLACED = "replaced"
    CANCELLED = "cancelled"


# Who holds the pen: the role from whom the next act is awaited. A test demands one for every status.
AWAITED_FROM: dict[Status, str] = {
    Status.DRAFTING: "officer",
    Status.PRESENTED: "head",
    Status.SENT_BACK: "officer",
    Status.APPROVED: "clerk",
    Status.ISSUED: "clerk",
    Status.SENT: "receiver",
    Status.RECEIVED: "receiver",
    Status.ACCEPTED: "nobody",
    Status.REPLACED: "nobody",
    Status.CANCELLED: "nobody",
}

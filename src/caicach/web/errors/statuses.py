"""The HTTP status of each error a person can mend."""

from caicach.actions.refusals import STATUSES, status_of


__all__ = ["STATUSES", "status_of"]

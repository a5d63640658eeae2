"""Constraints several tables share."""

from django.db import models
from django.db.models import Q


def paired(table: str, who: str, when: str) -> models.CheckConstraint:
    """Who and when stand together or not at all; named `<table>_<who>_paired`."""
    both = Q(**{f"{who}__isnull": False, f"{when}__isnull": False})
    none = Q(**{f"{who}__isnull": True, f"{when}__isnull": True})
    return models.CheckConstraint(condition=both | none, name=f"{table}_{who}_paired")


def in_order(table: str, first: str, last: str) -> models.CheckConstraint:
    """The last day, where there is one, is not before the first; named `<table>_<last>_in_order`."""
    open_ended = Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True})
    condition = open_ended | Q(**{f"{last}__gte": models.F(first)})
    return models.CheckConstraint(condition=condition, name=f"{table}_{last}_in_order")

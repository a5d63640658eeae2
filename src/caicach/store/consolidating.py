"""Consolidations as lists show them: how much of each period has come, and what was frozen of it. One query each."""

from collections.abc import Collection, Mapping

from django.db.models import Count, Max, Q

from caicach.store.models import ConsolidationFreeze, Duty


def arrived_by_period(receivers: Collection[str]) -> list[tuple[str, str, int, int, int]]:
    """Each period owed to these agencies, the latest first: regime, period, how many owe, have sent, were accepted."""
    sent = Q(submissions__sent_at__isnull=False)
    accepted = Q(submissions__accepted_at__isnull=False)
    rows = (
        Duty.objects.filter(receiver__in=receivers)
        .values("regime", "period")
        .annotate(
            last=Max("cutoff_on"),
            owed=Count("pk", distinct=True),
            sent=Count("pk", filter=sent, distinct=True),
            accepted=Count("pk", filter=accepted, distinct=True),
        )
        .order_by("-last", "regime", "period")
    )
    return [(r["regime"], r["period"], r["owed"], r["sent"], r["accepted"]) for r in rows]


def last_freezes(agencies: Collection[str]) -> Mapping[tuple[str, str], ConsolidationFreeze]:
    """The last freeze of each period these agencies consolidate, by regime and period."""
    rows = ConsolidationFreeze.objects.filter(consolidation__agency__in=agencies).order_by("number")
    return {
        (one.consolidation.regime, one.consolidation.period): one
        for one in rows.select_related("consolidation", "submission", "by")
    }

"""The log: its entries as the key may see them, and whether it holds together."""

from ninja import Query, Router

from caicach.actions import audit as log
from caicach.api.endpoint import endpoint
from caicach.api.paging import part_of
from caicach.api.requests import Request
from caicach.api.shapes import other as shapes
from caicach.core.submissions.acts import Act
from caicach.store.log_entries import entries_for, require_whole_log
from caicach.store.models import AuditRecord


router = Router(tags=["audit"])


@endpoint(router, "GET", "/audit/entries", act=Act.SEE_AUDIT, answer=shapes.AuditEntries)
def list_audit_entries(request: Request, asked: Query[shapes.AuditFilter]) -> shapes.AuditEntries:
    """Entries, newest first, each with its hash and the one before."""
    rows = entries_for(request.actor)
    given = {"subject": asked.subject, "agency": asked.agency}
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    found, following = part_of(rows, asked, field="number", descending=True)
    return shapes.AuditEntries(entries=[_shape(row) for row in found], next=following)


@endpoint(router, "GET", "/audit/verify", act=Act.SEE_AUDIT, answer=shapes.AuditVerified)
def verify_audit(request: Request) -> shapes.AuditVerified:
    """Read the whole log and say whether it holds together; for the administrator of the system."""
    require_whole_log(request.actor)
    number, last_hash, tampering = log.verify()
    return shapes.AuditVerified(
        whole=tampering is None,
        entries=number,
        last_hash=last_hash,
        broken_at=tampering.number if tampering else None,
        kind=tampering.kind if tampering else None,
    )


def _shape(row: AuditRecord) -> shapes.AuditEntry:
    return shapes.AuditEntry(**{name: getattr(row, name) for name in shapes.AuditEntry.model_fields})

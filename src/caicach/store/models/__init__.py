"""Every table, a file a noun."""

from caicach.store.models.agencies import Agency, AgencyPlace, AgencySuccession
from caicach.store.models.archive import ArchiveOutbox
from caicach.store.models.audit import AuditHead, AuditRecord
from caicach.store.models.consolidations import BaseFigure, Consolidation, ConsolidationFreeze, FrozenInput
from caicach.store.models.duties import Duty, Extension
from caicach.store.models.explanations import Explanation
from caicach.store.models.figures import ElementList, FigureChange, FigureSheet
from caicach.store.models.files import FileReading, StoredFile
from caicach.store.models.narratives import NarrativeChange, NarrativeSection
from caicach.store.models.notices import JobRun, Notice, OutgoingMail
from caicach.store.models.people import Delegation, Membership, User
from caicach.store.models.presence import SheetPresence
from caicach.store.models.remarks import Remark
from caicach.store.models.reminders import CalendarFeed, Reminder
from caicach.store.models.submissions import Submission
from caicach.store.models.tokens import ApiToken, IdempotencyKey


__all__ = [
    "Agency",
    "AgencyPlace",
    "AgencySuccession",
    "ApiToken",
    "ArchiveOutbox",
    "AuditHead",
    "AuditRecord",
    "BaseFigure",
    "CalendarFeed",
    "Consolidation",
    "ConsolidationFreeze",
    "Delegation",
    "Duty",
    "ElementList",
    "Explanation",
    "Extension",
    "FigureChange",
    "FigureSheet",
    "FileReading",
    "FrozenInput",
    "IdempotencyKey",
    "JobRun",
    "Membership",
    "NarrativeChange",
    "NarrativeSection",
    "Notice",
    "OutgoingMail",
    "Remark",
    "Reminder",
    "SheetPresence",
    "StoredFile",
    "Submission",
    "User",
]

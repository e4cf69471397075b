"""Rows. Rich in questions, poor in verbs: only disclosure.actions, disclosure.publishing and the worker write them."""

from disclosure.models.accesses import ContactAccess
from disclosure.models.audit import AuditEntry
from disclosure.models.bodies import Agency, Department, Holiday, Membership, Sequence
from disclosure.models.canaries import Canary
from disclosure.models.chores import Chore
from disclosure.models.files import Artefact, Job, SealedFile
from disclosure.models.lists import ListEntry
from disclosure.models.publications import (
    Approval,
    Lease,
    OutboxEntry,
    Publication,
    PublicationVersion,
    PublicFile,
    Screening,
)
from disclosure.models.requests import Case, DisclosureRequest, Item, StatusCode
from disclosure.models.reviews import DecisionRow, DrawnBox, FindingRow, PageCheck
from disclosure.models.texts import HeldText

__all__ = [
    "Agency",
    "Approval",
    "Artefact",
    "AuditEntry",
    "Canary",
    "Case",
    "Chore",
    "ContactAccess",
    "DecisionRow",
    "Department",
    "DisclosureRequest",
    "DrawnBox",
    "FindingRow",
    "HeldText",
    "Holiday",
    "Item",
    "Job",
    "Lease",
    "ListEntry",
    "Membership",
    "OutboxEntry",
    "PageCheck",
    "PublicFile",
    "Publication",
    "PublicationVersion",
    "Screening",
    "SealedFile",
    "Sequence",
    "StatusCode",
]

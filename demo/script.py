"""The shapes in which the demonstration company is written down: data only, played elsewhere by
real acts.

Units: `ago` counts back from the moment of loading; every step's `at` counts forward from
  registration.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from demo.company import AreaCode, Complexity, Customer, Partner, Staff

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

Channel = Literal["PHONE", "EMAIL", "PORTAL", "API"]
RequestType = Literal["INQUIRY", "INCIDENT", "COMPLAINT", "CHANGE_REQUEST"]
Degree = Literal["HIGH", "MEDIUM", "LOW"]
SupportLevel = Literal["N1", "N2", "N3", "N4"]
Affects = Literal["ONLY_ME", "MY_TEAM", "WHOLE_COMPANY"]
Needed = Literal["NOW", "THIS_WEEK", "NO_RUSH"]
NoteKind = Literal["FINDING", "ACTION", "DECISION"]
ComplaintSubject = Literal["SERVICE", "PERSON", "PRODUCT"]


@dataclass(frozen=True)
class Article:
    """Written by one person, reviewed by another, `ago` before loading."""

    key: str
    area: AreaCode
    author: Staff
    reviewer: Staff
    ago: timedelta
    title_es: str
    title_en: str
    body_es: str
    body_en: str
    body_es_waiting: str = ""  # what the author wrote since, and nobody has published yet


@dataclass(frozen=True)
class Incident:
    what_fails: str
    since_when: str
    environment: str
    error_text: str = ""


@dataclass(frozen=True)
class Inquiry:
    question: str


@dataclass(frozen=True)
class Complaint:
    about: ComplaintSubject
    what_happened: str
    remedy_sought: str
    about_whom: Staff | None = None


@dataclass(frozen=True)
class ChangeRequest:
    """`needed_in` counts from registration: `needed_by` is that day in the customer's zone."""

    what: str
    why: str
    needed_in: timedelta
    approver: str


Fields = Incident | Inquiry | Complaint | ChangeRequest
TYPES: dict[type[Fields], RequestType] = {
    Incident: "INCIDENT",
    Inquiry: "INQUIRY",
    Complaint: "COMPLAINT",
    ChangeRequest: "CHANGE_REQUEST",
}


@dataclass(frozen=True)
class Classify:
    """`reason` is told to the customer where it lowers the provisional priority."""

    at: timedelta
    by: Staff
    area: AreaCode
    impact: Degree
    urgency: Degree
    complexity: Complexity
    reason: str
    security: bool = False
    major_incident: bool = False


@dataclass(frozen=True)
class Assign:
    at: timedelta
    by: Staff
    to: Staff
    reason: str = ""


@dataclass(frozen=True)
class Take:
    at: timedelta
    by: Staff


@dataclass(frozen=True)
class Accept:
    at: timedelta
    by: Staff


@dataclass(frozen=True)
class HandOver:
    at: timedelta
    by: Staff
    to: Staff
    reason: str


@dataclass(frozen=True)
class Reply:
    """`began_as` is the key of the saved reply that the words began as."""

    at: timedelta
    by: Staff
    body: str
    began_as: str | None = None


@dataclass(frozen=True)
class CustomerReply:
    """By the requester, unless a colleague or the partner is named."""

    at: timedelta
    body: str
    by: Customer | Partner | None = None


@dataclass(frozen=True)
class Note:
    at: timedelta
    by: Staff
    kind: NoteKind
    body: str


@dataclass(frozen=True)
class Ask:
    at: timedelta
    by: Staff
    body: str


@dataclass(frozen=True)
class WaitThirdParty:
    at: timedelta
    by: Staff
    who: str
    reference: str
    expected_in: timedelta


@dataclass(frozen=True)
class Resume:
    at: timedelta
    by: Staff


@dataclass(frozen=True)
class Consult:
    """Without an article: the search found none."""

    at: timedelta
    by: Staff
    terms: str
    article: Article | None = None


@dataclass(frozen=True)
class Correct:
    """The subject said something that was not so."""

    at: timedelta
    by: Staff
    subject: str
    reason: str


@dataclass(frozen=True)
class Tag:
    at: timedelta
    by: Staff
    name: str


@dataclass(frozen=True)
class Escalate:
    at: timedelta
    by: Staff
    level: SupportLevel
    reason: str


@dataclass(frozen=True)
class Join:
    at: timedelta
    by: Staff


@dataclass(frozen=True)
class Acknowledge:
    at: timedelta
    by: Staff


@dataclass(frozen=True)
class Resolve:
    at: timedelta
    by: Staff
    cause: str
    actions: str
    solution: str
    article: Article | None = None


@dataclass(frozen=True)
class ResolveFirstContact:
    """Classified, taken, answered and resolved in one call; `reply` is what the customer was
    told.
    """

    at: timedelta
    by: Staff
    area: AreaCode
    impact: Degree
    urgency: Degree
    complexity: Complexity
    reason: str
    reply: str
    cause: str
    actions: str
    solution: str
    article: Article | None = None


@dataclass(frozen=True)
class Confirm:
    at: timedelta


@dataclass(frozen=True)
class ConfirmByPhone:
    at: timedelta
    by: Staff
    evidence: str


@dataclass(frozen=True)
class Reject:
    at: timedelta
    reason: str


@dataclass(frozen=True)
class Survey:
    at: timedelta
    satisfaction: int
    recommendation: int
    solved: bool
    comment: str = ""


@dataclass(frozen=True)
class Reopen:
    at: timedelta
    reason: str


@dataclass(frozen=True)
class Withdraw:
    """By the requester, unless the partner or, on a customer's call, a lead is named."""

    at: timedelta
    reason: str
    by: Partner | Staff | None = None


@dataclass(frozen=True)
class Merge:
    """`into` is the key of the request that survives."""

    at: timedelta
    by: Staff
    into: str


@dataclass(frozen=True)
class NameComplainedAbout:
    """Without a person: it is about nobody of the desk."""

    at: timedelta
    by: Staff
    whom: Staff | None = None


@dataclass(frozen=True)
class Link:
    """The request is a duplicate of the one with that key, of another customer."""

    at: timedelta
    by: Staff
    of: str


Step = (
    Classify | Assign | Take | Accept | HandOver | Reply | CustomerReply | Note | Ask
    | WaitThirdParty | Resume | Consult | Escalate | Join | Acknowledge | Resolve
    | ResolveFirstContact | Confirm | ConfirmByPhone | Reject | Survey | Reopen | Withdraw | Merge
    | NameComplainedAbout | Link | Correct | Tag
)  # fmt: skip


@dataclass(frozen=True)
class Request:
    """`registered_by` names who took it down: staff for a call, the partner for the API, else
    nobody.

    `late_by` is how long before its registration the first contact happened; `answers` those to
    the company's own fields.
    """

    key: str
    requester: Customer
    channel: Channel
    ago: timedelta
    subject: str
    description: str
    fields: Fields
    affects: Affects
    needed: Needed
    steps: tuple[Step, ...] = ()
    registered_by: Staff | Partner | None = None
    late_by: timedelta = timedelta(0)
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def type(self) -> RequestType:
        return TYPES[self.fields.__class__]

"""A request's script walked step by step on paper: where each act may stand, and who may do it."""

from dataclasses import dataclass, field
from datetime import timedelta

from demo.company import Staff
from demo.script import (
    Accept,
    Acknowledge,
    Ask,
    Assign,
    Classify,
    Confirm,
    ConfirmByPhone,
    Consult,
    Correct,
    CustomerReply,
    Escalate,
    HandOver,
    Join,
    Link,
    Merge,
    NameComplainedAbout,
    Note,
    Reject,
    Reopen,
    Reply,
    Request,
    Resolve,
    ResolveFirstContact,
    Resume,
    Step,
    Survey,
    Tag,
    Take,
    WaitThirdParty,
    Withdraw,
)

ENDED = {"CLOSED", "WITHDRAWN", "MERGED"}
WAITING = {"WAITING_CUSTOMER", "WAITING_THIRD_PARTY"}
OPEN = {"REGISTERED", "CLASSIFIED", "ASSIGNED", "IN_PROGRESS", "RESOLVED"} | WAITING
KNOWN = OPEN - {"REGISTERED"}
STAYS = ""

LEADS: dict[type[Step], tuple[set[str], str]] = {
    Classify: ({"REGISTERED"}, "CLASSIFIED"),
    Assign: (KNOWN - {"RESOLVED"}, "ASSIGNED"),
    Take: ({"CLASSIFIED"}, "IN_PROGRESS"),
    Accept: ({"ASSIGNED"}, "IN_PROGRESS"),
    HandOver: ({"ASSIGNED", "IN_PROGRESS"} | WAITING, "ASSIGNED"),
    Reply: (OPEN, STAYS),
    CustomerReply: (OPEN, STAYS),
    Note: (OPEN | {"CLOSED"}, STAYS),
    Ask: ({"IN_PROGRESS"}, "WAITING_CUSTOMER"),
    WaitThirdParty: ({"IN_PROGRESS"}, "WAITING_THIRD_PARTY"),
    Resume: ({"WAITING_THIRD_PARTY"}, "IN_PROGRESS"),
    Consult: (OPEN, STAYS),
    Correct: (OPEN, STAYS),
    Tag: (OPEN | {"CLOSED", "WITHDRAWN"}, STAYS),
    Escalate: (OPEN, STAYS),
    Join: (OPEN, STAYS),
    Acknowledge: (OPEN, STAYS),
    Resolve: ({"IN_PROGRESS"} | WAITING, "RESOLVED"),
    ResolveFirstContact: ({"REGISTERED"}, "RESOLVED"),
    Confirm: ({"RESOLVED"}, "CLOSED"),
    ConfirmByPhone: ({"RESOLVED"}, "CLOSED"),
    Reject: ({"RESOLVED"}, "IN_PROGRESS"),
    Survey: ({"RESOLVED", "CLOSED"}, STAYS),
    Reopen: ({"CLOSED"}, "IN_PROGRESS"),
    Withdraw: (OPEN, "WITHDRAWN"),
    Merge: (OPEN, "MERGED"),
    NameComplainedAbout: (OPEN | ENDED, STAYS),
    Link: (OPEN | ENDED, STAYS),
}


@dataclass
class Life:
    request: Request
    status: str = "REGISTERED"
    owner: Staff | None = None
    joined: list[Staff] = field(default_factory=list)
    classified: Classify | ResolveFirstContact | None = None
    public_messages: int = 0
    answered_at: timedelta | None = None
    resolved_at: timedelta | None = None
    closed_at: timedelta | None = None
    passed: list[str] = field(default_factory=lambda: ["REGISTERED"])


def walk(request: Request, until: timedelta | None = None) -> Life:
    """The life as it stands `until` after registration; whole when not told."""
    life = Life(request)
    for step in request.steps:
        if until is None or step.at <= until:
            check(life, step)
            follow(life, step)
    return life


def check(life: Life, step: Step) -> None:
    at_fault = f"{life.request.key}, {step.__class__.__name__} at {step.at}, while {life.status}"
    assert life.status in LEADS[step.__class__][0], at_fault
    match step:
        case Classify(by=by) | ResolveFirstContact(by=by):
            assert by.role in {"SPECIALIST", "LEAD"}, at_fault
        case Assign(by=by) | NameComplainedAbout(by=by):
            assert by.role == "LEAD", at_fault
        case Take(by=by):
            assert by.role in {"SPECIALIST", "TECHNICIAN"}, at_fault
        case Accept(by=by) | HandOver(by=by):
            assert by == life.owner, at_fault
        case Ask(by=by) | WaitThirdParty(by=by) | Resume(by=by) | Resolve(by=by) | Escalate(by=by):
            assert by == life.owner or by.role == "LEAD", at_fault
        case Acknowledge(by=by):
            assert by.role in {"LEAD", "MANAGER"} or by in life.joined, at_fault
        case Reply(by=by):
            assert by.role != "TECHNICIAN" or by == life.owner or by in life.joined, at_fault


def follow(life: Life, step: Step) -> None:
    match step:
        case Classify():
            life.classified = step
        case ResolveFirstContact(by=by):
            life.classified, life.owner = step, by
        case Take(by=by):
            life.owner = by
        case Assign(to=to) | HandOver(to=to):
            life.owner = to
        case Join(by=by):
            life.joined.append(by)
    listen(life, step)
    if isinstance(step, CustomerReply) and life.status == "WAITING_CUSTOMER":
        move(life, "IN_PROGRESS")
    move(life, LEADS[step.__class__][1])


def listen(life: Life, step: Step) -> None:
    life.public_messages += isinstance(step, Reply | Ask | CustomerReply | ResolveFirstContact)
    if isinstance(step, Reply | Ask | ResolveFirstContact) and life.answered_at is None:
        life.answered_at = step.at
    if isinstance(step, Resolve | ResolveFirstContact):
        life.resolved_at = step.at
    if isinstance(step, Confirm | ConfirmByPhone):
        life.closed_at = step.at


def move(life: Life, status: str) -> None:
    if status != STAYS:
        life.status = status
        life.passed.append(status)

"""3. Responsabilidades: a table per role, written out, so that a change of rights is seen as
one.
"""

from dataclasses import dataclass, replace

import pytest

from models.vocabulary import Channel, Role, Status
from procedure.core.actor import Actor
from procedure.core.acts import Verb
from procedure.core.permissions import may, may_register, require
from procedure.core.refusals import Code
from procedure.core.relations import Standing, TicketFacts
from tests.builders import refusal

ANA, CARLOS, LAURA = 1, 2, 3
ME = 9


@dataclass(frozen=True)
class Facts:
    """A ticket of Ana's, owned by Laura."""

    status: Status = Status.IN_PROGRESS
    requester_id: int = ANA
    assignee_id: int | None = LAURA


TICKET: TicketFacts = Facts()
MINE: TicketFacts = Facts(assignee_id=ME)

CUSTOMER = (
    "EDIT REPLY ATTACH CONFIRM REJECT SUBMIT_SURVEY REOPEN WITHDRAW ASK_PRIORITY_REVIEW"
    " WATCH UNWATCH"
)
SPECIALIST = (
    "CLASSIFY EDIT TAG UNTAG PRIORITIZE ANALYZE TAKE REPLY ATTACH ADD_NOTE CONSULT_KNOWLEDGE JOIN"
    " RESOLVE_AT_FIRST_CONTACT CONFIRM CLOSE FOLLOW_UP MERGE LINK UNLINK WATCH UNWATCH"
)
OWNER = "HAND_OVER ASK_CUSTOMER WAIT_FOR_THIRD_PARTY RESUME ESCALATE RESOLVE"
LEAD = (
    f"{SPECIALIST} {OWNER} ANSWER_PRIORITY_REVIEW ASSIGN ACKNOWLEDGE_ESCALATION DEESCALATE REJECT"
    " REOPEN WITHDRAW UNMERGE NAME_COMPLAINED_ABOUT RELEASE_COMPLAINT"
)


def person(role: Role, id: int = ME, **more: object) -> Actor:  # noqa: A002
    return replace(Actor(role=role, person_id=id), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actor", "ticket", "standing", "verbs"),
    [
        pytest.param(person(Role.CUSTOMER, ANA), TICKET, Standing(), CUSTOMER, id="requester"),
        pytest.param(person(Role.CUSTOMER, CARLOS), TICKET, Standing(), "WATCH", id="colleague"),
        pytest.param(
            person(Role.CUSTOMER, CARLOS),
            TICKET,
            Standing(watches=True),
            "REPLY ATTACH WATCH UNWATCH",
            id="watcher",
        ),
        pytest.param(person(Role.CUSTOMER_ADMIN), TICKET, Standing(), CUSTOMER, id="administrator"),
        pytest.param(
            Actor(role=Role.PARTNER, client_id=1),
            TICKET,
            Standing(),
            "REPLY ATTACH WITHDRAW EDIT",
            id="partner",
        ),
        pytest.param(person(Role.SPECIALIST), TICKET, Standing(), SPECIALIST, id="specialist"),
        pytest.param(
            person(Role.SPECIALIST), MINE, Standing(), f"{SPECIALIST} {OWNER} ACCEPT", id="owner"
        ),
        pytest.param(
            person(Role.SPECIALIST),
            TICKET,
            Standing(joined=True),
            f"{SPECIALIST} ACKNOWLEDGE_ESCALATION",
            id="specialist who joined",
        ),
        pytest.param(
            person(Role.TECHNICIAN),
            TICKET,
            Standing(),
            "TAKE CONSULT_KNOWLEDGE JOIN ACKNOWLEDGE_ESCALATION WATCH UNWATCH",
            id="technician",
        ),
        pytest.param(
            person(Role.TECHNICIAN),
            TICKET,
            Standing(joined=True),
            f"{SPECIALIST} ACKNOWLEDGE_ESCALATION",
            id="technician who joined",
        ),
        pytest.param(
            person(Role.TECHNICIAN),
            MINE,
            Standing(),
            f"{SPECIALIST} {OWNER} ACCEPT ACKNOWLEDGE_ESCALATION",
            id="technician who owns",
        ),
        pytest.param(person(Role.LEAD), TICKET, Standing(), LEAD, id="lead"),
        pytest.param(person(Role.MANAGER), TICKET, Standing(), LEAD, id="manager"),
        pytest.param(person(Role.LEAD), MINE, Standing(), f"{LEAD} ACCEPT", id="lead who owns"),
        pytest.param(
            person(Role.SPECIALIST),
            MINE,
            Standing(complained_about=True),
            "WATCH UNWATCH",
            id="complained about",
        ),
        pytest.param(
            person(Role.LEAD),
            MINE,
            Standing(complained_about=True),
            "WATCH UNWATCH",
            id="lead complained about",
        ),
        pytest.param(Actor(role=Role.SYSTEM), TICKET, Standing(), " ".join(Verb), id="system"),
    ],
)
def test_a_role_may(actor: Actor, ticket: TicketFacts, standing: Standing, verbs: str) -> None:
    assert {verb for verb in Verb if may(actor, verb, ticket, standing)} == {
        Verb(verb) for verb in verbs.split()
    }


def test_a_refusal_says_whether_it_is_the_role_or_the_complaint() -> None:
    require(person(Role.LEAD), Verb.ASSIGN, TICKET)
    with refusal(Code.NOT_ALLOWED, clause="3"):
        require(person(Role.CUSTOMER, ANA), Verb.ASSIGN, TICKET)
    with refusal(Code.COMPLAINED_ABOUT, clause="6"):
        require(person(Role.LEAD), Verb.ASSIGN, TICKET, Standing(complained_about=True))


@pytest.mark.parametrize(
    ("role", "channels"),
    [
        (Role.CUSTOMER, {Channel.PORTAL}),
        (Role.CUSTOMER_ADMIN, {Channel.PORTAL}),
        (Role.PARTNER, {Channel.API}),
        (Role.SPECIALIST, set(Channel)),
        (Role.SYSTEM, set(Channel)),
    ],
)
def test_each_registers_by_their_channels(role: Role, channels: set[Channel]) -> None:
    assert {channel for channel in Channel if may_register(Actor(role=role), channel)} == channels

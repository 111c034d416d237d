"""3. Responsabilidades: a table per role, written out, so that a change of rights is seen as one."""

from dataclasses import dataclass, replace

import pytest

from models.database import rows
from models.people import Person
from models.sql import Params
from models.tickets import Ticket
from models.vocabulary import Channel, Role, Status, TicketType, Visibility
from procedure.actor import Actor
from procedure.lifecycle import PASSAGES, Verb
from procedure.refusals import Code
from procedure.responsibilities import (
    HIDDEN_FROM_CUSTOMERS,
    Standing,
    TicketFacts,
    allowed,
    may,
    may_register,
    require,
    visible_articles,
    visible_events,
    visible_messages,
    visible_organizations,
    visible_people,
    visible_tickets,
)
from tests.builders import a_registered_ticket, refusal
from tests.cast import NOON, Desk

ANA, CARLOS, LAURA = 1, 2, 3
ME = 9


@dataclass(frozen=True)
class Facts:
    """A ticket of Ana's, owned by Laura."""

    status: Status = Status.IN_PROGRESS
    type: TicketType = TicketType.INCIDENT
    requester_id: int = ANA
    assignee_id: int | None = LAURA


TICKET: TicketFacts = Facts()
MINE: TicketFacts = Facts(assignee_id=ME)

CUSTOMER = "REPLY ATTACH CONFIRM REJECT SUBMIT_SURVEY REOPEN WITHDRAW ASK_PRIORITY_REVIEW WATCH UNWATCH"
SPECIALIST = (
    "CLASSIFY PRIORITIZE ANALYZE TAKE REPLY ATTACH ADD_NOTE CONSULT_KNOWLEDGE JOIN RESOLVE_AT_FIRST_CONTACT CONFIRM "
    "CLOSE FOLLOW_UP MERGE WATCH UNWATCH"
)
OWNER = "HAND_OVER ASK_CUSTOMER WAIT_FOR_THIRD_PARTY RESUME ESCALATE RESOLVE"
LEAD = (
    f"{SPECIALIST} {OWNER} ANSWER_PRIORITY_REVIEW ASSIGN ACKNOWLEDGE_ESCALATION DEESCALATE REJECT REOPEN WITHDRAW "
    "UNMERGE"
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
            Actor(role=Role.PARTNER, client_id=1), TICKET, Standing(), "REPLY ATTACH WITHDRAW", id="partner"
        ),
        pytest.param(person(Role.SPECIALIST), TICKET, Standing(), SPECIALIST, id="specialist"),
        pytest.param(person(Role.SPECIALIST), MINE, Standing(), f"{SPECIALIST} {OWNER} ACCEPT", id="owner"),
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


@pytest.mark.parametrize("status", Status)
def test_what_a_viewer_is_offered_is_what_role_and_state_allow(status: Status) -> None:
    lead, ticket = person(Role.LEAD), Facts(status=status)

    offered = allowed(lead, ticket)

    assert offered == [v for v in Verb if v.value in LEAD.split() and status in PASSAGES[v].sources]


def test_a_ticket_in_progress_offers_its_customer_no_confirmation() -> None:
    assert allowed(person(Role.CUSTOMER, ANA), TICKET) == [
        Verb.ASK_PRIORITY_REVIEW,
        Verb.REPLY,
        Verb.ATTACH,
        Verb.WITHDRAW,
        Verb.WATCH,
        Verb.UNWATCH,
    ]


def test_whoever_works_on_a_ticket_is_not_offered_to_join_it() -> None:
    specialist = person(Role.SPECIALIST)

    assert Verb.JOIN in allowed(specialist, TICKET)
    assert Verb.JOIN not in allowed(specialist, MINE)
    assert Verb.JOIN not in allowed(specialist, TICKET, Standing(joined=True))


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


# What may be seen


async def seen(actor: Actor) -> set[int]:
    params = Params()
    sql = f"SELECT t.id FROM ticket t WHERE {visible_tickets(actor, params)}"
    return {row["id"] for row in await rows(sql, params)}


async def test_each_sees_their_own_tickets_and_staff_see_all(desk: Desk) -> None:
    of_ana, of_carlos, of_beto = [
        await a_registered_ticket(who) for who in (desk.ana, desk.carlos, desk.beto)
    ]
    everything = {of_ana.id, of_carlos.id, of_beto.id}

    assert await seen(desk.ana) == {of_ana.id}
    assert await seen(desk.beto) == {of_beto.id}
    assert await seen(desk.elena) == {of_ana.id, of_carlos.id}
    assert await seen(desk.partner) == {of_ana.id, of_carlos.id}
    for staff in (desk.laura, desk.tomas, desk.lucia, desk.miguel):
        assert await seen(staff) == everything


async def test_an_organization_may_let_its_members_see_each_other_s_tickets(desk: Desk) -> None:
    of_ana, of_carlos = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.carlos)
    await a_registered_ticket(desk.beto)
    await Ticket.filter(id=of_carlos.id).update(organization_id=desk.andina.id)

    assert await seen(replace(desk.ana, visibility=Visibility.ALL)) == {of_ana.id, of_carlos.id}
    assert await seen(replace(desk.ana, visibility=Visibility.TEAM)) == {of_ana.id}
    assert await seen(replace(desk.ana, visibility=Visibility.TEAM, team="Nómina")) == {of_ana.id}
    await rows("UPDATE person SET team = 'Nómina' WHERE id = $1 RETURNING id", [desk.carlos.person_id])
    assert await seen(replace(desk.ana, visibility=Visibility.TEAM, team="Nómina")) == {
        of_ana.id,
        of_carlos.id,
    }


async def people_seen(actor: Actor) -> set[str]:
    params = Params()
    found = await rows(f"SELECT p.name FROM person p WHERE {visible_people(actor, params)}", params)
    return {row["name"].split()[0] for row in found}


async def test_customers_see_their_organization_and_the_desk(desk: Desk) -> None:
    await Person.create(role=Role.CUSTOMER, name="Zoe Paz", created_at=NOON)

    staff = {"Laura", "Diego", "Tomás", "Lucía", "Miguel"}
    assert await people_seen(desk.ana) == {"Ana", "Carlos", "Elena"} | staff
    assert await people_seen(desk.partner) == {"Ana", "Carlos", "Elena"} | staff
    assert await people_seen(desk.laura) == {"Ana", "Carlos", "Elena", "Beto", "Zoe", "Atiende"} | staff


async def test_organizations_events_and_drafts_have_their_predicates(desk: Desk) -> None:
    params = Params()

    assert visible_organizations(desk.laura, params) == "TRUE"
    assert visible_events(desk.laura, params) == "TRUE"
    assert visible_articles(desk.laura, params) == "TRUE"
    assert visible_messages(Actor(role=Role.SYSTEM), params) == "TRUE"
    assert params == []
    assert visible_organizations(desk.ana, params) == "o.id = $1"
    assert params == [desk.andina.id]
    assert visible_events(desk.ana, params).startswith("e.kind NOT IN ($2")
    assert params[1:] == list(HIDDEN_FROM_CUSTOMERS)
    assert visible_articles(desk.ana, params) == "a.status = 'PUBLISHED'"

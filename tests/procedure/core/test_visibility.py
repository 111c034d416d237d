"""What each may see, as the predicates say it to a real database."""

from dataclasses import replace

import pytest

from models.conversation import Event
from models.database import rows
from models.people import Person
from models.sql import Params
from models.tickets import Ticket
from models.vocabulary import Audience, Role, Status, Visibility
from procedure.core.actor import SYSTEM, Actor
from procedure.core.events import EVENTS, EventKind, TicketEvent, is_public_fact, kinds_for
from procedure.core.visibility import (
    visible_articles,
    visible_events,
    visible_messages,
    visible_organizations,
    visible_people,
    visible_tickets,
)
from tests.builders import a_registered_ticket, a_ticket
from tests.cast import NOON, Desk


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
    await rows(
        "UPDATE person SET team = 'Nómina' WHERE id = $1 RETURNING id", [desk.carlos.person_id]
    )
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
    assert (
        await people_seen(desk.laura)
        == {"Ana", "Carlos", "Elena", "Beto", "Zoe", "Atiende"} | staff
    )


async def test_organizations_and_drafts_have_their_predicates(desk: Desk) -> None:
    params = Params()

    assert visible_organizations(desk.laura, params) == "TRUE"
    assert visible_articles(desk.laura, params) == "TRUE"
    assert visible_messages(Actor(role=Role.SYSTEM), params) == "TRUE"
    assert params == []
    assert visible_organizations(desk.ana, params) == "o.id = $1"
    assert params == [desk.andina.id]
    assert visible_articles(desk.ana, params) == "a.status = 'PUBLISHED'"


# Events, by the audience that each kind declares


def test_every_kind_of_event_declares_for_whom_it_is() -> None:
    assert set(EVENTS) == set(EventKind)
    assert sorted([*kinds_for(Audience.PUBLIC), *kinds_for(Audience.INTERNAL)]) == sorted(EventKind)


def test_an_event_that_declares_no_audience_is_none() -> None:
    with pytest.raises(TypeError, match="audience"):
        type("Overheard", (TicketEvent,), {}, kind=EventKind.CLOSED, clause="4.4.3")


def test_customers_know_of_what_concerns_them_and_of_no_internal_work() -> None:
    assert set(kinds_for(Audience.INTERNAL)) == {
        EventKind(kind)
        for kind in (
            "NOTE_ADDED KNOWLEDGE_CONSULTED ESCALATED JOINED ESCALATION_ACKNOWLEDGED DEESCALATED"
            " FOLLOW_UP_SCHEDULED FOLLOW_UP_DUE FOLLOW_UP_LEFT FOLLOWED_UP THRESHOLD_REACHED"
            " LEFT_UNASSIGNED NOBODY_AVAILABLE ESCALATION_UNANSWERED UPDATE_OWED THIRD_PARTY_LATE"
            " ANALYZED COMPLAINT_REGISTERED LINKED COMPLAINED_ABOUT_NAMED"
            " COMPLAINT_SEVERITY_RAISED COMPLAINT_RELEASED UNLINKED TAGGED UNTAGGED"
        ).split()
    }


def test_why_the_ranking_chose_somebody_is_the_staff_s() -> None:
    assert not is_public_fact(EventKind.ASSIGNED, "ranked")
    assert is_public_fact(EventKind.ASSIGNED, "person_id")


async def test_a_kind_that_declares_no_audience_is_seen_by_nobody(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED)
    declared = {event.kind for event in await Event.filter(ticket_id=ticket.id)}
    last = await Event.get(ticket_id=ticket.id, seq=ticket.last_seq)
    overheard = last.clone(pk=None)
    overheard.seq, overheard.kind, overheard.unique_key = last.seq + 1, "OVERHEARD", None
    await overheard.save(force_create=True)

    assert await kinds_seen(desk.laura) == declared
    assert await kinds_seen(desk.ana) == declared - set(kinds_for(Audience.INTERNAL))
    assert await kinds_seen(SYSTEM) == declared | {"OVERHEARD"}


async def kinds_seen(actor: Actor) -> set[str]:
    params = Params()
    found = await rows(f"SELECT e.kind FROM event e WHERE {visible_events(actor, params)}", params)
    return {row["kind"] for row in found}

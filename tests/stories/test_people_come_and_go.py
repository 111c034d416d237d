"""People are invited, changed, moved and deactivated, and what they had open goes on (RULES 2)."""

import asyncio
from datetime import timedelta
from typing import Any

import orjson
import pytest

from models.access import AccessToken, Client, Session, SignInCode
from models.database import execute, rows
from models.desk_record import DeskEvent
from models.jobs import Job
from models.people import AreaMember, Invitation, Organization, Person
from models.sql import Params
from models.tickets import Responder, Ticket, Watcher
from models.vocabulary import (
    Affects,
    Channel,
    Complexity,
    Impact,
    InvitationState,
    Needed,
    PolicyKind,
    Priority,
    Role,
    Status,
    SupportLevel,
    TicketType,
    Trigger,
    Urgency,
    Visibility,
)
from procedure.assignment.assigning import analyze
from procedure.assignment.watching import watch
from procedure.closure.confirming import confirm
from procedure.closure.reopening import reopen
from procedure.closure.withdrawal import withdraw
from procedure.core.actor import SYSTEM, Actor, actor_of
from procedure.core.events import EventKind
from procedure.core.refusals import Code, Refusal
from procedure.core.visibility import (
    visible_desk_events,
    visible_invitations,
    visible_tickets,
)
from procedure.desk.acts import DESK_ACTS, DeskVerb, begin_on_desk
from procedure.desk.events import DeskEventKind
from procedure.desk.record import desk_hash
from procedure.people.areas_served import Serves
from procedure.people.changes import update_person
from procedure.people.clients import revoke_client
from procedure.people.departures import deactivate_person, move_person, reactivate_person
from procedure.people.invitations import (
    LASTING,
    MOST_TO_ONE,
    invitation_of,
    invite_customer,
    invite_staff,
    withdraw_invitation,
)
from procedure.people.joining import accept_invitation, open_to, register_oneself
from procedure.people.organizations import register_organization, update_organization
from procedure.people.requesters import Requester, mute_notices
from procedure.reception.classification import classify, prioritize
from procedure.reception.merging import merge, unmerge
from procedure.reception.registration import preview
from procedure.resolution.escalation import acknowledge, escalate, join
from procedure.resolution.escalation_calls import call
from procedure.resolution.escalation_triggers import _needs_n2
from procedure.resolution.reply import reply
from procedure.service_levels import policies
from procedure.service_levels.policies.changes import approve_policy, propose_policy
from tests.builders import (
    a_registered_ticket,
    a_ticket,
    act,
    events_of,
    fresh,
    nothing_changes,
    notices,
    perform,
    refusal,
)
from tests.cast import NOON, Desk

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


async def done(by: Actor, rule: Any, *about: Any, at: Any = NOON, **told: Any) -> Any:
    async with act(by, at=at) as opened:
        return await rule(opened, *about, **told)


async def now_is(actor: Actor) -> Actor:
    """Who they are after what changed about them."""
    return await actor_of(await Person.get(id=actor.person_id))


async def sees(actor: Actor, ticket: Ticket) -> bool:
    params = Params()
    sql = f"SELECT t.id FROM ticket t WHERE t.id = {params.add(ticket.id)}"
    return bool(await rows(f"{sql} AND {visible_tickets(await now_is(actor), params)}", params))


async def desk_events() -> list[DeskEventKind]:
    return [DeskEventKind(event.kind) for event in await DeskEvent.all().order_by("seq")]


async def signed_in(person_id: int | None) -> None:
    """A session, a token and a code of theirs."""
    assert person_id is not None
    later = NOON + DAY
    await Session.create(
        digest="s", person_id=person_id, created_at=NOON, seen_at=NOON, expires_at=later
    )
    await AccessToken.create(
        digest="t", person_id=person_id, scopes="", created_at=NOON, expires_at=later
    )
    await SignInCode.create(
        browser_digest="b", person_id=person_id, code_digest="c", expires_at=later
    )


async def has_access(person_id: int | None) -> list[bool]:
    return [
        await Session.exists(person_id=person_id, ended_at=None),
        await AccessToken.exists(person_id=person_id, revoked_at=None),
        await SignInCode.exists(person_id=person_id),
    ]


async def invited(desk: Desk, **told: Any) -> Invitation:
    about = {"email": "ines@andina.example", "name": "Inés Vega"} | told
    event = await done(desk.elena, invite_customer, **about)
    return await Invitation.get(id=orjson.loads(event.data)["invitation_id"])


# Leaving


async def test_who_is_deactivated_loses_everything_at_once(desk: Desk) -> None:
    open_one, closed = (
        await a_registered_ticket(desk.ana),
        await a_ticket(desk, Status.CLOSED, by=desk.ana),
    )
    followed, over = await a_registered_ticket(desk.carlos), await a_registered_ticket(desk.carlos)
    for ticket in (followed, over):
        await perform(desk.carlos, watch, ticket, person_id=desk.ana.person_id)
    await perform(desk.carlos, withdraw, over, reason="Ya no")
    told = await events_of(over)
    await done(desk.ana, mute_notices, open_one.id, muted=True)
    await signed_in(desk.ana.person_id)

    await done(desk.elena, deactivate_person, desk.ana.person_id)

    assert await has_access(desk.ana.person_id) == [False, False, False]
    assert not (await Person.get(id=desk.ana.person_id)).active
    assert not await Watcher.exists(person_id=desk.ana.person_id)
    assert [await rows("SELECT id FROM muting"), await desk_events()] == [
        [],
        [DeskEventKind.PERSON_DEACTIVATED],
    ]
    assert (await fresh(open_one)).requester_id == desk.elena.person_id
    assert (await fresh(closed)).requester_id == desk.ana.person_id
    assert (await events_of(open_one))[-1] == EventKind.REQUESTER_CHANGED
    assert (await events_of(followed))[-1] == EventKind.WATCHER_REMOVED
    assert await events_of(over) == told  # it has ended, and who followed it is not told of it
    assert (await notices())[-1] == ("passed_on", desk.elena.person_id)


async def test_what_was_open_goes_to_whom_is_named(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, by=desk.ana)
    await perform(desk.ana, watch, ticket, person_id=desk.carlos.person_id)

    await done(
        desk.miguel, deactivate_person, desk.ana.person_id, successor_id=desk.carlos.person_id
    )

    assert (await fresh(ticket)).requester_id == desk.carlos.person_id
    assert not await Watcher.exists(ticket_id=ticket.id, person_id=desk.carlos.person_id)
    await perform(desk.carlos, confirm, ticket)
    assert (await fresh(ticket)).status is Status.CLOSED


async def test_nobody_leaves_open_requests_behind_without_a_successor(desk: Desk) -> None:
    await a_registered_ticket(desk.beto)

    async with nothing_changes():
        with refusal(Code.SUCCESSOR_REQUIRED, field="successor_id"):
            await done(desk.miguel, deactivate_person, desk.beto.person_id)
        for nobody in (desk.beto.person_id, desk.ana.person_id, desk.laura.person_id, 999):
            with refusal(Code.NOT_FOUND, field="successor_id"):
                await done(desk.miguel, deactivate_person, desk.beto.person_id, successor_id=nobody)


async def test_who_asks_for_no_company_keeps_what_is_theirs(desk: Desk) -> None:
    told = Requester(email="rita@mail.example", name="Rita")
    ticket = await a_registered_ticket(desk.laura, requester=told, channel=Channel.PHONE)
    rita = ticket.requester_id

    await done(desk.miguel, deactivate_person, rita)

    assert (await fresh(ticket)).requester_id == rita
    assert (await events_of(ticket))[-1] == EventKind.REQUESTER_LEFT
    with refusal(Code.ALREADY_DONE, field="id"):
        await done(desk.miguel, deactivate_person, rita)
    await done(desk.miguel, reactivate_person, rita)
    with refusal(Code.ALREADY_DONE, field="id"):
        await done(desk.miguel, reactivate_person, rita)
    assert await sees(await actor_of(await Person.get(id=rita)), ticket)


@pytest.mark.parametrize("asks", ["ana", "carlos"])
async def test_only_their_own_people_are_an_administrator_s(desk: Desk, asks: str) -> None:
    people = [desk.beto.person_id, desk.laura.person_id, 999]
    async with nothing_changes():
        for person_id in people:
            for rule in (deactivate_person, reactivate_person, update_person):
                with refusal(Code.NOT_FOUND, field="id"):
                    await done(desk.elena, rule, person_id)
        with refusal(Code.ONESELF, field="id"):
            await done(desk.elena, deactivate_person, desk.elena.person_id)
        with refusal(Code.NOT_ALLOWED):
            await done(getattr(desk, asks), deactivate_person, desk.elena.person_id)
        system = await Person.get(role=Role.SYSTEM)
        with refusal(Code.NOT_FOUND, field="id"):
            await done(desk.miguel, deactivate_person, system.id)


@pytest.mark.parametrize("verb", DeskVerb)
async def test_an_act_on_the_desk_is_for_whom_it_is_declared(desk: Desk, verb: DeskVerb) -> None:
    everybody = [desk.ana, desk.elena, desk.laura, desk.tomas, desk.lucia, desk.miguel]
    for actor in [*everybody, desk.partner]:
        async with act(actor) as opened:
            if actor.role in DESK_ACTS[verb].by:
                await begin_on_desk(opened, verb)
            else:
                with refusal(Code.NOT_ALLOWED, clause="3"):
                    await begin_on_desk(opened, verb)
    async with act(SYSTEM) as opened:
        await begin_on_desk(opened, verb)


# The work of staff


async def test_the_work_of_who_leaves_is_a_colleague_s(desk: Desk) -> None:
    named = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.diego)
    solved = await a_ticket(desk, Status.RESOLVED, owner=desk.diego)

    await done(
        desk.miguel, deactivate_person, desk.diego.person_id, successor_id=desk.laura.person_id
    )

    assert [
        ((await fresh(ticket)).assignee_id, (await fresh(ticket)).status)
        for ticket in (named, solved)
    ] == [
        (desk.laura.person_id, Status.ASSIGNED),
        (desk.laura.person_id, Status.RESOLVED),
    ]
    assert ("assigned", desk.laura.person_id) in await notices()


async def test_without_a_name_the_ranking_gives_it_and_else_a_lead_has_it(desk: Desk) -> None:
    ranked = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.diego)
    await done(desk.miguel, deactivate_person, desk.diego.person_id)
    assert (await fresh(ranked)).assignee_id == desk.laura.person_id

    await AreaMember.all().delete()
    await done(desk.miguel, deactivate_person, desk.laura.person_id)
    assert (await fresh(ranked)).assignee_id == desk.lucia.person_id


async def test_a_successor_does_not_get_a_complaint_they_are_kept_from(desk: Desk) -> None:
    complaint = await a_ticket(
        desk, Status.IN_PROGRESS, owner=desk.lucia, kind=TicketType.COMPLAINT
    )
    await execute(
        "UPDATE complaint SET about_id = $1 WHERE ticket_id = $2",
        [desk.laura.person_id, complaint.id],
    )

    await done(
        desk.miguel, deactivate_person, desk.lucia.person_id, successor_id=desk.laura.person_id
    )

    assert (await fresh(complaint)).assignee_id not in (desk.laura.person_id, desk.lucia.person_id)


async def test_what_is_open_again_is_not_left_with_who_is_gone(desk: Desk) -> None:
    closed = await a_ticket(desk, Status.CLOSED, owner=desk.diego)
    await done(desk.miguel, deactivate_person, desk.diego.person_id)
    assert (await fresh(closed)).assignee_id == desk.diego.person_id

    await perform(desk.ana, reopen, closed, reason="Sigue igual")

    after = await fresh(closed)
    assert (after.assignee_id, after.status) == (desk.laura.person_id, Status.ASSIGNED)


async def test_the_desk_is_never_without_a_manager(desk: Desk) -> None:
    async with nothing_changes():
        for rule, told in ((deactivate_person, {}), (update_person, {"role": Role.LEAD})):
            with refusal(Code.LAST_MANAGER):
                await done(SYSTEM, rule, desk.miguel.person_id, **told)


async def test_one_of_two_managers_may_leave(desk: Desk) -> None:
    await done(desk.miguel, update_person, desk.lucia.person_id, role=Role.MANAGER)
    same = {"role": Role.MANAGER, "phone": "+52 55"}
    await done(desk.miguel, update_person, desk.lucia.person_id, **same)

    await done(await now_is(desk.lucia), deactivate_person, desk.miguel.person_id)

    assert not (await Person.get(id=desk.miguel.person_id)).active


async def test_work_that_nobody_could_have_keeps_them(desk: Desk) -> None:
    await a_ticket(desk, Status.IN_PROGRESS, owner=desk.laura)
    await AreaMember.all().delete()
    await Person.filter(role__in=["LEAD", "MANAGER"]).update(active=False)

    async with nothing_changes():
        with refusal(Code.SUCCESSOR_REQUIRED):
            await done(SYSTEM, deactivate_person, desk.laura.person_id)


async def test_who_left_leads_no_more_and_is_not_counted_as_working_on_it(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await perform(desk.lucia, escalate, ticket, level="N3", reason="Urge")
    await perform(desk.lucia, acknowledge, ticket)
    await execute("UPDATE escalation SET leads = TRUE", [])
    await perform(desk.tomas, join, ticket)
    await done(desk.miguel, deactivate_person, desk.lucia.person_id)
    await done(desk.miguel, deactivate_person, desk.tomas.person_id)

    await perform(
        desk.laura, classify, ticket, type=TicketType.INCIDENT, area_id=desk.area(), details=FAILS
    )
    await perform(
        desk.laura, prioritize, ticket, impact=Impact.HIGH, urgency=Urgency.HIGH, reason="Urge"
    )
    await perform(desk.laura, analyze, ticket, complexity=Complexity.C3)

    after = await fresh(ticket)
    assert (after.status, after.assignee_id) == (Status.CLASSIFIED, None)
    assert await Responder.exists(ticket_id=ticket.id, person_id=desk.tomas.person_id)
    assert await _needs_n2(after)


FAILS = {"what_fails": "El timbrado", "since_when": "Ayer", "environment": "Producción"}


# Moving


async def test_who_moves_sees_nothing_of_the_company_before(desk: Desk) -> None:
    theirs = await a_registered_ticket(desk.ana)
    closed = await a_ticket(desk, Status.CLOSED, by=desk.ana)
    await signed_in(desk.ana.person_id)

    await done(desk.miguel, move_person, desk.ana.person_id, organization_id=desk.pacifico.id)

    person = await Person.get(id=desk.ana.person_id)
    assert (person.organization_id, person.team, person.role) == (
        desk.pacifico.id,
        None,
        Role.CUSTOMER,
    )
    assert await has_access(desk.ana.person_id) == [False, False, False]
    assert [await sees(desk.ana, ticket) for ticket in (theirs, closed)] == [False, False]
    assert (await fresh(theirs)).requester_id == desk.elena.person_id
    assert (await fresh(theirs)).organization_id == desk.andina.id
    left, moved = await DeskEvent.all().order_by("seq")
    assert (left.organization_id, orjson.loads(left.data)) == (
        desk.andina.id,
        {"passed_on": 1, "role_before": "CUSTOMER", "successor_id": desk.elena.person_id},
    )
    assert (moved.organization_id, orjson.loads(moved.data)) == (
        desk.pacifico.id,
        {"organization_id_before": desk.andina.id, "role": "CUSTOMER"},
    )


async def test_who_comes_back_sees_again_what_they_had_asked(desk: Desk) -> None:
    closed = await a_ticket(desk, Status.CLOSED, by=desk.ana)
    await done(desk.miguel, move_person, desk.ana.person_id, organization_id=desk.pacifico.id)
    await done(desk.miguel, move_person, desk.ana.person_id, organization_id=desk.andina.id)

    assert await sees(desk.ana, closed)


async def test_who_belonged_nowhere_brings_along_what_they_have_open(desk: Desk) -> None:
    told = Requester(email="rita@mail.example", name="Rita")
    ticket = await a_registered_ticket(desk.laura, requester=told, channel=Channel.PHONE)
    assert not await sees(desk.elena, ticket)

    await done(desk.miguel, move_person, ticket.requester_id, organization_id=desk.andina.id)

    after = await fresh(ticket)
    assert (after.organization_id, after.requester_id) == (desk.andina.id, ticket.requester_id)
    assert (await events_of(ticket))[-1] == EventKind.ORGANIZATION_CHANGED
    assert await sees(desk.elena, ticket)


async def test_only_customers_move_and_only_elsewhere(desk: Desk) -> None:
    async with nothing_changes():
        with refusal(Code.INVALID, field="id"):
            await done(
                desk.miguel, move_person, desk.laura.person_id, organization_id=desk.andina.id
            )
        with refusal(Code.ALREADY_DONE, field="organization_id"):
            await done(desk.miguel, move_person, desk.ana.person_id, organization_id=desk.andina.id)
        with refusal(Code.NOT_FOUND, field="organization_id"):
            await done(desk.miguel, move_person, desk.ana.person_id, organization_id=999)
        for wrong, told in (("role", {"role": Role.LEAD}), ("team", {"team": "Ventas"})):
            with refusal(Code.INVALID, field=wrong):
                await done(
                    desk.miguel,
                    move_person,
                    desk.ana.person_id,
                    organization_id=desk.pacifico.id,
                    **told,
                )
        with refusal(Code.NOT_ALLOWED):
            await done(
                desk.elena, move_person, desk.ana.person_id, organization_id=desk.pacifico.id
            )


async def test_what_is_open_again_speaks_through_the_administrator(desk: Desk) -> None:
    closed = await a_ticket(desk, Status.CLOSED, by=desk.ana)
    of_beto = await a_ticket(desk, Status.CLOSED, by=desk.beto)
    survivor, folded = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)
    await perform(desk.laura, merge, folded, into_id=survivor.id)
    await done(desk.miguel, move_person, desk.ana.person_id, organization_id=desk.pacifico.id)
    await done(desk.miguel, deactivate_person, desk.beto.person_id)
    # as where the other one had ended when she left
    await Ticket.filter(id=folded.id).update(requester_id=desk.ana.person_id)

    await perform(desk.lucia, reopen, closed, reason="Sigue igual")
    await perform(desk.lucia, reopen, of_beto, reason="Sigue igual")
    await perform(desk.lucia, unmerge, folded)

    assert (await fresh(closed)).requester_id == desk.elena.person_id
    assert (await fresh(folded)).requester_id == desk.elena.person_id
    assert (await fresh(of_beto)).requester_id == desk.beto.person_id  # nobody is left to ask


async def test_who_left_is_not_in_the_way_of_a_merge(desk: Desk) -> None:
    await Organization.filter(id=desk.andina.id).update(visibility=Visibility.ALL)
    first, second = await a_registered_ticket(desk.carlos), await a_registered_ticket(desk.ana)
    await perform(await now_is(desk.ana), reply, second, body="También a mí.")
    await done(desk.miguel, move_person, desk.ana.person_id, organization_id=desk.pacifico.id)

    await perform(desk.laura, merge, second, into_id=first.id)

    assert (await fresh(second)).status is Status.MERGED


# What is on record of a person


async def test_what_is_told_changes_and_what_is_left_out_stays(desk: Desk) -> None:
    await done(desk.miguel, update_organization, desk.andina.id, teams=["Ventas", "Ventas", "TI"])
    await done(
        desk.elena,
        update_person,
        desk.ana.person_id,
        name=" Ana  Rojas P. ",
        phone="+57 1 234",
        team="TI",
        role=Role.CUSTOMER_ADMIN,
        timezone="America/Lima",
    )

    person = await Person.get(id=desk.ana.person_id)
    assert (person.name, person.phone, person.team, person.role) == (
        "Ana Rojas P.",
        "+57 1 234",
        "TI",
        Role.CUSTOMER_ADMIN,
    )
    assert (person.email, person.timezone) == ("ana@andina.example", "America/Lima")
    event = await DeskEvent.all().order_by("-seq").first()
    assert event is not None
    assert orjson.loads(event.data) == {
        "changed": ["name", "phone", "role", "team", "timezone"],
        "role": "CUSTOMER_ADMIN",
        "role_before": "CUSTOMER",
    }
    await done(desk.elena, update_person, desk.ana.person_id, phone="", team=" ")
    person = await Person.get(id=desk.ana.person_id)
    assert (person.phone, person.team) == (None, None)


async def test_another_address_has_to_be_proven_and_signs_out(desk: Desk) -> None:
    await signed_in(desk.ana.person_id)
    await done(desk.miguel, update_person, desk.ana.person_id, email=" ANA@otra.example")

    person = await Person.get(id=desk.ana.person_id)
    assert (person.email, person.proven) == ("ana@otra.example", False)
    assert await has_access(desk.ana.person_id) == [False, False, False]


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({"name": " "}, Code.REQUIRED, "name"),
        ({"name": "x" * 121}, Code.TOO_LONG, "name"),
        ({"email": "ana"}, Code.INVALID, "email"),
        ({"email": " "}, Code.REQUIRED, "email"),
        ({"email": "beto@pacifico.example"}, Code.EMAIL_TAKEN, "email"),
        ({"team": "Nadie"}, Code.INVALID, "team"),
        ({"role": Role.LEAD}, Code.INVALID, "role"),
        ({"timezone": "Marte/Olimpo"}, Code.INVALID, "timezone"),
        ({"serves": [Serves(1)]}, Code.INVALID, "serves"),
        ({"name": "Ana Rojas"}, Code.ALREADY_DONE, "id"),
        ({"email": "ANA@andina.example"}, Code.ALREADY_DONE, "id"),
    ],
)
async def test_what_cannot_be_so_is_refused(
    desk: Desk, told: dict[str, Any], code: Code, field: str
) -> None:
    async with nothing_changes():
        with refusal(code, field=field):
            await done(desk.miguel, update_person, desk.ana.person_id, **told)


async def test_an_administrator_changes_neither_addresses_nor_their_own_role(desk: Desk) -> None:
    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, field="email"):
            await done(desk.elena, update_person, desk.ana.person_id, email="x@andina.example")
        with refusal(Code.ONESELF, field="role"):
            await done(desk.elena, update_person, desk.elena.person_id, role=Role.CUSTOMER)
        with refusal(Code.INVALID, field="team"):
            await done(desk.miguel, update_person, desk.laura.person_id, team="TI")


async def test_another_role_of_staff_counts_on_complaints_at_once(desk: Desk) -> None:
    complaint = await a_registered_ticket(desk.ana, TicketType.COMPLAINT)
    await execute(
        "UPDATE ticket SET assignee_id = $1 WHERE id = $2", [desk.lucia.person_id, complaint.id]
    )

    await done(
        desk.miguel,
        update_person,
        desk.lucia.person_id,
        role=Role.SPECIALIST,
        serves=[Serves(desk.area(), Complexity.C1)],
    )

    [member] = await AreaMember.filter(person_id=desk.lucia.person_id)
    assert (member.area_id, member.complexity) == (desk.area(), Complexity.C1)
    assert (await fresh(complaint)).assignee_id == desk.miguel.person_id
    with refusal(Code.NOT_FOUND, field="serves"):
        await done(desk.miguel, update_person, desk.lucia.person_id, serves=[Serves(999)])


# Invitations


async def test_who_is_invited_comes_in_by_the_letter(desk: Desk) -> None:
    await done(desk.miguel, update_organization, desk.andina.id, teams=["TI"])
    invitation = await invited(desk, email=" Ines@Andina.example ", team="TI")
    [job] = await Job.filter(kind="invitation")
    assert orjson.loads(job.payload) == {"invitation_id": invitation.id}
    assert not await Person.exists(email="ines@andina.example")

    person = await done(SYSTEM, accept_invitation, invitation.id)

    assert (person.name, person.organization_id, person.team, person.proven) == (
        "Inés Vega",
        desk.andina.id,
        "TI",
        True,
    )
    assert (await Invitation.get(id=invitation.id)).state is InvitationState.ACCEPTED
    with refusal(Code.ALREADY_DONE):
        await done(SYSTEM, accept_invitation, invitation.id)
    with refusal(Code.NOT_FOUND):
        await done(SYSTEM, accept_invitation, 999)


async def test_staff_are_invited_with_the_areas_they_will_serve(desk: Desk) -> None:
    for serves in ([Serves(desk.area("BILLING"), Complexity.C2)], None):
        event = await done(
            desk.miguel,
            invite_staff,
            email="rosa@bizflow.example",
            name="Rosa Gil",
            role=Role.SPECIALIST,
            serves=serves,
        )
    invitation_id = orjson.loads(event.data)["invitation_id"]
    assert [each.state for each in await Invitation.all().order_by("id")] == [
        InvitationState.WITHDRAWN,
        InvitationState.PENDING,
    ]

    person = await done(SYSTEM, accept_invitation, invitation_id)

    served = await AreaMember.filter(person_id=person.id)
    assert {each.area_id: each.complexity for each in served} == {
        area.id: Complexity.C3 for area in desk.areas.values()
    }
    with refusal(Code.INVALID, field="role"):
        await done(desk.miguel, invite_staff, email="x@y.example", name="X", role=Role.CUSTOMER)
    with refusal(Code.EMAIL_TAKEN, field="email"):
        await done(
            desk.miguel,
            invite_staff,
            email="ana@andina.example",
            name="Ana",
            role=Role.SPECIALIST,
        )


async def test_an_administrator_learns_of_nobody_but_their_own_people(desk: Desk) -> None:
    """Whether the address is another company's, the staff's or nobody's, the answer is the same."""
    for email in ("beto@pacifico.example", "laura@bizflow.example", "nobody@mail.example"):
        invitation = await invited(desk, email=email)
        assert invitation.state is InvitationState.PENDING
    for email in ("beto@pacifico.example", "laura@bizflow.example"):
        waiting = await Invitation.get(email=email)
        async with nothing_changes():
            with refusal(Code.EMAIL_TAKEN):
                await done(SYSTEM, accept_invitation, waiting.id)

    async with nothing_changes():
        with refusal(Code.EMAIL_TAKEN, field="email"):
            await invited(desk, email="carlos@andina.example")
        with refusal(Code.NOT_FOUND, field="organization_id"):
            await invited(desk, organization_id=desk.pacifico.id)
        for field, told in (("role", {"role": Role.LEAD}), ("team", {"team": "TI"})):
            with refusal(Code.INVALID, field=field):
                await invited(desk, **told)
        with refusal(Code.REQUIRED, field="email"):
            await invited(desk, email=" ")


async def test_the_manager_is_told_whose_an_address_is(desk: Desk) -> None:
    about = {"name": "Beto", "organization_id": desk.andina.id}
    with refusal(Code.EMAIL_TAKEN, field="email"):
        await done(desk.miguel, invite_customer, email="beto@pacifico.example", **about)
    with refusal(Code.REQUIRED, field="organization_id"):
        await done(desk.miguel, invite_customer, email="x@y.example", name="X")
    with refusal(Code.NOT_FOUND, field="organization_id"):
        await done(desk.miguel, invite_customer, email="x@y.example", name="X", organization_id=999)

    told = Requester(email="rita@mail.example", name="Rita")
    await a_registered_ticket(desk.laura, requester=told, channel=Channel.PHONE)
    await done(desk.miguel, invite_customer, email="rita@mail.example", **about)
    [waiting] = await Invitation.all()
    rita = await done(SYSTEM, accept_invitation, waiting.id)
    assert (rita.name, rita.organization_id) == ("Rita", desk.andina.id)


async def test_who_left_another_company_may_join_this_one(desk: Desk) -> None:
    await done(desk.miguel, deactivate_person, desk.beto.person_id)
    waiting = await invited(desk, email="beto@pacifico.example")

    beto = await done(SYSTEM, accept_invitation, waiting.id)

    assert (beto.id, beto.active, beto.organization_id) == (
        desk.beto.person_id,
        True,
        desk.andina.id,
    )
    event = await DeskEvent.all().order_by("-seq").first()
    assert event is not None
    assert orjson.loads(event.data)["organization_id_before"] == desk.pacifico.id


async def test_an_invitation_ends(desk: Desk) -> None:
    waiting, withdrawn = await invited(desk), await invited(desk, email="otra@andina.example")
    with refusal(Code.WINDOW_PASSED):
        await done(SYSTEM, accept_invitation, waiting.id, at=NOON + LASTING)
    await done(desk.elena, withdraw_invitation, withdrawn.id)
    for rule in (accept_invitation, withdraw_invitation):
        with refusal(Code.ALREADY_DONE):
            await done(SYSTEM, rule, withdrawn.id)
    other = await now_is(desk.beto)
    await Person.filter(id=desk.beto.person_id).update(role=Role.CUSTOMER_ADMIN)
    other = await now_is(desk.beto)
    for invitation_id in (waiting.id, 999):
        with refusal(Code.NOT_FOUND, field="id"):
            await done(other, withdraw_invitation, invitation_id)


async def test_who_is_invited_and_calls_first_brings_it_along(desk: Desk) -> None:
    """An administrator gets nothing of a stranger's by naming an address."""
    waiting = await invited(desk)
    told = Requester(email="ines@andina.example", name="Inés")

    ticket = await a_registered_ticket(desk.laura, requester=told, channel=Channel.PHONE)

    assert ticket.organization_id is None
    assert not await sees(desk.elena, ticket)
    person = await done(SYSTEM, accept_invitation, waiting.id)
    assert person.id == ticket.requester_id
    assert (await fresh(ticket)).organization_id == desk.andina.id
    assert await sees(desk.elena, ticket)


async def test_whom_the_desk_itself_invited_belongs_from_the_first_call(desk: Desk) -> None:
    about = {"email": "ines@andina.example", "name": "Inés", "organization_id": desk.andina.id}
    await done(desk.miguel, invite_customer, **about)
    told = Requester(email="ines@andina.example", name="Inés")

    ticket = await a_registered_ticket(desk.laura, requester=told, channel=Channel.PHONE)

    assert ticket.organization_id == desk.andina.id


async def test_a_letter_does_not_undo_what_was_decided_since(desk: Desk) -> None:
    waiting = await invited(desk)
    told = Requester(email="ines@andina.example", name="Inés", organization_id=desk.andina.id)
    ticket = await a_registered_ticket(desk.laura, requester=told, channel=Channel.PHONE)
    ines = ticket.requester_id
    await done(desk.elena, update_person, ines, role=Role.CUSTOMER_ADMIN)
    again = await invited(desk, email="otra@andina.example", role=Role.CUSTOMER_ADMIN)
    assert (await Invitation.get(id=waiting.id)).state is InvitationState.WITHDRAWN

    await done(desk.miguel, deactivate_person, ines)
    await done(desk.miguel, update_person, desk.elena.person_id, role=Role.CUSTOMER)

    for letter in (waiting, again):
        with refusal(Code.ALREADY_DONE):
            await done(SYSTEM, accept_invitation, letter.id)


async def test_who_belongs_already_accepts_as_who_they_are(desk: Desk) -> None:
    waiting = await invited(desk)
    told = Requester(email="ines@andina.example", name="Inés", organization_id=desk.andina.id)
    ticket = await a_registered_ticket(desk.laura, requester=told, channel=Channel.PHONE)
    await Person.filter(id=ticket.requester_id).update(role=Role.CUSTOMER_ADMIN, proven=False)

    person = await done(SYSTEM, accept_invitation, waiting.id)

    assert (person.role, person.proven) == (Role.CUSTOMER_ADMIN, True)


async def test_letters_trouble_nobody(desk: Desk) -> None:
    for _ in range(MOST_TO_ONE):
        await invited(desk)

    with refusal(Code.TOO_MANY_INVITATIONS):
        await invited(desk)
    tomorrow = {"email": "ines@andina.example", "name": "Inés"}
    await done(desk.elena, invite_customer, at=NOON + DAY, **tomorrow)


@pytest.mark.parametrize("together", [2, 5])
async def test_of_two_managers_who_let_each_other_go_one_stays(desk: Desk, together: int) -> None:
    await done(desk.miguel, update_person, desk.lucia.person_id, role=Role.MANAGER)
    lucia = await now_is(desk.lucia)
    tries = [
        done(by, deactivate_person, whom.person_id)
        for by, whom in ((desk.miguel, lucia), (lucia, desk.miguel))
        for _ in range(together // 2)
    ]

    await asyncio.gather(*tries, return_exceptions=True)

    assert await Person.filter(role=Role.MANAGER, active=True).count() == 1


async def test_one_address_joins_one_company_however_often_at_once(desk: Desk) -> None:
    about = {"email": "ines@mail.example", "name": "Inés"}
    letters = []
    for company in (desk.andina, desk.pacifico):
        event = await done(desk.miguel, invite_customer, organization_id=company.id, **about)
        letters.append(invitation_of(event))

    ended = await asyncio.gather(
        *(done(SYSTEM, accept_invitation, letter) for letter in letters), return_exceptions=True
    )

    refused = [each for each in ended if isinstance(each, Refusal)]
    assert [each.code for each in refused] == [Code.EMAIL_TAKEN]
    assert await Person.filter(email="ines@mail.example").count() == 1


# Coming in by oneself


async def opened(desk: Desk, *domains: str) -> None:
    content = orjson.dumps({"mail_domains": domains}).decode()
    proposed = await done(
        desk.lucia,
        propose_policy,
        kind=PolicyKind.SELF_REGISTRATION,
        content=content,
        reason="Andina lo pidió",
    )
    await done(desk.miguel, approve_policy, proposed.id)


async def test_nobody_lets_themself_in_unless_policy_and_company_say_so(desk: Desk) -> None:
    address = "nuevo@andina.example"
    assert await open_to(address, NOON) is None
    await opened(desk, "Andina.example")
    assert await open_to(address, NOON) is None
    with refusal(Code.NOT_FOUND):
        await done(SYSTEM, register_oneself, address)

    await signed_in(desk.carlos.person_id)
    await done(desk.miguel, update_organization, desk.andina.id, mail_domains=["@andina.example"])

    person = await done(SYSTEM, register_oneself, address)
    assert (person.organization_id, person.role, person.name) == (
        desk.andina.id,
        Role.CUSTOMER,
        "nuevo",
    )
    with refusal(Code.EMAIL_TAKEN):
        await done(SYSTEM, register_oneself, address)
    assert await open_to("x@pacifico.example", NOON) is None
    await opened(desk, "andina.example", "pacifico.example")
    await Person.filter(id=desk.beto.person_id).update(password_hash="x")
    await done(
        desk.miguel, update_organization, desk.pacifico.id, mail_domains=["pacifico.example"]
    )
    found = await open_to("x@pacifico.example", NOON)
    assert (found and found.id) == desk.pacifico.id
    with refusal(Code.BAD_POLICY):
        await done(
            desk.lucia,
            propose_policy,
            kind=PolicyKind.SELF_REGISTRATION,
            content="{}",
            reason="Nada",
        )


# Companies


async def test_a_company_is_registered_once(desk: Desk) -> None:
    event = await done(desk.miguel, register_organization, name="Sierra", visibility="ALL")
    assert (await Organization.get(id=event.organization_id)).visibility is Visibility.ALL

    async with nothing_changes():
        with refusal(Code.NAME_TAKEN, field="name"):
            await done(desk.miguel, register_organization, name=" Sierra ")
        with refusal(Code.REQUIRED, field="name"):
            await done(desk.miguel, register_organization, name=" ")
        with refusal(Code.NOT_ALLOWED):
            await done(desk.lucia, register_organization, name="Otra")


async def test_what_holds_for_a_company_changes_as_told(desk: Desk) -> None:
    await signed_in(desk.ana.person_id)
    await done(
        desk.miguel,
        update_organization,
        desk.andina.id,
        name="Andina SA",
        visibility=Visibility.TEAM,
        teams=["TI"],
        priority_floor=Priority.HIGH,
        contact_ids=[desk.ana.person_id],
        mail_domains=["andina.example"],
    )
    andina = await Organization.get(id=desk.andina.id)
    assert (andina.name, andina.visibility, andina.team_names, andina.domains) == (
        "Andina SA",
        Visibility.TEAM,
        ["TI"],
        ["andina.example"],
    )
    assert [p.id for p in await Person.filter(is_contact=True)] == [desk.ana.person_id]
    [event] = await DeskEvent.all()
    assert orjson.loads(event.data) == {
        "changed": ["contacts", "mail_domains", "name", "priority_floor", "teams", "visibility"],
        "priority_floor": "HIGH",
        "visibility": "TEAM",
    }

    await done(desk.elena, update_person, desk.ana.person_id, team="TI")
    await done(desk.miguel, update_organization, desk.andina.id, teams=["TI", "Ventas"])
    await done(desk.miguel, update_organization, desk.andina.id, teams=["TI"])
    async with nothing_changes():
        for told, code, field in (
            ({"teams": []}, Code.TEAM_IN_USE, "teams"),
            ({"teams": [" "]}, Code.REQUIRED, "teams"),
            ({"teams": [str(n) for n in range(101)]}, Code.INVALID, "teams"),
            ({"name": "Pacífico"}, Code.NAME_TAKEN, "name"),
            ({"contact_ids": [desk.beto.person_id]}, Code.NOT_FOUND, "contact_ids"),
            ({"mail_domains": ["andina"]}, Code.INVALID, "mail_domains"),
            ({"mail_domains": ["nadie.example"]}, Code.DOMAIN_UNPROVEN, "mail_domains"),
            ({"visibility": Visibility.TEAM}, Code.ALREADY_DONE, "id"),
            ({"contact_ids": [desk.ana.person_id]}, Code.ALREADY_DONE, "id"),
        ):
            with refusal(code, field=field):
                await done(desk.miguel, update_organization, desk.andina.id, **told)
        with refusal(Code.DOMAIN_TAKEN, field="mail_domains"):
            await done(
                desk.miguel,
                update_organization,
                desk.pacifico.id,
                mail_domains=["andina.example"],
            )
        with refusal(Code.NOT_FOUND, field="id"):
            await done(desk.miguel, update_organization, 999, name="X")


async def test_no_request_of_a_company_is_below_its_floor(desk: Desk) -> None:
    before = await a_registered_ticket(desk.ana, affects=Affects.ONLY_ME, needed=Needed.NO_RUSH)
    await done(desk.miguel, update_organization, desk.andina.id, priority_floor=Priority.HIGH)

    after = await a_registered_ticket(desk.ana, affects=Affects.ONLY_ME, needed=Needed.NO_RUSH)
    elsewhere = await a_registered_ticket(desk.beto, affects=Affects.ONLY_ME, needed=Needed.NO_RUSH)

    priorities = [(await fresh(each)).priority for each in (before, after, elsewhere)]
    assert priorities == [Priority.LOW, Priority.HIGH, Priority.LOW]
    weighed: dict[str, Any] = {"impact": Impact.LOW, "urgency": Urgency.LOW, "reason": "Pesa poco"}
    await perform(desk.laura, prioritize, after, **weighed)
    await perform(desk.laura, prioritize, before, **weighed)
    assert [(await fresh(each)).priority for each in (before, after)] == [Priority.HIGH] * 2
    told = preview(
        await policies.in_force(NOON),
        TicketType.INQUIRY,
        Affects.ONLY_ME,
        Needed.NO_RUSH,
        NOON,
        Priority.HIGH,
    )
    assert (told.priority, told.priority_of_answers) == (Priority.HIGH, Priority.LOW)


# Partners, and the record of it all


async def test_a_partner_s_system_is_revoked_with_its_tokens(desk: Desk) -> None:
    client_id = desk.partner.client_id
    await AccessToken.create(
        digest="p", client_id=client_id, scopes="", created_at=NOON, expires_at=NOON + DAY
    )

    event = await done(desk.miguel, revoke_client, client_id)

    assert not (await Client.get(id=client_id)).active
    assert not await AccessToken.exists(client_id=client_id, revoked_at=None)
    assert orjson.loads(event.data) == {"subject_client_id": client_id, "tokens": 1}
    with refusal(Code.ALREADY_DONE, field="id"):
        await done(desk.miguel, revoke_client, client_id)
    with refusal(Code.NOT_FOUND, field="id"):
        await done(desk.miguel, revoke_client, 999)
    with refusal(Code.NOT_ALLOWED):
        await done(desk.lucia, revoke_client, client_id)


async def test_whoever_has_a_call_that_somebody_gone_answered_is_called_again(desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await done(desk.miguel, update_person, desk.tomas.person_id, role=Role.LEAD)
    await perform(desk.laura, escalate, ticket, level=SupportLevel.N3, reason="Urge")
    await perform(desk.lucia, acknowledge, ticket)
    await done(desk.miguel, deactivate_person, desk.lucia.person_id)
    before = len(await notices())

    async with act(SYSTEM) as opened:
        await call(opened, await opened.ticket(ticket.id), SupportLevel.N3, Trigger.UNANSWERED)

    assert (await notices())[before:] == [("escalated", desk.tomas.person_id)]


async def test_what_was_folded_in_is_the_successor_s_to_read(desk: Desk) -> None:
    survivor, folded = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)
    await perform(desk.laura, merge, folded, into_id=survivor.id)

    await done(
        desk.miguel, deactivate_person, desk.ana.person_id, successor_id=desk.carlos.person_id
    )

    assert (await fresh(folded)).requester_id == desk.carlos.person_id
    assert await sees(desk.carlos, folded)
    await perform(desk.lucia, unmerge, folded)
    assert (await events_of(folded)).count(EventKind.REQUESTER_CHANGED) == 1


async def test_what_was_folded_into_another_s_is_followed_on(desk: Desk) -> None:
    await Organization.filter(id=desk.andina.id).update(visibility=Visibility.ALL)
    survivor, folded = await a_registered_ticket(desk.carlos), await a_registered_ticket(desk.ana)
    await perform(desk.laura, merge, folded, into_id=survivor.id)

    await done(desk.miguel, deactivate_person, desk.ana.person_id)

    [watcher] = await Watcher.filter(ticket_id=survivor.id)
    assert (watcher.person_id, watcher.by_merge_of_id) == (desk.elena.person_id, folded.id)


async def test_another_role_of_staff_reaches_as_far_as_it_does(desk: Desk) -> None:
    await done(desk.miguel, update_person, desk.lucia.person_id, role=Role.SPECIALIST)
    reach = {each.complexity for each in await AreaMember.filter(person_id=desk.lucia.person_id)}
    assert reach == {Complexity.C3}
    await done(desk.miguel, update_person, desk.diego.person_id, role=Role.LEAD)
    reach = {each.complexity for each in await AreaMember.filter(person_id=desk.diego.person_id)}
    assert reach == {Complexity.C2}
    served = await AreaMember.filter(person_id=desk.diego.person_id)
    same = [Serves(each.area_id, each.complexity) for each in served]
    with refusal(Code.ALREADY_DONE, field="id"):
        await done(desk.miguel, update_person, desk.diego.person_id, serves=same)


async def test_nobody_administers_no_company(desk: Desk) -> None:
    told = Requester(email="rita@mail.example", name="Rita")
    ticket = await a_registered_ticket(desk.laura, requester=told, channel=Channel.PHONE)
    with refusal(Code.INVALID, field="role"):
        await done(desk.miguel, update_person, ticket.requester_id, role=Role.CUSTOMER_ADMIN)
    await Person.filter(id=ticket.requester_id).update(role=Role.CUSTOMER_ADMIN)
    rita = await actor_of(await Person.get(id=ticket.requester_id))
    other = Requester(email="sofi@mail.example", name="Sofi")
    theirs = await a_registered_ticket(desk.laura, requester=other, channel=Channel.PHONE)
    with refusal(Code.NOT_FOUND, field="id"):
        await done(rita, update_person, theirs.requester_id, name="Otra")


async def test_the_desk_s_record_is_one_chain_that_nobody_rewrites(desk: Desk) -> None:
    await invited(desk)
    await done(desk.miguel, move_person, desk.ana.person_id, organization_id=desk.pacifico.id)
    with refusal(Code.NAME_TAKEN):
        await done(desk.miguel, register_organization, name="Andina")
    await done(desk.elena, deactivate_person, desk.carlos.person_id)

    events = await DeskEvent.all().order_by("seq")
    assert [event.seq for event in events] == [1, 2, 3, 4]
    assert [event.prev_hash for event in events] == ["", *(event.hash for event in events[:-1])]
    assert [event.hash for event in events] == [desk_hash(event) for event in events]
    for statement in ("UPDATE desk_event SET data = '{}'", "DELETE FROM desk_event"):
        with pytest.raises(Exception, match="only ever added"):
            await execute(statement, [])


async def test_who_knows_of_it(desk: Desk) -> None:
    await invited(desk)
    await done(desk.miguel, move_person, desk.beto.person_id, organization_id=desk.andina.id)
    await done(desk.miguel, register_organization, name="Sierra")

    async def seen(actor: Actor, rule: Any, table: str) -> int:
        params = Params()
        return len(
            await rows(f"SELECT x.id FROM {table} x WHERE {rule(actor, params, 'x')}", params)
        )

    everybody = [desk.ana, desk.elena, desk.laura, desk.lucia, desk.miguel, desk.partner, SYSTEM]
    assert [await seen(each, visible_desk_events, "desk_event") for each in everybody] == [
        *(0, 2, 0, 4, 4, 0, 4)
    ]
    assert [await seen(each, visible_invitations, "invitation") for each in everybody] == [
        *(0, 1, 1, 1, 1, 0, 1)
    ]

"""4.3.3, the matrix of escalation at work: who is told, who is called, who must come, who takes the
lead.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from models.conversation import Event, Message
from models.people import AreaMember, Person
from models.tickets import Escalation, Ticket, Watcher
from models.vocabulary import (
    LEVEL_OF_ROLE,
    ClockName,
    DelayCause,
    Status,
    SupportLevel,
    Trigger,
)
from procedure.complaints.register import complaint_of
from procedure.core.act import Act
from procedure.core.events import DelayTold, Escalated
from procedure.service_levels.policies.escalation_matrix import CUSTOMER, NOTICES, OWNER, How, Step

ROLE_OF_LEVEL = {level: role for role, level in LEVEL_OF_ROLE.items()}
RETURNED = 2
ESTIMATED = 1.5
"""A late solution is expected by this part of its target, when the manager is called; after that,
in half of it.
"""


async def react(
    act: Act,
    ticket: Ticket,
    trigger: Trigger,
    event: Event,
    *,
    clock: ClockName = ClockName.RESOLUTION,
    only: str | None = None,
    besides: str | None = None,
) -> None:
    """What the matrix that the ticket was promised under says to do about `event`; `only` for the
    one named, or for everybody `besides` them.

    Clause: SGC-SAC-001 4.3.3
    Source: RULES 5
    Records: Escalated for each level that is called; DelayTold when the customer is told of a
      breach
    Notifies: everybody who is told or called
    """
    matrix = act.policies.escalations[ticket.escalation_revision]
    for step in matrix.steps_for(trigger, ticket.priority):
        if only not in (None, step.who) or step.who == besides:
            continue
        if step.who == CUSTOMER:
            await tell_delay(act, ticket)
        elif step.how in NOTICES:
            await _notify_step(act, ticket, step, event)
        else:
            level = SupportLevel(step.who)
            await call(act, ticket, level, trigger, leads=step.how is How.LEAD, clock=clock)


async def call(
    act: Act,
    ticket: Ticket,
    level: SupportLevel,
    trigger: Trigger,
    *,
    cause: Trigger | None = None,
    leads: bool = False,
    clock: ClockName = ClockName.RESOLUTION,
) -> None:
    """Somebody of that level is to acknowledge it by a part of the clock's target; whoever has come
    already is told.

    `cause` is why the first call was made that this one goes on from.

    Clause: SGC-SAC-001 4.3.3
    Records: Escalated, unless the same call stands
    Notifies: the people of that level, or the one of them who came
    """
    standing = await Escalation.filter(ticket_id=ticket.id, level=level, ended_at=None).order_by(
        "-id"
    )
    same = [each for each in standing if each.leads or not leads]
    if same:
        await _remind(act, ticket, same[0], trigger)
        return
    await raise_call(
        act, ticket, level, trigger=trigger, cause=cause or trigger, leads=leads, clock=clock
    )


async def raise_call(
    act: Act,
    ticket: Ticket,
    level: SupportLevel,
    *,
    leads: bool,
    trigger: Trigger | None = None,
    cause: Trigger | None = None,
    clock: ClockName = ClockName.RESOLUTION,
    message: Message | None = None,
) -> Event:
    """A level is called, by the matrix or by a person with a reason.

    Clause: SGC-SAC-001 4.3.3
    Records: Escalated
    Notifies: the people of that level
    """
    escalation = await Escalation.create(
        ticket_id=ticket.id,
        level=level,
        trigger=cause,
        leads=leads,
        raised_at=act.now,
        acknowledge_by=_acknowledge_by(act, ticket, clock),
    )
    ticket.escalation_level = max(level, ticket.escalation_level or SupportLevel.N1)
    fact = Escalated(escalation_id=escalation.id, level=level, trigger=trigger, leads=leads or None)
    event = await act.record(ticket, fact, message=message)
    for person_id in await people_of(level, ticket):
        if person_id != act.actor.person_id:
            await act.notify("escalated", ticket, person_id, event=event, message=message)
    return event


async def end_calls(act: Act, ticket: Ticket, *, for_want_of_an_owner: bool = False) -> None:
    """Nobody waits for an escalation any more: the request is solved or has ended, or it has the
    owner for want of whom it was made. What is left says how far the ticket is escalated.

    Clause: SGC-SAC-001 4.3.3
    Source: RULES 5
    """
    standing = Escalation.filter(ticket_id=ticket.id, ended_at=None)
    over = standing.filter(trigger=Trigger.UNASSIGNED) if for_want_of_an_owner else standing
    if not await over.update(ended_at=act.now):
        return
    ticket.escalation_level = max((call.level for call in await standing), default=None)
    act.touch(ticket)


async def call_when_returned_twice(act: Act, ticket: Ticket, event: Event) -> None:
    """Rejected or reopened for the second time and every time after it."""
    if ticket.rejections + ticket.reopenings >= RETURNED:
        await react(act, ticket, Trigger.RETURNED_TWICE, event)


async def tell_delay(act: Act, ticket: Ticket) -> None:
    """The customer and who follows know that it is late, why, and by when it is expected now.

    Clause: SGC-SAC-001 5
    Records: DelayTold
    Notifies: the requester and the watchers
    """
    fact = DelayTold(cause=delay_cause(ticket), estimate_at=estimate(act, ticket))
    event = await act.record(ticket, fact)
    watching = await Watcher.filter(ticket_id=ticket.id).order_by("id")
    for person_id in dict.fromkeys(
        [ticket.requester_id, *(watcher.person_id for watcher in watching)]
    ):
        await act.notify("delay", ticket, person_id, event=event)


def delay_cause(ticket: Ticket) -> DelayCause:
    """What the state of the ticket says about why it is late."""
    if ticket.status is Status.WAITING_THIRD_PARTY:
        return DelayCause.THIRD_PARTY
    if ticket.assignee_id is None:
        return DelayCause.NOBODY_TOOK_IT
    if ticket.status is Status.ASSIGNED:
        return DelayCause.NOT_STARTED
    return (
        DelayCause.SOLUTION_REJECTED
        if ticket.rejections + ticket.reopenings
        else DelayCause.MORE_WORK
    )


def estimate(act: Act, ticket: Ticket) -> datetime:
    """When a late solution is expected: half the target after its due time, or after what is waited
    for.
    """
    policy = act.policies.book[ticket.levels_revision]
    target, calendar = (
        policy.target(ClockName.RESOLUTION, ticket.priority),
        policy.calendar(ticket.priority),
    )
    half = target * (ESTIMATED - 1)
    if ticket.expected_at is not None and ticket.expected_at > act.now:
        return calendar.add(ticket.expected_at, half)
    if ticket.res_due_at is not None and calendar.add(ticket.res_due_at, half) > act.now:
        return calendar.add(ticket.res_due_at, half)
    return calendar.add(act.now, half)


async def people_of(level: SupportLevel, ticket: Ticket) -> list[int]:
    """The people of that level who serve the area; when there is none, all of that level."""
    complaint = await complaint_of(ticket)
    about_id = complaint.about_id if complaint else None
    people = await Person.filter(role=ROLE_OF_LEVEL[level], active=True).order_by("id")
    everybody = [person.id for person in people if person.id != about_id]
    serving = {member.person_id for member in await AreaMember.filter(area_id=ticket.area_id)}
    return [person_id for person_id in everybody if person_id in serving] or everybody


async def tell_people(
    act: Act, notice: str, ticket: Ticket, people: Iterable[int], event: Event
) -> None:
    for person_id in dict.fromkeys(people):
        if person_id != act.actor.person_id:
            await act.notify(notice, ticket, person_id, event=event)


async def owner_or_leads(ticket: Ticket) -> list[int]:
    """Who answers for it; for what nobody owns, the leads do."""
    return [ticket.assignee_id] if ticket.assignee_id else await people_of(SupportLevel.N3, ticket)


async def _notify_step(act: Act, ticket: Ticket, step: Step, event: Event) -> None:
    people = (
        await owner_or_leads(ticket)
        if step.who == OWNER
        else await people_of(SupportLevel(step.who), ticket)
    )
    if step.how is How.OFFER:
        await tell_people(act, "help_offered", ticket, people, event)
    else:
        await tell_people(act, "warned", ticket, people, event)


async def _remind(act: Act, ticket: Ticket, standing: Escalation, trigger: Trigger) -> None:
    """The call stands: it is said again, with what has happened since, to who came, and where they
    have left to everybody of the level.
    """
    came = standing.acknowledged_by_id
    there = came is not None and await Person.exists(id=came, active=True)
    people = [came] if came and there else await people_of(standing.level, ticket)
    fact = Escalated(
        escalation_id=standing.id,
        level=standing.level,
        trigger=trigger,
        leads=standing.leads or None,
    )
    event = await act.record(ticket, fact)
    await tell_people(act, "escalated", ticket, people, event)


async def count_calls_anew(act: Act, ticket: Ticket) -> None:
    """Calls made while a solution stood are to be acknowledged from now on: that time does not
    count.
    """
    waiting = await Escalation.filter(ticket_id=ticket.id, acknowledged_at=None, ended_at=None)
    for escalation in waiting:
        escalation.acknowledge_by = _acknowledge_by(act, ticket, ClockName.RESOLUTION)
        await escalation.save()


def _acknowledge_by(act: Act, ticket: Ticket, clock: ClockName) -> datetime:
    policy = act.policies.book[ticket.levels_revision]
    part = act.policies.escalations[ticket.escalation_revision].acknowledge
    return policy.calendar(ticket.priority).add(
        act.now, policy.target(clock, ticket.priority) * part
    )

"""What happens when a timer is due: the clock's own acts, by the system, each recorded once under
the timer's key.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from models.closure import FollowUp
from models.conversation import Event
from models.tickets import Escalation, Ticket
from models.vocabulary import (
    ClockState,
    FollowUpKind,
    Priority,
    SupportLevel,
    Trigger,
)
from procedure.assignment.assigning import assign_by_ranking
from procedure.closure.confirming import close_tacitly
from procedure.closure.follow_up import open_once
from procedure.complaints.register import complaint_of
from procedure.core.act import Act
from procedure.core.events import (
    BreachRecorded,
    ConfirmationReminded,
    EscalationUnanswered,
    EventKind,
    FollowUpDue,
    FollowUpLeft,
    LeftUnassigned,
    NobodyAvailable,
    SurveyReminded,
    ThirdPartyLate,
    ThresholdReached,
    TicketEvent,
    UpdateOwed,
)
from procedure.resolution.escalation_calls import (
    call,
    owner_or_leads,
    people_of,
    react,
    tell_people,
)
from procedure.resolution.escalation_triggers import MISSED, TRIGGERS, follow_matrix
from procedure.service_levels.clocks import ClockReading, read_clocks
from procedure.service_levels.policies.escalation_matrix import CUSTOMER
from procedure.service_levels.timers.due import (
    CALLED_TO_CONFIRM,
    REMINDERS_TO_CONFIRM,
    Clockwork,
    Timer,
    TimerKind,
    due,
)
from procedure.service_levels.timers.setting import clockwork, unique_key

MANY = 2
"""From the second time that an update is owed in a row, the leads hear of it too."""
OWED = frozenset(
    {ClockState.PENDING, ClockState.PAUSED, ClockState.IMMINENT_BREACH, ClockState.BREACHING}
)

Ring = Callable[[Act, Ticket, Timer], Awaitable[object]]


async def ring(act: Act, ticket_id: int) -> None:
    """Everything that is due on the ticket by the clock has happened, once.

    Clause: SGC-SAC-001 4.3.3, 4.4.1, 4.4.4, 5
    Records: one event for each timer, under its key, and what follows from it
    Notifies: whom the matrix of escalation names, and whoever owes the next step
    """
    ticket = await act.ticket(ticket_id)
    work = await clockwork(ticket, act.policies, act.now)
    waiting = due(work)
    await _ring_thresholds(
        act, work, [timer for timer in waiting if timer.kind is TimerKind.THRESHOLD]
    )
    for timer in waiting:
        if timer.kind is not TimerKind.THRESHOLD:
            await RINGS[timer.kind](act, ticket, timer)
    act.look_again(ticket)


async def _ring_thresholds(act: Act, work: Clockwork, reached: list[Timer]) -> None:
    """Of each clock the highest acts, if it is still owed; those below are recorded as skipped
    (RULES 4.8), and yet the customer hears of a promise that was broken meanwhile.
    """
    clocks = read_clocks(work.facts, work.policies.book, work.now)
    for reading in (clocks.first_response, clocks.resolution):
        mine = [timer for timer in reached if timer.clock is reading.clock]
        for timer in mine:
            acts = timer is mine[-1] and _owed(reading)
            event = await _record(
                act, work.ticket, timer, _threshold(reading, timer, skipped=not acts)
            )
            if timer.number == MISSED and reading.breached_at is not None:
                breach = BreachRecorded(clock=reading.clock, due_at=reading.breached_at)
                await act.record(work.ticket, breach)
            if acts:
                await follow_matrix(act, work.ticket, reading.clock, timer.number, event)
            elif timer.number == MISSED and _owed(reading):
                # A broken promise is told, however late it is seen.
                trigger = TRIGGERS[reading.clock, MISSED]
                await react(act, work.ticket, trigger, event, clock=reading.clock, only=CUSTOMER)


def _owed(reading: ClockReading) -> bool:
    return reading.state in OWED


def _threshold(reading: ClockReading, timer: Timer, *, skipped: bool) -> ThresholdReached:
    return ThresholdReached(
        clock=reading.clock,
        promise=timer.subject_id,
        percent=timer.number,
        reached_at=max(timer.at, reading.promises[-1].made_at),
        skipped=skipped,
    )


async def _assign(act: Act, ticket: Ticket, timer: Timer) -> None:
    """Given to the ranking's first; when nobody fits, the leads are told, the first time."""
    if await assign_by_ranking(act, ticket, unique_key(ticket, timer.key)):
        return
    told = await Event.exists(
        ticket_id=ticket.id, kind=EventKind.NOBODY_AVAILABLE, occurred_at__gte=ticket.status_since
    )
    event = await _record(act, ticket, timer, NobodyAvailable(number=timer.number))
    if not told:
        await tell_people(
            act, "nobody_available", ticket, await people_of(SupportLevel.N3, ticket), event
        )


async def _unassigned(act: Act, ticket: Ticket, timer: Timer) -> None:
    event = await _record(act, ticket, timer, LeftUnassigned())
    await react(act, ticket, Trigger.UNASSIGNED, event)


async def _unanswered(act: Act, ticket: Ticket, timer: Timer) -> None:
    """The next level is called; above the manager there is nobody."""
    unanswered = await Escalation.get(id=timer.subject_id)
    fact = EscalationUnanswered(escalation_id=unanswered.id, level=unanswered.level)
    await _record(act, ticket, timer, fact)
    levels = list(SupportLevel)
    above = levels[levels.index(unanswered.level) + 1 :]
    if above:
        ownerless = unanswered.trigger is Trigger.UNASSIGNED
        await call(
            act,
            ticket,
            above[0],
            Trigger.UNANSWERED,
            cause=Trigger.UNASSIGNED if ownerless else None,
            leads=unanswered.leads,
        )


async def _update(act: Act, ticket: Ticket, timer: Timer) -> None:
    event = await _record(act, ticket, timer, UpdateOwed(number=timer.number))
    leads = await people_of(SupportLevel.N3, ticket) if timer.number >= MANY else []
    await tell_people(act, "update_owed", ticket, [*await owner_or_leads(ticket), *leads], event)


async def _third_party(act: Act, ticket: Ticket, timer: Timer) -> None:
    event = await _record(act, ticket, timer, ThirdPartyLate(expected_at=timer.at))
    await tell_people(act, "third_party_late", ticket, await owner_or_leads(ticket), event)


async def _long_pause(act: Act, ticket: Ticket, timer: Timer) -> None:
    await open_once(act, ticket, FollowUpKind.LONG_PAUSE, unique_key=unique_key(ticket, timer.key))


async def _confirmation(act: Act, ticket: Ticket, timer: Timer) -> None:
    """Reminded twice; then somebody calls, or where the policy says so the ticket closes by itself
    (RULES 3).
    """
    if timer.number < CALLED_TO_CONFIRM:
        number = REMINDERS_TO_CONFIRM.index(timer.number) + 1
        fact = ConfirmationReminded(resolution_id=timer.subject_id, number=number)
        event = await _record(act, ticket, timer, fact)
        await act.notify("confirm_reminder", ticket, ticket.requester_id, event=event)
    elif await _closes_tacitly(act, ticket):
        await close_tacitly(act, ticket, unique_key(ticket, timer.key))
    else:
        await open_once(
            act, ticket, FollowUpKind.UNCONFIRMED, unique_key=unique_key(ticket, timer.key)
        )


async def _closes_tacitly(act: Act, ticket: Ticket) -> bool:
    tame = ticket.priority is not Priority.CRITICAL and await complaint_of(ticket) is None
    return act.policies.closings[ticket.closing_revision].tacit_closing and tame


async def _survey(act: Act, ticket: Ticket, timer: Timer) -> None:
    event = await _record(
        act, ticket, timer, SurveyReminded(resolution_id=timer.subject_id, number=timer.number)
    )
    await act.notify("survey_reminder", ticket, ticket.requester_id, event=event)


async def _follow_up(act: Act, ticket: Ticket, timer: Timer) -> None:
    task = await FollowUp.get(id=timer.subject_id)
    event = await _record(act, ticket, timer, FollowUpDue(follow_up_id=task.id, reason=task.kind))
    await tell_people(act, "follow_up_due", ticket, await people_of(SupportLevel.N3, ticket), event)


async def _follow_up_left(act: Act, ticket: Ticket, timer: Timer) -> None:
    task = await FollowUp.get(id=timer.subject_id)
    event = await _record(act, ticket, timer, FollowUpLeft(follow_up_id=task.id, reason=task.kind))
    await tell_people(
        act, "follow_up_left", ticket, await people_of(SupportLevel.N4, ticket), event
    )


RINGS: Mapping[TimerKind, Ring] = {
    TimerKind.ASSIGN: _assign,
    TimerKind.UNASSIGNED: _unassigned,
    TimerKind.UNANSWERED: _unanswered,
    TimerKind.UPDATE: _update,
    TimerKind.THIRD_PARTY: _third_party,
    TimerKind.LONG_PAUSE: _long_pause,
    TimerKind.CONFIRMATION: _confirmation,
    TimerKind.SURVEY: _survey,
    TimerKind.FOLLOW_UP: _follow_up,
    TimerKind.FOLLOW_UP_LEFT: _follow_up_left,
}


async def _record(act: Act, ticket: Ticket, timer: Timer, fact: TicketEvent) -> Event:
    return await act.record(ticket, fact, unique_key=unique_key(ticket, timer.key))

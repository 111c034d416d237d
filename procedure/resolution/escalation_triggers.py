"""What of a clock, or of the work on it, calls the matrix of escalation into action (4.3.3)."""

from __future__ import annotations

from collections.abc import Mapping

from models.conversation import Event
from models.people import Person
from models.tickets import Responder, Ticket
from models.vocabulary import LEVEL_OF_ROLE, ClockName, Complexity, Status, SupportLevel, Trigger
from procedure.core.act import Act
from procedure.resolution.escalation_calls import count_calls_anew, react
from procedure.service_levels import promises
from procedure.service_levels.clocks import ClockReading, read_clocks
from procedure.service_levels.policies.escalation_matrix import CUSTOMER

WITHOUT_N2, IMMINENT, MISSED, OVERRUN = 50, 75, 100, 150
TRIGGERS: Mapping[tuple[ClockName, int], Trigger] = {
    (ClockName.FIRST_RESPONSE, IMMINENT): Trigger.FIRST_RESPONSE_IMMINENT,
    (ClockName.FIRST_RESPONSE, MISSED): Trigger.FIRST_RESPONSE_MISSED,
    (ClockName.RESOLUTION, WITHOUT_N2): Trigger.RESOLUTION_WITHOUT_N2,
    (ClockName.RESOLUTION, IMMINENT): Trigger.RESOLUTION_IMMINENT,
    (ClockName.RESOLUTION, MISSED): Trigger.RESOLUTION_MISSED,
    (ClockName.RESOLUTION, OVERRUN): Trigger.RESOLUTION_OVERRUN,
}
HARD = frozenset({Complexity.C3, Complexity.C4})


async def follow_matrix(
    act: Act,
    ticket: Ticket,
    clock: ClockName,
    percent: int,
    event: Event,
    *,
    besides: str | None = None,
) -> None:
    """What the matrix says to do about a clock that has reached `percent` of its target.

    Clause: SGC-SAC-001 4.3.3
    Records, Notifies: as `react`
    """
    trigger = TRIGGERS.get((clock, percent))
    if trigger is Trigger.RESOLUTION_WITHOUT_N2 and not await _needs_n2(ticket):
        return
    if trigger is not None:
        await react(act, ticket, trigger, event, clock=clock, besides=besides)


async def weigh_anew(act: Act, ticket: Ticket, event: Event) -> None:
    """The work goes on after a solution: what the clock has reached by then counts again, and whom
    the solution sent away is called again. The customer, who was told then, is not told twice.

    Clause: SGC-SAC-001 4.3.3
    Records, Notifies: as `react`
    """
    await count_calls_anew(act, ticket)
    reached = _reached(await _resolution(act, ticket))
    if reached:
        await follow_matrix(act, ticket, ClockName.RESOLUTION, reached[-1], event, besides=CUSTOMER)


async def weigh_complexity(act: Act, ticket: Ticket, event: Event) -> None:
    """A request that turns out to be hard when half of its time is gone needs the technical team at
    once.

    Clause: SGC-SAC-001 4.3.3
    Records, Notifies: as `react`
    """
    if ticket.complexity not in HARD or ticket.status is Status.RESOLVED:
        return
    if _reached(await _resolution(act, ticket)):
        await follow_matrix(act, ticket, ClockName.RESOLUTION, WITHOUT_N2, event)


async def _resolution(act: Act, ticket: Ticket) -> ClockReading:
    facts = await promises.facts_on(ticket)
    return read_clocks(facts, act.policies.book, act.now).resolution


def _reached(reading: ClockReading) -> list[int]:
    """The thresholds of the matrix that the clock has passed, the highest last."""
    return [
        percent
        for clock, percent in TRIGGERS
        if clock is reading.clock and reading.fraction * 100 >= percent
    ]


async def _needs_n2(ticket: Ticket) -> bool:
    """Whether it is a hard one on which nobody of the technical team, or above, works."""
    if ticket.complexity not in HARD:
        return False
    joined = await Responder.filter(ticket_id=ticket.id)
    at_work = [responder.person_id for responder in joined] + [ticket.assignee_id]
    people = await Person.filter(id__in=[each for each in at_work if each is not None], active=True)
    return all(LEVEL_OF_ROLE[person.role] < SupportLevel.N2 for person in people)

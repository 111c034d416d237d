"""Every timer of a ticket, as a pure function of what is on record; none is kept but the nearest,
as a job.

A timer has rung when an event with its key stands on the chain. So nothing rings twice, and a job
that was lost, or done twice, changes nothing: whoever looks next finds the same timers due.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import isqrt

from models.tickets import Ticket
from models.vocabulary import (
    ENDED,
    OPEN,
    TASKS_AFTER_CLOSING,
    ClockName,
    FollowUpKind,
    Status,
    SupportLevel,
)
from procedure.service_levels.clocks import (
    Calendar,
    ClockReading,
    Fact,
    FactKind,
    IntervalKind,
    read_clocks,
    thresholds,
)
from procedure.service_levels.policies import ClosingPolicy, Policies

TICK = timedelta(milliseconds=1)
"""A promise is kept up to its last millisecond: what is due at an instant rings after it."""
UNDER_WAY = frozenset({Status.REGISTERED, Status.CLASSIFIED, Status.ASSIGNED, Status.IN_PROGRESS})
TOLD_OF = UNDER_WAY | {Status.WAITING_THIRD_PARTY}
UNOWNED = frozenset({Status.REGISTERED, Status.CLASSIFIED})
REMINDERS_TO_CONFIRM = (2, 4)  # working days after a solution was proposed (RULES 3)
CALLED_TO_CONFIRM = 5
REMINDERS_TO_RATE = (timedelta(days=3), timedelta(days=7))
LONG_PAUSE = timedelta(days=5)  # working days, over all pauses (RULES 4.4)
RETRY = timedelta(minutes=10)


class TimerKind(StrEnum):
    THRESHOLD = "THRESHOLD"
    ASSIGN = "ASSIGN"
    UNASSIGNED = "UNASSIGNED"
    UNANSWERED = "UNANSWERED"
    UPDATE = "UPDATE"
    THIRD_PARTY = "THIRD_PARTY"
    LONG_PAUSE = "LONG_PAUSE"
    CONFIRMATION = "CONFIRMATION"
    SURVEY = "SURVEY"
    FOLLOW_UP = "FOLLOW_UP"
    FOLLOW_UP_LEFT = "FOLLOW_UP_LEFT"


@dataclass(frozen=True, slots=True)
class Timer:
    """`number`: a percent, a working day, an attempt.
    `subject_id`: the escalation, follow-up or resolution it is about.
    """

    at: datetime
    key: str
    kind: TimerKind
    number: int = 0
    subject_id: int = 0
    clock: ClockName | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """An escalation that nobody acknowledged yet."""

    id: int
    level: SupportLevel
    acknowledge_by: datetime


@dataclass(frozen=True, slots=True)
class Task:
    """A follow-up that nobody did yet."""

    id: int
    kind: FollowUpKind
    due_at: datetime


@dataclass(frozen=True)
class Clockwork:
    """What the timers of a ticket follow from. `rung` are the keys on its chain; `solution_id` the
    last one proposed, and `rated` whether the customer rated it; `given_out` whether the ranking
    assigns in its area.
    """

    ticket: Ticket
    facts: Sequence[Fact]
    rung: frozenset[str]
    policies: Policies
    now: datetime
    calls: Sequence[Call] = ()
    tasks: Sequence[Task] = ()
    solution_id: int | None = None
    rated: bool = False
    given_out: bool = False

    @property
    def closing(self) -> ClosingPolicy:
        """The policy of closing that the ticket was promised under."""
        return self.policies.closings[self.ticket.closing_revision]

    @property
    def calendar(self) -> Calendar:
        """The calendar of the ticket's priority, under the levels that it was promised."""
        return self.policies.book[self.ticket.levels_revision].calendar(self.ticket.priority)


def next_timer(work: Clockwork) -> datetime | None:
    """The instant at which something happens next by the clock, already past when it should have;
    None if nothing is to come.
    """
    waiting = [timer.at for timer in timers(work) if timer.key not in work.rung]
    return min(waiting) + TICK if waiting else None


def due(work: Clockwork) -> list[Timer]:
    """What has to ring now, in the order in which it was due."""
    waiting = [
        timer for timer in timers(work) if timer.key not in work.rung and timer.at < work.now
    ]
    return sorted(waiting, key=lambda timer: (timer.at, timer.number))


def timers(work: Clockwork) -> Iterator[Timer]:
    """Those that have rung, those that are due, and of every kind those that are next."""
    clocks = read_clocks(work.facts, work.policies.book, work.now)
    for reading in (clocks.first_response, clocks.resolution):
        yield from _thresholds(reading)
    yield from _tasks(work)
    if work.ticket.status in ENDED:
        yield from _rating(work)
        return
    yield from _assigning(work)
    yield from _calls(work)
    yield from _updates(work)
    yield from _waiting(work, clocks.resolution)
    yield from _confirming(work)


def _thresholds(reading: ClockReading) -> Iterator[Timer]:
    promise = len(reading.promises)
    for threshold in thresholds(reading):
        yield Timer(
            at=threshold.at,
            key=f"{reading.clock}:{promise}:{threshold.percent}",
            kind=TimerKind.THRESHOLD,
            number=threshold.percent,
            subject_id=promise,
            clock=reading.clock,
        )


def _assigning(work: Clockwork) -> Iterator[Timer]:
    """Given out at once where the ranking assigns, tried again ever less often; too long without an
    owner, told.
    """
    ticket = work.ticket
    if ticket.assignee_id is not None or ticket.status not in UNOWNED:
        return
    matrix = work.policies.escalations[ticket.escalation_revision]
    if ticket.priority in matrix.unassigned:
        at = work.calendar.add(ticket.recorded_at, matrix.unassigned[ticket.priority])
        yield Timer(at, "UNASSIGNED", TimerKind.UNASSIGNED)
    if work.given_out and ticket.status is Status.CLASSIFIED:
        made = isqrt(max((work.now - ticket.status_since) // RETRY, 0))
        for attempt in (made, made + 1):
            key = f"ASSIGN:{ticket.status_event_id}:{attempt}"
            at = ticket.status_since + RETRY * attempt**2 - TICK
            yield Timer(at, key, TimerKind.ASSIGN, number=attempt)


def _calls(work: Clockwork) -> Iterator[Timer]:
    if work.ticket.status is Status.RESOLVED:
        return
    for call in work.calls:
        key = f"UNANSWERED:{call.id}"
        yield Timer(call.acknowledge_by, key, TimerKind.UNANSWERED, subject_id=call.id)


def _updates(work: Clockwork) -> Iterator[Timer]:
    """Counted from the last public word of the desk; a customer who is asked, or has a solution,
    knows enough.
    """
    every = work.policies.escalations[work.ticket.escalation_revision].updates.get(
        work.ticket.priority
    )
    if every is None or work.ticket.status not in TOLD_OF:
        return
    said = [fact for fact in work.facts if fact.kind in (FactKind.RESPONDED, FactKind.ASKED)]
    since, seq = (said[-1].at, said[-1].seq) if said else (work.ticket.occurred_at, 1)
    passed = work.calendar.elapsed(since, work.now) // every
    for number in {passed, passed + 1} - {0}:
        at = work.calendar.add(since, every * number)
        yield Timer(at, f"UPDATE:{seq}:{number}", TimerKind.UPDATE, number=number)


def _waiting(work: Clockwork, resolution: ClockReading) -> Iterator[Timer]:
    ticket = work.ticket
    if ticket.status is Status.WAITING_THIRD_PARTY and ticket.expected_at is not None:
        key = f"THIRD_PARTY:{ticket.status_event_id}"
        yield Timer(ticket.expected_at, key, TimerKind.THIRD_PARTY)
    if resolution.paused_since is not None:
        yield from _long_pause(work, resolution.paused_since, resolution)


def _long_pause(work: Clockwork, since: datetime, resolution: ClockReading) -> Iterator[Timer]:
    """When all pauses together have lasted too long, and each time that they have again."""
    calendar = work.closing.whole_days
    before = sum(
        (
            calendar.elapsed(each.start, each.end)
            for each in resolution.intervals
            if each.kind is IntervalKind.PAUSED and each.end is not None
        ),
        timedelta(),
    )
    at = calendar.add(since, LONG_PAUSE - before % LONG_PAUSE)
    yield Timer(at, f"LONG_PAUSE:{work.ticket.status_event_id}", TimerKind.LONG_PAUSE)


def _confirming(work: Clockwork) -> Iterator[Timer]:
    """A solution that nobody answers: reminded of twice, then somebody calls (RULES 3)."""
    ticket = work.ticket
    if ticket.status is not Status.RESOLVED or work.solution_id is None:
        return
    reminders = [
        Timer(
            at=work.closing.after_working_days(ticket.status_since, days),
            key=f"CONFIRM:{work.solution_id}:{days}",
            kind=TimerKind.CONFIRMATION,
            number=days,
            subject_id=work.solution_id,
        )
        for days in (*REMINDERS_TO_CONFIRM, CALLED_TO_CONFIRM)
    ]
    yield from _not_overtaken(reminders, work.now)


def _rests(ticket: Ticket, task: Task) -> bool:
    """Whether there is nothing to do now: `waiting_tasks` says the same of rows."""
    if task.kind in TASKS_AFTER_CLOSING:
        return ticket.status in OPEN or ticket.status is Status.MERGED
    if task.kind is FollowUpKind.UNCONFIRMED:
        return ticket.status is not Status.RESOLVED
    return ticket.status is Status.MERGED


def _rating(work: Clockwork) -> Iterator[Timer]:
    closed_at = work.ticket.closed_at
    if (
        work.ticket.status is not Status.CLOSED
        or closed_at is None
        or work.rated
        or work.solution_id is None
    ):
        return
    reminders = [
        Timer(
            at=closed_at + after,
            key=f"SURVEY:{work.solution_id}:{number}",
            kind=TimerKind.SURVEY,
            number=number,
            subject_id=work.solution_id,
        )
        for number, after in enumerate(REMINDERS_TO_RATE, 1)
    ]
    yield from _not_overtaken(reminders, work.now)


def _not_overtaken(reminders: Sequence[Timer], now: datetime) -> Iterator[Timer]:
    """After a long silence of the machine nobody is reminded twice at once."""
    passed = [reminder for reminder in reminders if reminder.at < now]
    yield from passed[-1:]
    yield from (reminder for reminder in reminders if reminder.at >= now)


def _tasks(work: Clockwork) -> Iterator[Timer]:
    """Told on its day; left alone for a working day after it, the manager is told (RULES 6)."""
    for task in work.tasks:
        if _rests(work.ticket, task):
            continue
        key = f"FOLLOW_UP:{task.id}:{task.due_at:%Y%m%dT%H%M}"
        left_at = work.closing.after_working_days(task.due_at, 1)
        yield Timer(task.due_at, key, TimerKind.FOLLOW_UP, subject_id=task.id)
        yield Timer(left_at, f"{key}:LEFT", TimerKind.FOLLOW_UP_LEFT, subject_id=task.id)

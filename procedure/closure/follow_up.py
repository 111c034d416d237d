"""4.4.4: what is owed to a customer after the end: dated tasks, each of them recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from models.analyzer import fold
from models.closure import FollowUp
from models.columns import to_millisecond
from models.conversation import Event
from models.database import rows
from models.sql import Params
from models.tickets import Ticket
from models.vocabulary import TASKS_AFTER_CLOSING, FollowUpKind, Priority
from procedure.complaints.register import complaint_of
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import FollowedUp, FollowUpScheduled
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import required
from procedure.core.visibility import doable_tasks
from procedure.resolution.conversation import keep_reason

SOON, LATER = timedelta(days=3), timedelta(days=15)
COMPLAINT_WORKING_DAYS = 5
RECURRENCE, OCCURRENCES = timedelta(days=30), 3


async def schedule_after_closing(act: Act, ticket: Ticket) -> None:
    """A critical, recurrent or complaining ticket is looked after once it is closed.

    Closed again, what is still open is dated anew; the same day is never owed twice.

    Clause: SGC-SAC-001 4.4.4
    Records: FollowUpScheduled
    """
    pending = await FollowUp.filter(
        ticket_id=ticket.id, kind__in=[kind.value for kind in TASKS_AFTER_CLOSING], done_at=None
    ).order_by("id")
    for due_at, kind in sorted((await _owed(act, ticket)).items()):
        follow_up = pending.pop(0) if pending else FollowUp(ticket_id=ticket.id)
        follow_up.kind, follow_up.due_at = kind, due_at
        await _schedule(act, ticket, follow_up)


async def open_once(
    act: Act, ticket: Ticket, kind: FollowUpKind, *, unique_key: str | None = None
) -> None:
    """A task for the lead within one working day; one of that kind that is still to be done is
    dated anew by a timer, whose `unique_key` stands on the chain for it.
    """
    pending = await FollowUp.get_or_none(ticket_id=ticket.id, kind=kind, done_at=None)
    if pending is not None and unique_key is None:
        return
    task = pending or FollowUp(ticket_id=ticket.id, kind=kind)
    task.due_at = act.policies.closings[ticket.closing_revision].after_working_days(act.now, 1)
    await _schedule(act, ticket, task, unique_key)


async def follow_up(act: Act, ticket: Ticket, *, follow_up_id: int, outcome: str | None) -> Event:
    """What was owed to the customer after the end is done, and it is known what came of it.

    Clause: SGC-SAC-001 4.4.4
    Refuses: NOT_ALLOWED (also: a lead's task, by who does not lead or whom it concerns),
      COMPLAINED_ABOUT, NOT_FOUND (not of this ticket), ALREADY_DONE, REQUIRED
      (outcome), TOO_LONG
    Records: FollowedUp
    """
    await act.require(Verb.FOLLOW_UP, ticket)
    task = await FollowUp.get_or_none(id=follow_up_id, ticket_id=ticket.id)
    if task is None:
        raise Refusal(Code.NOT_FOUND, "follow_up_id", clause="4.4.4")
    if task.done_at is not None:
        raise Refusal(Code.ALREADY_DONE, "follow_up_id", clause="4.4.4")
    if not await _may_do(act, task):
        raise Refusal(Code.NOT_ALLOWED, "follow_up_id", clause="4.4.4")
    task.outcome = required(outcome, "outcome", clause="4.4.4")
    task.done_at, task.done_by_id = act.now, act.actor.person_id
    await task.save()
    message = await keep_reason(act, ticket, task.outcome)
    return await act.record(
        ticket, FollowedUp(follow_up_id=task.id, reason=task.kind), message=message
    )


async def _may_do(act: Act, task: FollowUp) -> bool:
    params = Params()
    sql = f"SELECT f.id FROM follow_up f WHERE f.id = {params.add(task.id)}"
    return bool(await rows(f"{sql} AND {doable_tasks(act.actor, params)}", params))


async def is_recurrent(ticket: Ticket, now: datetime) -> bool:
    """Whether the same organization, area and cause came three times in thirty days (RULES 1)."""
    if ticket.organization_id is None or ticket.area_id is None:
        return False
    found = await rows(
        "SELECT t.id, r.cause FROM resolution r JOIN ticket t ON t.id = r.ticket_id WHERE"
        " t.organization_id = $1 AND t.area_id = $2 AND r.rejected_at IS NULL AND r.resolved_at >"
        " $3 ORDER BY r.id",
        [ticket.organization_id, ticket.area_id, to_millisecond(now - RECURRENCE)],
    )
    mine = {same_words(row["cause"]) for row in found if row["id"] == ticket.id}
    return len({row["id"] for row in found if same_words(row["cause"]) in mine}) >= OCCURRENCES


def same_words(cause: str) -> str:
    """The cause without what people write differently: case, accents and blanks."""
    return " ".join(fold(cause).split())


async def _owed(act: Act, ticket: Ticket) -> dict[datetime, FollowUpKind]:
    owed: dict[datetime, FollowUpKind] = {}
    if await complaint_of(ticket):
        closing = act.policies.closings[ticket.closing_revision]
        working = closing.after_working_days(act.now, COMPLAINT_WORKING_DAYS)
        _owe(owed, FollowUpKind.COMPLAINT, (working, act.now + LATER))
    if ticket.priority is Priority.CRITICAL:
        _owe(owed, FollowUpKind.CRITICAL, (act.now + SOON, act.now + LATER))
    elif await is_recurrent(ticket, act.now):
        _owe(owed, FollowUpKind.RECURRENT, (act.now + SOON, act.now + LATER))
    return owed


def _owe(owed: dict[datetime, FollowUpKind], kind: FollowUpKind, dates: Iterable[datetime]) -> None:
    for date in dates:
        owed.setdefault(date, kind)


async def _schedule(
    act: Act, ticket: Ticket, follow_up: FollowUp, unique_key: str | None = None
) -> None:
    await follow_up.save()
    await act.record(
        ticket,
        FollowUpScheduled(
            follow_up_id=follow_up.id, reason=follow_up.kind, due_at=follow_up.due_at
        ),
        unique_key=unique_key,
    )

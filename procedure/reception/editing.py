"""4.1.3: what a request says is corrected, and what it said before stays on record."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from models.conversation import Event, Message
from models.edits import TicketEdit
from models.tickets import Ticket
from models.vocabulary import ComplaintSubject, MessageKind
from procedure.complaints.register import complaint_of
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import Edited
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import LINE, SUBJECT, optional, required
from procedure.reception import request_types
from procedure.resolution.conversation import add_message, make_findable


async def edit(
    act: Act,
    ticket: Ticket,
    *,
    subject: str | None = None,
    details: Mapping[str, str | None] | None = None,
    custom: Mapping[str, str | None] | None = None,
    reason: str | None = None,
) -> Event:
    """The subject, the fields of its type and the custom ones that it was asked say what they
    should; what is left out stays. Whoever asked corrects them until staff have confirmed the type,
    staff at any time with a reason that everybody reads. The row of a complaint follows.

    Clause: SGC-SAC-001 4.1.3
    Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE, CONFIRMED_ALREADY, REQUIRED,
      TOO_LONG, INVALID, ALREADY_DONE (nothing changes)
    Records: Edited
    """
    await act.require(Verb.EDIT, ticket)
    if ticket.classified and not act.actor.is_staff:
        raise Refusal(Code.CONFIRMED_ALREADY, clause="4.1.3")
    before, after = text_of(ticket), _corrected(act, ticket, subject, details, custom)
    why = _reason(act, reason)
    changed = _changed(before, after)
    if not changed:
        raise Refusal(Code.ALREADY_DONE, clause="4.1.3")
    ticket.subject = after.pop("subject")
    ticket.details = request_types.as_text(after)
    await _correct_complaint(ticket, after)
    message = await add_message(act, ticket, why, kind=MessageKind.REASON) if why else None
    await make_findable(ticket)
    await keep_former(act, ticket, before, text_of(ticket), message)
    return await act.record(ticket, Edited(changed=" ".join(changed)), message=message)


def text_of(ticket: Ticket) -> dict[str, str]:
    """The subject and the fields of its type, by their names, and the custom ones by their keys."""
    return {"subject": ticket.subject, **orjson.loads(ticket.details)}


async def keep_former(
    act: Act,
    ticket: Ticket,
    before: Mapping[str, str],
    after: Mapping[str, str],
    reason: Message | None = None,
) -> None:
    """What each field that says something else now said before stays on record."""
    await TicketEdit.bulk_create(
        TicketEdit(
            ticket_id=ticket.id,
            field=name,
            before=before.get(name),
            edited_by_id=act.actor.person_id,
            edited_at=act.now,
            reason_id=reason.id if reason else None,
        )
        for name in _changed(before, after)
    )


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    return [name for name in {**before, **after} if before.get(name) != after.get(name)]


def _corrected(
    act: Act,
    ticket: Ticket,
    subject: str | None,
    details: Mapping[str, str | None] | None,
    custom: Mapping[str, str | None] | None,
) -> dict[str, str]:
    """All that it says afterwards."""
    text = text_of(ticket)
    if details is not None or custom is not None:
        asked = act.policies.asked[ticket.fields_revision]
        said = request_types.said_anew(ticket, ticket.type, asked, details, custom)
        text = {"subject": ticket.subject, **said}
    if subject is not None:
        text["subject"] = required(subject, "subject", SUBJECT, clause="4.1.3")
    return text


def _reason(act: Act, reason: str | None) -> str | None:
    """Staff owe one; whoever asked may say one."""
    if act.actor.is_staff:
        return required(reason, "reason", LINE, clause="4.1.3")
    return optional(reason, "reason", LINE)


async def _correct_complaint(ticket: Ticket, details: Mapping[str, str]) -> None:
    complaint = await complaint_of(ticket)
    if complaint is None or "remedy_sought" not in details:
        return
    complaint.subject = ComplaintSubject(details["about"])
    complaint.remedy_sought = details["remedy_sought"]
    await complaint.save()

"""What each kind of act answers."""

from __future__ import annotations

from api.acting.idempotency import Done
from api.acting.payloads import Call, part, payload, row_of
from api.conversation.types import Event
from api.drafts.sealed import draft_at
from api.drafts.types import Draft
from api.gateway.context import Context
from api.jobs.types import Job
from api.knowledge.types import Article
from api.mail.types import InboundMail
from api.people.record import DeskEvent
from api.people.types import Client, Invitation, Organization, Person, Viewer
from api.people.viewer import viewer
from api.policies.reading import holidays
from api.policies.types import Absence, Holiday, PolicyRevision
from api.reading.query_fields import printable
from api.reading.selection import Selected
from api.tickets.outcomes import Survey
from api.tickets.saved_replies import SavedReply
from api.tickets.tags import Tag
from api.tickets.types import Ticket
from models.database import rows
from procedure.service_levels import policies


async def _recorded(call: Call, field: Selected, done: Done) -> object:
    return await row_of(Event, call, field, done.event_id)


async def _recorded_for_desk(call: Call, field: Selected, done: Done) -> object:
    return await row_of(DeskEvent, call, field, done.event_id)


async def _last_survey(call: Call, field: Selected, done: Done) -> object:
    sql = "SELECT id FROM survey WHERE ticket_id = $1 ORDER BY id DESC LIMIT 1"
    [last] = await rows(sql, [done.object_id])
    return await row_of(Survey, call, field, last["id"])


async def _caller(call: Call, field: Selected, _done: Done) -> object:
    return await viewer(call.context, field)


async def _of_that_year(call: Call, field: Selected, _done: Done) -> object:
    told = call.field.arguments().get("input")
    if told is None:
        return None
    year = str(told.get("year") or told["day"].year)
    return await holidays(call.context, field, told["country"], year)


async def _at_that_place(call: Call, _field: Selected, _done: Done) -> object:
    return await draft_at(call.context, printable(call.field.arguments()["place"]))


async def _look_again(context: Context) -> None:
    """What was in force when the act began may be so no more."""
    context.adopt(await policies.in_force(context.now))


TICKET = part(
    Ticket,
    "The ticket as it is now; none when refused, except for a key used again: then what its first"
    " call made.",
)
EVENT = part(Event, "The event that was recorded.", _recorded)

DESK_EVENT = part(
    DeskEvent,
    "The event on the desk's own record; none for hours and absences, which leave none.",
    _recorded_for_desk,
)

TicketPayload = payload("What an act on a ticket answers.", ticket=TICKET, event=EVENT)
SurveyPayload = payload(
    "What answering the survey answers.",
    survey=part(Survey, "The answer as it is kept.", _last_survey),
    ticket=part(Ticket, "The ticket as it is now."),
    event=EVENT,
)
ArticlePayload = payload(
    "What an act on an article answers.", article=part(Article, "The article as it is now.")
)
TagPayload = payload("What an act on a tag answers.", tag=part(Tag, "The tag as it is now."))
SavedReplyPayload = payload(
    "What an act on a saved reply answers.",
    saved_reply=part(SavedReply, "The saved reply as it is now."),
)
ViewerPayload = payload(
    "What changing one's preferences answers.",
    viewer=part(Viewer, "The caller as they are now.", _caller),
)
PolicyPayload = payload(
    "What an act on a policy answers.",
    first=_look_again,
    policy=part(PolicyRevision, "The revision as it is now."),
)
HolidaysPayload = payload(
    "What an act on holidays answers.",
    holidays=part(
        list[Holiday], "Those of the country and year; none when one was removed.", _of_that_year
    ),
)
PersonPayload = payload(
    "What an act on a person answers.",
    person=part(Person, "The person as they are now."),
    desk_event=DESK_EVENT,
)
InvitationPayload = payload(
    "What an act on an invitation answers.",
    invitation=part(Invitation, "The invitation as it is now."),
    desk_event=DESK_EVENT,
)
OrganizationPayload = payload(
    "What an act on a company answers.",
    organization=part(Organization, "The company as it is now."),
    desk_event=DESK_EVENT,
)
ClientPayload = payload(
    "What an act on a partner's system answers.",
    client=part(Client, "The system as it is now."),
    desk_event=DESK_EVENT,
)
AbsencePayload = payload(
    "What an act on an absence answers.", absence=part(Absence, "The absence as it is now.")
)
InboundMailPayload = payload(
    "What an act on a message that came in answers.",
    inbound_mail=part(InboundMail, "The message as it stands now."),
)
JobPayload = payload("What an act on a job answers.", job=part(Job, "The job as it is now."))
DraftPayload = payload(
    "What keeping or throwing away a draft answers.",
    draft=part(Draft, "The draft that stands now; none once it is thrown away.", _at_that_place),
)

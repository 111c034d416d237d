"""Shortcuts of the tests: an act at a fixed hour, a ticket in any state by real acts, refusals that
change nothing.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import orjson
import pytest
from obstore.store import MemoryStore
from tortoise.context import get_current_context

from models.attachments import Attachment
from models.complaints import Complaint
from models.conversation import Event, Message
from models.database import rows
from models.files.receiving import Files
from models.files.scanning import Scanner
from models.files.store import Store
from models.jobs import Job
from models.tickets import Ticket
from models.vocabulary import Affects, Channel, Complexity, Needed, Status, TicketType
from procedure.assignment.assigning import analyze, assign, take
from procedure.closure.confirming import close
from procedure.closure.withdrawal import withdraw
from procedure.complaints.handling import name_complained_about
from procedure.core.act import Act
from procedure.core.actor import Actor
from procedure.core.refusals import Code, Refusal
from procedure.people.requesters import Requester
from procedure.reception.classification import classify, prioritize
from procedure.reception.merging import merge
from procedure.reception.registration import Request, register
from procedure.resolution.attachments import upload
from procedure.resolution.knowledge import consult_knowledge
from procedure.resolution.reply import reply
from procedure.resolution.resolving import resolve
from procedure.resolution.waiting import ask_customer, wait_for_third_party
from tests.cast import NOON, Desk

Verb = Callable[..., Awaitable[Any]]

DETAILS: dict[TicketType, dict[str, str | None]] = {
    TicketType.INCIDENT: {
        "what_fails": "La factura no se timbra",
        "since_when": "Desde ayer",
        "error_text": "E-301",
        "environment": "Producción",
    },
    TicketType.INQUIRY: {"question": "¿Cómo descargo el estado de cuenta?"},
    TicketType.COMPLAINT: {
        "about": "SERVICE",
        "what_happened": "Nadie contestó en dos días",
        "remedy_sought": "Una disculpa y un plazo",
    },
    TicketType.CHANGE_REQUEST: {
        "what": "Otro formato de reporte",
        "why": "Auditoría",
        "needed_by": "2026-04-01",
        "approver": "Elena Duarte",
    },
}


@asynccontextmanager
async def act(
    by: Actor, *, at: datetime = NOON, channel: Channel | None = None
) -> AsyncIterator[Act]:
    """One act by somebody, at noon unless told, by the channel they usually use."""
    async with Act.begin(by, now=at, channel=channel or usual_channel(by)) as opened:
        yield opened


async def perform(
    by: Actor,
    verb: Verb,
    ticket: Ticket,
    *,
    at: datetime = NOON,
    channel: Channel | None = None,
    **told: Any,
) -> Any:
    """One act of one verb on the ticket as the database has it; what the act answers."""
    async with act(by, at=at, channel=channel) as opened:
        return await verb(opened, await opened.ticket(ticket.id), **told)


def usual_channel(by: Actor) -> Channel:
    if by.is_partner:
        return Channel.API
    return Channel.PHONE if by.is_staff else Channel.PORTAL


def a_request(kind: TicketType = TicketType.INCIDENT, **changes: Any) -> Request:
    """A complete request by the portal: medium impact and urgency, so medium priority."""
    request = Request(
        type=kind,
        subject="No se timbra la factura",
        description="Al timbrar la factura 8812 sale un error.",
        affects=Affects.MY_TEAM,
        needed=Needed.THIS_WEEK,
        channel=Channel.PORTAL,
        details=DETAILS[kind],
    )
    return replace(request, **changes)


async def a_registered_ticket(
    by: Actor,
    kind: TicketType = TicketType.INCIDENT,
    *,
    at: datetime = NOON,
    **changes: Any,
) -> Ticket:
    """By a customer for themself; staff and partners say for whom:
    `requester=somebody(desk.ana)`.
    """
    async with act(by, at=at) as opened:
        changes.setdefault("channel", usual_channel(by))
        ticket, _ = await register(opened, a_request(kind, **changes))
    return ticket


async def a_ticket(
    desk: Desk,
    status: Status = Status.REGISTERED,
    *,
    kind: TicketType = TicketType.INCIDENT,
    by: Actor | None = None,
    owner: Actor | None = None,
    complexity: Complexity = Complexity.C1,
    area: str = "SUPPORT",
    at: datetime = NOON,
    **changes: Any,
) -> Ticket:
    """Ana's request (or of `by`), brought to its state by real acts of Laura (or of `owner`), all
    at one instant.
    """
    asks, works = by or desk.ana, owner or desk.laura
    ticket = await a_registered_ticket(asks, kind, at=at, **changes)
    if status not in AT_ONCE:
        answers: dict[str, Any] = {
            "impact": ticket.impact,
            "urgency": ticket.urgency,
            "reason": None,
        }
        await perform(works, classify, ticket, at=at, type=kind, area_id=desk.area(area))
        await perform(works, prioritize, ticket, at=at, **answers)
        await perform(works, analyze, ticket, at=at, complexity=complexity)
        await settle_whom_it_is_about(desk, ticket, works, at)
    for verb, who, told in await _last_steps(desk, status, works, ticket):
        await perform(who, verb, ticket, at=at, **told)
    return await fresh(ticket)


SOLUTION: dict[str, Any] = {
    "cause": "Sello vencido",
    "actions": "Se renovó el sello",
    "solution": "Ya puede timbrar; el sello se renovó.",
}
FAR_AHEAD = NOON + timedelta(days=3650)
CALLED = "Llamó Ana a las 12:00 y dijo que ya timbra"
AT_ONCE = frozenset({Status.REGISTERED, Status.WITHDRAWN, Status.MERGED})
Step = tuple[Verb, Actor, dict[str, Any]]


async def settle_whom_it_is_about(
    desk: Desk, ticket: Ticket, works: Actor, at: datetime = NOON
) -> None:
    """A lead says that a complaint is about whom its writer named: others than leads may own it."""
    complaint = await Complaint.get_or_none(ticket_id=ticket.id)
    if complaint is not None and not works.leads:
        about = complaint.about_id
        await perform(desk.lucia, name_complained_about, ticket, at=at, person_id=about)


async def _last_steps(desk: Desk, status: Status, works: Actor, ticket: Ticket) -> list[Step]:
    resolving: list[Step] = [
        (take, works, {}),
        (consult_knowledge, works, {"terms": "timbrar"}),
        (reply, works, {"body": "Lo estamos revisando."}),
        (resolve, works, SOLUTION),
    ]
    match status:
        case Status.ASSIGNED:
            return [(assign, desk.lucia, {"person_id": works.person_id})]
        case Status.IN_PROGRESS:
            return resolving[:1]
        case Status.WAITING_CUSTOMER:
            return [*resolving[:1], (ask_customer, works, {"body": "¿Qué folio?"})]
        case Status.WAITING_THIRD_PARTY:
            told = {"who": "SAT", "reference": "F-1", "expected_at": FAR_AHEAD}
            return [*resolving[:1], (wait_for_third_party, works, told)]
        case Status.RESOLVED:
            return resolving
        case Status.CLOSED:
            return [*resolving, (close, desk.lucia, {"evidence": CALLED})]
        case Status.WITHDRAWN:
            return [(withdraw, desk.lucia, {"reason": "Llamó para retirarla"})]
        case Status.MERGED:
            again = Requester(id=ticket.requester_id)
            survivor = await a_registered_ticket(desk.lucia, at=ticket.recorded_at, requester=again)
            return [(merge, desk.lucia, {"into_id": survivor.id})]
        case _:
            return []


def somebody(person: Actor) -> Requester:
    return Requester(id=person.person_id)


FILES = Files(Store(MemoryStore()), Scanner(""))


async def an_upload(
    by: Actor, body: bytes = b"folio 8812", *, name: str = "registro.txt", at: datetime = NOON
) -> Attachment:
    """A file of somebody's that waits to be claimed."""
    return await upload(
        FILES, by, name=name, source=BytesIO(body), now=at, channel=usual_channel(by)
    )


async def events_of(ticket: Ticket) -> list[str]:
    return [event.kind for event in await Event.filter(ticket_id=ticket.id).order_by("seq")]


async def messages_of(ticket: Ticket) -> list[Message]:
    return await Message.filter(ticket_id=ticket.id).order_by("id")


async def notices() -> list[tuple[str, int]]:
    """What leaves by mail, and to whom, in order."""
    payloads = [orjson.loads(job.payload) for job in await Job.filter(kind="mail").order_by("id")]
    return [(told["notice"], told["person_id"]) for told in payloads]


async def fresh(ticket: Ticket) -> Ticket:
    """The row as the database has it."""
    return await Ticket.get(id=ticket.id)


# Denials


@contextmanager
def refusal(code: Code, *, field: str | None = None, clause: str | None = None) -> Iterator[None]:
    """The act is refused for this reason; field and clause are compared when told."""
    with pytest.raises(Refusal) as raised:
        yield
    refused = raised.value
    assert refused.code is code
    assert field in (None, refused.field)
    assert clause in (None, refused.clause)


@asynccontextmanager
async def nothing_changes(*, besides: Collection[str] = ()) -> AsyncIterator[None]:
    """No row of any table, events and jobs among them, is other than before."""
    before = await everything(besides)
    yield
    assert await everything(besides) == before


async def everything(besides: Collection[str] = ()) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: [tuple(row) for row in await rows(f"SELECT * FROM {table} ORDER BY id")]
        for table in _tables()
        if table not in besides
    }


def _tables() -> list[str]:
    context = get_current_context()
    assert context is not None
    assert context.apps is not None
    return [model._meta.db_table for model in context.apps["models"].values()]

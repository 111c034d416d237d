"""Shortcuts of the tests: an act at a fixed hour, a ticket in any state by real acts, refusals that change nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from tortoise.context import get_current_context

from models.conversation import Event, Message
from models.database import rows
from models.tickets import Ticket
from models.vocabulary import Affects, Channel, Needed, TicketType
from procedure.act import Act
from procedure.actor import Actor
from procedure.people import Requester
from procedure.reception import Request, register
from procedure.refusals import Code, Refusal
from tests.cast import NOON

Verb = Callable[..., Awaitable[Any]]

DETAILS: Mapping[TicketType, Mapping[str, str | None]] = {
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
async def act(by: Actor, *, at: datetime = NOON, channel: Channel | None = None) -> AsyncIterator[Act]:
    """One act by somebody, at noon unless told, by the channel they usually use."""
    async with Act.begin(by, now=at, channel=channel or usual_channel(by)) as opened:
        yield opened


async def perform(
    by: Actor, verb: Verb, ticket: Ticket, *, at: datetime = NOON, channel: Channel | None = None, **told: Any
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
    """By a customer for themself; staff and partners say for whom: `requester=somebody(desk.ana)`."""
    async with act(by, at=at) as opened:
        changes.setdefault("channel", usual_channel(by))
        ticket, _ = await register(opened, a_request(kind, **changes))
    return ticket


def somebody(person: Actor) -> Requester:
    return Requester(id=person.person_id)


async def events_of(ticket: Ticket) -> list[str]:
    return [event.kind for event in await Event.filter(ticket_id=ticket.id).order_by("seq")]


async def messages_of(ticket: Ticket) -> list[Message]:
    return await Message.filter(ticket_id=ticket.id).order_by("id")


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
async def nothing_changes() -> AsyncIterator[None]:
    """No row of any table, events and jobs among them, is other than before."""
    before = await everything()
    yield
    assert await everything() == before


async def everything() -> dict[str, list[tuple[object, ...]]]:
    return {
        table: [tuple(row) for row in await rows(f"SELECT * FROM {table} ORDER BY id")] for table in _tables()
    }


def _tables() -> list[str]:
    context = get_current_context()
    assert context is not None
    assert context.apps is not None
    return [model._meta.db_table for model in context.apps["models"].values()]

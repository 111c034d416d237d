"""An Act: who does something, when, by which channel, as one transaction.

Rows, events and jobs stand together or not at all. Only acts write; every door (page, API, mail,
timer) opens one.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Protocol

import orjson

from models import database, jobs, live
from models.columns import to_millisecond
from models.conversation import Event, Message
from models.sql import Params
from models.tickets import Ticket
from models.vocabulary import Audience, Channel, Status
from procedure.core import lifecycle, permissions
from procedure.core.actor import Actor
from procedure.core.acts import Verb
from procedure.core.events import PROCEDURE_REVISION, Promised, TicketEvent
from procedure.core.refusals import Code, Refusal
from procedure.core.relations import Standing
from procedure.core.standing import standing_on
from procedure.core.visibility import visible_tickets
from procedure.service_levels import policies, promises
from procedure.service_levels.policies import Policies
from procedure.service_levels.timers.setting import clockwork, set_timer


class Act:
    """Opened by `begin`; acts of the procedure take it as their first argument."""

    def __init__(
        self, actor: Actor, now: datetime, channel: Channel | None, in_force: Policies
    ) -> None:
        self.actor = actor
        self.now = now
        self.channel = channel
        self.policies = in_force
        self._touched: dict[int, Ticket] = {}
        self._shown: set[int] = set()
        self._unread_clocks: set[int] = set()
        self._unset_timers: dict[int, Ticket] = {}
        self._whole_chains: dict[
            int, list[Mapping[str, Any]]
        ] = {}  # of tickets that begin with this act

    @classmethod
    @asynccontextmanager
    async def begin(
        cls, actor: Actor, *, now: datetime, channel: Channel | None = None
    ) -> AsyncIterator[Act]:
        """One transaction; whatever is raised inside leaves nothing behind."""
        async with database.transaction():
            moment = to_millisecond(now)
            act = cls(actor, moment, channel, await policies.in_force(moment))
            yield act
            await act._settle()

    # What the act is about

    async def ticket(
        self, ticket_id: int, expected_version: int | None = None, *, field: str = "id"
    ) -> Ticket:
        """The ticket, locked until the act ends; `field` is the input that named it. Its version is
        the one that the actor knows: that of customers tells nothing of internal work.

        Refuses: NOT_FOUND (unknown and invisible alike), STALE_VERSION.
        """
        if ticket_id in self._touched:
            return self._touched[ticket_id]
        await self._lock(ticket_id, field)
        ticket = await Ticket.get(id=ticket_id)
        version = ticket.version if self.actor.is_staff else ticket.public_version
        if expected_version is not None and expected_version != version:
            raise Refusal(Code.STALE_VERSION, "expectedVersion", facts={"version": version})
        return ticket

    async def survivor(self, ticket: Ticket) -> Ticket:
        """Where the ticket was folded into in the end, locked, seen by the actor or not; itself
        when it was not.
        """
        while ticket.merged_into_id is not None:
            ticket = await self.any_ticket(ticket.merged_into_id)
        return ticket

    async def any_ticket(self, ticket_id: int) -> Ticket:
        """A ticket that the act comes to by itself, locked, seen by the actor or not."""
        known = self._touched.get(ticket_id)
        return known or await Ticket.filter(id=ticket_id).select_for_update().get()

    async def _lock(self, ticket_id: int, field: str) -> None:
        params = Params()
        sql = f"SELECT t.id FROM ticket t WHERE t.id = {params.add(ticket_id)}"
        sql += f" AND {visible_tickets(self.actor, params)} {database.for_update()}"
        if not await database.rows(sql, params):
            raise Refusal(Code.NOT_FOUND, field)

    async def require(self, verb: Verb, ticket: Ticket) -> None:
        """The role allows it, the relation allows it, the state allows it: in that order.

        Refuses: NOT_ALLOWED, COMPLAINED_ABOUT, WRONG_STATE.
        """
        permissions.require(self.actor, verb, ticket, await self.standing(ticket))
        lifecycle.require(ticket, verb)

    async def standing(self, ticket: Ticket) -> Standing:
        return await standing_on(self.actor, ticket.id)

    # What becomes true

    async def record(
        self,
        ticket: Ticket,
        fact: TicketEvent,
        *,
        occurred_at: datetime | None = None,
        message: Message | None = None,
        unique_key: str | None = None,
    ) -> Event:
        """The event at the end of the ticket's chain; the ticket is in the state that follows."""
        event = Event(
            ticket_id=ticket.id,
            seq=ticket.last_seq + 1,
            kind=fact.kind.value,
            clause=fact.clause,
            procedure_revision=PROCEDURE_REVISION,
            actor_id=self.actor.person_id,
            actor_role=self.actor.role,
            client_id=self.actor.client_id,
            channel=self.channel,
            occurred_at=occurred_at or self.now,
            recorded_at=self.now,
            data=fact.data(),
            message_id=message.id if message else None,
            message_digest=digest_of(message) if message else None,
            unique_key=unique_key,
            prev_hash=ticket.last_hash,
        )
        event.hash = chain_hash(ticket.number, event)
        await event.save(force_create=True)
        ticket.last_seq, ticket.last_hash = event.seq, event.hash
        self._remember(event)
        status = lifecycle.status_after(ticket, fact)
        if status is not None:
            self._enter(ticket, status, event)
        if status is not None or fact.audience is Audience.PUBLIC:
            self.show(ticket)
        self.touch(ticket)
        if fact.kind in promises.CLOCK_KINDS:
            self._unread_clocks.add(ticket.id)
        self._unset_timers[ticket.id] = ticket
        return event

    def _enter(self, ticket: Ticket, status: Status, event: Event) -> None:
        """The state since now, by this actor; what belonged to the one before is gone, unless a
        merge that can be undone keeps it.
        """
        self.restore(ticket, status, event)
        if status is not Status.MERGED:
            ticket.third_party = ticket.third_party_reference = ticket.expected_at = None

    def restore(self, ticket: Ticket, status: Status, event: Event) -> None:
        """The ticket is again in a state that it was in, with all that belonged to it."""
        ticket.status, ticket.status_event_id = status, event.id
        ticket.status_since, ticket.status_by_id = self.now, self.actor.person_id
        self.touch(ticket)

    def touch(self, ticket: Ticket) -> None:
        """The ticket's row is written once, when the act ends."""
        self._touched[ticket.id] = ticket

    def show(self, ticket: Ticket) -> None:
        """The change is one that customers see."""
        self._shown.add(ticket.id)
        self.touch(ticket)

    def _remember(self, event: Event) -> None:
        if event.seq == 1:
            self._whole_chains[event.ticket_id] = []
        if event.ticket_id in self._whole_chains:
            told = ("seq", "kind", "occurred_at", "recorded_at", "data", "unique_key")
            self._whole_chains[event.ticket_id].append(
                {name: getattr(event, name) for name in told}
            )

    def look_again(self, ticket: Ticket) -> None:
        """The next timer is set anew, though nothing may have happened."""
        self._unset_timers[ticket.id] = ticket

    async def promise(self, ticket: Ticket) -> None:
        """The due times that follow from the events so far are recorded as a promise (4.2.3)."""
        await self._read_clocks(ticket)
        await self.record(
            ticket,
            Promised(
                priority=ticket.priority,
                first_response_due_at=ticket.fr_due_at,
                resolution_due_at=ticket.res_due_at,
                levels_revision=ticket.levels_revision,
            ),
        )

    async def promise_again(self, ticket: Ticket) -> None:
        """The clocks go on: what has changed while they stood still is a promise now (4.2.3)."""
        if await promises.terms_changed_unpromised(ticket):
            await self.promise(ticket)

    async def notify(
        self,
        notice: str,
        ticket: Ticket,
        person_id: int,
        *,
        event: Event,
        message: Message | None = None,
    ) -> None:
        """A notice leaves by mail once the act stands; the same notice of the same event leaves
        once.
        """
        await self.enqueue(
            "mail",
            {
                "notice": notice,
                "ticket_id": ticket.id,
                "person_id": person_id,
                "event_id": event.id,
                "message_id": message.id if message else None,
            },
            dedupe=f"mail:{event.id}:{person_id}:{notice}",
        )

    async def enqueue(
        self,
        kind: str,
        payload: Mapping[str, Any],
        *,
        run_at: datetime | None = None,
        dedupe: str | None = None,
    ) -> None:
        await jobs.enqueue(kind, payload, run_at=run_at or self.now, dedupe=dedupe)

    # The end of the act

    async def _settle(self) -> None:
        for ticket in list(self._touched.values()):
            self._unset_timers.pop(ticket.id, None)
            await self._set_clockwork(ticket)
            ticket.version += 1
            ticket.updated_at = self.now
            if ticket.id in self._shown:
                ticket.public_version += 1
                ticket.public_updated_at = self.now
            await ticket.save()
            await live.publish(ticket.id)
        for ticket in self._unset_timers.values():
            await self._set_clockwork(ticket)

    async def _set_clockwork(self, ticket: Ticket) -> None:
        """The chain has grown: what follows from it, the clocks' columns and the next timer,
        follows again.
        """
        work = await clockwork(ticket, self.policies, self.now, self._whole_chains.get(ticket.id))
        if ticket.id in self._unread_clocks:
            promises.write_clock_columns(ticket, work.facts, self.policies)
        await set_timer(work)

    async def _read_clocks(self, ticket: Ticket) -> None:
        chain = self._whole_chains.get(ticket.id)
        facts = await promises.facts_on(ticket) if chain is None else promises.facts_of(chain)
        promises.write_clock_columns(ticket, facts, self.policies)
        self._unread_clocks.discard(ticket.id)


def digest_of(message: Message) -> str:
    """A salted digest: the event vouches for the words without holding them, so they can be
    erased.
    """
    return hashlib.sha256(f"{message.salt}:{message.body}".encode()).hexdigest()


def new_salt() -> str:
    return secrets.token_hex(16)


class Chained(Protocol):
    """An event as a chain holds it: the one that is kept, or the part of it that somebody knows."""

    @property
    def seq(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def clause(self) -> str: ...
    @property
    def procedure_revision(self) -> int: ...
    @property
    def actor_id(self) -> int | None: ...
    @property
    def actor_role(self) -> str: ...
    @property
    def client_id(self) -> int | None: ...
    @property
    def channel(self) -> str | None: ...
    @property
    def occurred_at(self) -> datetime: ...
    @property
    def recorded_at(self) -> datetime: ...
    @property
    def data(self) -> str: ...
    @property
    def message_digest(self) -> str | None: ...
    @property
    def prev_hash(self) -> str: ...


def chain_hash(number: str, event: Chained) -> str:
    """The hash over everything that the event says and the hash of the event before it."""
    facts = [
        number,
        event.seq,
        event.kind,
        event.clause,
        event.procedure_revision,
        event.actor_id,
        event.actor_role,
        event.client_id,
        event.channel,
        event.occurred_at.isoformat(timespec="milliseconds"),
        event.recorded_at.isoformat(timespec="milliseconds"),
        event.data,
        event.message_digest,
        event.prev_hash,
    ]
    return hashlib.sha256(orjson.dumps(facts)).hexdigest()

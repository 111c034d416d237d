"""The desk's own record: one chain of events, beside those of the tickets."""

from __future__ import annotations

import hashlib

import orjson

from models.counters import next_in_series
from models.desk_record import DeskEvent
from procedure.core.act import Act
from procedure.core.events import PROCEDURE_REVISION
from procedure.desk.events import RESPONSIBILITIES, DeskFact

CHAIN = "DESK"


async def record_for_desk(
    act: Act, fact: DeskFact, *, person_id: int | None = None, organization_id: int | None = None
) -> DeskEvent:
    """The event at the end of the desk's chain; whoever else would add one waits until the act
    ends.

    Clause: SGC-SAC-001 3
    Source: RULES 9
    """
    seq = await next_in_series(CHAIN)
    last = await DeskEvent.filter(seq=seq - 1).first()
    event = DeskEvent(
        seq=seq,
        kind=fact.kind.value,
        clause=RESPONSIBILITIES,
        procedure_revision=PROCEDURE_REVISION,
        actor_id=act.actor.person_id,
        actor_role=act.actor.role,
        client_id=act.actor.client_id,
        channel=act.channel,
        person_id=person_id,
        organization_id=organization_id,
        recorded_at=act.now,
        data=fact.data(),
        prev_hash=last.hash if last else "",
    )
    event.hash = desk_hash(event)
    await event.save(force_create=True)
    return event


def desk_hash(event: DeskEvent) -> str:
    """The hash over everything that the event says and the hash of the event before it."""
    facts = [
        CHAIN,
        event.seq,
        event.kind,
        event.clause,
        event.procedure_revision,
        event.actor_id,
        event.actor_role,
        event.client_id,
        event.channel,
        event.person_id,
        event.organization_id,
        event.recorded_at.isoformat(timespec="milliseconds"),
        event.data,
        event.prev_hash,
    ]
    return hashlib.sha256(orjson.dumps(facts)).hexdigest()

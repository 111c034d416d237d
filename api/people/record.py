"""What happened to the desk itself, as the schema shows it."""

from __future__ import annotations

import orjson
import strawberry
from strawberry.utils.str_converters import to_camel_case

from api import ids
from api.conversation.types import Fact
from api.enums import described
from api.gateway.context import Context
from api.gateway.policy import DESK_RECORD, LEADS_PEOPLE
from api.people.types import Organization, Person
from api.reading.fields import column, computed, reference
from api.reading.node import Node
from api.reading.rows import Row
from api.scalars import Instant
from models.vocabulary import Channel, Role
from procedure.desk.events import DeskEventKind

described(
    DeskEventKind,
    "What happened to the people and companies of the desk.",
    {
        "PERSON_INVITED": "A letter went to somebody: `inviteCustomer`, `inviteStaff`.",
        "INVITATION_WITHDRAWN": "The letter opens nothing any more: `withdrawInvitation`.",
        "INVITATION_ACCEPTED": "Whoever was invited came in, by the link in the letter.",
        "PERSON_REGISTERED": "Somebody let themself in, with an address of their company.",
        "PERSON_ADDED": "Whoever runs the desk let somebody in, on the command line.",
        "PERSON_UPDATED": "What is on record of somebody changed: `updatePerson`.",
        "PERSON_DEACTIVATED": "Somebody is in no more: `deactivatePerson`.",
        "PERSON_REACTIVATED": "Somebody is back: `reactivatePerson`.",
        "PERSON_MOVED": "Somebody came over from another company, or from none: `movePerson`.",
        "PERSON_LEFT": "Somebody went over to another company: for the one before.",
        "ORGANIZATION_REGISTERED": "The desk serves another company: `registerOrganization`.",
        "ORGANIZATION_UPDATED": "What holds for a company changed: `updateOrganization`.",
        "CLIENT_ADDED": "Whoever runs the desk let a partner's system in.",
        "CLIENT_REVOKED": "A partner's system calls no more: `revokeClient`.",
    },
)

TYPE_OF_ID = {
    "invitation_id": "Invitation",
    "successor_id": "Person",
    "organization_id_before": "Organization",
    "subject_client_id": "Client",
}


def _facts(row: Row, context: Context) -> list[Fact]:
    """What the event says; which company somebody came from is told to staff only."""
    told = orjson.loads(row.data).items()
    return [
        Fact(name=to_camel_case(name), value=_text(name, value))
        for name, value in told
        if context.actor.is_staff or name != "organization_id_before"
    ]


def _text(name: str, value: object) -> str:
    if name in TYPE_OF_ID and isinstance(value, int):
        return ids.encode(TYPE_OF_ID[name], value)
    return ", ".join(value) if isinstance(value, list) else str(value)


@strawberry.type(
    description=(
        "One fact of the desk's own life, apart from tickets: append-only, chained by hash, all in"
        " one chain."
    ),
    directives=[DESK_RECORD],
)
class DeskEvent(Node):
    seq: int = column("Its place in the chain, from 1 without gaps.", policy=LEADS_PEOPLE)
    kind: DeskEventKind = column("What happened.")
    clause: str = column("The numbered sentence of SGC-SAC-001 that it fulfils.")
    actor: Person | None = reference("Who did it; none for the desk itself.", "Person", "actor_id")
    actor_role: Role = column("What the actor was then.")
    channel: Channel | None = column("By which channel.")
    person: Person | None = reference("Whom it is about.", "Person", "person_id")
    organization: Organization | None = reference(
        "The company it is about.", "Organization", "organization_id"
    )
    recorded_at: Instant = column("When it happened.")
    facts: list[Fact] = computed(_facts, "data", description="What it says.")
    prev_hash: str = column(
        "The hash of the event before it; empty for the first.", policy=LEADS_PEOPLE
    )
    hash: str = column(
        "The hash over all that it says and the hash before it.", policy=LEADS_PEOPLE
    )

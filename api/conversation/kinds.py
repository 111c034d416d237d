"""Each kind of event as a type of the schema, made from the fact that is recorded: its fields, its
audience and the clause that it fulfils.

A fact of one name has one type in all kinds, and may be none in all of them where it may be in one:
else a document could not ask several kinds for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from types import NoneType
from typing import Any, get_args, get_type_hints

import strawberry

from api.conversation.facts import FACTS, NEEDED, OF_TICKETS, load_facts, place_of
from api.conversation.types import Event
from api.gateway.context import Context
from api.gateway.policy import READ_TICKETS, STAFF_READ, Clause
from api.knowledge.types import Article
from api.names import field_name
from api.people.types import Area, Organization, Person
from api.reading.fields import Compute, Declared, computed, reference
from api.reading.rows import Row
from api.scalars import Instant
from api.tickets.outcomes import Complaint, Escalation, FollowUp, Resolution, Survey
from api.tickets.tags import Tag
from api.tickets.types import Ticket
from models.vocabulary import Audience
from procedure.core.events import EVENTS, EventKind, TicketEvent, is_public_fact

REFERS_TO: Mapping[str, type] = {
    "area_id": Area,
    "area_id_before": Area,
    "article_id": Article,
    "by_id": Ticket,
    "complaint_id": Complaint,
    "escalation_id": Escalation,
    "follow_up_id": FollowUp,
    "organization_id": Organization,
    "other_id": Ticket,
    "person_id": Person,
    "person_id_before": Person,
    "resolution_id": Resolution,
    "survey_id": Survey,
    "survivor_id": Ticket,
    "tag_id": Tag,
}
LISTS = frozenset({"changed", "digests"})
KEPT_APART = frozenset({"consultation_id"})  # of a row that the schema does not show
READERS = {Audience.PUBLIC: "", Audience.INTERNAL: " For staff alone."}


def type_of(kind: str) -> str:
    """The name of the type that an event of this kind has."""
    return f"{EVENTS[EventKind(kind)].__name__}Event"


def facts_of(event: type[TicketEvent]) -> dict[str, Any]:
    """The facts of a kind of event, each with its type as it is recorded."""
    hints = get_type_hints(event)
    return {each.name: hints[each.name] for each in fields(event) if each.name not in KEPT_APART}


def _may_be_none() -> Iterator[str]:
    """Each fact that some kind of event need not say, or says to some of its readers only."""
    for event in EVENTS.values():
        told = facts_of(event)
        of_another = not OF_TICKETS.isdisjoint(told)
        yield from (name for name, kind in told.items() if of_another or NoneType in get_args(kind))


NULLABLE = frozenset(_may_be_none()) | {"article_id", "organization_id"}


def _shown_name(name: str) -> str:
    """`person_id_before` is the person before."""
    return "continued_by" if name == "by_id" else name.replace("_id", "")


def _shown_type(name: str, recorded: Any) -> Any:
    plain = next((each for each in get_args(recorded) if each is not NoneType), recorded)
    shown = Instant if plain is datetime else REFERS_TO.get(name, plain)
    shown = list[str] if name in LISTS else shown
    return shown | None if name in NULLABLE else shown


def _reading(name: str, recorded: Any) -> Compute:
    place, is_instant = place_of(name), "datetime" in str(recorded)

    def read(row: Row, _context: Context) -> object:
        value = row.__dict__.get(place)
        if value is None:
            return None
        if name in LISTS:
            return [field_name(each) for each in str(value).split()]
        return datetime.fromisoformat(value) if is_instant else value

    return read


def _declared(event: type[TicketEvent], name: str, recorded: Any) -> Declared:
    policy = None if is_public_fact(event.kind, name) else STAFF_READ
    if name in REFERS_TO:
        target = REFERS_TO[name].__name__
        place = place_of(name)
        return reference(FACTS[name], target, place, *NEEDED, policy=policy, load=load_facts)
    return computed(
        _reading(name, recorded), *NEEDED, description=FACTS[name], policy=policy, load=load_facts
    )


def _type(event: type[TicketEvent]) -> type:
    told = facts_of(event)
    shown = {_shown_name(name): _declared(event, name, kind) for name, kind in told.items()}
    types = {_shown_name(name): _shown_type(name, kind) for name, kind in told.items()}
    made = type(
        type_of(event.kind),
        (Event,),
        {**shown, "__annotations__": types, "__module__": __name__},
    )
    public = event.audience is Audience.PUBLIC
    return strawberry.type(
        made,
        description=f"{event.kind.__doc__}{READERS[event.audience]}",
        directives=[READ_TICKETS if public else STAFF_READ, Clause(ref=event.clause)],
    )


EVENT_TYPES = [_type(event) for event in EVENTS.values()]

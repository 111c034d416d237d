"""A filter of tickets as a predicate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from api import ids
from api.gateway.context import Context
from api.gateway.errors import Fault, FaultCode
from api.inputs import InstantRange, NumberRange, TicketFilter, TicketOrder
from api.reading.pagination import Key, Order, with_id
from api.reading.query_fields import printable
from api.tickets.views import STILL_OPEN, in_view
from models import search
from models.database import json_text
from models.sql import Params
from models.vocabulary import Priority
from procedure.resolution.read_marks import unread
from procedure.service_levels.policies.request_fields import KEY

DEEPEST = 4
MOST_KEYS = 4
WORDS = {
    **{
        name: name
        for name in ("status", "type", "priority", "complexity", "channel", "affects", "needed")
    },
    "priority_review": "review_state",
    "closure_basis": "closure_basis",
}
REFERENCES = {
    "area_ids": ("area_id", "Area"),
    "assignee_ids": ("assignee_id", "Person"),
    "requester_ids": ("requester_id", "Person"),
    "organization_ids": ("organization_id", "Organization"),
}
RANGES = ("occurred_at", "recorded_at", "updated_at", "resolved_at", "closed_at", "next_due_at")
ONLY_STAFF = ("complexity", "escalated", "security", "queue", "tag_ids")
ORDERS = {
    "NEXT_DUE_AT": Key("next_due_at", instant=True),
    "PRIORITY": Key("priority", words=tuple(priority.value for priority in Priority)),
    "RECORDED_AT": Key("recorded_at", instant=True),
    "UPDATED_AT": Key("updated_at", instant=True),
    "NUMBER": Key("number"),
}
MISSED = (
    "(r.fr_breached_at IS NOT NULL OR r.res_breached_at IS NOT NULL OR (r.next_due_at < {now} AND"
    " {open}))"
)


def predicate(wanted: TicketFilter | None, params: Params, context: Context, depth: int = 1) -> str:
    """Raises TOO_COMPLEX for a filter nested more than four deep."""
    if wanted is None:
        return "TRUE"
    if depth > DEEPEST:
        raise Fault(
            FaultCode.TOO_COMPLEX,
            field="filter",
            facts={"limit": "filter", "most": DEEPEST, "count": depth},
        )
    _require_role(wanted, context)
    parts = [
        *_words(wanted, params),
        *_references(wanted, params),
        *_flags(wanted, params, context.now),
        *_numbers(wanted.numbers, params),
        *_watched(wanted, params),
        *_tagged(wanted, params),
        *_answered(wanted, params),
    ]
    for name in RANGES:
        column = known_as(name, context)
        parts += in_range(getattr(wanted, name), f"r.{column}", params, context.now)
    if wanted.queue is not None:
        parts.append(_any(in_view(view, context, params) for view in wanted.queue))
    if wanted.unread is not None:
        news = unread(context.actor, params, "r")
        parts.append(news if wanted.unread else f"NOT {news}")
    if wanted.search is not None and wanted.search.strip():
        parts.append(search.matches("ticket", wanted.search, params, "r.id"))
    parts += [predicate(each, params, context, depth + 1) for each in wanted.and_ or ()]
    if wanted.or_ is not None:
        parts.append(_any(predicate(each, params, context, depth + 1) for each in wanted.or_))
    if wanted.not_ is not None:
        parts.append(f"NOT {predicate(wanted.not_, params, context, depth + 1)}")
    return f"({' AND '.join(parts) or 'TRUE'})"


def _require_role(wanted: TicketFilter, context: Context) -> None:
    """What a field does not tell its reader, no filter tells them either."""
    if context.actor.is_staff:
        return
    for name in ONLY_STAFF:
        if getattr(wanted, name) is not None:
            raise Fault(FaultCode.NOT_ALLOWED_FOR_ROLE, facts={"field": f"filter.{name}"})


def known_as(column: str, context: Context) -> str:
    """The column as far as the reader may know it: internal work changes nothing for customers."""
    return f"public_{column}" if column == "updated_at" and not context.actor.is_staff else column


def order_of(wanted: list[TicketOrder] | None, default: Order, context: Context) -> Order:
    if not wanted:
        return with_id(tuple(_known(key, context) for key in default))
    if len(wanted) > MOST_KEYS:
        raise Fault(
            FaultCode.TOO_COMPLEX,
            field="orderBy",
            facts={"limit": "order", "most": MOST_KEYS, "count": len(wanted)},
        )
    return with_id(
        tuple(
            _known(replace(ORDERS[each.field.value], descending=each.direction == "DESC"), context)
            for each in wanted
        )
    )


def _known(key: Key, context: Context) -> Key:
    return replace(key, column=known_as(key.column, context))


def _words(wanted: TicketFilter, params: Params) -> Iterable[str]:
    for name, column in WORDS.items():
        values = getattr(wanted, name)
        if values is not None:
            yield f"r.{column} IN {params.add_all(value.value for value in values)}"


def _references(wanted: TicketFilter, params: Params) -> Iterable[str]:
    for name, (column, type_name) in REFERENCES.items():
        given = getattr(wanted, name)
        if given is not None:
            yield f"r.{column} IN {params.add_all(ids.key_of(each, type_name) for each in given)}"


def _flags(wanted: TicketFilter, params: Params, now: datetime) -> Iterable[str]:
    if wanted.open is not None:
        yield STILL_OPEN if wanted.open else f"NOT {STILL_OPEN}"
    if wanted.assigned is not None:
        yield f"r.assignee_id IS {'NOT ' if wanted.assigned else ''}NULL"
    if wanted.major_incident is not None:
        yield f"{'' if wanted.major_incident else 'NOT '}r.major_incident"
    if wanted.security is not None:
        yield f"{'' if wanted.security else 'NOT '}r.security"
    if wanted.escalated is not None:
        yield f"r.escalation_level IS {'NOT ' if wanted.escalated else ''}NULL"
    if wanted.breached is not None:
        missed = MISSED.format(now=params.add(now), open=STILL_OPEN)
        yield missed if wanted.breached else f"NOT {missed}"


def _numbers(wanted: NumberRange | None, params: Params) -> Iterable[str]:
    if wanted is not None and wanted.first is not None:
        yield f"r.number >= {params.add(printable(wanted.first).upper())}"
    if wanted is not None and wanted.last is not None:
        yield f"r.number <= {params.add(printable(wanted.last).upper())}"


def _watched(wanted: TicketFilter, params: Params) -> Iterable[str]:
    if wanted.watcher_ids is not None:
        people = params.add_all(ids.key_of(each, "Person") for each in wanted.watcher_ids)
        yield f"r.id IN (SELECT w.ticket_id FROM watcher w WHERE w.person_id IN {people})"


def _tagged(wanted: TicketFilter, params: Params) -> Iterable[str]:
    if wanted.tag_ids is not None:
        tags = params.add_all(ids.key_of(each, "Tag") for each in wanted.tag_ids)
        yield f"r.id IN (SELECT g.ticket_id FROM ticket_tag g WHERE g.tag_id IN {tags})"


def _answered(wanted: TicketFilter, params: Params) -> Iterable[str]:
    for field in wanted.custom_fields or ():
        if not KEY.fullmatch(field.key):
            raise Fault(
                FaultCode.BAD_INPUT,
                field="filter.customFields",
                facts={"path": "filter.customFields", "problem": "VALUE"},
            )
        answer = json_text("r.details", field.key)
        yield f"{answer} IN {params.add_all(printable(value) for value in field.values)}"


def in_range(wanted: InstantRange | None, column: str, params: Params, now: datetime) -> list[str]:
    if wanted is None:
        return []
    ends: list[tuple[str, datetime | None]] = [
        (">=", wanted.since),
        ("<=", wanted.until),
        ("<=", _ago(wanted.older_than, now)),
        (">=", _ago(wanted.newer_than, now)),
    ]
    return [f"{column} {sign} {params.add(end)}" for sign, end in ends if end is not None]


def _ago(length: timedelta | None, now: datetime) -> datetime | None:
    return None if length is None else now - length


def _any(parts: Iterable[str]) -> str:
    return f"({' OR '.join(parts) or 'FALSE'})"

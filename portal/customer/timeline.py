"""What was said and what happened, in one line of time, each event in a sentence for its reader."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.rendering import as_instant, in_sentence
from portal.visits import Visit
from texts import N_, dates, happenings, labels
from texts.labels import Audience

Row = Mapping[str, Any]

# Their words stand there already, or another sentence says the same.
UNSAID = frozenset(
    {
        "REPLIED",
        "CUSTOMER_REPLIED",
        "RECEIPT_NOTIFIED",
        "CONFIRMATION_ASKED",
        "SURVEY_ASKED",
        "CONFIRMED",
        "WATCHER_ADDED",
    }
)
UNSAID_WITH_WORDS = UNSAID | {"RESOLVED", "CUSTOMER_ANSWERED"}
INSTANTS = frozenset(
    {"dueAt", "expectedAt", "firstResponseDueAt", "resolutionDueAt", "startedAt", "estimateAt"}
)
NAMED = {"personId": "person", "areaId": "area", "otherId": "other", "survivorId": "other", "byId": "other"}
SNAKE = {
    "priorityBefore": "priority_before",
    "dueAt": "due_at",
    "expectedAt": "expected_at",
    "estimateAt": "estimate_at",
    "firstResponseDueAt": "first_response_due_at",
    "resolutionDueAt": "resolution_due_at",
}


@dataclass(frozen=True)
class Entry:
    """Words of somebody, or a sentence about what happened."""

    at: str
    key: str
    message: Row | None = None
    sentence: str = ""
    files: Sequence[Row] = ()


async def timeline_of(visit: Visit, ticket: Row) -> list[Entry]:
    events = ticket["events"]["nodes"]
    names = await _names(visit, events)
    reader: Audience = (
        "customer" if ticket["requester"]["id"] == visit.me else "staff"
    )  # colleagues read of them
    entries = [entry for event in events for entry in _entries(visit, event, names, reader)]
    if not ticket["events"]["pageInfo"]["hasPreviousPage"]:
        entries += _from_merged_tickets(ticket, entries)
        entries.sort(key=lambda entry: entry.at)
    return entries


def _entries(visit: Visit, event: Row, names: Mapping[str, str], reader: Audience) -> Iterator[Entry]:
    if event["kind"] == "ATTACHED" and event["message"] is not None:
        return  # the files stand with the words that they came with
    if event["message"] is not None:
        yield _said(event["message"])
    if event["kind"] not in (UNSAID_WITH_WORDS if event["message"] else UNSAID):
        sentence = _sentence(visit, event, names, reader)
        yield Entry(event["occurredAt"], str(event["seq"]), None, sentence, event["attachments"])


def _said(message: Row) -> Entry:
    return Entry(message["occurredAt"], message["id"], message)


def _from_merged_tickets(ticket: Row, entries: Iterable[Entry]) -> list[Entry]:
    """Words that came in with a ticket folded into this one belong to no event of its own."""
    shown = {entry.message["id"] for entry in entries if entry.message}
    return [_said(message) for message in ticket["messages"]["nodes"] if message["id"] not in shown]


def _sentence(visit: Visit, event: Row, names: Mapping[str, str], reader: Audience) -> str:
    facts = {"actor": _actor(visit, event)}
    told = {fact["name"]: fact["value"] for fact in event["facts"]}
    if event["kind"] == "PRIORITIZED" and told["priority"] == told["priorityBefore"]:
        priority = labels.label("Priority", told["priority"], visit.language)
        return visit.say(N_("Confirmamos la prioridad: {priority}."), priority=in_sentence(priority))
    for fact in event["facts"]:
        name, value = fact["name"], fact["value"]
        if name in NAMED:
            if value in names:
                facts[NAMED[name]] = names[value]
        elif name in INSTANTS:
            facts[SNAKE.get(name, name)] = dates.moment(as_instant(value), visit.language, visit.zone)
        else:
            facts[SNAKE.get(name, name)] = value
    return happenings.happening(event["kind"], visit.language, facts, reader)


def _actor(visit: Visit, event: Row) -> str:
    actor, client = event["actor"], event["client"]
    if actor is None:
        return client["name"] if client else visit.settings.desk_name
    return visit.say(N_("Usted")) if actor["id"] == visit.me else str(actor["name"])


async def _names(visit: Visit, events: Iterable[Row]) -> dict[str, str]:
    """Whom and what the events speak of, by id."""
    ids = {fact["value"] for event in events for fact in event["facts"] if fact["name"] in NAMED}
    if not ids:
        return {}
    found = (await visit.run("NamesOf", ids=sorted(ids)[:100]))["nodes"]
    return {node["id"]: node.get("name") or node["number"] for node in found if node}

"""What was said and what happened, in one line of time, each event in a sentence for its reader."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True)
class Entry:
    """Words of somebody, or a sentence about what happened."""

    at: str
    key: str
    message: Row | None = None
    sentence: str = ""
    files: Sequence[Row] = ()


def timeline_of(ticket: Row) -> list[Entry]:
    entries = [entry for event in ticket["events"]["nodes"] for entry in _entries(event)]
    if not ticket["events"]["pageInfo"]["hasPreviousPage"]:
        entries += _from_merged_tickets(ticket, entries)
        entries.sort(key=lambda entry: entry.at)
    return entries


def _entries(event: Row) -> Iterator[Entry]:
    if event["kind"] == "ATTACHED" and event["message"] is not None:
        return  # the files stand with the words that they came with
    if event["message"] is not None:
        yield _message_entry(event["message"])
    if event["kind"] not in (UNSAID_WITH_WORDS if event["message"] else UNSAID):
        yield Entry(
            event["occurredAt"], str(event["seq"]), None, event["summary"], event["attachments"]
        )


def _message_entry(message: Row) -> Entry:
    return Entry(message["occurredAt"], message["id"], message)


def _from_merged_tickets(ticket: Row, entries: Iterable[Entry]) -> list[Entry]:
    """Words that came in with a ticket folded into this one belong to no event of its own."""
    shown = {entry.message["id"] for entry in entries if entry.message}
    return [
        _message_entry(message)
        for message in ticket["messages"]["nodes"]
        if message["id"] not in shown
    ]

"""The fields that a request has by its type (4.1.3): those of every type, and each one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import orjson

from models.tickets import Ticket
from models.vocabulary import ComplaintSubject, TicketType
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import BODY, LINE, optional, required


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    longest: int = BODY
    needed: bool = True


OF_EVERY_TYPE: tuple[Field, ...] = ()
FIELDS: dict[TicketType, tuple[Field, ...]] = {
    TicketType.INCIDENT: (
        Field("what_fails"),
        Field("since_when", LINE),
        Field("error_text", needed=False),
        Field("environment", LINE),
    ),
    TicketType.INQUIRY: (Field("question"),),
    TicketType.COMPLAINT: (
        Field("about", LINE),
        Field("about_whom", LINE, needed=False),
        Field("what_happened"),
        Field("remedy_sought"),
    ),
    TicketType.CHANGE_REQUEST: (
        Field("what"),
        Field("why"),
        Field("needed_by", LINE),
        Field("approver", LINE),
    ),
}
GROUP = {
    TicketType.INCIDENT: "incident",
    TicketType.INQUIRY: "inquiry",
    TicketType.COMPLAINT: "complaint",
    TicketType.CHANGE_REQUEST: "change_request",
}


def checked(type: TicketType, details: Mapping[str, str | None]) -> dict[str, str]:
    """The fields of a request of this type, complete.

    Refuses: REQUIRED, TOO_LONG, INVALID, each at `<field>`, a type's own at `<type>.<field>`
    """
    places = {field.name: field for field in OF_EVERY_TYPE}
    places |= {f"{GROUP[type]}.{field.name}": field for field in FIELDS[type]}
    kept: dict[str, str] = {}
    for path, field in places.items():
        check = required if field.needed else optional
        text = check(details.get(field.name), path, field.longest)
        if text is not None:
            kept[field.name] = text
    if type is TicketType.COMPLAINT and kept["about"] not in set(ComplaintSubject):
        raise Refusal(Code.INVALID, "complaint.about", clause="4.1.3")
    return kept


def of_every_type(ticket: Ticket) -> dict[str, str | None]:
    """What a request says whatever its type: it stays when the type turns out to be another."""
    details = orjson.loads(ticket.details)
    return {field.name: details.get(field.name) for field in OF_EVERY_TYPE}


def as_text(details: Mapping[str, str]) -> str:
    return orjson.dumps(dict(details), option=orjson.OPT_SORT_KEYS).decode()

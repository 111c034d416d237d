"""The fields that each type of request has of its own (4.1.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import orjson

from models.vocabulary import ComplaintSubject, TicketType
from procedure.refusals import Code, Refusal
from procedure.words import BODY, LINE, optional, required


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    longest: int = BODY
    needed: bool = True


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
    """The type's own fields, complete. Refuses: REQUIRED, TOO_LONG, INVALID, each at `<type>.<field>`."""
    kept: dict[str, str] = {}
    for field in FIELDS[type]:
        path = f"{GROUP[type]}.{field.name}"
        check = required if field.needed else optional
        text = check(details.get(field.name), path, field.longest)
        if text is not None:
            kept[field.name] = text
    if type is TicketType.COMPLAINT and kept["about"] not in set(ComplaintSubject):
        raise Refusal(Code.INVALID, "complaint.about", clause="4.1.3")
    return kept


def as_text(details: Mapping[str, str]) -> str:
    return orjson.dumps(dict(details), option=orjson.OPT_SORT_KEYS).decode()

"""The fields that a request has by its type (4.1.3): those of every type, each one's own, and those
that the company asks for beside them, its custom fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import orjson

from models.tickets import Ticket
from models.vocabulary import ComplaintSubject, TicketType
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import BODY, LINE, optional, required
from procedure.service_levels.policies.request_fields import KEY, CustomField, RequestFields


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


def checked_custom(
    type: TicketType,
    answers: Mapping[str, str | None],
    asked: RequestFields,
    *,
    complete: bool = True,
) -> dict[str, str]:
    """The custom fields of a request of this type, by their keys; `complete` where its writer was
    asked them.

    Refuses: REQUIRED, TOO_LONG, INVALID (also for what such a request is not asked), each at
      `custom_fields.<KEY>`
    """
    fields = {field.key: field for field in asked.of(type)}
    for key in answers:
        if key not in fields:
            raise Refusal(Code.INVALID, _place(key), clause="4.1.3")
    answered = {key: _answer(field, answers.get(key), complete) for key, field in fields.items()}
    return {key: text for key, text in answered.items() if text is not None}


def _answer(field: CustomField, told: str | None, complete: bool) -> str | None:
    check = required if field.needed and complete else optional
    text = check(told, _place(field.key), field.longest)
    if text is not None and not field.takes(text):
        raise Refusal(Code.INVALID, _place(field.key), clause="4.1.3")
    return text


def _place(key: str) -> str:
    return f"custom_fields.{key}"


def said_anew(
    ticket: Ticket,
    type: TicketType,
    asked: RequestFields,
    details: Mapping[str, str | None] | None,
    custom: Mapping[str, str | None] | None,
) -> dict[str, str]:
    """All that the fields of a request say, as one of this type: `details` are those of the type,
    all of them anew, and `custom` some of the company's own. What is left out stays.

    Refuses: REQUIRED, TOO_LONG, INVALID
    """
    own, answers = own_of(ticket), custom_of(ticket, type, asked)
    if details is not None or type is not ticket.type:
        own = checked(type, of_every_type(ticket) | dict(details or {}))
    return own | checked_custom(type, answers | dict(custom or {}), asked)


def own_of(ticket: Ticket) -> dict[str, str]:
    """What its fields say but the custom ones."""
    return {name: text for name, text in _all_of(ticket).items() if not KEY.fullmatch(name)}


def custom_of(ticket: Ticket, type: TicketType, asked: RequestFields) -> dict[str, str]:
    """What its custom fields say, as far as a request of this type is asked them and may answer
    so.
    """
    told = _all_of(ticket)
    return {
        field.key: told[field.key]
        for field in asked.of(type)
        if field.key in told
        and len(told[field.key]) <= field.longest
        and field.takes(told[field.key])
    }


def _all_of(ticket: Ticket) -> dict[str, str]:
    details: dict[str, str] = orjson.loads(ticket.details)
    return details


def of_every_type(ticket: Ticket) -> dict[str, str | None]:
    """What a request says whatever its type: it stays when the type turns out to be another."""
    details = _all_of(ticket)
    return {field.name: details.get(field.name) for field in OF_EVERY_TYPE}


def as_text(details: Mapping[str, str]) -> str:
    return orjson.dumps(dict(details), option=orjson.OPT_SORT_KEYS).decode()

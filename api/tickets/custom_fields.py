"""The fields that the company asks for by type beside the procedure's own (4.1.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson
import strawberry

from api.gateway.context import Context
from api.gateway.policy import READ_TICKETS
from api.inputs import CustomFieldInput
from api.reading.fields import column
from api.reading.rows import Row
from api.reading.selection import Selected
from models.vocabulary import AnswerKind, Language, TicketType
from procedure.core.refusals import Code, Refusal
from procedure.service_levels.policies import Policies, in_force
from procedure.service_levels.policies.request_fields import KEY
from procedure.service_levels.policies.request_fields import CustomField as Asked


@strawberry.type(description="An answer that a custom field takes.", directives=[READ_TICKETS])
class Choice:
    key: str = column("What a program says.")
    label: str = column("What the reader reads.")


@strawberry.type(
    description="What the company asks requests of some types, by the policy REQUEST_FIELDS.",
    directives=[READ_TICKETS],
)
class RequestField:
    key: str = column("What programs call it: `INVOICE_NUMBER`.")
    types: list[TicketType] = column("Of which types.")
    label: str = column("What it is called, in the reader's language.")
    hint: str | None = column("What helps to answer, in the reader's language.")
    answer: AnswerKind = column("What it takes.")
    needed: bool = column("Whether whoever registers has to answer; who writes by mail has not.")
    choices: list[Choice] = column("The answers that a CHOICE takes.")


@strawberry.type(
    description="A custom field of a ticket, as it was asked, with what was answered.",
    directives=[READ_TICKETS],
)
class CustomField:
    field: RequestField = column("What was asked.")
    value: str | None = column("What was answered: of a choice its key. None where nothing was.")
    label: str | None = column("The same as the reader reads it: of a choice its words.")


def request_fields(context: Context, type: TicketType | None) -> list[RequestField]:
    """Those in force, in the order in which a form asks."""
    asked = context.policies.request_fields
    fields = asked.fields if type is None else asked.of(type)
    return [_shown(field, context.language) for field in fields]


async def load_asked(context: Context, found: Sequence[Row], _asked: Sequence[Selected]) -> None:
    """The revision that each ticket was asked by is known."""
    await context.know(lambda known: known.asked, (row.fields_revision for row in found))


def custom_fields(row: Row, context: Context) -> list[CustomField]:
    """All that the ticket was asked, answered or not."""
    answers = orjson.loads(row.details)
    asked = context.policies.asked[row.fields_revision].of(TicketType(row.type))
    return [_answered(field, answers.get(field.key), context.language) for field in asked]


async def load_edited(context: Context, found: Sequence[Row], _asked: Sequence[Selected]) -> None:
    """The custom fields that were corrected are known, however lately they were first asked."""
    keys = {row.field for row in found if KEY.fullmatch(row.field)}
    if any(_last_asked(context.policies, key) is None for key in keys):
        context.adopt(await in_force(context.now))


def custom_field_of_edit(row: Row, context: Context) -> RequestField | None:
    """As it was asked last; None for the procedure's own fields."""
    field = _last_asked(context.policies, row.field)
    return None if field is None else _shown(field, context.language)


def answers_of(given: Sequence[CustomFieldInput] | None) -> Mapping[str, str | None] | None:
    """The answers by key. Refuses: INVALID (one key twice)"""
    if given is None:
        return None
    answers: dict[str, str | None] = {}
    for each in given:
        if each.key in answers:
            raise Refusal(Code.INVALID, f"custom_fields.{each.key}", clause="4.1.3")
        answers[each.key] = each.value
    return answers


def _last_asked(policies: Policies, key: str) -> Asked | None:
    newest_first = sorted(policies.asked, reverse=True)
    found = (policies.asked[revision].by_key.get(key) for revision in newest_first)
    return next((field for field in found if field is not None), None)


def _answered(field: Asked, value: str | None, language: Language) -> CustomField:
    label = None if value is None else field.shown(value, language)
    return CustomField(field=_shown(field, language), value=value, label=label)


def _shown(field: Asked, language: Language) -> RequestField:
    return RequestField(
        key=field.key,
        types=sorted(field.types, key=list(TicketType).index),
        label=field.label.read_in(language),
        hint=field.hint.read_in(language) or None,
        answer=field.answer,
        needed=field.needed,
        choices=[
            Choice(key=key, label=words.read_in(language)) for key, words in field.choices.items()
        ],
    )

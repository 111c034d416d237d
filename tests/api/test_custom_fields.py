"""The company's own fields as a program meets them: asked, answered, filtered by, refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from api import ids
from models.tickets import Ticket
from models.vocabulary import Language, PolicyKind, Status, TicketType
from procedure.core.actor import Actor
from procedure.reception.editing import edit
from procedure.service_levels.clocks import REVISION_ZERO
from procedure.service_levels.policies import CLOSING
from tests.api.mutation_calls import Visitor
from tests.builders import a_registered_ticket, a_ticket, nothing_changes, perform
from tests.cast import NOON, Desk
from tests.company_fields import INVOICE, PLAN, SINCE, asked, decided

LATER = NOON + timedelta(seconds=10)  # policies are read again after some seconds
At = Callable[[Actor | None], Visitor]
ASKED = """{ requestFields(type: INQUIRY) {
  key types label hint answer needed choices { key label } } }"""
REGISTER = """mutation($input: RegisterTicketInput!) { registerTicket(input: $input) {
  ticket { number details { name value } customFields { field { key label } value label } }
  userErrors { code path } } }"""
EDIT = """mutation($id: ID!, $input: EditTicketInput!) { editTicket(id: $id, input: $input) {
  ticket { edits { field before customField { label } } }
  event { ... on EditedEvent { changed } } userErrors { code path message } } }"""
FIND = """query($filter: TicketFilter) { tickets(first: 9, filter: $filter) { totalCount } }"""
INQUIRY: dict[str, Any] = {
    "type": "INQUIRY",
    "subject": "Otra factura",
    "description": "Falta una partida",
    "affects": "ONLY_ME",
    "needed": "NO_RUSH",
    "inquiry": {"question": "¿Dónde está?"},
}


def inquiry(**custom: str | None) -> dict[str, Any]:
    answers = [{"key": key, "value": value} for key, value in custom.items()]
    return INQUIRY | {"customFields": answers}


async def test_a_form_asks_what_is_in_force_in_the_reader_s_language(at: At, desk: Desk) -> None:
    before = await at(desk.ana).ask(ASKED)
    await asked(desk, INVOICE, PLAN, INVOICE | {"key": "SITE", "types": ["INCIDENT"]})

    [invoice, plan] = (await at(desk.ana).ask(ASKED, LATER))["requestFields"]

    assert before == {"requestFields": []}
    assert invoice == {
        "key": "INVOICE_NUMBER",
        "types": ["INQUIRY", "INCIDENT"],
        "label": "Número de factura",
        "hint": "Como está en la factura, 100 % igual.",
        "answer": "LINE",
        "needed": True,
        "choices": [],
    }
    assert [choice["label"] for choice in plan["choices"]] == ["Básico", "Completo"]
    in_english = Visitor(at(None).door, desk.ana, Language.EN)
    told = (await in_english.ask(ASKED, LATER))["requestFields"]
    assert [choice["label"] for choice in told[1]["choices"]] == ["Básico", "Full"]


async def test_answers_are_told_apart_from_the_fields_of_the_procedure(at: At, desk: Desk) -> None:
    await asked(desk, INVOICE, PLAN)

    told = await at(desk.ana).ask(REGISTER, input=inquiry(INVOICE_NUMBER="A-1", PLAN="FULL"))

    ticket = told["registerTicket"]["ticket"]
    assert [detail["name"] for detail in ticket["details"]] == ["question"]
    assert [(each["value"], each["label"]) for each in ticket["customFields"]] == [
        ("A-1", "A-1"),
        ("FULL", "Completo"),
    ]


async def test_a_refusal_names_the_field_by_its_key(at: At, desk: Desk) -> None:
    await asked(desk, INVOICE, PLAN)
    twice = inquiry(PLAN="FULL")
    twice["customFields"] *= 2

    async with nothing_changes():
        for wrong, code, key in (
            (INQUIRY, "REQUIRED", "INVOICE_NUMBER"),
            (inquiry(INVOICE_NUMBER="1", PLAN="GOLD"), "INVALID", "PLAN"),
            (twice, "INVALID", "PLAN"),
            (inquiry(INVOICE_NUMBER="1", COLOR="azul"), "INVALID", "COLOR"),
        ):
            told = (await at(desk.ana).ask(REGISTER, input=wrong))["registerTicket"]
            assert told["userErrors"] == [{"code": code, "path": ["input", "customFields", key]}]


async def test_what_is_corrected_is_named_as_it_was_asked(at: At, desk: Desk) -> None:
    await asked(desk, INVOICE, PLAN)
    await at(desk.ana).ask(REGISTER, input=inquiry(INVOICE_NUMBER="A-1", PLAN="FULL"))
    key = ids.encode("Ticket", (await Ticket.get()).id)
    await asked(desk, SINCE)

    told = await at(desk.ana).ask(
        EDIT, id=key, input={"customFields": [{"key": "PLAN", "value": "BASIC"}]}
    )

    assert told["editTicket"]["event"] == {"changed": ["PLAN"]}
    assert told["editTicket"]["ticket"]["edits"] == [
        {"field": "PLAN", "before": "FULL", "customField": {"label": "Plan"}}
    ]


async def test_tickets_are_found_by_what_was_answered(at: At, desk: Desk) -> None:
    await asked(desk, INVOICE, PLAN)
    await at(desk.ana).ask(REGISTER, input=inquiry(INVOICE_NUMBER="A-1", PLAN="FULL"))
    await at(desk.ana).ask(REGISTER, input=inquiry(INVOICE_NUMBER="A-2", PLAN="FULL"))

    async def count(*wanted: tuple[str, list[str]], by: Actor = desk.laura) -> int:
        wants = {"customFields": [{"key": key, "values": values} for key, values in wanted]}
        found = (await at(by).ask(FIND, filter=wants))["tickets"]["totalCount"]
        assert isinstance(found, int)
        return found

    assert await count(("PLAN", ["FULL"])) == 2
    assert await count(("PLAN", ["FULL"]), ("INVOICE_NUMBER", ["A-2", "A-9"])) == 1
    assert await count(("PLAN", [])) == 0
    assert await count(("COLOR", ["azul"])) == 0
    assert await count(("PLAN", ["FULL"]), by=desk.beto) == 0
    bad = {"customFields": [{"key": "x') OR 1=1 --", "values": ["1"]}]}
    assert await at(desk.laura).fault(FIND, filter=bad) == "BAD_INPUT"


@pytest.mark.parametrize(
    "read",
    [
        "customFields { value }",
        "reopenableUntil",
        "allowedActions",
        "sla { resolution { dueAt } }",
        "sla { resolution { promises { dueAt } } }",
    ],
)
async def test_a_revision_that_another_process_approved_a_moment_ago_is_read_with_its_ticket(
    at: At, desk: Desk, read: str
) -> None:
    """A door keeps the policies for some seconds; a ticket may name one that is newer."""
    await at(desk.laura).ask(FIND, NOON)
    await asked(desk, INVOICE)
    await decided(desk, PolicyKind.CLOSING, CLOSING)
    await decided(desk, PolicyKind.SERVICE_LEVELS, REVISION_ZERO.to_policy())
    custom = {"INVOICE_NUMBER": "A-1"}
    ticket = await a_ticket(desk, Status.CLOSED, kind=TicketType.INQUIRY, custom=custom)

    question = f"query($number: String!) {{ ticket(number: $number) {{ {read} }} }}"
    told = await at(desk.laura).ask(question, NOON, number=ticket.number)

    assert told["ticket"] is not None


async def test_a_field_first_asked_a_moment_ago_is_named_where_it_was_corrected(
    at: At, desk: Desk
) -> None:
    await at(desk.laura).ask(FIND, NOON)
    await asked(desk, PLAN)
    ticket = await a_registered_ticket(desk.ana, TicketType.INQUIRY, custom={"PLAN": "FULL"})
    await perform(desk.ana, edit, ticket, custom={"PLAN": "BASIC"})

    question = "query($n: String!) { ticket(number: $n) { edits { customField { label } } } }"
    told = await at(desk.laura).ask(question, NOON, n=ticket.number)

    assert told["ticket"]["edits"] == [{"customField": {"label": "Plan"}}]

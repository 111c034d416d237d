"""4.1.3: what the company asks requests of a type beside the procedure's own fields."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import orjson
import pytest

from models.edits import TicketEdit
from models.tickets import Ticket, TicketLink
from models.vocabulary import Channel, Language, LinkKind, PolicyKind, Status, TicketType
from procedure.core.actor import SYSTEM
from procedure.core.refusals import Code, Refusal
from procedure.reception.by_mail import MailedRequest, register_by_mail
from procedure.reception.classification import classify
from procedure.reception.editing import edit
from procedure.reception.request_types import FIELDS
from procedure.resolution.reply import reply
from procedure.service_levels.policies import in_force
from procedure.service_levels.policies.changes import propose_policy
from tests.builders import (
    DETAILS,
    a_registered_ticket,
    a_ticket,
    act,
    fresh,
    nothing_changes,
    perform,
    refusal,
)
from tests.cast import NOON, Desk
from tests.company_fields import INVOICE, PLAN, SINCE, asked

ANSWERS = {"INVOICE_NUMBER": "A-8812", "PLAN": "FULL", "SINCE": "2026-03-01"}


async def an_inquiry(desk: Desk, **custom: str | None) -> Ticket:
    return await a_registered_ticket(desk.ana, TicketType.INQUIRY, custom=custom)


async def said(ticket: Ticket) -> dict[str, str]:
    told: dict[str, str] = orjson.loads((await fresh(ticket)).details)
    return {name: text for name, text in told.items() if name.isupper()}


async def test_a_request_answers_what_its_type_is_asked(desk: Desk) -> None:
    await asked(desk, INVOICE, PLAN, SINCE)

    ticket = await an_inquiry(desk, **ANSWERS | {"INVOICE_NUMBER": "  A-8812 "})

    assert await said(ticket) == ANSWERS
    assert ticket.fields_revision == 1
    change = await a_registered_ticket(desk.ana, TicketType.CHANGE_REQUEST)
    assert await said(change) == {}


@pytest.mark.parametrize(
    ("custom", "code", "key"),
    [
        ({}, Code.REQUIRED, "INVOICE_NUMBER"),
        ({"INVOICE_NUMBER": " "}, Code.REQUIRED, "INVOICE_NUMBER"),
        ({"INVOICE_NUMBER": "x" * 201}, Code.TOO_LONG, "INVOICE_NUMBER"),
        ({"INVOICE_NUMBER": "1", "PLAN": "full"}, Code.INVALID, "PLAN"),
        ({"INVOICE_NUMBER": "1", "SINCE": "2026-02-30"}, Code.INVALID, "SINCE"),
        ({"INVOICE_NUMBER": "1", "SINCE": "20260301"}, Code.INVALID, "SINCE"),
        ({"INVOICE_NUMBER": "1", "COLOR": "azul"}, Code.INVALID, "COLOR"),
    ],
)
async def test_what_is_no_answer_is_refused_where_it_stands(
    desk: Desk, custom: dict[str, str], code: Code, key: str
) -> None:
    await asked(desk, INVOICE, PLAN, SINCE)

    async with nothing_changes():
        with refusal(code, field=f"custom_fields.{key}"):
            await an_inquiry(desk, **custom)


async def test_who_writes_by_mail_was_not_asked_and_staff_may_put_it_down(desk: Desk) -> None:
    await asked(desk, INVOICE, PLAN)
    mailed = MailedRequest(
        sender="ana@andina.example", sender_name="Ana", subject="Duda", body="…", received_at=NOON
    )
    async with act(SYSTEM, channel=Channel.EMAIL) as opened:
        ticket, _ = await register_by_mail(opened, mailed, ())
    area = desk.area("SUPPORT")

    await perform(desk.laura, classify, ticket, type=TicketType.INQUIRY, area_id=area)
    assert await said(ticket) == {}
    with refusal(Code.REQUIRED, field="custom_fields.INVOICE_NUMBER"):
        told: dict[str, Any] = {"type": TicketType.INQUIRY, "area_id": area}
        await perform(desk.laura, classify, ticket, **told, custom={"PLAN": "BASIC"})
    await perform(desk.laura, classify, ticket, **told, custom={"INVOICE_NUMBER": "B-1"})

    assert await said(ticket) == {"INVOICE_NUMBER": "B-1"}
    assert orjson.loads((await fresh(ticket)).details)["question"] == "Duda"


async def test_a_ticket_lives_by_the_fields_that_it_was_asked(desk: Desk) -> None:
    before = await an_inquiry(desk)
    await asked(desk, INVOICE, PLAN)
    ticket = await an_inquiry(desk, INVOICE_NUMBER="A-1", PLAN="FULL")
    await asked(desk, SINCE)

    with refusal(Code.INVALID, field="custom_fields.INVOICE_NUMBER"):
        await perform(desk.ana, edit, before, custom={"INVOICE_NUMBER": "A-2"})
    await perform(desk.ana, edit, ticket, custom={"PLAN": "BASIC"})

    assert await said(ticket) == {"INVOICE_NUMBER": "A-1", "PLAN": "BASIC"}
    assert await said(before) == {}
    [kept] = await TicketEdit.all()
    assert (kept.field, kept.before) == ("PLAN", "FULL")


async def test_an_answer_is_taken_away_unless_it_is_owed(desk: Desk) -> None:
    await asked(desk, INVOICE, PLAN)
    ticket = await an_inquiry(desk, INVOICE_NUMBER="A-1", PLAN="FULL")

    await perform(desk.ana, edit, ticket, custom={"PLAN": None})
    with refusal(Code.REQUIRED, field="custom_fields.INVOICE_NUMBER"):
        await perform(desk.ana, edit, ticket, custom={"INVOICE_NUMBER": ""})
    with refusal(Code.ALREADY_DONE):
        await perform(desk.ana, edit, ticket, custom={})

    assert await said(ticket) == {"INVOICE_NUMBER": "A-1"}


async def test_a_type_that_changes_is_asked_what_is_in_force_and_keeps_what_still_answers(
    desk: Desk,
) -> None:
    await asked(desk, INVOICE, PLAN)
    ticket = await an_inquiry(desk, INVOICE_NUMBER="A-1", PLAN="FULL")
    severity = INVOICE | {"key": "SITE", "types": ["INCIDENT"]}
    await asked(desk, INVOICE, severity)
    told: dict[str, Any] = {"type": TicketType.INCIDENT, "area_id": desk.area("SUPPORT")}
    told["details"] = DETAILS[TicketType.INCIDENT]

    async with nothing_changes():
        with refusal(Code.REQUIRED, field="custom_fields.SITE"):
            await perform(desk.laura, classify, ticket, **told)
    await perform(desk.laura, classify, ticket, **told, custom={"SITE": "Cali"})

    assert await said(ticket) == {"INVOICE_NUMBER": "A-1", "SITE": "Cali"}
    assert (await fresh(ticket)).fields_revision == 2
    kept = {each.field: each.before for each in await TicketEdit.all()}
    assert kept.keys() == {"PLAN", "SITE", "question"} | {
        field.name for field in FIELDS[TicketType.INCIDENT]
    }
    assert (kept["PLAN"], kept["SITE"]) == ("FULL", None)


async def test_words_that_become_a_request_of_their_own_bring_what_still_answers(
    desk: Desk,
) -> None:
    await asked(desk, INVOICE, PLAN)
    ticket = await a_ticket(
        desk,
        Status.CLOSED,
        kind=TicketType.INQUIRY,
        custom={"INVOICE_NUMBER": "A-1", "PLAN": "FULL"},
    )
    shorter = PLAN | {"choices": [*PLAN["choices"][:1], {"key": "PLUS", "es": "Plus"}]}
    await asked(desk, INVOICE, shorter, SINCE | {"needed": True})

    late = NOON + timedelta(days=40)
    await perform(desk.ana, reply, ticket, at=late, body="Otra vez lo mismo")

    link = await TicketLink.get(kind=LinkKind.CONTINUES, other_id=ticket.id)
    assert await said(await Ticket.get(id=link.ticket_id)) == {"INVOICE_NUMBER": "A-1"}


@pytest.mark.parametrize(
    ("fields", "flaw", "what"),
    [
        ([INVOICE | {"key": "invoice"}], "UNKNOWN_WORD", "invoice"),
        ([INVOICE | {"key": 7}], "UNKNOWN_WORD", "7"),
        ([INVOICE, INVOICE], "TWICE", "INVOICE_NUMBER"),
        ([INVOICE | {"types": ["WISH"]}], "UNKNOWN_WORD", "WISH"),
        ([INVOICE | {"types": []}], "MISSING", "types"),
        ([INVOICE | {"es": " "}], "MISSING", "es"),
        ([INVOICE | {"es": "x" * 81}], "OUT_OF_RANGE", "x" * 80),
        ([INVOICE | {"es": "dos\nlíneas"}], "OUT_OF_RANGE", "dos\nlíneas"),
        ([INVOICE | {"needed": "yes"}], "WRONG_SHAPE", "needed"),
        ([INVOICE | {"label": "Factura"}], "UNKNOWN_WORD", "label"),
        ([INVOICE | {"answer": "NUMBER"}], "UNKNOWN_WORD", "NUMBER"),
        ([INVOICE | {"choices": PLAN["choices"]}], "OUT_OF_RANGE", "choices"),
        ([PLAN | {"choices": PLAN["choices"][:1]}], "OUT_OF_RANGE", "choices"),
        ([PLAN | {"choices": PLAN["choices"][:1] * 2}], "TWICE", "BASIC"),
        ([INVOICE | {"key": f"FIELD_{n}"} for n in range(31)], "OUT_OF_RANGE", "fields"),
        ([{"key": "BARE", "es": "Nada"}], "MISSING", "types"),
        (7, "WRONG_SHAPE", ""),
    ],
)
async def test_a_revision_that_no_form_could_ask_is_refused(
    desk: Desk, fields: Any, flaw: str, what: str
) -> None:
    content = orjson.dumps({"fields": fields}).decode()
    kind = PolicyKind.REQUEST_FIELDS

    async with nothing_changes(), act(desk.lucia) as opened:
        with pytest.raises(Refusal) as refused:
            await propose_policy(opened, kind=kind, content=content, reason="Prueba")

    assert refused.value.code is Code.BAD_POLICY
    assert refused.value.facts == {"flaw": flaw, "what": what}


async def test_an_answer_is_read_in_the_reader_s_language_where_it_is_written(desk: Desk) -> None:
    await asked(desk, INVOICE, PLAN)
    plan = (await in_force(NOON)).request_fields.by_key["PLAN"]

    told = [plan.shown("FULL", language) for language in (Language.ES, Language.EN)]
    untranslated = plan.shown("BASIC", Language.EN)

    assert told == ["Completo", "Full"]
    assert (untranslated, plan.shown("OTHER", Language.ES)) == ("Básico", "OTHER")

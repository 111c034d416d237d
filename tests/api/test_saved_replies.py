"""Saved replies through the schema: found by their words, filled for a ticket, counted."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from api import ids
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Language, Status
from procedure.core.actor import Actor
from tests.api.mutation_calls import Visitor
from tests.api.world import ticket_id
from tests.builders import a_registered_ticket, a_ticket, fresh
from tests.cast import NOON, Desk

At = Callable[[Actor | None], Visitor]
LISTED = """query($search: String, $areaId: ID, $retired: Boolean! = false) {
  savedReplies(first: 9, search: $search, areaId: $areaId, retired: $retired) {
    totalCount nodes { title usedCount } } }"""
FILLED = """query($id: ID!, $ticketId: ID!) {
  filledReply(id: $id, ticketId: $ticketId) { language body missing } }"""
EVERYTHING = "{{solicitud}} «{{asunto}}»: {{cliente}}, soy {{agente}}. Plazo: {{plazo}}."
IN_ENGLISH = "{{request}} “{{subject}}”: {{customer}}, this is {{agent}}. Due: {{due}}."


async def saved(by: Visitor, title: str, body: str, **told: Any) -> str:
    done = await by.done("createSavedReply", input={"title": title, "bodyEs": body, **told})
    key: str = done["savedReply"]["id"]
    return key


async def titles(by: Visitor, **wanted: Any) -> list[str]:
    return [each["title"] for each in (await by.ask(LISTED, **wanted))["savedReplies"]["nodes"]]


async def test_it_is_found_by_its_words_in_any_form_and_by_its_area(at: At, desk: Desk) -> None:
    laura = at(desk.laura)
    area, other = (ids.encode("Area", desk.area(name)) for name in ("SUPPORT", "BILLING"))
    await saved(laura, "Sello vencido", "Renueve el certificado.", areaId=area)
    await saved(laura, "Gracias", "Gracias por avisar.", bodyEn="Thanks for telling us.")
    await saved(laura, "Factura duplicada", "Cancele la segunda factura.", areaId=other)

    assert await titles(laura, search="certificados") == ["Sello vencido"]
    assert await titles(laura, search="FACTURAS") == ["Factura duplicada"]
    assert await titles(laura, search="duplicada cancelar") == ["Factura duplicada"]
    assert await titles(laura, search="thank") == ["Gracias"]
    assert await titles(laura, search="certif") == ["Sello vencido"]
    assert await titles(laura, search="certif duplicada") == []
    assert await titles(laura, search="%") == await titles(laura, search="de la") == []
    assert len(await titles(laura, search="  ")) == 3
    assert await titles(laura, areaId=area) == ["Gracias", "Sello vencido"]


async def test_what_is_used_most_comes_first_and_retired_ones_only_when_asked_for(
    at: At, desk: Desk
) -> None:
    laura, ticket = at(desk.laura), ticket_id(await a_registered_ticket(desk.ana))
    old, new = await saved(laura, "Uno", "Uno."), await saved(laura, "Dos", "Dos.")
    gone = await saved(laura, "Tres", "Tres.")
    await laura.done("replyToTicket", id=ticket, input={"body": "Uno.", "savedReplyId": old})
    await laura.done("retireSavedReply", id=gone)

    assert await titles(laura) == ["Uno", "Dos"]
    assert set(await titles(laura, retired=True)) == {"Uno", "Dos", "Tres"}
    one = await laura.ask(
        "query($id: ID!) { savedReply(id: $id) { title bodyEs bodyEn usedCount version retiredAt"
        " author { name } area { name } editedBy { name } } }",
        id=gone,
    )
    assert one["savedReply"] | {"retiredAt": None} == {
        "title": "Tres",
        "bodyEs": "Tres.",
        "bodyEn": None,
        "usedCount": 0,
        "version": 2,
        "retiredAt": None,
        "author": {"name": "Laura Sánchez"},
        "area": None,
        "editedBy": None,
    }
    assert new != old


@pytest.mark.parametrize(
    ("language", "body"),
    [
        (
            Language.ES,
            "{number} «{subject}»: Ana Rojas, soy Laura Sánchez. Plazo: {due}.",
        ),
        (
            Language.EN,
            "{number} “{subject}”: Ana Rojas, this is Laura Sánchez. Due: {due}.",
        ),
    ],
)
async def test_it_is_filled_in_the_requester_s_language_at_their_clock(
    at: At, desk: Desk, language: Language, body: str
) -> None:
    laura, ticket = at(desk.laura), await a_ticket(desk, Status.IN_PROGRESS, owner=desk.laura)
    await Person.filter(id=desk.ana.person_id).update(language=language)
    key = await saved(laura, "Todo", EVERYTHING, bodyEn=IN_ENGLISH)

    told = await laura.ask(FILLED, NOON, id=key, ticketId=ticket_id(ticket))

    assert told["filledReply"]["language"] == language
    assert told["filledReply"]["missing"] == []
    due = told["filledReply"]["body"].rpartition(": ")[2].rstrip(".")
    shown = body.format(number=ticket.number, subject=ticket.subject, due=due)
    assert told["filledReply"]["body"] == shown
    assert due[:3].casefold() in (
        "lun",
        "mar",
        "mié",
        "jue",
        "vie",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
    )


async def test_what_is_written_in_spanish_alone_is_sent_in_spanish(at: At, desk: Desk) -> None:
    laura, ticket = at(desk.laura), await a_registered_ticket(desk.ana)
    await Person.filter(id=desk.ana.person_id).update(language=Language.EN)
    key = await saved(laura, "Saludo", "Hola, {{customer}}.")

    told = (await laura.ask(FILLED, id=key, ticketId=ticket_id(ticket)))["filledReply"]

    assert told == {"language": "ES", "body": "Hola, Ana Rojas.", "missing": []}


async def paused(desk: Desk) -> Ticket:
    return await a_ticket(desk, Status.WAITING_CUSTOMER, owner=desk.laura)


async def solved(desk: Desk) -> Ticket:
    return await a_ticket(desk, Status.RESOLVED, owner=desk.laura)


@pytest.mark.parametrize("reach", [paused, solved])
async def test_what_is_due_at_no_time_is_missing_and_is_not_sent(
    at: At, desk: Desk, reach: Callable[[Desk], Any]
) -> None:
    laura, ticket = at(desk.laura), await reach(desk)
    key = await saved(laura, "Plazo", "A más tardar {{plazo}}, {{cliente}}; {{plazo}}.")

    told = (await laura.ask(FILLED, NOON, id=key, ticketId=ticket_id(ticket)))["filledReply"]
    sent = {"body": told["body"], "savedReplyId": key}
    refused = await laura.act("replyToTicket", id=ticket_id(ticket), input=sent)

    assert told["missing"] == ["DUE"]
    assert told["body"] == "A más tardar {{plazo}}, Ana Rojas; {{plazo}}."
    [error] = refused["userErrors"]
    assert (error["code"], error["path"]) == ("UNFILLED_PLACEHOLDER", ["input", "body"])
    assert "{{plazo}}" in error["message"]
    assert (await fresh(ticket)).version == ticket.version


async def test_a_due_time_that_has_passed_is_promised_to_nobody(at: At, desk: Desk) -> None:
    laura, ticket = at(desk.laura), await a_registered_ticket(desk.ana)
    key = await saved(laura, "Plazo", "A más tardar {{plazo}}.")
    late = NOON + timedelta(days=30)

    told = (await laura.ask(FILLED, late, id=key, ticketId=ticket_id(ticket)))["filledReply"]

    assert told["missing"] == ["DUE"]


async def test_what_is_not_there_is_nothing(at: At, desk: Desk) -> None:
    laura, ticket = at(desk.laura), ticket_id(await a_registered_ticket(desk.ana))
    key = await saved(laura, "Uno", "Uno.")

    unknown = ids.encode("SavedReply", 99_999), ids.encode("Ticket", 99_999)
    for reply, on in ((unknown[0], ticket), (key, unknown[1])):
        assert (await laura.ask(FILLED, id=reply, ticketId=on))["filledReply"] is None


async def test_customers_and_partners_read_none(at: At, desk: Desk) -> None:
    ticket = ticket_id(await a_registered_ticket(desk.ana))
    key = await saved(at(desk.laura), "Uno", "Uno.")

    for who in (desk.ana, desk.elena, desk.partner):
        stranger = at(who)
        assert await stranger.fault(LISTED) == "NOT_ALLOWED_FOR_ROLE"
        assert await stranger.fault(FILLED, id=key, ticketId=ticket) == "NOT_ALLOWED_FOR_ROLE"
        node = await stranger.ask("query($id: ID!) { node(id: $id) { id } }", id=key)
        assert node["node"] is None

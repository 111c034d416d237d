"""4.3.4: what is written again and again, filled for a ticket and sent as somebody's words."""

from typing import Any

import pytest

from models.saved_replies import SavedReply
from models.vocabulary import ReplyPlaceholder, Status
from procedure.core.actor import Actor
from procedure.core.refusals import Code, Refusal
from procedure.people.departures import deactivate_person
from procedure.resolution.reply import reply
from procedure.resolution.saved_replies import (
    create_saved_reply,
    edit_saved_reply,
    filled,
    retire_saved_reply,
)
from procedure.resolution.waiting import ask_customer
from tests.builders import a_registered_ticket, a_ticket, act, nothing_changes, perform, refusal
from tests.cast import Desk

TEXT = "Hola, {{cliente}}: renueve el sello de {{solicitud}}."


async def a_reply(by: Actor, **told: Any) -> SavedReply:
    async with act(by) as opened:
        return await create_saved_reply(opened, **{"title": "Sello", "body_es": TEXT} | told)


# Written


@pytest.mark.parametrize("by", ["laura", "tomas", "lucia", "miguel"])
async def test_any_of_the_staff_writes_one(desk: Desk, by: str) -> None:
    author: Actor = getattr(desk, by)

    made = await a_reply(author, area_id=desk.area(), body_en="Renew it, {{ Customer }}.")

    kept = await SavedReply.get(id=made.id)
    assert (kept.title, kept.body_es, kept.body_en) == ("Sello", TEXT, "Renew it, {{ Customer }}.")
    assert (kept.author_id, kept.area_id, kept.version) == (author.person_id, desk.area(), 1)


@pytest.mark.parametrize("by", ["ana", "elena", "partner"])
async def test_nobody_else_does(desk: Desk, by: str) -> None:
    mine = await a_reply(desk.laura)
    stranger: Actor = getattr(desk, by)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="4.3.4"):
            await a_reply(stranger)
        with refusal(Code.NOT_ALLOWED, clause="4.3.4"):
            async with act(stranger) as opened:
                await edit_saved_reply(opened, mine.id, title="Mío")
        with refusal(Code.NOT_ALLOWED, clause="4.3.4"):
            async with act(stranger) as opened:
                await retire_saved_reply(opened, mine.id)


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("Hola {{clente}}", "{{clente}}"),
        ("Hola {{cliente}", "{{cliente}"),
        ("Hola {{", "{{"),
        ("{{}} y nada", "{{}}"),
        ("Hola {{cliente\n}}", "{{cliente"),
        ("{{" + "x" * 60 + "}}", "{{" + "x" * 38),
    ],
)
@pytest.mark.parametrize("language", ["es", "en"])
async def test_only_what_can_be_filled_is_asked_for(
    desk: Desk, body: str, written: str, language: str
) -> None:
    async with nothing_changes():
        with pytest.raises(Refusal) as raised:
            await a_reply(desk.laura, **{f"body_{language}": body})

    refused = raised.value
    assert (refused.code, refused.field) == (Code.UNKNOWN_PLACEHOLDER, f"body_{language}")
    assert refused.facts["placeholder"] == written
    assert str(refused.facts["known"]).startswith(
        "{{solicitud}}, " if language == "es" else "{{request}}, "
    )


async def test_braces_of_a_program_are_words_like_any_other(desk: Desk) -> None:
    body = 'Envíe {"cfdi": {"serie": "A"}} y {uno}.'

    assert (await a_reply(desk.laura, body_es=body)).body_es == body


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({"title": " "}, Code.REQUIRED, "title"),
        ({"title": "x" * 121}, Code.TOO_LONG, "title"),
        ({"body_es": "\n"}, Code.REQUIRED, "body_es"),
        ({"body_en": "x" * 20_001}, Code.TOO_LONG, "body_en"),
        ({"area_id": 99_999}, Code.NOT_FOUND, "area_id"),
    ],
)
async def test_what_is_wrong_is_named(
    desk: Desk, told: dict[str, Any], code: Code, field: str
) -> None:
    mine = await a_reply(desk.laura)

    async with nothing_changes():
        with refusal(code, field=field):
            await a_reply(desk.laura, **told)
        with refusal(code, field=field):
            async with act(desk.laura) as opened:
                await edit_saved_reply(opened, mine.id, **told)


# Changed


async def test_its_author_or_a_lead_changes_it_and_nobody_behind_their_back(desk: Desk) -> None:
    mine = await a_reply(desk.laura, body_en="Renew it.", area_id=desk.area())

    async with nothing_changes():
        for rule in (edit_saved_reply, retire_saved_reply):
            with refusal(Code.NOT_ALLOWED, field="id", clause="4.3.4"):
                async with act(desk.diego) as opened:
                    await rule(opened, mine.id)
    async with act(desk.lucia) as opened:
        edited = await edit_saved_reply(
            opened, mine.id, 1, title="Sello vencido", body_en="", any_area=True
        )

    assert (edited.title, edited.body_es, edited.body_en) == ("Sello vencido", TEXT, "")
    assert (edited.area_id, edited.version) == (None, 2)
    assert edited.edited_by_id == desk.lucia.person_id
    with refusal(Code.STALE_VERSION, field="expectedVersion"):
        async with act(desk.laura) as opened:
            await edit_saved_reply(opened, mine.id, 1, title="Otro")
    with refusal(Code.INVALID, field="any_area"):
        async with act(desk.laura) as opened:
            await edit_saved_reply(opened, mine.id, any_area=True, area_id=desk.area())


async def test_it_goes_to_another_area_with_another_text(desk: Desk) -> None:
    mine = await a_reply(desk.laura)

    async with act(desk.laura) as opened:
        edited = await edit_saved_reply(
            opened, mine.id, body_es="Otro texto", body_en="Other", area_id=desk.area()
        )

    assert (edited.body_es, edited.body_en, edited.area_id) == ("Otro texto", "Other", desk.area())


async def test_one_that_is_retired_is_retired_once(desk: Desk) -> None:
    mine = await a_reply(desk.laura)
    async with act(desk.laura) as opened:
        retired = await retire_saved_reply(opened, mine.id, 1)

    assert retired.retired_at is not None
    assert retired.version == 2
    with refusal(Code.ALREADY_DONE, field="id", clause="4.3.4"):
        async with act(desk.lucia) as opened:
            await retire_saved_reply(opened, mine.id)
    with refusal(Code.NOT_FOUND, field="id", clause="4.3.4"):
        async with act(desk.lucia) as opened:
            await retire_saved_reply(opened, 99_999)


async def test_what_somebody_wrote_stays_when_they_leave(desk: Desk) -> None:
    mine = await a_reply(desk.laura)
    async with act(desk.miguel) as opened:
        await deactivate_person(opened, desk.laura.person_id or 0)

    async with act(desk.lucia) as opened:
        edited = await edit_saved_reply(opened, mine.id, title="De todos")

    assert edited.author_id == desk.laura.person_id


# Sent


async def test_each_message_that_began_as_one_is_counted(desk: Desk) -> None:
    mine = await a_reply(desk.laura)
    ticket = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.laura)

    await perform(desk.laura, reply, ticket, body="Hola, Ana.", saved_reply_id=mine.id)
    await perform(desk.laura, ask_customer, ticket, body="¿Qué folio?", saved_reply_id=mine.id)

    kept = await SavedReply.get(id=mine.id)
    assert (kept.used_count, kept.version) == (2, 1)


async def test_one_that_was_retired_while_somebody_wrote_goes_out_all_the_same(desk: Desk) -> None:
    mine, ticket = await a_reply(desk.laura), await a_registered_ticket(desk.ana)
    async with act(desk.lucia) as opened:
        await retire_saved_reply(opened, mine.id)

    await perform(desk.laura, reply, ticket, body="Hola, Ana.", saved_reply_id=mine.id)

    assert (await SavedReply.get(id=mine.id)).used_count == 1


@pytest.mark.parametrize("gap", ["{{plazo}}", "{{ DUE }}"])
async def test_nothing_goes_out_with_a_gap(desk: Desk, gap: str) -> None:
    mine = await a_reply(desk.laura)
    ticket = await a_ticket(desk, Status.IN_PROGRESS, owner=desk.laura)

    async with nothing_changes():
        for rule in (reply, ask_customer):
            with refusal(Code.UNFILLED_PLACEHOLDER, field="body", clause="4.3.4"):
                body = f"A más tardar {gap}"
                await perform(desk.laura, rule, ticket, body=body, saved_reply_id=mine.id)


async def test_braces_in_a_subject_hold_nothing_up(desk: Desk) -> None:
    mine, ticket = await a_reply(desk.laura), await a_registered_ticket(desk.ana)
    body = "Sobre «Falla {{plantilla}}»: renueve el sello."

    await perform(desk.laura, reply, ticket, body=body, saved_reply_id=mine.id)

    assert (await SavedReply.get(id=mine.id)).used_count == 1


async def test_who_writes_of_braces_themself_may(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)

    await perform(desk.laura, reply, ticket, body="Escriba {{cliente}} en la plantilla.")
    await perform(desk.ana, reply, ticket, body="Escribí {{cliente}} y nada.")


async def test_customers_send_none(desk: Desk) -> None:
    mine, ticket = await a_reply(desk.laura), await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, field="saved_reply_id", clause="4.3.4"):
            await perform(desk.ana, reply, ticket, body="Hola", saved_reply_id=mine.id)
        with refusal(Code.NOT_FOUND, field="saved_reply_id", clause="4.3.4"):
            await perform(desk.laura, reply, ticket, body="Hola", saved_reply_id=99_999)


# Filled


def test_what_is_known_fills_the_gaps_in_either_language_s_words() -> None:
    known = {ReplyPlaceholder.CUSTOMER: "Ana {{x}}", ReplyPlaceholder.REQUEST: "SAC-2026-000001"}

    text = filled("{{cliente}}, {{ Request }} y {{CUSTOMER}}: {{plazo}}. {uno} }}", known)

    assert text == "Ana {{x}}, SAC-2026-000001 y Ana {{x}}: {{plazo}}. {uno} }}"

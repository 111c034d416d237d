"""What is typed on a page comes back: after closing it, from another tab, and never to somebody
else.
"""

from __future__ import annotations

from datetime import timedelta

from models.drafts import Draft
from models.tickets import Ticket
from models.vocabulary import Status
from tests.builders import a_ticket, messages_of, nothing_changes
from tests.cast import Desk
from tests.portal.browsing import SESSION, Page
from tests.portal.conftest import SignedIn
from tests.portal.test_acts import AGO
from tests.portal.test_new_request import ANSWERS, COMMON, DRAFTS, NEW
from tests.portal.test_requests import now

WORDS = "No timbra la factura 8812"


async def saves(page: Page, action: str = NEW, **typed: str) -> tuple[int, str]:
    """What the script is answered when it saves this page's form, so filled in."""
    fields = page.form(action).fields | {
        name.replace("__", "."): value for name, value in typed.items()
    }
    answer = await page.browser.post("/drafts", fields, x_form_token=fields["form_token"])
    return answer.status, answer.answer.json()["said"]


async def test_a_draft_saved_by_the_script_is_offered_and_gone_on_with(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)

    status, said = await saves(
        await ana.open(NEW), type="INCIDENT", subject=WORDS, description="Sale E-301"
    )
    offered = await ana.open(NEW)
    again = await ana.open(f"{NEW}?draft=on")

    assert status == 200
    assert said.startswith("Borrador guardado a las ")
    assert "Tiene un borrador sin enviar" in offered.text
    assert "Seguir con el borrador de hoy a las" in offered.text
    assert WORDS in offered.text
    assert again.form(NEW).fields["subject"] == WORDS
    assert again.form(NEW).fields["type"] == "INCIDENT"
    assert "Sigue con su borrador" in again.text


async def test_a_draft_of_yesterday_says_so(desk: Desk, browser: SignedIn) -> None:
    ana = await browser(desk.ana)
    await saves(await ana.open(NEW), subject=WORDS)
    await Draft.all().update(saved_at=now() - timedelta(days=1))

    assert "Seguir con el borrador de ayer a las" in (await ana.open(NEW)).text


async def test_starting_again_throws_it_away_and_keeps_what_the_link_said(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    await saves(await ana.open(NEW), subject=WORDS)

    anew = await (await ana.open(f"{NEW}?type=INQUIRY&subject=Exportar")).send(NEW, step="restart")

    assert anew.path == f"{NEW}?type=INQUIRY&subject=Exportar"
    assert anew.form(NEW).fields["subject"] == "Exportar"
    assert await Draft.all().count() == 0


async def test_without_a_script_a_button_saves_and_so_does_going_on(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)

    kept = await (await ana.open(NEW)).send(NEW, subject=WORDS, step="draft")
    refused = await kept.send(NEW, subject=f"{WORDS}!", step="check")
    again = await ana.open(f"{NEW}?draft=on")

    assert kept.path == f"{NEW}?draft=kept"
    assert "Guardamos su borrador" in kept.text
    assert kept.form(NEW).fields["subject"] == WORDS
    assert refused.status == 422
    assert again.form(NEW).fields["subject"] == f"{WORDS}!"


async def test_a_draft_is_gone_once_it_was_sent(desk: Desk, browser: SignedIn) -> None:
    ana = await browser(desk.ana)
    check = await (await ana.open(NEW)).send(NEW, type="INQUIRY", **COMMON, **ANSWERS["INQUIRY"])
    before = await Draft.all().count()

    await check.send(NEW, step="send")

    assert (before, await Draft.all().count()) == (1, 0)
    assert "Tiene un borrador" not in (await ana.open(NEW)).text


async def test_an_emptied_page_leaves_no_draft(desk: Desk, browser: SignedIn) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    await saves(questions, subject=WORDS)

    await saves(questions, type="INQUIRY", subject=" ")

    assert await Draft.all().count() == 0


async def test_the_later_tab_does_not_eat_the_other_s_draft_and_says_so(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    one, other = await ana.open(NEW), await ana.open(NEW)
    await saves(one, subject="De la primera")

    status, _ = await saves(other, subject="De la segunda")
    told = await other.send(NEW, subject="De la segunda", step="draft")
    stands = (await ana.open(f"{NEW}?draft=on")).form(NEW).fields["subject"]
    insisted = await told.send(NEW, step="insist")

    assert (status, told.status) == (409, 409)
    assert "No guardamos este borrador" in told.text
    assert told.form(NEW).fields["subject"] == "De la segunda"
    assert stands == "De la primera"
    assert insisted.form(NEW).fields["subject"] == "De la segunda"
    assert "Guardamos su borrador" in insisted.text


async def test_two_tabs_that_send_the_same_draft_register_one_request(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    await saves(await ana.open(NEW), type="INQUIRY", **COMMON, **ANSWERS["INQUIRY"])
    tabs = [await ana.open(f"{NEW}?draft=on"), await ana.open(f"{NEW}?draft=on")]

    checks = [await tab.send(NEW, step="check") for tab in tabs]
    sent = [await check.send(NEW, step="send") for check in checks]

    assert await Ticket.all().count() == 1
    assert sent[1].path == f"{sent[0].path}?again=1"


async def test_a_tab_left_open_does_not_bring_back_what_was_sent_in_another(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    await saves(await ana.open(NEW), type="INQUIRY", **COMMON, **ANSWERS["INQUIRY"])
    one, other = await ana.open(f"{NEW}?draft=on"), await ana.open(f"{NEW}?draft=on")
    await (await one.send(NEW, step="check")).send(NEW, step="send")

    status, _ = await saves(other)

    assert status == 409
    assert await Draft.all().count() == 0


async def test_a_complaint_does_not_push_an_unfinished_request_aside(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    await saves(await ana.open(NEW), subject=WORDS)

    complaint = await ana.open(f"{NEW}?type=COMPLAINT")
    kept = await complaint.send(NEW, subject="Nadie contestó", step="draft")

    assert kept.path == f"{NEW}?type=COMPLAINT&draft=kept"
    assert {draft.place for draft in await Draft.all()} == {"request", "complaint"}


async def test_a_draft_too_long_to_keep_says_so_and_stays_on_the_page(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    long = "x" * 210_000

    async with nothing_changes():
        status, said = await saves(questions, description=long)
        refused = await questions.send(NEW, description=long, step="draft")

    assert (status, refused.status) == (413, 413)
    assert said == "Es demasiado largo para guardarlo como borrador: no cierre esta página."
    assert refused.form(NEW).fields["description"] == long


async def test_a_script_whose_session_ended_is_told_and_takes_no_form_s_place(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    questions = await ana.open(NEW)
    ana.http.cookies.delete(SESSION)

    async with nothing_changes():
        status, said = await saves(questions, subject=WORDS)

    assert status == 401
    assert said.startswith("Su sesión terminó.")


async def test_a_draft_at_a_place_that_is_none_is_nowhere(desk: Desk, browser: SignedIn) -> None:
    questions = await (await browser(desk.ana)).open(NEW)

    async with nothing_changes():
        for place in ("", "elsewhere", "reply:SAC-2026-999999"):
            assert (await saves(questions, subject=WORDS, draft_place=place))[0] == 404


async def test_an_answer_to_a_request_keeps_its_draft_in_its_box(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    path = f"/requests/{ticket.number}"
    ana = await browser(desk.ana)
    await saves(await ana.open(path), path, body="El folio es")

    again = await ana.open(path)
    async with nothing_changes(besides=DRAFTS):
        anew = await again.send(path, step="restart")
    await saves(anew, path, body="El folio es 8812")
    answered = await (await ana.open(path)).send(path)

    assert again.form(path).fields["body"] == "El folio es"
    assert "Sigue con lo que escribía" in again.text
    assert anew.form(path).fields["body"] == ""
    assert "El folio es 8812" in answered.text
    assert (await messages_of(ticket))[-1].body == "El folio es 8812"
    assert await Draft.all().count() == 0


async def test_two_tabs_with_the_same_answer_send_it_once(desk: Desk, browser: SignedIn) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    path = f"/requests/{ticket.number}"
    ana = await browser(desk.ana)
    await saves(await ana.open(path), path, body="El folio es 8812")
    one, other = await ana.open(path), await ana.open(path)
    await one.send(path)

    same = await other.send(path)
    async with nothing_changes(besides=DRAFTS):
        different = await other.send(path, body="El folio es otro")

    said = [message.body for message in await messages_of(ticket)]
    assert said.count("El folio es 8812") == 1
    assert same.status == 200
    assert different.status == 409
    assert "Ya había enviado una respuesta desde esta página" in different.text
    assert different.form(path).fields["body"] == "El folio es otro"

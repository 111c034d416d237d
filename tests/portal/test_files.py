"""Files with a form, without JavaScript: they come along, are listed, taken off, sent once, and
survive a session.
"""

from __future__ import annotations

import io
from datetime import timedelta

import httpx
import pytest
from PIL import Image

from models.access import Session
from models.attachments import Attachment
from models.vocabulary import Status
from portal.shell import files, forms
from procedure.resolution.attachments import attach
from tests.builders import a_ticket, an_upload, messages_of, perform
from tests.cast import Desk
from tests.portal.browsing import HERE, Browser, Page
from tests.portal.conftest import SignedIn
from tests.portal.test_new_request import ANSWERS, COMMON, NEW
from tests.portal.test_requests import now

AGO = timedelta(minutes=30)
SAID = {"origin": HERE, "sec-fetch-site": "same-origin"}
ASKED = {
    "type": "INQUIRY",
    **{name.replace("__", "."): value for name, value in (COMMON | ANSWERS["INQUIRY"]).items()},
}
ASKED.pop("step")


async def send(page: Page, action: str, *bodies: tuple[str, bytes], **typed: str) -> Page:
    """The form as a browser sends it when it has a field for files."""
    fields = page.form(action).fields | typed
    fields.pop("file", None)
    sent = [("file", body) for body in bodies] or [("file", ("", b""))]
    answer = await page.browser.http.post(
        action, data=fields, files=sent, headers=SAID, follow_redirects=True
    )
    return Page(page.browser, answer)


def a_png() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(drawn, "PNG")
    return drawn.getvalue()


async def test_files_come_with_a_request_through_both_steps(desk: Desk, browser: SignedIn) -> None:
    ana = await browser(desk.ana)
    questions = await ana.open(NEW)

    check = await send(
        questions, NEW, ("folios.txt", b"8812"), ("captura.png", a_png()), **ASKED, step="check"
    )
    sent = await check.send(NEW, step="send")
    page = await ana.open(sent.path.removesuffix("/sent"))

    assert "folios.txt" in check.text
    assert "captura.png" in check.text
    assert len({file.message_id for file in await Attachment.all()} - {None}) == 1
    assert "folios.txt 1 kB" in page.text
    [picture] = await Attachment.filter(content_type="image/png")
    assert picture.preview_key is not None
    assert "/preview" in page.html


async def test_a_file_is_taken_off_and_the_rest_stays_as_typed(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    first = await send(
        questions, NEW, ("folios.txt", b"8812"), ("otro.txt", b"x"), subject="Dos", step="check"
    )
    other = first.form(NEW).fields["attachments"].split()[1]

    second = await first.send(NEW, step=f"drop:{other}")

    assert "otro.txt" in first.text
    assert "otro.txt" not in second.text
    assert "folios.txt" in second.text
    assert second.form(NEW).fields["subject"] == "Dos"


async def test_files_of_a_draft_are_there_when_it_is_taken_up_again(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    await send(
        await ana.open(NEW), NEW, ("folios.txt", b"8812"), subject="Con archivo", step="draft"
    )

    again = await ana.open(f"{NEW}?draft=on")

    assert "folios.txt" in again.text


async def test_an_answer_brings_files_and_an_empty_answer_keeps_them(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    path = f"/requests/{ticket.number}"
    page = await (await browser(desk.ana)).open(path)

    refused = await send(page, path, ("folios.txt", b"8812"), body="  ")
    there = await refused.send(path, body="Aquí va")

    assert refused.status == 422
    assert "folios.txt" in refused.text
    [file] = await Attachment.all()
    assert file.message_id == (await messages_of(ticket))[-1].id
    assert f"/files/{file_id(there)}" in there.html


def file_id(page: Page) -> str:
    return page.html.partition('href="/files/')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("body", "said"),
    [(b"", "El archivo está vacío."), (b"x" * 2_001, "El archivo es demasiado grande")],
)
async def test_a_file_that_does_not_fit_is_said_and_nothing_typed_is_lost(
    desk: Desk, browser: SignedIn, monkeypatch: pytest.MonkeyPatch, body: bytes, said: str
) -> None:
    monkeypatch.setattr("procedure.resolution.attachments.LARGEST", 2_000)
    questions = await (await browser(desk.ana)).open(NEW)

    refused = await send(questions, NEW, ("folios.txt", body), **ASKED, step="check")

    assert refused.status == 422
    assert f"folios.txt: {said}" in refused.text
    assert refused.form(NEW).fields["subject"] == ASKED["subject"]
    assert await Attachment.all().count() == 0


async def test_no_more_than_ten_are_kept(desk: Desk, browser: SignedIn) -> None:
    questions = await (await browser(desk.ana)).open(NEW)

    refused = await send(
        questions, NEW, *[(f"{n}.txt", b"x") for n in range(11)], **ASKED, step="check"
    )

    assert "Caben 10 archivos; los demás no se guardaron." in refused.text
    assert await Attachment.all().count() == 10


async def test_a_body_larger_than_any_form_is_refused_unread(
    desk: Desk, browser: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "LARGEST", 1_000)
    monkeypatch.setattr("portal.shell.endpoints.LARGEST_FILE", 10)
    questions = await (await browser(desk.ana)).open(NEW)

    refused = await send(questions, NEW, ("grande.bin", bytes(5_000)), **ASKED)

    assert refused.status == 413
    assert "Es demasiado grande" in refused.text


async def test_text_and_files_come_back_after_a_session_that_ended(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    path = f"/requests/{ticket.number}"
    ana = await browser(desk.ana)
    page = await ana.open(path)
    await Session.all().update(ended_at=now())

    away = await send(page, path, ("folios.txt", b"8812"), body="A medio enviar")
    await ana.signs_in(desk.ana)
    back = await ana.open(f"{path}?recovered=1")
    there = await back.send(path)

    assert away.path.startswith("/sign-in")
    assert back.form(path).fields["body"] == "A medio enviar"
    assert "folios.txt" in back.text
    assert "folios.txt" in there.text
    assert await Attachment.filter(ticket_id=ticket.id).count() == 1


async def test_a_stranger_s_files_are_not_even_read(desk: Desk, stranger: object) -> None:
    browser: Browser = await stranger()  # type: ignore[operator]

    answer = await browser.http.post(
        NEW,
        data={"x": "y"},
        files={"file": ("a", bytes(1_100_000))},
        headers=SAID,
        follow_redirects=True,
    )

    assert answer.status_code == 413
    assert await Attachment.all().count() == 0


async def test_a_file_that_was_sent_already_is_said_to_be_gone(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    path = f"/requests/{ticket.number}"
    page = await send(
        await (await browser(desk.ana)).open(path), path, ("folios.txt", b"8812"), body=" "
    )
    file = await Attachment.get()
    await perform(desk.ana, attach, ticket, at=now(), attachment_ids=[file.id])

    refused = await page.send(path, body="Otra vez")

    assert refused.status == 422
    assert "Un archivo ya no está" in refused.text
    assert refused.form(path).fields["attachments"] == ""


async def test_files_attached_without_words_stand_in_the_timeline(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    file = await an_upload(desk.laura, name="guía.pdf", at=now())
    await perform(desk.laura, attach, ticket, at=now(), attachment_ids=[file.id])

    page = await (await browser(desk.ana)).open(f"/requests/{ticket.number}")

    assert "Laura Sánchez adjuntó archivos: 1." in page.text
    assert "guía.pdf" in page.text


async def test_a_page_s_download_is_as_guarded_as_a_partner_s(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    page = await send(questions, NEW, ("hostil.html", b"<script>alert(1)</script>"), step="check")
    file = page.form(NEW).fields["attachments"]

    own = await (await browser(desk.ana)).open(f"/files/{file}")
    foreign = await (await browser(desk.beto)).open(f"/files/{file}")

    assert own.answer.content == b"<script>alert(1)</script>"
    assert own.answer.headers["content-disposition"].startswith("attachment;")
    assert own.answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert foreign.status == 404


async def test_the_script_s_upload_answers_with_the_line_that_shows_it(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    token = (await ana.open(NEW)).form(NEW).fields["form_token"]

    async def sends(body: bytes) -> httpx.Response:
        headers = {**SAID, "x-form-token": token}
        return await ana.http.post("/files", files={"file": ("<b>.txt", body)}, headers=headers)

    kept, refused = await sends(b"x"), await sends(b"")

    assert kept.status_code == 200
    assert kept.json()["said"] == "_b_.txt adjuntado."
    assert f'data-file="{kept.json()["id"]}"' in kept.json()["line"]
    assert (refused.status_code, refused.json()["said"]) == (
        422,
        "El archivo está vacío. Elija otro.",
    )


def test_ids_of_a_form_are_few_and_harmless() -> None:
    assert files.ids_in(forms.Form({"attachments": "a a b/../c"})) == ["a", "b%2F..%2Fc"]

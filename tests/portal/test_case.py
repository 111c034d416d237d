"""A request to take along: a tagged PDF and JSON, with what its reader may see and no more."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
from pdfua import validate
from pypdf import PdfReader

from models.vocabulary import Status
from procedure.resolution.notes import add_note
from procedure.resolution.reply import reply
from tests.builders import a_registered_ticket, a_ticket, an_upload, perform
from tests.cast import Desk
from tests.portal.conftest import SignedIn
from tests.portal.test_requests import now

AGO = timedelta(minutes=30)
HOSTILE = (
    '#panic("x") *no* $x$ \\ "comillas" <script>alert(1)</script> #read("/etc/passwd") '
    "ñandú عربي 😀"
)


@pytest.mark.parametrize("status", Status)
async def test_every_state_makes_a_tagged_pdf(
    desk: Desk, browser: SignedIn, status: Status, tmp_path: Path
) -> None:
    ticket = await a_ticket(desk, status, at=now() - AGO)

    answer = (await (await browser(desk.ana)).open(f"/requests/{ticket.number}/case.pdf")).answer
    (tmp_path / "case.pdf").write_bytes(answer.content)
    report = validate(str(tmp_path / "case.pdf"))

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == f'attachment; filename="{ticket.number}.pdf"'
    assert [finding for finding in report.findings if finding.severity.name == "ERROR"] == []


async def test_words_of_people_are_words_and_no_markup(desk: Desk, browser: SignedIn) -> None:
    ticket = await a_registered_ticket(
        desk.ana, at=now() - AGO, subject=HOSTILE[:150], description=HOSTILE
    )

    answer = (await (await browser(desk.ana)).open(f"/requests/{ticket.number}/case.pdf")).answer

    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert '#panic("x") *no* $x$' in " ".join(text.split())
    assert "root:" not in text


async def test_the_pdf_holds_the_conversation_the_files_and_both_promises(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    file = await an_upload(desk.laura, name="guía.txt", at=now())
    await perform(
        desk.laura, reply, ticket, at=now(), body="Ya lo reproduje.", attachment_ids=[file.id]
    )
    await perform(desk.laura, add_note, ticket, at=now(), kind="FINDING", body="Solo nuestro")

    answer = (await (await browser(desk.ana)).open(f"/requests/{ticket.number}/case.pdf")).answer
    reader = PdfReader(io.BytesIO(answer.content))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    assert reader.metadata is not None
    assert reader.metadata.title == f"{ticket.number} – No se timbra la factura"
    assert "Ya lo reproduje." in text
    assert "guía.txt (1 kB)" in text
    assert "Primera respuesta" in text
    assert "Solo nuestro" not in text


async def test_the_json_holds_the_chain_and_no_notes(desk: Desk, browser: SignedIn) -> None:
    ticket = await a_ticket(desk, Status.CLOSED, at=now() - AGO)
    await perform(desk.laura, add_note, ticket, at=now(), kind="FINDING", body="Solo nuestro")

    answer = (await (await browser(desk.ana)).open(f"/requests/{ticket.number}/case.json")).answer

    case = answer.json()["ticket"]
    assert answer.headers["content-disposition"] == f'attachment; filename="{ticket.number}.json"'
    assert case["number"] == ticket.number
    assert case["events"][0]["kind"] == "REGISTERED"
    assert case["events"][0]["prevHash"] == ""
    assert all(len(event["hash"]) == 64 for event in case["events"])
    assert "Solo nuestro" not in answer.text
    assert case["sla"]["resolution"]["promises"][0]["outcome"] == "KEPT"


async def test_a_long_conversation_is_there_from_the_first_word(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    for number in range(120):
        await perform(desk.laura, reply, ticket, at=now(), body=f"Mensaje {number:03}")
    ana = await browser(desk.ana)

    pdf = (await ana.open(f"/requests/{ticket.number}/case.pdf")).answer.content
    case = (await ana.open(f"/requests/{ticket.number}/case.json")).answer.json()["ticket"]

    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "Mensaje 000" in text
    assert "Mensaje 119" in text
    assert [event["seq"] for event in case["events"]] == sorted(
        event["seq"] for event in case["events"]
    )
    assert sum(event["kind"] == "REPLIED" for event in case["events"]) == 120


@pytest.mark.parametrize("ending", ["pdf", "json"])
async def test_what_is_not_theirs_cannot_be_taken(
    desk: Desk, browser: SignedIn, ending: str
) -> None:
    ticket = await a_registered_ticket(desk.beto, at=now())

    assert (
        await (await browser(desk.ana)).open(f"/requests/{ticket.number}/case.{ending}")
    ).status == 404

"""Mail that a server hands over: ours once we say so, refused for now when we cannot keep it."""

from __future__ import annotations

import asyncio
import smtplib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from channels.inbound import receiving
from channels.inbound.smtp_server import listening
from models.database import Unavailable
from models.mail import InboundMail
from models.tickets import Ticket
from tests.cast import Desk
from tests.channels.inbound.postman import Postman, a_mail


@asynccontextmanager
async def open_port(postman: Postman, scheme: str) -> AsyncIterator[int]:
    async with listening(f"{scheme}://127.0.0.1:0", postman.reception) as port:
        yield port


async def hand_over(scheme: str, port: int, raw: bytes, to: str = "mesa@desk.example") -> None:
    def talk() -> None:
        kind = smtplib.LMTP if scheme == "lmtp" else smtplib.SMTP
        with kind("127.0.0.1", port) as server:
            server.sendmail("ana@andina.example", [to], raw.replace(b"\n", b"\r\n"))

    await asyncio.to_thread(talk)


@pytest.mark.parametrize("scheme", ["lmtp", "smtp"])
async def test_a_message_that_is_handed_over_becomes_a_request(desk: Desk, scheme: str) -> None:
    postman = Postman()
    async with open_port(postman, scheme) as port:
        await hand_over(scheme, port, a_mail())
        await hand_over(scheme, port, a_mail())
    await postman.work()

    assert await Ticket.all().count() == 1


async def test_the_envelope_says_whose_answer_it_is_where_the_headers_do_not(desk: Desk) -> None:
    postman = Postman()
    [ticket] = [await Ticket.get(id=(await postman.bring(a_mail())).ticket_id)]
    async with open_port(postman, "lmtp") as port:
        hidden = a_mail(to="undisclosed@elsewhere.example", body="Por copia oculta")
        await hand_over("lmtp", port, hidden, to=postman.answers_of(ticket, desk.ana))
    await postman.work()

    assert (await InboundMail.all().order_by("-id").first()).ticket_id == ticket.id  # type: ignore[union-attr]


async def test_what_cannot_be_kept_now_stays_with_the_server_that_brings_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    postman = Postman()

    async def away(*_: object) -> str:
        raise Unavailable("the store of files")

    monkeypatch.setattr(postman.files.store, "put", away)
    async with open_port(postman, "smtp") as port:
        with pytest.raises(smtplib.SMTPDataError, match="451"):
            await hand_over("smtp", port, a_mail())

    assert not await InboundMail.all().exists()


async def test_what_is_larger_than_anybody_keeps_is_refused_for_good(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "LARGEST", 1000)
    async with open_port(Postman(), "smtp") as port:
        with pytest.raises(smtplib.SMTPDataError, match="552"):
            await hand_over("smtp", port, a_mail(body="x" * 2000))


@pytest.mark.long
async def test_twenty_megabytes_arrive(desk: Desk) -> None:
    postman = Postman()
    async with open_port(postman, "lmtp") as port:
        await hand_over("lmtp", port, a_mail(files={"registro.bin": bytes(20_000_000)}))
    await postman.work()

    assert await Ticket.all().count() == 1

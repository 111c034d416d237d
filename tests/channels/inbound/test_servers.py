"""With Exim and Dovecot: out by SMTP, into a mailbox, read by IMAP IDLE, answered, and come back
undelivered.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from imapclient import IMAPClient

from channels.inbound import imap
from channels.inbound.imap import MARK
from channels.inbound.intake import following_mailbox
from channels.inbound.smtp_server import listening
from models.mail import InboundMail, Mail, Suppression
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import InboundState, MailState, Status
from procedure.resolution.waiting import ask_customer
from tests.builders import a_registered_ticket, a_ticket, fresh, messages_of, perform
from tests.cast import Desk
from tests.channels.inbound.postman import Postman, a_mail
from tests.mail_servers import PASSWORD, MailServers, NoMailServers, free_port, mail_servers

pytestmark = pytest.mark.long

DESK = free_port()


@pytest.fixture(scope="module")
def servers() -> Iterator[MailServers]:
    try:
        with mail_servers() as running:
            yield running
    except NoMailServers:
        pytest.skip("NOT RUN: Exim and Dovecot are not here, and only root may install them")


async def eventually(happened: Callable[[], Awaitable[bool]], within: float = 15) -> float:
    """How long it took."""
    began = time.monotonic()
    while not await happened():
        assert time.monotonic() - began < within, "it did not happen"
        await asyncio.sleep(0.05)
    return time.monotonic() - began


async def tickets() -> int:
    return await Ticket.all().count()


def emptied(servers: MailServers, name: str) -> None:
    with IMAPClient("127.0.0.1", servers.imap, ssl=False) as client:
        client.login(name, PASSWORD)
        client.select_folder("INBOX")
        client.delete_messages(client.search())
        client.expunge()


async def test_a_mailbox_is_read_and_then_listened_to(servers: MailServers, desk: Desk) -> None:
    emptied(servers, "mesa")
    postman = Postman()
    servers.hand_over(a_mail(subject="Estaba antes"), "mesa@desk.example")

    async def arrived() -> bool:
        await postman.work()
        return await tickets() == 2

    async with following_mailbox(servers.imap_url("mesa"), postman.reception):
        await eventually(lambda: _kept(1))
        await asyncio.sleep(1)  # it waits by IDLE now
        servers.hand_over(a_mail(subject="Llega después"), "mesa@desk.example")
        took = await eventually(arrived)

    assert took < 5
    with IMAPClient("127.0.0.1", servers.imap, ssl=False) as client:
        client.login("mesa", PASSWORD)
        client.select_folder("INBOX")
        assert len(client.search([b"KEYWORD", MARK])) == 2
        client.remove_flags(client.search(), [MARK])
    async with following_mailbox(
        servers.imap_url("mesa"), postman.reception
    ):  # all of it, once more
        await asyncio.sleep(2)
    await postman.work()
    assert await tickets() == 2


async def _kept(count: int) -> bool:
    return await InboundMail.all().count() >= count


async def test_a_question_goes_out_and_its_answer_comes_back(
    servers: MailServers, desk: Desk
) -> None:
    emptied(servers, "mesa")
    emptied(servers, "ana")
    postman = Postman().speaking(smtp_url=servers.smtp_url)
    ticket = await a_ticket(desk, Status.IN_PROGRESS)
    await perform(desk.laura, ask_customer, ticket, body="¿Qué folio?")
    await postman.work()

    async def asked() -> bool:
        return len(servers.box("ana")) >= 2

    await eventually(asked)
    letters = [
        message_from_bytes(raw, EmailMessage, policy=policy.default) for raw in servers.box("ana")
    ]
    [question] = [letter for letter in letters if "¿Qué folio?" in plain(letter)]
    answer = EmailMessage()
    answer["From"], answer["To"] = "Ana Rojas <ana@andina.example>", str(question["Reply-To"])
    answer["Subject"], answer["In-Reply-To"] = (
        f"Re: {question['Subject']}",
        str(question["Message-ID"]),
    )
    answer.set_content(
        "Es el 8812.\n\nEl lun, 2 mar 2026 a las 6:00, Atiende escribió:\n\n> Hola, Ana:\n> ¿Qué"
        " folio?\n"
    )
    servers.post(answer.as_bytes(), question["Reply-To"].addresses[0].addr_spec)

    async def answered() -> bool:
        await postman.work()
        return (await fresh(ticket)).status is Status.IN_PROGRESS

    async with following_mailbox(servers.imap_url("mesa"), postman.reception):
        await eventually(answered)
    assert (await messages_of(ticket))[-1].body == "Es el 8812."


async def test_what_exim_cannot_deliver_is_shown_on_the_contact(
    servers: MailServers, desk: Desk
) -> None:
    emptied(servers, "mesa")
    await Person.filter(id=desk.ana.person_id).update(email="nadie@andina.example")
    postman = Postman().speaking(smtp_url=servers.smtp_url)
    await a_registered_ticket(desk.ana)
    await postman.work()

    async def came_back() -> bool:
        await postman.work()
        return await Mail.filter(state=MailState.BOUNCED).exists()

    async with following_mailbox(servers.imap_url("mesa"), postman.reception):
        await eventually(came_back)
    assert "no such user" in (await Suppression.get(address="nadie@andina.example")).detail


async def test_exim_hands_over_by_lmtp(desk: Desk) -> None:
    postman = Postman()
    try:
        async with listening(f"lmtp://127.0.0.1:{DESK}", postman.reception):
            with mail_servers(DESK) as servers:
                await asyncio.to_thread(servers.post, a_mail(), "mesa@desk.example")
                await eventually(lambda: _kept(1))
    except NoMailServers:
        pytest.skip("NOT RUN: Exim and Dovecot are not here, and only root may install them")
    await postman.work()

    assert await tickets() == 1


async def test_a_connection_that_breaks_in_the_middle_loses_nothing(
    servers: MailServers, desk: Desk
) -> None:
    emptied(servers, "mesa")
    postman = Postman()
    for number in range(6):
        servers.hand_over(
            a_mail(subject=f"Uno más {number}", body="x" * 20_000), "mesa@desk.example"
        )

    async with breaking(servers.imap, after=60_000) as port:
        address = servers.imap_url("mesa").replace(str(servers.imap), str(port))
        async with following_mailbox(address, postman.reception):
            await eventually(lambda: _kept(6), within=30)
    await postman.work()

    assert await tickets() == 6


async def test_what_is_larger_than_anybody_keeps_stays_in_its_mailbox_and_is_told(
    servers: MailServers, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "LARGEST", 5_000)
    emptied(servers, "mesa")
    postman = Postman()
    servers.hand_over(a_mail(subject="Un plano enorme", body="x" * 20_000), "mesa@desk.example")
    servers.hand_over(a_mail(subject="Uno pequeño"), "mesa@desk.example")

    async with following_mailbox(servers.imap_url("mesa"), postman.reception):
        await eventually(lambda: _kept(2))
    await postman.work()

    apart = await InboundMail.get(state=InboundState.QUARANTINED)
    assert (apart.reason, apart.subject, apart.sender) == (
        "TOO_LARGE",
        "Un plano enorme",
        "ana@andina.example",
    )
    assert (await Ticket.get()).subject == "Uno pequeño"


@asynccontextmanager
async def breaking(port: int, *, after: int) -> AsyncIterator[int]:
    """A wire to the server that breaks whenever so many bytes have come through."""

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", port)
        sending = asyncio.create_task(pour(reader, there_writer, 10**9))
        try:
            await pour(there_reader, writer, after)
        finally:
            sending.cancel()
            writer.transport.abort()
            there_writer.transport.abort()

    async def pour(source: asyncio.StreamReader, target: asyncio.StreamWriter, room: int) -> None:
        while room > 0 and (piece := await source.read(4096)):
            room -= len(piece)
            target.write(piece)
            await target.drain()

    server = await asyncio.start_server(connect, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


def plain(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())

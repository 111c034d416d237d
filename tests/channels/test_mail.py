import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage

from channels import mail
from handlers import handlers
from models.conversation import Message
from models.jobs import Job, claim
from models.mail import Mail
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Channel, JobState, Language, TicketType
from procedure.core.actor import Actor
from procedure.reception.registration import register
from procedure.resolution.reply import reply
from settings import Settings
from tests.builders import a_registered_ticket, a_request, a_ticket, act
from tests.cast import NOON, Desk
from tests.channels.post import post_office
from worker import Worker

NO_SERVER = Settings(public_url="https://desk.example")


async def deliver(settings: Settings = NO_SERVER, at: datetime = NOON) -> list[Mail]:
    """Everything that is due at that hour is done; the mail there is then, the oldest first."""
    await Worker(handlers(settings, now=lambda: at), now=lambda: at).run_due()
    return (await mail.latest(100))[::-1]


async def prefer(somebody: Actor, **preferences: object) -> None:
    await Person.filter(id=somebody.person_id).update(**preferences)


async def answer(desk: Desk, ticket: Ticket, words: str) -> None:
    async with act(desk.lucia) as opened:
        await reply(opened, await opened.ticket(ticket.id), body=words)


async def test_the_receipt_tells_number_priority_and_both_times_at_the_readers_clock(
    desk: Desk,
) -> None:
    ticket = await a_registered_ticket(desk.ana)

    [receipt] = await deliver()

    assert receipt.subject == f"[{ticket.number}] Recibimos su solicitud: No se timbra la factura"
    assert receipt.recipient == "ana@andina.example"
    assert f"quedó registrada con el número {ticket.number}." in receipt.text
    assert "Prioridad: Media" in receipt.text
    assert (
        "- Respuesta inicial, a más tardar: lunes 2 de marzo de 2026, 11:00 (hora de Bogotá)"
        in receipt.text
    )
    assert (
        "- Solución, a más tardar: martes 3 de marzo de 2026, 07:00 (hora de Bogotá)"
        in receipt.text
    )
    assert f"https://desk.example/requests/{ticket.number}" in receipt.text


async def test_it_is_written_in_the_readers_language(desk: Desk) -> None:
    await prefer(desk.ana, language=Language.EN, timezone="Europe/Madrid")
    ticket = await a_registered_ticket(desk.ana)

    [receipt] = await deliver()

    assert receipt.language is Language.EN
    assert receipt.subject == f"[{ticket.number}] We received your request: No se timbra la factura"
    assert "Priority: Medium" in receipt.text
    assert "- First response by: Monday, March 2, 2026, 5:00 PM (Madrid time)" in receipt.text
    assert '<html lang="en"' in receipt.html


async def test_who_wrote_a_mail_is_told_that_it_says_nothing_of_the_urgency(desk: Desk) -> None:
    async with act(desk.ana, channel=Channel.EMAIL) as opened:
        await register(opened, a_request(channel=Channel.EMAIL))
    [by_mail] = await deliver()
    await a_registered_ticket(desk.ana, channel=Channel.PORTAL)
    _, by_form = await deliver()

    assert "La prioridad es provisional: un correo no nos dice" in by_mail.text
    assert "La prioridad viene de lo que usted nos dijo." in by_form.text


async def test_a_complaint_is_thanked_and_explained(desk: Desk) -> None:
    await a_registered_ticket(desk.ana, kind=TicketType.COMPLAINT)

    [receipt] = [one for one in await deliver() if one.notice == "receipt"]

    assert "Recibimos su queja" in receipt.subject
    assert "Gracias por decírnoslo." in receipt.text
    assert "registro de quejas y reclamaciones con la clave QR-2026-000001" in receipt.text
    assert "Así atendemos una queja:" in receipt.text


async def test_the_receipt_keeps_the_promise_of_its_hour(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await Ticket.filter(id=ticket.id).update(fr_due_at=NOON + timedelta(days=9))

    receipt = (await deliver(at=NOON + timedelta(days=1)))[0]

    assert "lunes 2 de marzo de 2026, 11:00" in receipt.text


async def test_a_repeated_job_makes_one_mail_and_sends_it_once(desk: Desk) -> None:
    await a_registered_ticket(desk.ana)
    job = await Job.get(kind="mail")

    async with post_office() as post:
        settings = replace(NO_SERVER, smtp_url=post.url())
        [receipt] = await deliver(settings)
        await Job.filter(id=job.id).update(state=JobState.READY, run_at=NOON)
        again = await deliver(settings)

    assert [one.id for one in again] == [receipt.id]
    assert receipt.sent_at == NOON
    assert len(post.letters) == 1


async def test_two_workers_with_the_same_job_make_one_mail(desk: Desk) -> None:
    await a_registered_ticket(desk.ana)
    [job] = await claim(1, now=NOON)
    carry = handlers(NO_SERVER, now=lambda: NOON)["mail"]

    await asyncio.gather(carry(job), carry(job))

    assert len(await mail.latest(10)) == 1


async def test_what_leaves_is_one_thread_a_ticket_and_asks_for_no_automatic_answer(
    desk: Desk,
) -> None:
    ticket = await a_ticket(desk)
    await answer(desk, ticket, "Ya lo revisamos.\nMañana le decimos más.")

    async with post_office() as post:
        sent = await deliver(replace(NO_SERVER, smtp_url=post.url()))

    receipt, answered = sorted(post.letters, key=lambda letter: "respondió" in letter["Subject"])
    assert receipt["To"] == answered["To"] == "Ana Rojas <ana@andina.example>"
    assert receipt["From"] == "Atiende <desk@atiende.example>"
    assert receipt["Auto-Submitted"] == "auto-generated"
    assert receipt["References"] == answered["References"] == f"<{ticket.number}@atiende.example>"
    assert {letter["Message-ID"] for letter in post.letters} == {one.message_id for one in sent}
    assert (
        answered["Subject"] == f"[{ticket.number}] Lucía Herrera respondió: No se timbra la factura"
    )
    text, html = parts_of(answered)
    assert "> Ya lo revisamos.\n> Mañana le decimos más." in text
    assert "<blockquote>Ya lo revisamos.\nMañana le decimos más.</blockquote>" in html


async def test_while_the_mail_server_is_away_the_job_is_tried_again(desk: Desk) -> None:
    await a_registered_ticket(desk.ana)

    async with post_office() as post:
        settings = replace(NO_SERVER, smtp_url=post.url())
        post.busy = True
        [waiting] = await deliver(settings)
        job = await Job.get(kind="mail")
        assert (job.state, job.attempts, waiting.sent_at) == (JobState.READY, 1, None)

        post.busy = False
        later = NOON + timedelta(minutes=1)
        [sent] = await deliver(settings, at=later)

    assert (sent.id, sent.sent_at) == (waiting.id, later)
    assert len(post.letters) == 1


async def test_nobody_at_the_port_is_a_failure_of_the_job(desk: Desk) -> None:
    async with post_office() as post:
        gone = replace(NO_SERVER, smtp_url=post.url())
    await a_registered_ticket(desk.ana)

    [waiting] = await deliver(gone)

    assert waiting.sent_at is None
    assert (await Job.get(kind="mail")).error is not None


async def test_a_server_without_starttls_gets_nothing_when_it_was_asked_for(desk: Desk) -> None:
    await a_registered_ticket(desk.ana)

    async with post_office() as post:
        [waiting] = await deliver(replace(NO_SERVER, smtp_url=post.url("smtp+starttls")))

    assert waiting.sent_at is None
    assert post.letters == []


async def test_name_and_password_of_the_address_open_the_mail_server(desk: Desk) -> None:
    await a_registered_ticket(desk.ana)

    async with post_office() as post:
        await deliver(replace(NO_SERVER, smtp_url=post.url(user="desk%40mail:p%2Fss@")))

    assert post.signed_in == [(b"desk@mail", b"p/ss")]
    assert post.recipients == ["ana@andina.example"]


async def test_without_notices_only_what_is_owed_arrives(desk: Desk) -> None:
    await prefer(desk.ana, notice_answers=False)
    ticket = await a_registered_ticket(desk.ana)
    await answer(desk, ticket, "Lo vemos ahora.")

    assert [one.notice for one in await deliver()] == ["receipt"]


async def test_somebody_without_mail_or_gone_gets_nothing(desk: Desk) -> None:
    await a_registered_ticket(desk.ana)
    await prefer(desk.ana, email=None)
    await a_registered_ticket(desk.beto)
    await prefer(desk.beto, active=False)

    assert await deliver() == []
    assert await Job.filter(kind="mail", state=JobState.DONE).count() == 2


async def test_who_may_no_longer_see_the_ticket_is_not_told(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await Ticket.filter(id=ticket.id).update(requester_id=desk.beto.person_id)

    assert await deliver() == []


async def test_words_that_the_reader_may_not_read_stay_out(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await answer(desk, ticket, "Solo entre nosotros")
    await Message.filter(body="Solo entre nosotros").update(audience="INTERNAL")

    told = await deliver()

    assert all("Solo entre nosotros" not in one.text for one in told)


def parts_of(letter: EmailMessage) -> list[str]:
    parts = [part.get_content() for part in letter.iter_parts() if isinstance(part, EmailMessage)]
    return [part.replace("\r\n", "\n") for part in parts]

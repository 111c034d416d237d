"""What becomes of a message: whose words it is, what it may do, and what is never done because of
it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from channels.addresses import bouncing_address
from models.attachments import Attachment
from models.conversation import Message
from models.mail import InboundMail, Mail, Suppression
from models.people import Person
from models.tickets import Ticket, Watcher
from models.vocabulary import Audience, Channel, InboundState, MailState, Role, Status, TicketType
from procedure.assignment.watching import watch
from procedure.core.act import Act
from procedure.core.actor import SYSTEM
from procedure.core.refusals import Code
from procedure.people.departures import deactivate_person, move_person
from procedure.reception.by_mail import accept_inbound, discard_inbound, lift_suppression
from procedure.resolution.reply import reply
from tests.builders import (
    a_registered_ticket,
    a_ticket,
    act,
    events_of,
    fresh,
    messages_of,
    nothing_changes,
    notices,
    perform,
    refusal,
)
from tests.cast import NOON, Desk
from tests.channels.inbound.postman import SOON, Postman, a_mail

TAKEN, IGNORED, QUARANTINED = InboundState.TAKEN, InboundState.IGNORED, InboundState.QUARANTINED
HOUR = timedelta(hours=1)


async def the_ticket(inbound: InboundMail) -> Ticket:
    return await Ticket.get(id=inbound.ticket_id)


# A new request


async def test_a_customer_s_mail_is_her_request(desk: Desk) -> None:
    inbound = await Postman().bring(a_mail(files={"folio.txt": b"8812"}))

    ticket = await the_ticket(inbound)
    assert (inbound.state, inbound.reason) == (TAKEN, None)
    assert (ticket.requester_id, ticket.channel, ticket.type) == (
        desk.ana.person_id,
        Channel.EMAIL,
        TicketType.INQUIRY,
    )
    assert ticket.subject == "No puedo timbrar"
    [message] = await messages_of(ticket)
    assert message.body == "Hola:\n\nAl timbrar la 8812 sale un error.\n\nAna"
    assert (message.author_id, message.channel) == (desk.ana.person_id, Channel.EMAIL)
    assert (await Attachment.get(ticket_id=ticket.id)).name == "folio.txt"
    assert ("receipt", desk.ana.person_id) in await notices()


async def test_the_same_mailbox_read_twice_brings_nothing_new(desk: Desk) -> None:
    postman, mail = Postman(), a_mail()
    first = await postman.bring(mail)

    again = await postman.bring(b"Received: by another way\r\n" + mail)

    assert again.id == first.id
    assert await Ticket.all().count() == 1


async def test_who_guesses_a_message_id_keeps_nobody_s_mail_from_arriving(desk: Desk) -> None:
    postman = Postman()
    await postman.bring(a_mail("x@elsewhere.example", message_id="<1@andina.example>"))

    await postman.bring(a_mail(message_id="<1@andina.example>"))

    assert await Ticket.all().count() == 2


async def test_a_stranger_is_a_contact_that_nobody_has_proven(desk: Desk) -> None:
    inbound = await Postman().bring(
        a_mail("Rita Gil <rita@elsewhere.example>", subject="¡Gane dinero!")
    )

    rita = await Person.get(email="rita@elsewhere.example")
    assert (rita.name, rita.role, rita.proven, rita.organization_id) == (
        "Rita Gil",
        Role.CUSTOMER,
        False,
        None,
    )
    assert (await the_ticket(inbound)).requester_id == rita.id
    [receipt] = await Mail.filter(person_id=rita.id)
    assert (
        "Gane dinero" not in receipt.text + receipt.subject
    )  # what may be somebody else's address gets no words


async def test_staff_in_the_sender_is_looked_at_by_somebody(desk: Desk) -> None:
    await Person.filter(id=desk.laura.person_id).update(email="laura@desk.example")

    inbound = await Postman().bring(a_mail("Laura <laura@desk.example>"))

    assert (inbound.state, inbound.reason, inbound.ticket_id) == (QUARANTINED, "FROM_STAFF", None)
    assert await Ticket.all().count() == 0
    async with nothing_changes():
        with refusal(Code.NOT_A_CUSTOMER, field="id"):
            async with act(desk.lucia) as opened:
                await accept_inbound(opened, inbound.id)


async def test_a_sender_gets_one_automatic_answer_an_hour(desk: Desk) -> None:
    postman = Postman()
    for number in range(3):
        await postman.bring(a_mail(subject=f"Uno más {number}"))
    states = [mail.state for mail in await Mail.filter(notice="receipt").order_by("id")]
    assert states == [MailState.WAITING, MailState.SUPPRESSED, MailState.SUPPRESSED]

    postman.now = NOON + HOUR + SOON
    await postman.bring(a_mail(subject="Y otro"))

    assert (await Mail.filter(notice="receipt").order_by("-id").first()).state is MailState.WAITING  # type: ignore[union-attr]


@pytest.mark.long
async def test_a_hundred_strangers_make_few_mails(desk: Desk) -> None:
    postman = Postman()
    for number in range(100):
        await postman.reception.receive(a_mail(f"v{number}@elsewhere.example", subject="Hola"))
    await postman.work()

    answered = await Mail.filter(notice="receipt").exclude(state=MailState.SUPPRESSED).count()
    assert (await Ticket.all().count(), answered) == (100, 30)


async def test_a_flood_of_one_sender_is_set_apart(desk: Desk) -> None:
    postman = Postman()
    for number in range(21):
        last = await postman.bring(a_mail(subject=f"Otra vez {number}"))

    assert (last.state, last.reason) == (QUARANTINED, "FLOOD")
    assert await Ticket.all().count() == 20


async def test_files_that_are_not_kept_are_told_to_the_staff(desk: Desk) -> None:
    files = {f"{number}.txt": b"x" for number in range(11)} | {"vacio.txt": b""}

    inbound = await Postman().bring(a_mail(files=files))

    note = (await messages_of(await the_ticket(inbound)))[-1]
    assert (note.audience, note.body) == (Audience.INTERNAL, "10.txt (TOO_MANY_FILES)")
    assert await Attachment.filter(ticket_id=inbound.ticket_id).count() == 10


# Words on a request


async def test_an_answer_ends_the_pause_when_it_arrived(desk: Desk) -> None:
    postman, ticket = Postman(), await a_ticket(desk, Status.WAITING_CUSTOMER)
    postman.now = NOON + HOUR
    await postman.reception.receive(
        a_mail(to=postman.answers_of(ticket, desk.ana), body="Es el 8812", In_Reply_To="<x@y>")
    )
    postman.now = NOON + 3 * HOUR

    await postman.work()

    ticket = await fresh(ticket)
    assert (ticket.status, ticket.paused_ms) == (Status.IN_PROGRESS, 3_600_000)
    assert (await messages_of(ticket))[-1].body == "Es el 8812"
    assert ("customer_reply", desk.laura.person_id) in await notices()


@pytest.mark.parametrize(
    ("status", "events"),
    [
        (Status.RESOLVED, ["CUSTOMER_REPLIED"]),
        (Status.CLOSED, ["REOPENED"]),
        (Status.WITHDRAWN, ["CONTINUED"]),
    ],
)
async def test_an_answer_to_what_is_over_does_what_the_rules_say(
    desk: Desk, status: Status, events: list[str]
) -> None:
    postman, ticket = Postman(), await a_ticket(desk, status)
    before = len(await events_of(ticket))
    postman.now = NOON + HOUR

    inbound = await postman.bring(
        a_mail(to=postman.answers_of(ticket, desk.ana), body="Sigue igual")
    )

    assert inbound.state is TAKEN
    assert (await events_of(ticket))[before:] == events
    assert (inbound.ticket_id == ticket.id) is (status is not Status.WITHDRAWN)


async def test_an_answer_to_a_merged_one_goes_to_the_survivor(desk: Desk) -> None:
    postman, ticket = Postman(), await a_ticket(desk, Status.MERGED)

    inbound = await postman.bring(
        a_mail(to=postman.answers_of(ticket, desk.ana), body="Sigue igual")
    )

    assert inbound.ticket_id == ticket.merged_into_id


async def test_an_answer_after_the_window_is_a_request_of_its_own(desk: Desk) -> None:
    postman, ticket = Postman(), await a_ticket(desk, Status.CLOSED)
    postman.now = NOON + timedelta(days=11)

    inbound = await postman.bring(a_mail(to=postman.answers_of(ticket, desk.ana), body="Volvió"))

    assert inbound.ticket_id not in (None, ticket.id)
    assert (await the_ticket(inbound)).channel is Channel.EMAIL


async def test_a_forged_or_changed_address_is_a_stranger_s_letter_box(desk: Desk) -> None:
    postman, ticket = Postman(), await a_ticket(desk, Status.WAITING_CUSTOMER)
    real = postman.answers_of(ticket, desk.ana)
    forged = real.replace(f"+{ticket.id}.", f"+{ticket.id + 1}.")

    inbound = await postman.bring(a_mail(to=forged, body="Es el 8812"))

    assert (inbound.state, inbound.ticket_id != ticket.id) == (TAKEN, True)
    assert (await fresh(ticket)).status is Status.WAITING_CUSTOMER


async def test_number_and_references_alone_open_nothing(desk: Desk) -> None:
    postman, ticket = Postman(), await a_ticket(desk, Status.WAITING_CUSTOMER)
    forged = a_mail(
        "otro@elsewhere.example",
        subject=f"Re: [{ticket.number}] pregunta",
        body="Soy Ana",
        In_Reply_To=f"<{ticket.number}@desk.example>",
    )

    inbound = await postman.bring(forged)

    assert inbound.ticket_id not in (None, ticket.id)
    assert (await fresh(ticket)).message_count == ticket.message_count


async def test_somebody_else_s_words_at_a_participant_s_address_are_a_note(desk: Desk) -> None:
    postman, ticket = Postman(), await a_ticket(desk, Status.WAITING_CUSTOMER)
    before = (await fresh(ticket)).message_count

    inbound = await postman.bring(
        a_mail(
            "Otra <otra@elsewhere.example>",
            to=postman.answers_of(ticket, desk.ana),
            body="Contesto por Ana",
        )
    )

    ticket = await fresh(ticket)
    note = (await messages_of(ticket))[-1]
    assert (inbound.state, inbound.reason) == (TAKEN, "UNPROVEN")
    assert (ticket.status, ticket.message_count) == (Status.WAITING_CUSTOMER, before)
    assert (note.audience, note.body) == (
        Audience.INTERNAL,
        "<otra@elsewhere.example>\n\nContesto por Ana",
    )
    assert not await Person.exists(email="otra@elsewhere.example")
    assert not await Watcher.exists(ticket_id=ticket.id)
    assert ("unproven_mail", desk.laura.person_id) in await notices()


async def test_staff_answer_by_mail_where_our_server_vouches_for_them(desk: Desk) -> None:
    await Person.filter(id=desk.laura.person_id).update(email="laura@desk.example")
    postman, ticket = Postman(), await a_ticket(desk, Status.IN_PROGRESS)
    address = postman.answers_of(ticket, desk.laura)
    told: dict[str, Any] = {"sender": "laura@desk.example", "to": address}

    forged = await postman.bring(a_mail(body="Mándeme su clave", **told))
    others: dict[str, Any] = {
        "Authentication_Results": "mx.elsewhere.example; dmarc=pass header.from=desk.example"
    }
    of_others = await postman.bring(a_mail(body="Mándeme su NIP", **told, **others))
    ours: dict[str, Any] = {
        "Authentication_Results": "mx.desk.example; dmarc=pass header.from=desk.example"
    }
    hers = await postman.bring(a_mail(body="Ya quedó, pruebe.", **told, **ours))

    assert [each.reason for each in (forged, of_others, hers)] == ["UNPROVEN", "UNPROVEN", None]
    public = await Message.filter(ticket_id=ticket.id, audience=Audience.PUBLIC).order_by("id")
    assert [message.body for message in public][1:] == ["Ya quedó, pruebe."]
    assert [notice for notice, _ in await notices()].count("reply") == 1


async def test_a_colleague_who_follows_answers_and_who_does_not_is_set_apart(desk: Desk) -> None:
    postman, ticket = Postman(), await a_ticket(desk, Status.IN_PROGRESS)
    carlos: dict[str, Any] = {
        "sender": "carlos@andina.example",
        "to": postman.answers_of(ticket, desk.carlos),
    }
    stranger = await postman.bring(a_mail(body="¿Y esto?", **carlos))
    await perform(desk.ana, watch, ticket, person_id=desk.carlos.person_id)

    follower = await postman.bring(a_mail(body="Yo también lo veo", **carlos))

    assert (stranger.state, stranger.reason) == (QUARANTINED, "REFUSED")
    assert (follower.state, follower.ticket_id) == (TAKEN, ticket.id)


async def test_who_has_moved_or_left_is_set_apart_and_their_successor_answers(desk: Desk) -> None:
    postman, ticket = Postman(), await a_ticket(desk, Status.WAITING_CUSTOMER)
    async with act(desk.miguel) as opened:
        await move_person(opened, desk.ana.person_id or 0, organization_id=desk.pacifico.id)
    hers: dict[str, Any] = {"to": postman.answers_of(ticket, desk.ana)}

    moved = await postman.bring(a_mail(body="Soy Ana", **hers))
    async with act(desk.miguel) as opened:
        await deactivate_person(opened, desk.ana.person_id or 0)
    left = [
        await postman.bring(a_mail(body="Soy Ana otra vez", message_id="<2@x>", **hers)),
        await postman.bring(a_mail(body="Algo nuevo", message_id="<3@x>")),
    ]
    successor = await postman.bring(
        a_mail(
            "elena@andina.example", to=postman.answers_of(ticket, desk.elena), message_id="<4@x>"
        )
    )

    assert (moved.state, moved.reason) == (QUARANTINED, "REFUSED")
    assert [(each.state, each.reason) for each in left] == [
        (QUARANTINED, "GONE"),
        (QUARANTINED, "REFUSED"),
    ]
    assert (successor.state, successor.ticket_id) == (TAKEN, ticket.id)
    assert (await fresh(ticket)).status is Status.IN_PROGRESS


# Machines


@pytest.mark.parametrize(
    ("headers", "subject", "reason"),
    [
        ({"Auto_Submitted": "auto-replied"}, "Re: su solicitud", "AUTO_REPLY"),
        ({"X_Autoreply": "yes"}, "Re: su solicitud", "AUTO_REPLY"),
        ({"Precedence": "auto_reply"}, "Re: su solicitud", "AUTO_REPLY"),
        ({}, "Respuesta automática: su solicitud", "AUTO_REPLY"),
        ({}, "Fuera de la oficina Re: su solicitud", "AUTO_REPLY"),
        ({}, "Out of Office: your request", "AUTO_REPLY"),
        ({"Auto_Submitted": "auto-generated"}, "Aviso", "BULK"),
        ({"Precedence": "bulk"}, "Boletín", "BULK"),
    ],
)
async def test_an_answer_that_nobody_wrote_is_no_answer(
    desk: Desk, headers: dict[str, Any], subject: str, reason: str
) -> None:
    postman, ticket = Postman(), await a_ticket(desk, Status.WAITING_CUSTOMER)

    inbound = await postman.bring(
        a_mail(
            to=postman.answers_of(ticket, desk.ana),
            subject=subject,
            body="Vuelvo el lunes",
            **headers,
        )
    )

    assert (inbound.state, inbound.reason) == (IGNORED, reason)
    assert (await fresh(ticket)).status is Status.WAITING_CUSTOMER


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-generated"},
        {"Precedence": "list", "List_Id": "<soporte.desk.example>"},
        {"X_Auto_Response_Suppress": "All"},
        {"X_Loop": "elsewhere"},
    ],
)
async def test_a_machine_s_or_a_list_s_request_is_taken_and_not_answered(
    desk: Desk, headers: dict[str, Any]
) -> None:
    inbound = await Postman().bring(a_mail(subject="Disco lleno", **headers))

    assert (inbound.state, inbound.reason) == (TAKEN, "BULK")
    [receipt] = await Mail.filter(notice="receipt")
    assert receipt.state is MailState.SUPPRESSED


async def test_our_own_mail_that_comes_back_to_us_is_nobody_s_request(desk: Desk) -> None:
    postman = Postman()
    await a_registered_ticket(desk.ana)
    await postman.work()
    [ours] = await Mail.all()

    by_id = await postman.bring(a_mail("x@elsewhere.example", message_id=ours.message_id))
    by_sender = await postman.bring(a_mail("mesa@desk.example"))
    from_nobody = await postman.bring(a_mail("x@elsewhere.example", subject="?"), sender="")

    assert [(each.state, each.reason) for each in (by_id, by_sender, from_nobody)] == [
        (IGNORED, "OWN"),
        (IGNORED, "OWN"),
        (IGNORED, "AUTO_REPLY"),
    ]
    assert await Ticket.all().count() == 1


# News of our mails


REPORT = """From: Mail Delivery System <mailer-daemon@mx.elsewhere.example>
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b
Message-ID: <{number}@mx.elsewhere.example>

--b
Content-Type: text/plain

No se pudo entregar.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.elsewhere.example

Final-Recipient: rfc822; ana@andina.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b
Content-Type: text/rfc822-headers

Message-ID: {message_id}

--b--
"""


async def a_sent_mail(postman: Postman, desk: Desk) -> Mail:
    await a_registered_ticket(desk.ana)
    await postman.work()
    await Mail.all().update(state=MailState.SENT)
    [sent] = await Mail.all()
    return sent


@pytest.mark.parametrize(
    ("action", "status", "state", "reason", "suppressed"),
    [
        ("failed", "5.1.1", MailState.BOUNCED, "BOUNCE", True),
        ("failed", "4.2.2", MailState.BOUNCED, "BOUNCE", False),
        ("delayed", "4.4.1", MailState.SENT, "DELAYED", False),
    ],
)
async def test_a_delivery_report_is_understood(
    desk: Desk, action: str, status: str, state: MailState, reason: str, *, suppressed: bool
) -> None:
    postman = Postman()
    sent = await a_sent_mail(postman, desk)
    report = REPORT.format(
        to="mesa@desk.example", number=1, action=action, status=status, message_id=sent.message_id
    )

    inbound = await postman.bring(report.encode(), sender="")

    mail = await Mail.get(id=sent.id)
    assert (inbound.state, inbound.reason, mail.state) == (IGNORED, reason, state)
    assert mail.detail == "smtp; 550 5.1.1 no such user"
    assert await Suppression.exists(address="ana@andina.example") is suppressed


async def test_a_report_is_known_by_the_address_it_comes_to_as_well(desk: Desk) -> None:
    postman = Postman()
    sent = await a_sent_mail(postman, desk)
    told: dict[str, Any] = {
        "action": "failed",
        "status": "5.1.1",
        "number": 2,
        "message_id": "<lost@x>",
    }
    report = REPORT.format(to=bouncing_address(postman.settings, sent.job_id), **told)

    await postman.bring(report.encode(), sender="")

    assert (await Mail.get(id=sent.id)).state is MailState.BOUNCED


async def test_nobody_is_silenced_by_a_report_of_a_mail_that_we_never_sent(desk: Desk) -> None:
    postman = Postman()
    sent = await a_sent_mail(postman, desk)
    guessed = f"<job-{sent.job_id}.{'a' * 26}@desk.example>"
    report = REPORT.format(
        to="mesa@desk.example", number=3, action="failed", status="5.1.1", message_id=guessed
    )

    inbound = await postman.bring(report.encode())

    assert inbound.reason == "BOUNCE_OF_NOTHING"
    assert not await Suppression.all().exists()


async def test_to_an_address_that_takes_nothing_nothing_more_is_sent_until_somebody_says_so(
    desk: Desk,
) -> None:
    postman = Postman()
    await Suppression.create(address="ana@andina.example", detail="550 no such user", since=NOON)
    ticket = await a_registered_ticket(desk.ana)
    await postman.work()
    [receipt] = await Mail.all()
    assert (receipt.state, receipt.detail) == (MailState.SUPPRESSED, "550 no such user")

    assert desk.ana.person_id is not None
    async with act(desk.laura) as opened:
        await lift_suppression(opened, desk.ana.person_id)
    await perform(desk.laura, reply, ticket, body="¿Le llega?")
    await postman.work()

    assert (await Mail.all().order_by("-id").first()).state is MailState.WAITING  # type: ignore[union-attr]
    for who, code in [(desk.laura, Code.ALREADY_DONE), (desk.ana, Code.NOT_ALLOWED)]:
        async with nothing_changes():
            with refusal(code):
                async with act(who) as opened:
                    await lift_suppression(opened, desk.ana.person_id)
    with refusal(Code.NOT_FOUND):
        async with act(desk.laura) as opened:
            await lift_suppression(opened, 99_999)


# Quarantine


async def test_what_cannot_be_read_is_set_apart_whole(desk: Desk) -> None:
    inbound = await Postman().bring(b"\x00\xff esto no es un correo")

    assert (inbound.state, inbound.reason) == (QUARANTINED, "UNREADABLE")
    assert inbound.problem is not None
    assert "no sender" in inbound.problem
    assert "esto no es un correo" in inbound.text


async def test_a_lead_accepts_or_discards_what_was_set_apart(desk: Desk) -> None:
    postman = Postman()
    for number in range(22):
        await postman.bring(a_mail(subject=f"Otra vez {number}"))
    wanted, unwanted = await InboundMail.filter(state=QUARANTINED).order_by("id")
    for who, code in [(desk.laura, Code.NOT_ALLOWED), (desk.ana, Code.NOT_ALLOWED)]:
        async with nothing_changes():
            with refusal(code):
                async with act(who) as opened:
                    await accept_inbound(opened, wanted.id)
    async with act(desk.lucia) as opened:
        await accept_inbound(opened, wanted.id)
        await discard_inbound(opened, unwanted.id)
    await postman.work()

    assert (await InboundMail.get(id=wanted.id)).state is TAKEN
    assert (await InboundMail.get(id=unwanted.id)).state is InboundState.DISCARDED
    with refusal(Code.ALREADY_DONE):
        async with act(desk.lucia) as opened:
            await discard_inbound(opened, unwanted.id)
    with refusal(Code.NOT_FOUND):
        async with act(desk.lucia) as opened:
            await accept_inbound(opened, 99_999)


async def test_what_is_encrypted_comes_in_as_a_file_once_a_lead_accepts_it(desk: Desk) -> None:
    sealed = [
        "From: Ana Rojas <ana@andina.example>",
        "To: mesa@desk.example",
        "Subject: Cifrado",
        "Message-ID: <sealed@andina.example>",
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",
        "Content-Transfer-Encoding: base64",
        "",
        "MIAGCSqGSIb3DQEHA6CA",
    ]
    postman = Postman()
    inbound = await postman.bring("\r\n".join(sealed).encode())
    assert (inbound.state, inbound.reason) == (QUARANTINED, "ENCRYPTED")

    async with act(desk.lucia) as opened:
        await accept_inbound(opened, inbound.id)
    await postman.work()

    ticket = await the_ticket(await InboundMail.get(id=inbound.id))
    assert (ticket.subject, ticket.requester_id) == ("Cifrado", desk.ana.person_id)
    assert (await Attachment.get(ticket_id=ticket.id)).name == "smime.p7m"


async def test_a_job_that_is_done_twice_makes_one_request(desk: Desk) -> None:
    postman = Postman()
    inbound = await postman.bring(a_mail())
    async with Act.begin(SYSTEM, now=NOON) as opened:
        await opened.enqueue(
            "inbound_mail", {"inbound_id": inbound.id, "recipients": [], "bounces": False}
        )

    await postman.work()

    assert await Ticket.all().count() == 1

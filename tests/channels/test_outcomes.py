"""What becomes of a mail: sent, refused, slow, gathered with others; and what its headers
promise.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from channels import mail, smtp
from channels.addresses import (
    Participant,
    answering_address,
    bounced_job_of,
    job_of,
    message_id,
    participant_of,
)
from models.jobs import Job
from models.mail import Mail, Muting, Suppression
from models.people import Person
from models.vocabulary import JobState, MailState, Status
from procedure.people.departures import move_person
from procedure.people.invitations import invite_customer
from procedure.reception.classification import prioritize
from procedure.resolution.reply import reply
from settings import Settings
from tests.builders import a_registered_ticket, a_ticket, act, perform
from tests.cast import NOON, Desk
from tests.channels.inbound.postman import Postman
from tests.channels.post import Post, post_office
from tests.outages import refusing

SETTINGS = Postman().settings


def sending(post: Post) -> Postman:
    return Postman().speaking(smtp_url=post.url())


async def test_what_leaves_can_be_answered_traced_and_stopped(desk: Desk) -> None:
    async with post_office() as post:
        postman = sending(post)
        ticket = await a_registered_ticket(desk.ana)
        await perform(desk.laura, reply, ticket, body="Lo vemos")
        await postman.work()

    receipt, answer = sorted(post.letters, key=lambda letter: "respondió" in str(letter["Subject"]))
    sent, answered = await Mail.get(notice="receipt"), await Mail.get(notice="reply")
    assert job_of(SETTINGS, str(receipt["Message-ID"])) == sent.job_id
    participant = participant_of(SETTINGS, answer["Reply-To"].addresses[0].addr_spec)
    assert participant is not None
    assert (participant.ticket_id, participant.person_id) == (ticket.id, desk.ana.person_id)
    assert receipt["List-Unsubscribe"] is None  # it is owed
    assert re.fullmatch(r"<https://desk\.example/l/[\w-]+>", str(answer["List-Unsubscribe"]))
    assert answer["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert answer["Auto-Submitted"] == "auto-generated"
    assert {bounced_job_of(SETTINGS, each) for each in post.senders} == {
        sent.job_id,
        answered.job_id,
    }
    assert (sent.state, answered.state) == (MailState.SENT, MailState.SENT)


async def test_links_that_open_without_a_password_are_not_kept_once_sent(desk: Desk) -> None:
    async with post_office() as post:
        await a_ticket(desk, Status.RESOLVED)
        await sending(post).work()

    [asked] = [each for each in post.letters if "¿Quedó resuelta?" in str(each["Subject"])]
    kept = await Mail.get(notice="confirm")
    assert re.search(r"/l/[\w-]{60,}", str(asked.get_body(("plain",)).get_content()))  # type: ignore[union-attr]
    assert not re.search(r"/l/[\w-]{20,}", kept.text + kept.html)


async def test_a_server_that_will_never_take_it_is_not_asked_again(desk: Desk) -> None:
    async with post_office() as post:
        post.refuses = "550 5.1.1 No such user"
        await a_registered_ticket(desk.ana)
        await sending(post).work()

    [refused] = await Mail.all()
    assert (refused.state, refused.detail) == (MailState.REFUSED, "550 5.1.1 No such user")
    assert (await Job.get(kind="mail")).state is JobState.DONE
    assert (await Suppression.get(address="ana@andina.example")).detail == refused.detail


async def test_that_an_address_takes_nothing_is_not_lost_by_a_fault(desk: Desk) -> None:
    async with post_office() as post:
        post.refuses = "550 5.1.1 No such user"
        await a_registered_ticket(desk.ana)
        async with refusing("suppression"):
            await sending(post).work()
        assert (await Mail.get()).state is MailState.WAITING
        await Job.filter(kind="mail").update(run_at=NOON)
        await sending(post).work()

    assert (await Mail.get()).state is MailState.REFUSED
    assert await Suppression.exists(address="ana@andina.example")


async def test_a_server_that_is_slow_is_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp, "PATIENCE", 0.3)
    async with silence() as port:
        await a_registered_ticket(desk.ana)
        await Postman().speaking(smtp_url=f"smtp://127.0.0.1:{port}").work()

    [waiting], job = await Mail.all(), await Job.get(kind="mail")
    assert (waiting.state, job.state, job.attempts) == (MailState.WAITING, JobState.READY, 1)
    assert job.error is not None


@asynccontextmanager
async def silence() -> AsyncIterator[int]:
    """A server that takes calls and never says a word."""

    calls: list[asyncio.StreamWriter] = []

    async def listen(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        calls.append(writer)

    server = await asyncio.start_server(listen, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        for writer in calls:
            writer.transport.abort()
        server.close()
        await server.wait_closed()


async def test_killed_between_sending_and_settling_it_is_sent_again_under_the_same_name(
    desk: Desk,
) -> None:
    async with post_office() as post:
        postman = sending(post)
        await a_registered_ticket(desk.ana)
        await postman.work()
        job = await Job.get(kind="mail")
        await Mail.all().update(state=MailState.WAITING, sent_at=None)
        await Job.filter(id=job.id).update(state=JobState.READY, run_at=NOON)
        await postman.work()

    first, second = post.letters
    assert first["Message-ID"] == second["Message-ID"] == message_id(SETTINGS, job.id)


async def test_many_that_are_not_urgent_leave_together(desk: Desk) -> None:
    postman = Postman()
    for _ in range(8):
        await a_ticket(desk, Status.ASSIGNED)
    async with post_office() as post:
        postman = postman.speaking(smtp_url=post.url())
        await postman.work()
        hers = await Mail.filter(person_id=desk.laura.person_id).order_by("id")
        postman.now = NOON + timedelta(minutes=15)
        await postman.work()

    assert sorted(mail.state for mail in hers) == [MailState.HELD] * 3 + [MailState.SENT] * 5
    digest = await Mail.get(notice="digest")
    assert (digest.subject, digest.state) == ("3 novedades en sus solicitudes", MailState.SENT)
    held = [mail for mail in hers if mail.state is MailState.HELD]
    assert all(mail.subject in digest.text for mail in held)
    gathered = await Mail.filter(state=MailState.GATHERED).count()
    assert (gathered, len([each for each in post.recipients if "laura" in each])) == (3, 6)


async def test_of_a_muted_request_only_what_is_owed_arrives(desk: Desk) -> None:
    ticket = await a_registered_ticket(desk.ana)
    await Muting.create(ticket_id=ticket.id, person_id=desk.ana.person_id)
    await perform(desk.laura, reply, ticket, body="Lo vemos")
    await perform(desk.laura, prioritize, ticket, impact="LOW", urgency="LOW", reason="No es tanto")

    await Postman().work()

    assert [each.notice for each in await mail.latest(9)] == ["receipt"]


def test_an_address_for_answers_belongs_to_one_desk() -> None:
    other = replace(SETTINGS, secret_key="another desk's key, as long as it must be")
    postman = Postman()
    participant = participant_of(SETTINGS, answering_address(SETTINGS, Participant(7, 9)))

    assert participant == Participant(7, 9)
    assert participant_of(other, answering_address(postman.settings, Participant(7, 9))) is None
    assert participant_of(SETTINGS, "mesa+7.9." + "a" * 26 + "@desk.example") is None
    assert participant_of(SETTINGS, "mesa@desk.example") is None
    assert len(answering_address(SETTINGS, Participant(10**12, 10**12)).partition("@")[0]) <= 64


def test_without_a_way_in_nobody_is_told_to_answer() -> None:
    assert not Settings().reads_mail
    assert SETTINGS.reads_mail


# People who have left meanwhile


async def test_what_waited_for_the_server_does_not_go_to_who_has_moved(desk: Desk) -> None:
    async with post_office() as post:
        post.busy = True
        await a_registered_ticket(desk.ana)
        await sending(post).work()
        async with act(desk.miguel) as opened:
            await move_person(opened, desk.ana.person_id or 0, organization_id=desk.pacifico.id)
        post.busy = False
        await Job.filter(kind="mail").update(run_at=NOON)
        await sending(post).work()

    mails = {each.person_id: each.state for each in await Mail.all()}
    assert mails == {
        desk.ana.person_id: MailState.SUPPRESSED,
        desk.elena.person_id: MailState.SENT,
    }
    assert post.recipients == ["elena@andina.example"]


async def test_what_was_held_is_not_gathered_for_who_has_left(desk: Desk) -> None:
    for _ in range(8):
        await a_ticket(desk, Status.ASSIGNED)
    async with post_office() as post:
        postman = sending(post)
        await postman.work()
        held = Mail.filter(state=MailState.HELD, person_id=desk.laura.person_id)
        waiting = await held.count()
        await Person.filter(id=desk.laura.person_id).update(active=False)
        postman.now = NOON + timedelta(minutes=15)
        await postman.work()

    assert (waiting, await held.count()) == (3, 0)
    assert not await Mail.filter(notice="digest").exists()
    assert len([each for each in post.recipients if "laura" in each]) == 5


# Letters that invite


async def invited(desk: Desk, email: str = "ines@andina.example") -> None:
    async with act(desk.elena) as opened:
        await invite_customer(opened, email=email, name="Inés Vega")


async def test_a_letter_leaves_once_and_its_link_is_not_kept(desk: Desk) -> None:
    async with post_office() as post:
        await invited(desk)
        await sending(post).work()
        await Job.filter(kind="invitation").update(state=JobState.READY, run_at=NOON)
        await sending(post).work()

    [letter] = post.letters
    kept = await Mail.get()
    assert "Andina le invita" in str(letter["Subject"])
    assert re.search(r"/invitation/[\w-]{40,}", letter.get_body(("plain",)).get_content())  # type: ignore[union-attr]
    assert (kept.state, "/invitation/…" in kept.text) == (MailState.SENT, True)
    assert not re.search(r"/invitation/[\w-]{20,}", kept.text + kept.html)


async def test_a_letter_that_cannot_arrive_is_tried_no_more(desk: Desk) -> None:
    await Suppression.create(address="nadie@andina.example", detail="550", since=NOON)
    async with post_office() as post:
        await invited(desk, "nadie@andina.example")
        await invited(desk, "josé@andina.example")
        await sending(post).work()
        post.refuses = "550 5.1.1 No such user"
        await invited(desk)
        await sending(post).work()

    states = {each.recipient: each.state for each in await Mail.all()}
    assert states == {
        "nadie@andina.example": MailState.SUPPRESSED,
        "josé@andina.example": MailState.REFUSED,
        "ines@andina.example": MailState.REFUSED,
    }
    assert await Job.filter(kind="invitation", state=JobState.DONE).count() == 3
    assert post.letters == []


async def test_a_letter_that_is_over_is_not_written(desk: Desk) -> None:
    async with post_office() as post:
        await invited(desk)
        postman = sending(post)
        postman.now = NOON + timedelta(days=15)
        await postman.work()

    assert await Mail.all().count() == 0

"""Two hundred mails as programs write them, each with what has to become of it; and thousands that
are broken.
"""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from channels.addresses import bouncing_address
from channels.inbound.parsing import LONGEST
from models.attachments import Attachment
from models.conversation import Message
from models.mail import InboundMail, Mail
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Audience, InboundState, MailState, Status
from tests import databases
from tests.builders import a_ticket
from tests.cast import Desk
from tests.channels.inbound import corpus
from tests.channels.inbound.corpus import ANSWER, NOTE, REQUEST, Case
from tests.channels.inbound.postman import Postman
from tests.kept_cast import the_desk

CASES = corpus.cases()
MUTATIONS = 2_000


@dataclass
class Waiting:
    """Ana was asked, and a mail of ours is out."""

    postman: Postman
    desk: Desk
    ticket: Ticket
    sent: Mail

    def addressed(self, raw: bytes) -> bytes:
        settings = self.postman.settings
        for mark, real in {
            b"{answers}": self.postman.answers_of(self.ticket, self.desk.ana),
            b"{bounces}": bouncing_address(settings, self.sent.job_id),
            b"{sent}": self.sent.message_id,
        }.items():
            raw = raw.replace(mark, real.encode())
        return raw


@pytest.fixture
async def waiting(sqlite_template: Path) -> AsyncIterator[Waiting]:
    path = databases.copied(sqlite_template, f"corpus_{random.randrange(10**9)}")
    database = await databases.open_as_prepared(f"sqlite://{path}", readers=1)
    desk, postman = await the_desk(), Postman()
    await Person.filter(id=desk.laura.person_id).update(email="laura@desk.example")
    ticket = await a_ticket(desk, Status.WAITING_CUSTOMER)
    await postman.work()
    await Mail.all().update(state=MailState.SENT)
    yield Waiting(postman, desk, ticket, await Mail.get(notice="question"))
    await database.close()
    databases.remove_sqlite(path)


def test_there_are_two_hundred_and_each_has_a_name() -> None:
    assert len(CASES) >= 200
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_a_mail_becomes_what_it_is(waiting: Waiting, case: Case) -> None:
    before = await Ticket.all().count()

    inbound = await waiting.postman.bring(waiting.addressed(case.raw))

    assert _what(inbound, waiting.ticket) == case.what, (
        inbound.state,
        inbound.reason,
        inbound.problem,
    )
    assert await Ticket.all().count() == before + (case.what == REQUEST)
    if inbound.message_id is None:
        return
    message = await Message.get(id=inbound.message_id)
    assert 0 < len(message.body) <= LONGEST + 10
    if case.said is not None:
        assert message.body == case.said
    assert await Attachment.filter(ticket_id=inbound.ticket_id).count() == case.files
    assert "<script" not in inbound.html
    assert "javascript:" not in inbound.html
    assert "src=" not in inbound.html


def _what(inbound: InboundMail, ticket: Ticket) -> str | None:
    if inbound.state is InboundState.TAKEN:
        if inbound.ticket_id != ticket.id:
            return REQUEST
        return NOTE if inbound.reason == "UNPROVEN" else ANSWER
    return inbound.reason


@pytest.mark.long
async def test_broken_on_purpose_nothing_is_lost_and_nothing_breaks(waiting: Waiting) -> None:
    """Bytes changed, cut, doubled and thrown among each other: whatever comes is kept and
    decided.
    """
    chance = random.Random(8812)
    new = 0
    while new < MUTATIONS:
        new += await waiting.postman.reception.receive(waiting.addressed(mutated(chance)))
    await waiting.postman.work()

    kept = await InboundMail.all()
    assert len(kept) == MUTATIONS
    assert {mail.state for mail in kept} <= {
        InboundState.TAKEN,
        InboundState.IGNORED,
        InboundState.QUARANTINED,
    }
    assert [mail.problem for mail in kept if mail.reason == "FAILED"] == []
    assert not await Message.filter(
        author_role="SPECIALIST", channel="EMAIL", audience=Audience.PUBLIC
    ).exists()


def mutated(chance: random.Random) -> bytes:
    raw = bytearray(chance.choice(CASES).raw or b"x")
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(raw) + 1)
        match chance.randrange(5):
            case 0:
                raw[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 8)))
            case 1:
                del raw[at : at + chance.randint(1, 40)]
            case 2:
                raw[at:at] = raw[at : at + chance.randint(1, 200)]
            case 3:
                del raw[at:]
            case _:
                other = chance.choice(CASES).raw
                raw[at:at] = other[: chance.randrange(len(other) + 1)]
    return bytes(raw)

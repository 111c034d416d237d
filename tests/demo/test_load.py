"""The demonstration after it was played: what the acts left is what the scripts say."""

import os
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from demo.company import NEXO
from demo.habits import TAGS
from demo.load import load, moments
from demo.people import DemoPerson
from demo.requests import REQUESTS
from demo.script import Correct, Request
from handlers import handlers
from models.access import AccessToken
from models.conversation import Event, Message
from models.database import open_database
from models.jobs import Job, JobRow
from models.knowledge import Article
from models.people import Invitation, Person
from models.saved_replies import SavedReply
from models.tags import Tag, TicketTag
from models.tickets import Ticket
from models.vocabulary import ArticleStatus, Channel, JobState, Role
from procedure.core import lifecycle
from procedure.core.act import chain_hash
from procedure.core.events import EventKind
from procedure.service_levels import policies, promises
from procedure.service_levels.clocks import COLUMNS
from settings import Settings
from tests import databases
from tests.demo.life import walk

pytestmark = pytest.mark.long

NOW = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)


def subject_in_the_end(request: Request) -> str:
    corrected = [step.subject for step in request.steps if isinstance(step, Correct)]
    return [request.subject, *corrected][-1]


BY_SUBJECT = {subject_in_the_end(request): request for request in REQUESTS}


@dataclass(frozen=True)
class Played:
    people: list[DemoPerson]
    done: list[JobRow]
    tickets: list[Ticket]


@pytest.fixture(scope="module")
async def played(sqlite_template: Path) -> AsyncIterator[Played]:
    """Played once for all these tests, which change nothing."""
    done: list[JobRow] = []

    async def post(job: JobRow) -> None:
        done.append(job)

    path = databases.copied(sqlite_template, f"demonstration_{os.getpid()}")
    database = await open_database(f"sqlite://{path}", readers=2)
    people = await load(NOW, lambda now: {**handlers(Settings(), now), "mail": post})
    yield Played(people, done, await Ticket.all().order_by("id"))
    await database.close()
    databases.remove_sqlite(path)


async def test_every_request_stands_where_its_script_says(played: Played) -> None:
    assert len(played.tickets) == 60
    assert {ticket.subject: ticket.status for ticket in played.tickets} == {
        subject: walk(request).status for subject, request in BY_SUBJECT.items()
    }


async def test_every_state_is_what_the_events_say(played: Played) -> None:
    for ticket in played.tickets:
        events = await Event.filter(ticket_id=ticket.id).order_by("seq")

        assert lifecycle.replay(event.kind for event in events) is ticket.status


async def test_every_chain_of_events_holds(played: Played) -> None:
    for ticket in played.tickets:
        before = ""
        for event in await Event.filter(ticket_id=ticket.id).order_by("seq"):
            assert event.prev_hash == before
            assert event.hash == chain_hash(ticket.number, event)
            before = event.hash
        assert before == ticket.last_hash


async def test_every_clock_is_what_the_events_say(played: Played) -> None:
    in_force = await policies.in_force(NOW)

    for ticket in played.tickets:
        kept = {name: getattr(ticket, name) for name in COLUMNS}
        promises.write_clock_columns(ticket, await promises.facts_on(ticket), in_force)

        assert {name: getattr(ticket, name) for name in COLUMNS} == kept


async def test_nothing_is_still_to_come(played: Played) -> None:
    assert await Event.filter(recorded_at__gte=NOW).count() == 0
    assert await Message.filter(recorded_at__gte=NOW).count() == 0
    assert {ticket.number.split("-")[1] for ticket in played.tickets} == {"2025", "2026"}


async def test_every_notice_left_at_its_hour_and_no_job_is_left(played: Played) -> None:
    receipts = [job for job in played.done if job.payload["notice"] == "receipt"]

    assert Counter([job.state for job in await Job.filter(kind="mail")]) == {
        JobState.DONE: len(played.done)
    }
    assert {job.kind for job in await Job.filter(state=JobState.READY)} == {"timer"}
    assert await Job.filter(state=JobState.READY, run_at__lte=NOW).count() == 0
    assert len(receipts) == 60
    assert await Job.filter(settled_at__gte=NOW).count() == 0


@pytest.mark.usefixtures("played")
async def test_articles_were_reviewed_by_somebody_else_and_used() -> None:
    articles = await Article.all()

    assert len(articles) == 12
    assert {article.status for article in articles} == {ArticleStatus.PUBLISHED}
    assert all(article.author_id != article.reviewer_id for article in articles)
    assert sum(article.used_count for article in articles) > 0


async def test_what_the_staff_settled_on_is_used(played: Played) -> None:
    assert await Tag.all().count() == len(TAGS)
    assert await TicketTag.all().count() == 4
    assert sum(reply.used_count for reply in await SavedReply.all()) == 1
    answered = [ticket for ticket in played.tickets if BY_SUBJECT[ticket.subject].answers]
    assert len(answered) == 4
    for ticket in answered:
        told = orjson.loads(ticket.details)
        assert BY_SUBJECT[ticket.subject].answers.items() <= told.items()
    assert not await Message.filter(body__contains="{{").exists()


async def test_each_request_came_in_by_its_own_channel(played: Played) -> None:
    for ticket in played.tickets:
        request = BY_SUBJECT[ticket.subject]
        told = await Message.filter(origin_id=ticket.id).order_by("id").first()

        assert ticket.channel == request.channel
        assert told is not None
        assert told.author_role in ROLES_BY_CHANNEL[ticket.channel]
        assert ticket.recorded_at - ticket.occurred_at == request.late_by


async def test_everybody_may_sign_in_and_one_of_each_role_may_call(played: Played) -> None:
    callers = [person for person in played.people if person.token]

    assert len([person for person in played.people if person.password]) == 23
    assert [person.role for person in callers] == [
        "SPECIALIST",
        "TECHNICIAN",
        "LEAD",
        "MANAGER",
        "PARTNER",
    ]
    assert callers[-1].name == NEXO.name
    assert await AccessToken.all().count() == 5
    assert len({person.password for person in played.people}) == 24


async def test_somebody_has_moved_and_somebody_is_invited(played: Played) -> None:
    julian = await Person.get(name="Julián Betancur").select_related("organization")
    camilo = await Person.get(name="Camilo Arango")
    passed = await Event.filter(kind=EventKind.REQUESTER_CHANGED)

    assert julian.organization is not None
    assert julian.organization.name == "Transportes Cordillera Sur"
    assert passed
    assert {(await Ticket.get(id=each.ticket_id)).requester_id for each in passed} == {camilo.id}
    assert (await Invitation.get()).name == "Teresa Olmedo"
    told = [person for person in played.people if person.name == "Julián Betancur"]
    assert [person.organization for person in told] == ["Transportes Cordillera Sur"]


def test_everything_happened_before_the_moment_of_loading() -> None:
    registered = [moment for moment in moments(NOW) if moment.request and not moment.step]

    assert len(registered) == 60
    assert max(moment.at for moment in moments(NOW)) < NOW


ROLES_BY_CHANNEL = {
    Channel.PORTAL: {Role.CUSTOMER, Role.CUSTOMER_ADMIN},
    Channel.EMAIL: {Role.CUSTOMER, Role.CUSTOMER_ADMIN},
    Channel.PHONE: {Role.SPECIALIST, Role.TECHNICIAN, Role.LEAD},
    Channel.API: {Role.PARTNER},
}

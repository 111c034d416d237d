"""Whatever people do, in whatever order: nothing closes without a basis, and the rows say what the
events say.
"""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import booleans, integers, sampled_from

from models.complaints import Complaint
from models.conversation import Event
from models.jobs import Job
from models.people import Person
from models.tickets import Escalation, Ticket, Watcher
from models.vocabulary import (
    ENDED,
    JobState,
    Priority,
    Role,
    Severity,
    Status,
    TicketType,
    Visibility,
)
from procedure.assignment.ranking import is_kept_from
from procedure.core import lifecycle
from procedure.core.act import Act
from procedure.core.actor import SYSTEM, Actor, actor_of
from procedure.core.acts import ACTS, Verb
from procedure.core.allowed_actions import allowed_actions
from procedure.core.refusals import Refusal
from procedure.core.situation import Situation
from procedure.core.standing import standings
from procedure.people.changes import update_person
from procedure.people.departures import deactivate_person, move_person, reactivate_person
from procedure.people.membership import belongs
from procedure.people.organizations import update_organization
from procedure.reception.classification import classify
from procedure.service_levels import policies, promises
from procedure.service_levels.clocks import Summary, read_clocks, read_summary, summarize
from procedure.service_levels.policies import Policies
from procedure.service_levels.timers.due import due, next_timer
from procedure.service_levels.timers.ringing import ring
from procedure.service_levels.timers.setting import clockwork
from tests.builders import DETAILS, an_upload, usual_channel
from tests.cast import NOON, Desk
from tests.databases import copied, open_as_prepared, remove_sqlite
from tests.kept_cast import the_desk
from tests.procedure.core.every_act import PLAYS, Play, Scene, on, set_scene
from tests.procedure.core.test_act import first_fault

PEOPLE = ("ana", "carlos", "elena", "beto", "laura", "diego", "tomas", "lucia", "miguel", "partner")
COMPLAINT = {**DETAILS[TicketType.COMPLAINT], "about_whom": "Diego Peña"}
BECOMES_A_COMPLAINT = on(
    Verb.CLASSIFY,
    "laura",
    lambda a, s: classify(
        a, s.ticket, type=TicketType.COMPLAINT, area_id=s.desk.area(), details=COMPLAINT
    ),
)
ON_TICKETS = [BECOMES_A_COMPLAINT, *(play for play in PLAYS.values() if play.verb)]


OPEN_AGAIN = {"REOPENED", "UNMERGED"}
WORK = {Verb.CLASSIFY, Verb.PRIORITIZE, Verb.ANALYZE, Verb.CONSULT_KNOWLEDGE, Verb.REPLY}
MOVES = {verb for verb, act in ACTS.items() if act.target} - {Verb.WITHDRAW, Verb.MERGE}
ONWARD = [play for play in ON_TICKETS if play.verb in WORK | MOVES]


class Life(RuleBasedStateMachine):
    """Two tickets of Ana's, and everybody at once."""

    template: Path
    lives = 0

    def __init__(self) -> None:
        super().__init__()
        Life.lives += 1
        self.file = copied(self.template, f"life_{Life.lives}")
        self.runner = asyncio.Runner()
        self.now = NOON

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(work)

    @initialize()
    def open(self) -> None:
        self.do(self._open())

    async def _open(self) -> None:
        self.database = await open_as_prepared(f"sqlite://{self.file}", readers=1)
        self.desk: Desk = await the_desk()
        self.scene: Scene = await set_scene(self.desk, PLAYS["rate_article"])

    def teardown(self) -> None:
        self.do(self.database.close())
        self.runner.close()
        remove_sqlite(self.file)

    @rule(minutes=sampled_from([1, 30, 60 * 5, 60 * 24, 60 * 24 * 11]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def the_clock_rings(self) -> None:
        self.do(self._ring())

    async def _ring(self) -> None:
        in_force = await policies.in_force(self.now)
        for ticket in await Ticket.all():
            async with Act.begin(SYSTEM, now=self.now) as act:
                await ring(act, ticket.id)
            work = await clockwork(await Ticket.get(id=ticket.id), in_force, self.now)
            assert due(work) == []  # one ring is enough, whatever happened before

    @rule()
    def the_other_ticket_s_turn(self) -> None:
        self.scene.ticket, self.scene.other = self.scene.other, self.scene.ticket

    @rule(who=sampled_from(PEOPLE), by=sampled_from(["miguel", "elena", "lucia"]))
    def somebody_leaves(self, who: str, by: str) -> None:
        self.do(self._on_desk(by, deactivate_person, self._id_of(who)))

    @rule(who=sampled_from(PEOPLE), by=sampled_from(["miguel", "elena"]))
    def somebody_comes_back(self, who: str, by: str) -> None:
        self.do(self._on_desk(by, reactivate_person, self._id_of(who)))

    @rule(who=sampled_from(["ana", "carlos", "beto"]), andina=booleans())
    def somebody_moves(self, who: str, andina: bool) -> None:
        company = self.desk.andina if andina else self.desk.pacifico
        told = {"organization_id": company.id}
        self.do(self._on_desk("miguel", move_person, self._id_of(who), **told))

    @rule(who=sampled_from(["diego", "lucia", "elena"]), role=sampled_from(list(Role)))
    def somebody_changes(self, who: str, role: Role) -> None:
        self.do(self._on_desk("miguel", update_person, self._id_of(who), role=role))

    @rule(visibility=sampled_from(Visibility), floor=sampled_from(Priority))
    def a_company_changes(self, visibility: Visibility, floor: Priority) -> None:
        told = {"visibility": visibility, "priority_floor": floor}
        self.do(self._on_desk("miguel", update_organization, self.desk.andina.id, **told))

    def _id_of(self, who: str) -> int:
        return getattr(self.desk, who).person_id or 0

    async def _on_desk(self, by: str, rule: Any, *about: int, **told: Any) -> None:
        actor = await self._now(by)
        if actor is not None:
            with suppress(Refusal):
                async with Act.begin(actor, now=self.now) as act:
                    await rule(act, *about, **told)

    async def _now(self, who: str) -> Actor | None:
        """Who they are by now; None for somebody who may not sign in."""
        actor: Actor = getattr(self.desk, who)
        if actor.is_partner:
            return actor
        person = await Person.get(id=actor.person_id)
        return await actor_of(person) if person.active else None

    @rule(by=sampled_from(PEOPLE), play=sampled_from(ON_TICKETS))
    def somebody_tries(self, by: str, play: Play) -> None:
        actor = self.do(self._now(by))
        if actor is not None:
            self.do(self._play(actor, play))

    @rule(pick=integers(0, 10_000))
    def somebody_does_what_they_may(self, pick: int) -> None:
        self.do(self._something_allowed(pick, ON_TICKETS))

    @rule(pick=integers(0, 10_000))
    def work_goes_on(self, pick: int) -> None:
        self.do(self._something_allowed(pick, ONWARD))

    @rule(pick=integers(0, 10_000))  # once more: most of what people do is work
    def more_work_goes_on(self, pick: int) -> None:
        self.do(self._something_allowed(pick, ONWARD))

    async def _something_allowed(self, pick: int, plays: list[Play]) -> None:
        ticket = await Ticket.get(id=self.scene.ticket.id)
        able: dict[Verb, list[Actor]] = {}
        closing = (await policies.in_force(self.now)).closing
        for actor in [await self._now(by) for by in PEOPLE]:
            if actor is None:
                continue
            standing = (await standings(actor, [ticket.id]))[ticket.id]
            for verb in allowed_actions(Situation(actor, ticket, standing, self.now, closing)):
                able.setdefault(verb, []).append(actor)
        choices = [play for play in plays if play.verb in able]
        if choices:
            play = choices[pick % len(choices)]
            assert play.verb is not None
            actors = able[play.verb]
            await self._play(actors[pick // len(choices) % len(actors)], play)

    async def _play(self, by: Actor, play: Play) -> None:
        with suppress(Refusal):
            if play.verb is Verb.ATTACH:
                self.scene.upload_id = (await an_upload(by, at=self.now)).id
            async with Act.begin(by, now=self.now, channel=usual_channel(by)) as act:
                self.scene.ticket = await act.ticket(self.scene.ticket.id)
                await play.run(act, self.scene)

    @invariant()
    def rows_say_what_events_say(self) -> None:
        self.do(self._check())

    async def _check(self) -> None:
        in_force = await policies.in_force(self.now)
        for ticket in await Ticket.all():
            events = await Event.filter(ticket_id=ticket.id).order_by("seq")
            assert first_fault(ticket, events) is None
            assert ticket.status is lifecycle.replay(event.kind for event in events)
            assert_closed_for_a_reason(ticket, events)
            assert_promised_while_work_went_on(events)
            await self._assert_rules(ticket)
            await self._assert_people(ticket, {event.kind for event in events})
            await self._assert_clocks(ticket, in_force)

    async def _assert_rules(self, ticket: Ticket) -> None:
        """What no act leaves behind, whatever it was about."""
        if ticket.status in ENDED:
            assert await Escalation.filter(ticket_id=ticket.id, ended_at=None).count() == 0
        elif ticket.assignee_id is not None:
            assert not await is_kept_from(ticket, ticket.assignee_id, self.now)
        folded = Ticket.filter(merged_into_id=ticket.id)
        assert await folded.count() == ticket.absorbed_count
        assert (ticket.merged_into_id is not None) == (ticket.status is Status.MERGED)
        assert await Complaint.filter(ticket_id=ticket.id, severity=Severity.LOW).count() == 0

    async def _assert_people(self, ticket: Ticket, kinds: set[str]) -> None:
        """Nobody who has left has anything open; what is open again may have nobody to go to."""
        if ticket.status in ENDED:
            return
        people = {person.id: person for person in await Person.all()}
        requester = people[ticket.requester_id]
        assert belongs(requester, ticket.organization_id) or kinds & OPEN_AGAIN
        assert ticket.assignee_id is None or people[ticket.assignee_id].active
        watching = await Watcher.filter(ticket_id=ticket.id, by_merge_of_id=None)
        assert all(people[watcher.person_id].active for watcher in watching)

    async def _assert_clocks(self, ticket: Ticket, in_force: Policies) -> None:
        facts, book = await promises.facts_on(ticket), in_force.book
        summary = summarize(facts, book)
        assert Summary.from_row(ticket) == summary
        assert ticket.next_due_at == (summary.next_due_at or promises.FAR)
        clocks = read_clocks(facts, book, self.now)
        policy = book[ticket.levels_revision]
        work = await clockwork(ticket, in_force, self.now)
        waiting = await Job.get_or_none(dedupe=f"timer:{ticket.id}", state=JobState.READY)
        wanted = next_timer(work)
        assert wanted is None or (
            waiting is not None and waiting.run_at <= wanted
        )  # never too late
        standings = read_summary(Summary.from_row(ticket), policy, ticket.priority, self.now)
        assert standings.first_response == clocks.first_response.standing
        assert standings.resolution == clocks.resolution.standing


def assert_promised_while_work_went_on(events: list[Event]) -> None:
    kinds = [event.kind for event in events]
    last = len(kinds) - 1 - kinds[::-1].index("PROMISED")
    assert lifecycle.replay(kinds[:last]) not in ENDED | {Status.RESOLVED}


def assert_closed_for_a_reason(ticket: Ticket, events: list[Event]) -> None:
    if ticket.status is not Status.CLOSED:
        assert ticket.closure_basis is None
        return
    assert ticket.closure_basis is not None
    [resolved, confirmed, closed] = [
        next(event for event in reversed(events) if event.kind == kind)
        for kind in ("RESOLVED", "CONFIRMED", "CLOSED")
    ]
    assert resolved.seq < confirmed.seq < closed.seq
    solutions = [
        orjson.loads(event.data)["resolution_id"] for event in (resolved, confirmed, closed)
    ]
    assert len(set(solutions)) == 1
    assert orjson.loads(closed.data)["basis"] == ticket.closure_basis


@pytest.mark.long
def test_no_path_leaves_the_rules(sqlite_template: Path) -> None:
    Life.template = sqlite_template

    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Life,
        settings=settings(
            max_examples=40,
            stateful_step_count=50,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

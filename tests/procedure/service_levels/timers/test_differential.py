"""Months of a desk with four workers, killed at random: what rings is what the pure function says,
each once.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import orjson
import pytest

from models.conversation import Event
from models.database import Contention, Database, rows
from models.jobs import next_run
from models.tickets import Ticket
from models.vocabulary import ClockName, Complexity, Impact, TicketType, Urgency
from procedure.assignment.assigning import analyze, take
from procedure.closure.confirming import confirm, reject
from procedure.closure.reopening import reopen
from procedure.core.refusals import Refusal
from procedure.reception.classification import classify, prioritize
from procedure.resolution.reply import reply
from procedure.resolution.resolving import resolve
from procedure.resolution.waiting import ask_customer
from procedure.service_levels import policies, promises
from procedure.service_levels.clocks import read_clocks, thresholds
from tests.builders import SOLUTION, a_registered_ticket, perform
from tests.cast import NOON, Desk
from tests.forks import fork
from tests.procedure.service_levels.timers import simulated_worker

TICKETS, DAYS, WORKERS, KILL_EVERY = 10, 45, 4, 10
PATIENCE = 0.5  # seconds without news of a worker that may have been killed
Reached = tuple[int, ClockName, int, int, datetime]


@dataclass
class Simulation:
    """The clock that everybody reads, the workers, and what the pure function says has to have
    rung.
    """

    url: str
    clock: Path
    chance: random.Random
    desk: Desk
    now: datetime = NOON
    workers: list[ForkServerProcess] = field(default_factory=list)
    expected: set[Reached] = field(default_factory=set)
    steps: int = 0
    kills: int = 0

    def set_clock(self, at: datetime) -> None:
        self.now = max(self.now, at)
        draft = self.clock.with_suffix(".new")
        draft.write_text(self.now.isoformat())
        draft.rename(self.clock)

    def hire(self) -> None:
        self.workers.append(fork(simulated_worker.main, self.url, self.clock))

    def kill_one(self) -> None:
        """In the middle of whatever it does."""
        victim = self.workers.pop(self.chance.randrange(len(self.workers)))
        victim.kill()
        victim.join()
        self.kills += 1
        self.hire()

    async def drain(self) -> None:
        """Until nothing is due. What a killed worker had taken comes free when its lease is
        over.
        """
        self.steps += 1
        if self.steps % KILL_EVERY == 0:
            self.kill_one()
        since = time.monotonic()
        while await _due(self.now):
            await asyncio.sleep(0.004)
            if time.monotonic() - since > PATIENCE:
                self.set_clock(self.now + timedelta(seconds=4))
                since = time.monotonic()

    async def let_time_pass(self, until: datetime) -> None:
        while (due := await next_run()) is not None and due <= until:
            self.set_clock(due)
            await self.drain()
        self.set_clock(until)
        await self.drain()

    async def expect(self, ticket_id: int) -> None:
        """What the clocks of the ticket have reached by now."""
        ticket = await Ticket.get(id=ticket_id)
        book = (await policies.in_force(self.now)).book
        clocks = read_clocks(await promises.facts_on(ticket), book, self.now)
        for reading in (clocks.first_response, clocks.resolution):
            for threshold in thresholds(reading):
                if threshold.at < self.now:
                    at = max(threshold.at, reading.promises[-1].made_at)
                    promise = len(reading.promises)
                    self.expected.add((ticket_id, reading.clock, promise, threshold.percent, at))


async def _due(now: datetime) -> bool:
    found = await rows("SELECT 1 FROM job WHERE state = 'READY' AND run_at <= $1 LIMIT 1", [now])
    return bool(found)


@contextmanager
def simulation(url: str, folder: Path, desk: Desk) -> Iterator[Simulation]:
    simulated = Simulation(url, folder / "clock", random.Random(2026), desk)
    simulated.set_clock(NOON)
    for _ in range(WORKERS):
        simulated.hire()
    try:
        yield simulated
    finally:
        for worker in simulated.workers:
            worker.kill()
            worker.join()


def a_life(simulated: Simulation) -> list[datetime]:
    """When something is done to a ticket: close together at first, then days apart."""
    chance, at = (
        simulated.chance,
        NOON + timedelta(minutes=simulated.chance.randrange(DAYS * 24 * 60 // 2)),
    )
    moments = [at]
    for _ in range(chance.randint(2, 9)):
        at += timedelta(
            minutes=int(chance.lognormvariate(5, 1.6)), milliseconds=chance.randrange(60_000)
        )
        moments.append(at)
    return moments


async def something(simulated: Simulation, ticket_id: int) -> None:
    """Whatever somebody might do now; what is refused changes nothing."""
    desk, chance = simulated.desk, simulated.chance
    ticket = await Ticket.get(id=ticket_id)
    matters: dict[str, Any] = {
        "impact": chance.choice(list(Impact)),
        "urgency": chance.choice(list(Urgency)),
        "reason": "Cambió",
    }
    choices: list[tuple[Any, Any, dict[str, Any]]] = [
        (desk.lucia, prioritize, matters),
        (desk.laura, reply, {"body": "Lo vemos"}),
        (desk.laura, ask_customer, {"body": "¿Qué folio?"}),
        (desk.ana, reply, {"body": "El 8812"}),
        (desk.lucia, resolve, SOLUTION),
        (desk.ana, reject, {"reason": "Sigue igual"}),
        (desk.ana, confirm, {}),
        (desk.ana, reopen, {"reason": "Volvió"}),
    ]
    who, verb, told = chance.choice(choices)
    for _ in range(9):
        try:
            with suppress(Refusal):
                await perform(who, verb, ticket, at=simulated.now, **told)
        except Contention:
            continue
        return


async def begin(simulated: Simulation) -> int:
    desk, now = simulated.desk, simulated.now
    ticket = await a_registered_ticket(desk.ana, at=now)
    if simulated.chance.random() < 0.8:
        kept: dict[str, Any] = {"impact": ticket.impact, "urgency": ticket.urgency, "reason": None}
        area: dict[str, Any] = {"type": TicketType.INCIDENT, "area_id": desk.area()}
        await perform(desk.laura, classify, ticket, at=now, **area)
        await perform(desk.laura, prioritize, ticket, at=now, **kept)
        await perform(desk.laura, analyze, ticket, at=now, complexity=Complexity.C1)
        await perform(desk.laura, take, ticket, at=now)
    key: int = ticket.id
    return key


@pytest.mark.long
async def test_what_the_workers_ring_is_what_the_pure_function_says(
    db: Database, desk: Desk, tmp_path: Path
) -> None:
    with simulation(db.url, tmp_path, desk) as simulated:
        lives = [a_life(simulated) for _ in range(TICKETS)]
        moments = sorted((at, index) for index, life in enumerate(lives) for at in life)
        tickets: dict[int, int] = {}
        for at, index in moments:
            await simulated.let_time_pass(at)
            if index not in tickets:
                tickets[index] = await begin(simulated)
                continue
            await simulated.expect(tickets[index])
            await something(simulated, tickets[index])
        await simulated.let_time_pass(NOON + timedelta(days=DAYS))
        for ticket_id in tickets.values():
            await simulated.expect(ticket_id)

    assert await rung() == simulated.expected
    assert len(simulated.expected) > TICKETS * 4
    assert simulated.kills >= 10
    told = Counter([event.ticket_id for event in await Event.filter(kind="DELAY_TOLD")])
    made = Counter(
        [each[0] for each in simulated.expected if each[1:4:2] == (ClockName.RESOLUTION, 100)]
    )
    assert told <= made  # nobody is told twice of one broken promise


async def rung() -> set[Reached]:
    events = await Event.filter(kind="THRESHOLD_REACHED")
    found = [(event.ticket_id, orjson.loads(event.data)) for event in events]
    reached = [
        (
            ticket_id,
            ClockName(data["clock"]),
            data["promise"],
            data["percent"],
            datetime.fromisoformat(data["reached_at"]),
        )
        for ticket_id, data in found
    ]
    assert len(set(reached)) == len(reached)
    return set(reached)

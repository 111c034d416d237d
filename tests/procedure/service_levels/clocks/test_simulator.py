"""Random histories, read by the clocks and by a slow minute-by-minute simulator."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.vocabulary import Priority
from procedure.service_levels.clocks import (
    ClockReading,
    Fact,
    FactKind,
    Policy,
    Target,
    read_clocks,
    read_summary,
    summarize,
    terms_of,
    thresholds,
)
from tests.procedure.service_levels.clocks.simulator import Offer, Offers, Simulation
from tests.procedure.service_levels.clocks.working_minutes import CALENDARS, MINUTE, WINDOWS

LATE = (FactKind.RESPONDED, FactKind.ASKED, FactKind.ANSWERED, FactKind.RESOLVED)
KINDS = [
    *(*LATE, *LATE),
    *(FactKind.PRIORITIZED, FactKind.PRIORITIZED, FactKind.POLICY_CHANGED, FactKind.ASSIGNED),
    *(FactKind.REJECTED, FactKind.REOPENED, FactKind.CLOSED, FactKind.WITHDRAWN),
    *(FactKind.MERGED, FactKind.UNMERGED, FactKind.UNMERGED, FactKind.ABSORBED, FactKind.SEPARATED),
    *(FactKind.BREACH_RECORDED, FactKind.BREACH_RECORDED),
]
TARGETS = {
    Priority.CRITICAL: (30, 120),
    Priority.HIGH: (60, 240),
    Priority.MEDIUM: (120, 480),
    Priority.LOW: (240, 1440),
}
gaps = st.one_of(st.sampled_from([0, 0, 30, 60, 120, 240]), st.integers(0, 900))
latenesses = st.one_of(st.just(0), st.just(0), st.integers(0, 300))
priorities = st.sampled_from(Priority)
calendars = st.sampled_from(["always", *CALENDARS])


@st.composite
def offers_made(draw: st.DrawFn) -> Offers:
    return {
        revision: {priority: Offer(*TARGETS[priority], draw(calendars)) for priority in Priority}
        for revision in (0, 1)
    }


def policy(revision: int, offers: dict[Priority, Offer]) -> Policy:
    targets = {
        priority: Target(offer.first_response * MINUTE, offer.resolution * MINUTE)
        for priority, offer in offers.items()
    }
    named = {priority: CALENDARS[offer.calendar] for priority, offer in offers.items()}
    return Policy(revision, targets, named)


@st.composite
def histories(
    draw: st.DrawFn, window: datetime, book: dict[int, Policy]
) -> tuple[list[Fact], datetime]:
    """Any facts in any order, as a start and what was recorded after it; and an instant after
    them.
    """
    known = window + draw(latenesses) * MINUTE
    facts = [
        Fact(FactKind.STARTED, window, known, 1, priority=draw(priorities), policy_revision=0),
    ]
    for seq, kind in enumerate(draw(st.lists(st.sampled_from(KINDS), max_size=11)), start=2):
        known += draw(gaps) * MINUTE
        if fact := draw(next_facts(facts, kind, known, seq, book)):
            facts.append(fact)
    return facts, known + draw(gaps) * MINUTE


@st.composite
def next_facts(
    draw: st.DrawFn,
    facts: list[Fact],
    kind: FactKind,
    known: datetime,
    seq: int,
    book: dict[int, Policy],
) -> Fact | None:
    start = facts[0].at
    if kind in LATE:
        return Fact(kind, max(start, known - draw(latenesses) * MINUTE), known, seq)
    if kind is FactKind.PRIORITIZED:
        return Fact(kind, known, known, seq, priority=draw(priorities))
    if kind is FactKind.POLICY_CHANGED:
        return Fact(kind, known, known, seq, policy_revision=draw(st.sampled_from([0, 1])))
    if kind is FactKind.ABSORBED:
        began = start + draw(st.integers(-600, 600)) * MINUTE
        lent = draw(priorities)
        return Fact(kind, known, known, seq, other_id=draw(others), started_at=began, priority=lent)
    if kind is FactKind.SEPARATED:
        return Fact(kind, known, known, seq, other_id=draw(others))
    if kind is FactKind.BREACH_RECORDED:
        clocks = read_clocks(facts, book, known)
        reading = draw(st.sampled_from([clocks.first_response, clocks.resolution]))
        breach = reading.breached_at
        return Fact(kind, breach, known, seq, clock=reading.clock) if breach else None
    return Fact(kind, known, known, seq)


others = st.integers(1, 2)


@pytest.mark.long
@given(data=st.data(), window=st.sampled_from(WINDOWS), offers=offers_made())
@settings(max_examples=250, deadline=None)
def test_the_clocks_agree_with_a_walk_over_every_minute(
    data: st.DataObject, window: datetime, offers: Offers
) -> None:
    book = {revision: policy(revision, by_priority) for revision, by_priority in offers.items()}
    facts, now = data.draw(histories(window, book))

    clocks = read_clocks(facts, book, now)

    for reading in (clocks.first_response, clocks.resolution):
        minute = (now - window) // MINUTE
        simulation = Simulation(reading.clock, facts, offers, window, minute).run()
        assert told(reading) == simulated(simulation)
        assert explained(reading)


@given(
    data=st.data(),
    window=st.sampled_from(WINDOWS),
    offers=offers_made(),
    later=st.integers(0, 10**9),
)
@settings(max_examples=100, deadline=None)
def test_a_summary_stands_as_the_reading_does_at_any_later_instant(
    data: st.DataObject, window: datetime, offers: Offers, later: int
) -> None:
    book = {revision: policy(revision, by_priority) for revision, by_priority in offers.items()}
    facts, now = data.draw(histories(window, book))
    now += timedelta(milliseconds=later)
    terms = terms_of(facts)[-1]

    standings = read_summary(
        summarize(facts, book), book[terms.policy_revision], terms.priority, now
    )

    clocks = read_clocks(facts, book, now)
    assert standings.first_response == clocks.first_response.standing
    assert standings.resolution == clocks.resolution.standing
    assert standings.pause_count == clocks.resolution.pause_count
    assert standings.paused_total == clocks.resolution.paused_total


def told(reading: ClockReading) -> dict[str, object]:
    return {
        "state": reading.state.value,
        "started": reading.started_at,
        "target": reading.target,
        "due": reading.due_at,
        "due if resumed": reading.due_if_resumed_now,
        "elapsed": reading.elapsed,
        "met": reading.met_at,
        "breached": reading.breached_at,
        "provisional": reading.provisional,
        "pauses": (reading.pause_count, reading.paused_total),
        "promises": [
            (each.made_at, each.priority, each.due_at, each.breached_at, each.outcome.value)
            for each in reading.promises
        ],
    }


def simulated(simulation: Simulation) -> dict[str, object]:
    def instant(minute: int | None) -> datetime | None:
        return None if minute is None else simulation.window + minute * MINUTE

    promise = simulation.promises[-1]
    return {
        "state": simulation.state,
        "started": instant(promise.terms[0]),
        "target": simulation.offer(promise).target * MINUTE,
        "due": instant(promise.due),
        "due if resumed": instant(simulation.due_if_resumed),
        "elapsed": simulation.used * MINUTE,
        "met": instant(simulation.met),
        "breached": instant(simulation.breached),
        "provisional": simulation.status == "stop",
        "pauses": (simulation.asked, simulation.waited * MINUTE),
        "promises": [
            (
                instant(each.made),
                each.terms[1],
                instant(each.due),
                instant(each.breached),
                each.outcome,
            )
            for each in simulation.promises
        ],
    }


def explained(reading: ClockReading) -> bool:
    """The intervals follow one another, and what counted adds up exactly."""
    pieces = reading.intervals
    counted = sum((each.duration for each in pieces if each.counted), timedelta())
    assert counted == reading.elapsed
    assert counted + reading.remaining == reading.target
    assert [each.start for each in pieces[:1]] in ([reading.started_at], [])
    assert all(before.end == after.start for before, after in pairwise(pieces))
    instants = [threshold.at for threshold in thresholds(reading)]
    assert instants == sorted(instants)
    return True

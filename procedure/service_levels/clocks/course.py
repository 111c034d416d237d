"""The course of a clock: the spans of a ticket's life in which it counts, is paused or stands
still.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from models.vocabulary import ClockName
from procedure.service_levels.clocks.facts import Fact, FactKind


class Phase(StrEnum):
    """STOPPED is provisional, FINAL is not. FOLDED: merged for a while; it counts, though nothing
    is owed.
    """

    COUNTED = "COUNTED"
    PAUSED = "PAUSED"
    STOPPED = "STOPPED"
    FINAL = "FINAL"
    FOLDED = "FOLDED"
    MERGED = "MERGED"
    WITHDRAWN = "WITHDRAWN"


LIVE = frozenset({Phase.COUNTED, Phase.PAUSED})
COUNTING = frozenset({Phase.COUNTED, Phase.FOLDED})
SETTLED = frozenset({Phase.STOPPED, Phase.FINAL})
CANCELLED = frozenset({Phase.MERGED, Phase.WITHDRAWN})

Position = tuple[datetime, int]
Run = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end` (none: it goes on) the clock is in `phase`, because of `fact`."""

    phase: Phase
    start: datetime
    end: datetime | None
    fact: Fact

    @property
    def position(self) -> Position:
        return self.start, self.fact.seq

    @property
    def live(self) -> bool:
        return self.phase in LIVE


Table = Mapping[tuple[Phase, FactKind], Phase]

_ENDS = {
    (Phase.COUNTED, FactKind.MERGED): Phase.MERGED,
    (Phase.COUNTED, FactKind.WITHDRAWN): Phase.WITHDRAWN,
}
FIRST_RESPONSE: Table = _ENDS | {
    (Phase.COUNTED, FactKind.RESPONDED): Phase.FINAL,
    (Phase.COUNTED, FactKind.ASKED): Phase.FINAL,
    (Phase.MERGED, FactKind.RESPONDED): Phase.FINAL,
}
RESOLUTION: Table = _ENDS | {
    (Phase.COUNTED, FactKind.ASKED): Phase.PAUSED,
    (Phase.COUNTED, FactKind.RESOLVED): Phase.STOPPED,
    (Phase.COUNTED, FactKind.CLOSED): Phase.FINAL,
    (Phase.PAUSED, FactKind.ANSWERED): Phase.COUNTED,
    (Phase.PAUSED, FactKind.ASSIGNED): Phase.COUNTED,
    (Phase.PAUSED, FactKind.RESOLVED): Phase.STOPPED,
    (Phase.PAUSED, FactKind.CLOSED): Phase.FINAL,
    (Phase.PAUSED, FactKind.MERGED): Phase.MERGED,
    (Phase.PAUSED, FactKind.WITHDRAWN): Phase.WITHDRAWN,
    (Phase.STOPPED, FactKind.REJECTED): Phase.COUNTED,
    (Phase.STOPPED, FactKind.REOPENED): Phase.COUNTED,
    (Phase.STOPPED, FactKind.CLOSED): Phase.FINAL,
    (Phase.STOPPED, FactKind.MERGED): Phase.MERGED,
    (Phase.STOPPED, FactKind.WITHDRAWN): Phase.WITHDRAWN,
    (Phase.FINAL, FactKind.REOPENED): Phase.COUNTED,
}


def course(clock: ClockName, facts: Sequence[Fact]) -> tuple[Span, ...]:
    """The spans of a clock in order, without gaps.

    The first response is the earliest one, whenever it was recorded. The resolution follows the
    acts in the order in which they were recorded: a late one reaches back as far as the span it
    ends, never further.
    """
    first, *later = facts
    if first.kind is not FactKind.STARTED:
        raise ValueError("the first fact of a clock is its start")
    if clock is ClockName.FIRST_RESPONSE:
        later.sort(key=lambda fact: (fact.at, fact.seq))
    table = FIRST_RESPONSE if clock is ClockName.FIRST_RESPONSE else RESOLUTION
    spans = [Span(Phase.COUNTED, first.at, None, first)]
    for fact in later:
        _follow(spans, fact, table)
    return tuple(spans)


def runs(spans: Iterable[Span], start: datetime, until: datetime) -> tuple[Run, ...]:
    """The stretches that count from `start` (a merge may have moved it) until `until`, neighbors
    joined.
    """
    joined: list[Run] = []
    for span in spans:
        if span.start > until:
            break
        begin = span.start if joined or span.fact.kind is not FactKind.STARTED else start
        end = until if span.end is None else min(span.end, until)
        if span.phase in COUNTING and joined and joined[-1][1] == begin:
            joined[-1] = joined[-1][0], end
        elif span.phase in COUNTING:
            joined.append((begin, end))
    return tuple(joined)


def _follow(spans: list[Span], fact: Fact, table: Table) -> None:
    current = spans[-1]
    at = max(fact.at, current.start)
    if current.phase is Phase.MERGED and fact.kind is FactKind.UNMERGED:
        _come_back(spans, fact, at)
    elif phase := table.get((current.phase, fact.kind)):
        answered_while_folded = current.phase is Phase.MERGED
        before = Phase.COUNTED if answered_while_folded else current.phase
        spans[-1] = replace(current, phase=before, end=at)
        if current.phase is Phase.PAUSED and phase in SETTLED:
            spans.append(
                Span(Phase.COUNTED, at, at, fact)
            )  # the pause ended: its due time is known again
        spans.append(Span(phase, at, None, fact))


def _come_back(spans: list[Span], fact: Fact, at: datetime) -> None:
    before = spans[-2].phase
    between = Phase.FOLDED if before in LIVE else before
    spans[-1] = replace(spans[-1], phase=between, end=at)
    spans.append(Span(before, at, None, fact))

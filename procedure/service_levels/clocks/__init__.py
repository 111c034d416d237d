"""5. Niveles de Servicio: clocks and deadlines, pure functions over a ticket's facts."""

from procedure.service_levels.clocks.calendar import BadCalendar, Calendar
from procedure.service_levels.clocks.facts import Fact, FactKind, known_at
from procedure.service_levels.clocks.ledger import Outcome, Promise
from procedure.service_levels.clocks.readings import (
    ClockReading,
    Clocks,
    Interval,
    IntervalKind,
    read_clocks,
)
from procedure.service_levels.clocks.standing import Settled, Standing
from procedure.service_levels.clocks.summary import (
    COLUMNS,
    Standings,
    Summary,
    read_summary,
    summarize,
)
from procedure.service_levels.clocks.targets import (
    REVISION_ZERO,
    BadPolicy,
    Policy,
    PolicyBook,
    Target,
)
from procedure.service_levels.clocks.terms import Terms, terms_of
from procedure.service_levels.clocks.thresholds import Threshold, thresholds

__all__ = [
    "COLUMNS",
    "REVISION_ZERO",
    "BadCalendar",
    "BadPolicy",
    "Calendar",
    "ClockReading",
    "Clocks",
    "Fact",
    "FactKind",
    "Interval",
    "IntervalKind",
    "Outcome",
    "Policy",
    "PolicyBook",
    "Promise",
    "Settled",
    "Standing",
    "Standings",
    "Summary",
    "Target",
    "Terms",
    "Threshold",
    "known_at",
    "read_clocks",
    "read_summary",
    "summarize",
    "terms_of",
    "thresholds",
]

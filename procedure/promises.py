"""From events to clocks and back: facts for `service_levels`, and the due times cached on the ticket's row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson

from models import database
from models.tickets import Ticket
from models.vocabulary import ClockName, Priority
from procedure.events import EventKind
from procedure.policies import Policies
from procedure.service_levels import Fact, FactKind, summarize

FACTS_OF = {
    EventKind.REGISTERED: (FactKind.STARTED,),
    EventKind.PRIORITIZED: (FactKind.PRIORITIZED,),
    EventKind.REPLIED: (FactKind.RESPONDED,),
    EventKind.CUSTOMER_ASKED: (FactKind.RESPONDED, FactKind.ASKED),
    EventKind.CUSTOMER_ANSWERED: (FactKind.ANSWERED,),
    EventKind.RESOLVED: (FactKind.RESPONDED, FactKind.RESOLVED),
    EventKind.REJECTED: (FactKind.REJECTED,),
    EventKind.REOPENED: (FactKind.REOPENED,),
    EventKind.CLOSED: (FactKind.CLOSED,),
    EventKind.WITHDRAWN: (FactKind.WITHDRAWN,),
    EventKind.MERGED: (FactKind.MERGED,),
    EventKind.UNMERGED: (FactKind.UNMERGED,),
    EventKind.ABSORBED: (FactKind.ABSORBED,),
    EventKind.SEPARATED: (FactKind.SEPARATED,),
    EventKind.BREACH_RECORDED: (FactKind.BREACH_RECORDED,),
}
CLOCK_KINDS = frozenset(FACTS_OF)

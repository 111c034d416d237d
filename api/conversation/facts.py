"""What each fact of an event says, by its name, which means the same in every kind of event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson

from api.gateway.context import Context
from api.reading.rows import Row
from api.reading.selection import Selected
from models.database import among_ids, rows
from models.sql import Params
from procedure.core.visibility import visible_tickets

NEEDED = ("kind", "data")
OF_TICKETS = frozenset({"by_id", "other_id", "survivor_id"})
FACTS: Mapping[str, str] = {
    "answered_at": "When staff first answered the other one, if they did.",
    "area_id": "The area that it belongs to now.",
    "area_id_before": "The area that it belonged to.",
    "article_id": "The article that was found or used; none where there was none.",
    "basis": "On what it was closed.",
    "by_id": "The ticket that goes on; none for who does not see it.",
    "cause": "Why it is late.",
    "changed": (
        "Which fields say something else now: `subject`, those of `details`, keys of custom ones."
    ),
    "clock": "Of which of the two promises.",
    "complaint_id": "The row of register 004.",
    "complexity": "How complex it is.",
    "complexity_before": "How complex it was said to be before.",
    "count": "How many files.",
    "digests": "The SHA-256 of each file, in order.",
    "due_at": "When it is, or was, due.",
    "escalation_id": "The call.",
    "estimate_at": "By when it is expected now.",
    "expected_at": "By when the third party is expected.",
    "first_response_due_at": "When the first response is due; none where it is answered.",
    "floor": "Below which the company's requests never are; none where that raised nothing.",
    "follow_up_id": "The follow-up.",
    "how": "In which way the requester was told.",
    "impact": "The impact that was weighed.",
    "late": "Whether it was recorded well after it happened.",
    "leads": "Whether whoever answers the call owns the ticket.",
    "level": "The level of support.",
    "level_before": "The level of support that it was escalated to.",
    "levels_revision": "The revision of SERVICE_LEVELS that counts.",
    "link": "How the later of the two refers to the earlier.",
    "major_incident": "The flag, where it changed.",
    "matrix_revision": "The revision of PRIORITY_MATRIX that counts.",
    "note": "What the note records.",
    "number": "For the how manieth time.",
    "organization_id": "The company.",
    "other_id": "The other ticket; none for who does not see it.",
    "outcome": "How the review ended.",
    "percent": "How much of the promise's time was used.",
    "person_id": "Whom it is about; of a complaint, none where it is nobody of the desk.",
    "person_id_before": "Who it was before; none where it was nobody.",
    "priority": "The priority since.",
    "priority_before": "The priority before.",
    "promise": "Of which of the clock's promises, counted from 1.",
    "ranked": "Why the ranking put them first; none where a person chose.",
    "reached_at": "When that was.",
    "reason": "Why the follow-up is owed.",
    "resolution_due_at": "When the solution is due.",
    "resolution_id": "The solution.",
    "revision": "1 for the first answer, one more each time it is revised.",
    "round": "1 for the first solution, one more each time.",
    "satisfaction": "1 to 5.",
    "security": "The flag, where it changed.",
    "severity": "How grave the complaint is.",
    "severity_before": "How grave it was.",
    "skipped": "Whether it moved nobody, for a higher one had been reached or nothing was owed.",
    "started_at": "When the other one's clocks began.",
    "survey_id": "The answer.",
    "survivor_id": "The ticket that goes on with it; none for who does not see it.",
    "tag_id": "The tag.",
    "trigger": "What called the matrix into action; none where a person did.",
    "type": "The type since.",
    "type_before": "The type before.",
    "urgency": "The urgency that was weighed.",
    "via": "The channel by which it came.",
}


def place_of(name: str) -> str:
    """The attribute of the row under which a fact is read."""
    return f"fact_{name}"


UNSAID = {place_of(name): None for name in FACTS}


async def load_facts(context: Context, found: Sequence[Row], _asked: Sequence[Selected]) -> None:
    """Each fact of the events; of another ticket that the reader does not see, nothing at all."""
    recorded = {row.id: orjson.loads(row.data) for row in found}
    others = {
        fact for facts in recorded.values() for name, fact in facts.items() if name in OF_TICKETS
    }
    visible = await _visible(context, others)
    for row in found:
        facts = recorded[row.id]
        hidden = any(facts[name] not in visible for name in OF_TICKETS & facts.keys())
        row.__dict__.update(UNSAID)
        for name, fact in ({} if hidden else facts).items():
            row.__dict__[place_of(name)] = fact


async def _visible(context: Context, tickets: set[int]) -> set[int]:
    if not tickets:
        return set()
    params = Params()
    sql = f"SELECT t.id FROM ticket t WHERE t.id {among_ids(params, tickets)}"
    seen = await rows(f"{sql} AND {visible_tickets(context.actor, params)}", params)
    return {row["id"] for row in seen}

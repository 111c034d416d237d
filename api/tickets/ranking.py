"""Who should own a ticket, with the reasons: the ranking of the procedure as the schema shows
it.
"""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import ids
from api.enums import described
from api.gateway.context import Context
from api.gateway.policy import STAFF_READ
from api.people.types import Person
from api.reading.fields import column
from api.reading.loading import by_ids
from api.reading.query_fields import Info, query, selected
from api.reading.selection import Selected
from models.database import rows
from models.sql import Params
from models.tickets import Ticket
from procedure.assignment.ranking import Candidate as RankedPerson
from procedure.assignment.ranking import ReasonWord, rank
from procedure.core.visibility import visible_tickets

described(
    ReasonWord,
    "Why somebody stands where they stand in the ranking; `number` says how much.",
    {
        "COMPLAINED_ABOUT": "The complaint is about them: they never have it.",
        "COMPLAINT_UNSETTLED": "Nobody has said whom the complaint is about: leads have it.",
        "SERVES_AREA": "They serve its area.",
        "NOT_STAFF_OF_AREA": "They do not serve its area.",
        "REACHES_COMPLEXITY": "They take requests as complex as this one, or more by `number`.",
        "BEYOND_COMPLEXITY": "It is more complex than what they take there, by `number`.",
        "ABSENT": "They are away now.",
        "ON_SHIFT": "They are there now.",
        "OFF_SHIFT": "These are not their hours.",
        "LEVELS_AWAY": "So many levels of support from the one that the complexity is for.",
        "OPEN_LOAD": "So many open requests are theirs.",
    },
)


@strawberry.type(description="A reason, with its number where it has one.", directives=[STAFF_READ])
class RankingReason:
    word: ReasonWord = column("The reason.")
    number: int | None = column(
        "Open tickets, levels of support away, or steps of complexity to spare or missing."
    )


@strawberry.type(description="Somebody of staff who could own a ticket.", directives=[STAFF_READ])
class Candidate:
    person: Person = column("Who.")
    fits: bool = column("Whether nothing speaks against it.")
    reasons: list[RankingReason] = column("What speaks for it and against it.")


@strawberry.type
class RankingQuery:
    @query("Who should own a ticket, best first, each with the reasons (4.2.2).", STAFF_READ)
    async def assignment_ranking(
        self,
        info: Info,
        ticket: Annotated[strawberry.ID, strawberry.argument(description="The ticket's id.")],
    ) -> list[Candidate] | None:
        return await ranked(info.context, ids.key_of(ticket, "Ticket"), selected(info))


async def ranked(context: Context, ticket_id: int, field: Selected) -> list[Candidate] | None:
    """Nothing for a ticket that may not be seen."""
    params = Params()
    sql = f"SELECT t.id FROM ticket t WHERE t.id = {params.add(ticket_id)} AND "
    if not await rows(sql + visible_tickets(context.actor, params), params):
        return None
    candidates = await rank(await Ticket.get(id=ticket_id), context.now)
    parts = [part for part in field.below() if part.name == "person"]
    people = await by_ids(
        context,
        Person,
        (candidate.person_id for candidate in candidates),
        [each for part in parts for each in part.below()],
        reached=True,
    )
    return [_candidate(people[each.person_id], each) for each in candidates]


def _candidate(person: Person, ranked: RankedPerson) -> Candidate:
    reasons = [RankingReason(word=each.word, number=each.number) for each in ranked.reasons]
    return Candidate(person=person, fits=ranked.fits, reasons=reasons)

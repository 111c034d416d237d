"""Who should own a ticket, with the reasons: the ranking of the procedure as the schema shows it."""

from __future__ import annotations

from typing import Any

import strawberry

from api.context import Context
from api.enums import described
from api.fields import column
from api.loading import by_ids
from api.policy import STAFF_READ
from api.selection import Selected
from api.types.people import Person
from models.database import rows
from models.sql import Params
from models.tickets import Ticket
from procedure.ranking import Candidate as RankedPerson
from procedure.ranking import ReasonWord, rank
from procedure.responsibilities import visible_tickets

described(ReasonWord, "Why somebody stands where they stand in the ranking.")


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


class CandidateRow:
    def __init__(self, person: Any, candidate: RankedPerson) -> None:
        self.person = person
        self.fits = candidate.fits
        self.reasons = candidate.reasons


async def ranked(context: Context, ticket_id: int, field: Selected) -> Any:
    """Nothing for a ticket that may not be seen."""
    params = Params()
    sql = f"SELECT t.id FROM ticket t WHERE t.id = {params.add(ticket_id)} AND "
    if not await rows(sql + visible_tickets(context.actor, params), params):
        return None
    candidates = await rank(await Ticket.get(id=ticket_id), context.now)
    asked = [part for part in field.below() if part.name == "person"]
    people = await by_ids(
        context,
        "Person",
        (candidate.person_id for candidate in candidates),
        [each for part in asked for each in part.below()],
        reached=True,
    )
    return [CandidateRow(people[candidate.person_id], candidate) for candidate in candidates]

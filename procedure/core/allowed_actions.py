"""What may be done with a ticket now and would not be refused: the acts that a client offers its
reader, so that none rewrites these rules.
"""

from __future__ import annotations

from procedure.core.acts import ACTS, Verb
from procedure.core.relations import relations
from procedure.core.situation import Situation


def allowed_actions(situation: Situation) -> list[Verb]:
    """The acts that the actor may do on this ticket at this instant, in the procedure's order."""
    actor, ticket = situation.actor, situation.ticket
    mine = relations(actor, ticket, situation.standing)
    return [
        act.verb
        for act in ACTS.values()
        if ticket.status in act.sources and not act.by.isdisjoint(mine) and act.offered(situation)
    ]

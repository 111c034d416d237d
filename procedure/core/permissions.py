"""3. Responsabilidades: whether an actor may do an act. What they may see is `visibility`'s."""

from __future__ import annotations

from models.vocabulary import Channel, Role
from procedure.core.actor import Actor
from procedure.core.acts import ACTS, Verb
from procedure.core.refusals import Code, Refusal
from procedure.core.relations import Standing, TicketFacts, relations

NOBODY_SPECIAL = Standing()


def may(actor: Actor, verb: Verb, ticket: TicketFacts, standing: Standing = NOBODY_SPECIAL) -> bool:
    """Whether the actor may do this act on a ticket that they see, in whatever state it is."""
    if actor.role is Role.SYSTEM:
        return True
    return not ACTS[verb].by.isdisjoint(relations(actor, ticket, standing))


def require(
    actor: Actor, verb: Verb, ticket: TicketFacts, standing: Standing = NOBODY_SPECIAL
) -> None:
    """Refuses: COMPLAINED_ABOUT, NOT_ALLOWED."""
    if may(actor, verb, ticket, standing):
        return
    if standing.complained_about:
        raise Refusal(Code.COMPLAINED_ABOUT, clause="6")
    raise Refusal(Code.NOT_ALLOWED, clause="3")


def may_register(actor: Actor, channel: Channel) -> bool:
    """Whether the actor may register what came by this channel: customers use the portal, partners
    the API; staff record what came by any.
    """
    if actor.is_staff or actor.role is Role.SYSTEM:
        return True
    return channel is (Channel.API if actor.is_partner else Channel.PORTAL)

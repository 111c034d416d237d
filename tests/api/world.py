"""A ticket to which everything has happened, so that each kind of row exists and each kind of
secret is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from api import ids
from models.people import Invitation
from models.tickets import Ticket
from models.vocabulary import Complexity, NoteKind, Status, SupportLevel, TicketType
from procedure.assignment.assigning import accept, analyze, assign, hand_over
from procedure.assignment.watching import watch
from procedure.closure.confirming import close, reject
from procedure.closure.reopening import reopen
from procedure.closure.survey import submit_survey
from procedure.improvement.articles import Draft, create_article, publish_article
from procedure.people.invitations import invite_customer
from procedure.people.requesters import Requester
from procedure.reception.classification import prioritize
from procedure.reception.priority_review import answer_priority_review, ask_priority_review
from procedure.reception.tagging import create_tag, tag_ticket
from procedure.resolution.attachments import attach
from procedure.resolution.escalation import acknowledge, escalate
from procedure.resolution.knowledge import consult_knowledge
from procedure.resolution.notes import add_note
from procedure.resolution.reply import reply
from procedure.resolution.resolving import resolve
from procedure.resolution.saved_replies import create_saved_reply
from procedure.resolution.waiting import resume, wait_for_third_party
from tests.builders import FAR_AHEAD, a_registered_ticket, a_ticket, act, an_upload, fresh, perform
from tests.cast import Desk

SECRET = "zarzamora"  # written in every place that customers and partners must not see


@dataclass(frozen=True)
class World:
    ticket: Ticket  # Ana's complaint, closed
    foreign: Ticket  # Beto's
    folded: Ticket  # Ana's, merged into `ticket`
    draft_id: int
    article_id: int
    foreign_file_id: int  # Beto's, not sent yet
    invitation_id: int  # to Beto's company
    tag_id: int
    saved_reply_id: int


async def a_world(desk: Desk) -> World:
    article_id = await _article(desk, "Cómo timbrar", published=True)
    draft_id = await _article(desk, SECRET, published=False)
    ticket = await a_ticket(
        desk,
        Status.IN_PROGRESS,
        kind=TicketType.COMPLAINT,
        complexity=Complexity.C2,
        owner=desk.laura,
    )
    folded = await a_ticket(desk, Status.MERGED)
    foreign = await a_ticket(desk, Status.IN_PROGRESS, by=desk.beto)
    await perform(desk.laura, add_note, foreign, kind=NoteKind.FINDING, body=SECRET)
    await _everything_happens(desk, ticket, article_id)
    await perform(desk.partner, reply, await _of_partner(desk), body="Por el sistema")
    return World(
        await fresh(ticket),
        foreign,
        folded,
        draft_id,
        article_id,
        (await an_upload(desk.beto)).id,
        await _invitation(desk),
        await _tag(desk, ticket),
        await _saved_reply(desk),
    )


async def _tag(desk: Desk, ticket: Ticket) -> int:
    async with act(desk.lucia) as opened:
        tag = await create_tag(opened, name=SECRET)
    await perform(desk.laura, tag_ticket, ticket, tag_id=tag.id)
    tag_id: int = tag.id
    return tag_id


async def _saved_reply(desk: Desk) -> int:
    async with act(desk.laura) as opened:
        saved = await create_saved_reply(opened, title=SECRET, body_es=SECRET)
    saved_reply_id: int = saved.id
    return saved_reply_id


async def _invitation(desk: Desk) -> int:
    email = "nora@pacifico.example"
    async with act(desk.miguel) as opened:
        await invite_customer(opened, email=email, name=SECRET, organization_id=desk.pacifico.id)
    invitation_id: int = (await Invitation.get(email=email)).id
    return invitation_id


async def _everything_happens(desk: Desk, ticket: Ticket, article_id: int) -> None:
    laura, lucia, ana = desk.laura, desk.lucia, desk.ana
    await perform(laura, attach, ticket, attachment_ids=[(await an_upload(laura)).id])
    await perform(laura, add_note, ticket, kind=NoteKind.FINDING, body=SECRET)
    await perform(laura, add_note, ticket, kind=NoteKind.DECISION, body=SECRET, private=True)
    await perform(laura, escalate, ticket, level=SupportLevel.N3, reason=SECRET)
    await perform(lucia, acknowledge, ticket)
    await perform(
        lucia, prioritize, ticket, impact=ticket.impact, urgency=ticket.urgency, reason=None
    )
    await perform(laura, consult_knowledge, ticket, terms=SECRET, article_id=article_id)
    await perform(
        laura, wait_for_third_party, ticket, who="SAT", reference=SECRET, expected_at=FAR_AHEAD
    )
    await perform(laura, resume, ticket)
    await perform(laura, hand_over, ticket, person_id=desk.tomas.person_id, reason=SECRET)
    await perform(lucia, assign, ticket, person_id=laura.person_id, reason=SECRET)
    await perform(lucia, analyze, ticket, complexity=Complexity.C3)
    await perform(laura, accept, ticket)
    await perform(laura, reply, ticket, body="Lo revisamos")
    solution: dict[str, Any] = {
        "cause": SECRET,
        "actions": SECRET,
        "solution": "Listo",
        "article_id": article_id,
    }
    await perform(laura, resolve, ticket, **solution)
    await perform(ana, reject, ticket, reason="Sigue igual")
    await perform(laura, resolve, ticket, **solution)
    await perform(lucia, close, ticket, evidence=SECRET)
    await perform(ana, reopen, ticket, reason="Otra vez")
    await perform(laura, resolve, ticket, **solution)
    await perform(ana, submit_survey, ticket, satisfaction=1, comment="Tarde")
    await perform(ana, watch, ticket, person_id=desk.carlos.person_id)
    await perform(ana, ask_priority_review, ticket, reason="Urge")
    await perform(lucia, answer_priority_review, ticket, reason="Sigue siendo media")
    await perform(lucia, close, ticket, evidence=SECRET)


async def _of_partner(desk: Desk) -> Ticket:
    return await a_registered_ticket(desk.partner, requester=Requester(id=desk.carlos.person_id))


async def _article(desk: Desk, title: str, *, published: bool) -> int:
    async with act(desk.laura) as opened:
        draft = Draft(area_id=desk.area(), title_es=title, body_es=f"Sobre {title}")
        article = await create_article(opened, draft)
    if published:
        async with act(desk.lucia) as opened:
            await publish_article(opened, article.id)
    article_id: int = article.id
    return article_id


def ticket_id(ticket: Ticket) -> str:
    return ids.encode("Ticket", ticket.id)

"""Each step of a script as the act of the procedure that it stands for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from demo import script
from demo.cast import Cast
from models.tickets import Ticket
from models.vocabulary import Complexity, Impact, LinkKind, NoteKind, SupportLevel, Urgency
from procedure.assignment import assigning
from procedure.closure import confirming, reopening, withdrawal
from procedure.closure.survey import submit_survey
from procedure.complaints import handling
from procedure.core.act import Act
from procedure.reception import classification, editing, links, merging, tagging
from procedure.resolution import escalation, knowledge, notes, resolving, waiting
from procedure.resolution import reply as replies


@dataclass(frozen=True)
class Scene:
    act: Act
    ticket: Ticket
    cast: Cast
    tickets: Mapping[str, int]
    """The ids of the tickets by the keys of their requests."""


async def move(scene: Scene, step: script.Step) -> None:
    await MOVES[step.__class__](scene, step)


async def classify(scene: Scene, step: script.Classify) -> None:
    act, ticket = scene.act, scene.ticket
    await classification.classify(
        act, ticket, type=ticket.type, area_id=scene.cast.areas[step.area]
    )
    await classification.prioritize(
        act,
        ticket,
        impact=Impact(step.impact),
        urgency=Urgency(step.urgency),
        reason=step.reason,
        security=step.security,
        major_incident=step.major_incident,
    )
    await assigning.analyze(act, ticket, complexity=Complexity(step.complexity))


async def assign(scene: Scene, step: script.Assign) -> None:
    person_id = scene.cast.person_id(step.to)
    await assigning.assign(scene.act, scene.ticket, person_id=person_id, reason=step.reason)


async def take(scene: Scene, _step: script.Take) -> None:
    await assigning.take(scene.act, scene.ticket)


async def accept(scene: Scene, _step: script.Accept) -> None:
    await assigning.accept(scene.act, scene.ticket)


async def hand_over(scene: Scene, step: script.HandOver) -> None:
    person_id = scene.cast.person_id(step.to)
    await assigning.hand_over(scene.act, scene.ticket, person_id=person_id, reason=step.reason)


async def reply(scene: Scene, step: script.Reply) -> None:
    began_as = scene.cast.replies[step.began_as] if step.began_as else None
    await replies.reply(scene.act, scene.ticket, body=step.body, saved_reply_id=began_as)


async def customer_reply(scene: Scene, step: script.CustomerReply) -> None:
    await replies.reply(scene.act, scene.ticket, body=step.body)


async def note(scene: Scene, step: script.Note) -> None:
    await notes.add_note(scene.act, scene.ticket, kind=NoteKind(step.kind), body=step.body)


async def ask(scene: Scene, step: script.Ask) -> None:
    await waiting.ask_customer(scene.act, scene.ticket, body=step.body)


async def wait_third_party(scene: Scene, step: script.WaitThirdParty) -> None:
    await waiting.wait_for_third_party(
        scene.act,
        scene.ticket,
        who=step.who,
        reference=step.reference,
        expected_at=scene.act.now + step.expected_in,
    )


async def resume(scene: Scene, _step: script.Resume) -> None:
    await waiting.resume(scene.act, scene.ticket)


async def consult(scene: Scene, step: script.Consult) -> None:
    await knowledge.consult_knowledge(
        scene.act, scene.ticket, terms=step.terms, article_id=scene.cast.article_id(step.article)
    )


async def correct(scene: Scene, step: script.Correct) -> None:
    await editing.edit(scene.act, scene.ticket, subject=step.subject, reason=step.reason)


async def tag(scene: Scene, step: script.Tag) -> None:
    await tagging.tag_ticket(scene.act, scene.ticket, tag_id=scene.cast.tags[step.name])


async def escalate(scene: Scene, step: script.Escalate) -> None:
    await escalation.escalate(
        scene.act, scene.ticket, level=SupportLevel(step.level), reason=step.reason
    )


async def join(scene: Scene, _step: script.Join) -> None:
    await escalation.join(scene.act, scene.ticket)


async def acknowledge(scene: Scene, _step: script.Acknowledge) -> None:
    await escalation.acknowledge(scene.act, scene.ticket)


async def resolve(scene: Scene, step: script.Resolve) -> None:
    await resolving.resolve(
        scene.act,
        scene.ticket,
        cause=step.cause,
        actions=step.actions,
        solution=step.solution,
        article_id=scene.cast.article_id(step.article),
    )


async def resolve_first_contact(scene: Scene, step: script.ResolveFirstContact) -> None:
    contact = resolving.FirstContact(
        area_id=scene.cast.areas[step.area],
        impact=Impact(step.impact),
        urgency=Urgency(step.urgency),
        complexity=Complexity(step.complexity),
        reason=step.reason,
        reply=step.reply,
        cause=step.cause,
        actions=step.actions,
        solution=step.solution,
        terms=step.article.title_es if step.article else None,
        article_id=scene.cast.article_id(step.article),
    )
    await resolving.resolve_at_first_contact(scene.act, scene.ticket, contact)


async def confirm(scene: Scene, _step: script.Confirm) -> None:
    await confirming.confirm(scene.act, scene.ticket)


async def confirm_by_phone(scene: Scene, step: script.ConfirmByPhone) -> None:
    await confirming.confirm(scene.act, scene.ticket, evidence=step.evidence)


async def reject(scene: Scene, step: script.Reject) -> None:
    await confirming.reject(scene.act, scene.ticket, reason=step.reason)


async def survey(scene: Scene, step: script.Survey) -> None:
    await submit_survey(
        scene.act,
        scene.ticket,
        satisfaction=step.satisfaction,
        recommendation=step.recommendation,
        solved=step.solved,
        comment=step.comment,
    )


async def reopen(scene: Scene, step: script.Reopen) -> None:
    await reopening.reopen(scene.act, scene.ticket, reason=step.reason)


async def withdraw(scene: Scene, step: script.Withdraw) -> None:
    await withdrawal.withdraw(scene.act, scene.ticket, reason=step.reason)


async def name_complained_about(scene: Scene, step: script.NameComplainedAbout) -> None:
    whom = scene.cast.person_id(step.whom) if step.whom else None
    await handling.name_complained_about(scene.act, scene.ticket, person_id=whom)


async def link(scene: Scene, step: script.Link) -> None:
    other_id = scene.tickets[step.of]
    await links.link_tickets(scene.act, scene.ticket, other_id=other_id, kind=LinkKind.DUPLICATE_OF)


async def merge(scene: Scene, step: script.Merge) -> None:
    await merging.merge(scene.act, scene.ticket, into_id=scene.tickets[step.into])


MOVES: Mapping[type[script.Step], Callable[[Scene, Any], Awaitable[None]]] = {
    script.Classify: classify,
    script.Assign: assign,
    script.Take: take,
    script.Accept: accept,
    script.HandOver: hand_over,
    script.Reply: reply,
    script.CustomerReply: customer_reply,
    script.Note: note,
    script.Ask: ask,
    script.WaitThirdParty: wait_third_party,
    script.Resume: resume,
    script.Consult: consult,
    script.Correct: correct,
    script.Tag: tag,
    script.Escalate: escalate,
    script.Join: join,
    script.Acknowledge: acknowledge,
    script.Resolve: resolve,
    script.ResolveFirstContact: resolve_first_contact,
    script.Confirm: confirm,
    script.ConfirmByPhone: confirm_by_phone,
    script.Reject: reject,
    script.Survey: survey,
    script.Reopen: reopen,
    script.Withdraw: withdraw,
    script.Merge: merge,
    script.NameComplainedAbout: name_complained_about,
    script.Link: link,
}

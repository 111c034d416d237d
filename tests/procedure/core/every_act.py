"""Every act of the procedure once: from which state, by whom, with what."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from models.closure import FollowUp
from models.knowledge import Article
from models.tickets import Ticket
from models.vocabulary import (
    Channel,
    Complexity,
    Impact,
    Language,
    LinkKind,
    NoteKind,
    Status,
    SupportLevel,
    TicketType,
    Urgency,
)
from procedure.assignment.assigning import accept, analyze, assign, hand_over, take
from procedure.assignment.watching import unwatch, watch
from procedure.closure.confirming import close, confirm, reject
from procedure.closure.follow_up import follow_up
from procedure.closure.reopening import reopen
from procedure.closure.survey import submit_survey
from procedure.closure.withdrawal import withdraw
from procedure.complaints.handling import name_complained_about, release_complaint
from procedure.core.act import Act
from procedure.core.acts import ACTS, Verb
from procedure.improvement.articles import (
    Draft,
    create_article,
    edit_article,
    publish_article,
    rate_article,
    withdraw_article,
)
from procedure.people.requesters import update_preferences
from procedure.reception.classification import classify, prioritize
from procedure.reception.editing import edit
from procedure.reception.links import link_tickets, unlink_tickets
from procedure.reception.merging import merge, unmerge
from procedure.reception.priority_review import answer_priority_review, ask_priority_review
from procedure.reception.registration import register
from procedure.reception.tagging import create_tag, tag_ticket, untag_ticket
from procedure.resolution.attachments import attach
from procedure.resolution.escalation import acknowledge, deescalate, escalate, join
from procedure.resolution.knowledge import consult_knowledge
from procedure.resolution.notes import add_note
from procedure.resolution.read_marks import mark_seen
from procedure.resolution.reply import reply
from procedure.resolution.resolving import (
    FirstContact,
    register_resolved,
    resolve,
    resolve_at_first_contact,
)
from procedure.resolution.saved_replies import create_saved_reply
from procedure.resolution.waiting import ask_customer, resume, wait_for_third_party
from tests.builders import (
    CALLED,
    DETAILS,
    SOLUTION,
    a_request,
    a_ticket,
    act,
    an_upload,
    perform,
    somebody,
)
from tests.cast import Desk


@dataclass
class Scene:
    """A ticket of Ana's to act on, another one of hers, and a draft of Laura's."""

    desk: Desk
    ticket: Ticket
    other: Ticket
    draft: Article
    upload_id: int | None = None
    follow_up_id: int | None = None
    tag_id: int | None = None


Run = Callable[[Act, Scene], Awaitable[Any]]
Before = Callable[[Scene], Awaitable[Any]]


@dataclass(frozen=True)
class Play:
    """`before` is what else must have happened; `verb` is none where no ticket is acted on."""

    by: str
    run: Run
    status: Status = Status.REGISTERED
    verb: Verb | None = None
    before: Before | None = None


async def set_scene(desk: Desk, play: Play) -> Scene:
    async with act(desk.laura) as opened:
        draft = await create_article(
            opened, Draft(desk.area(), "Timbrado E-301", "Renueve el sello.")
        )
    scene = Scene(desk, await a_ticket(desk, play.status), await a_ticket(desk), draft)
    if play.before:
        await play.before(scene)
    return scene


async def run(play: Play, scene: Scene) -> Any:
    """What the act answers."""
    async with act(getattr(scene.desk, play.by)) as opened:
        if play.verb:
            scene.ticket = await opened.ticket(scene.ticket.id)
        return await play.run(opened, scene)


def on(
    verb: Verb, by: str, run: Run, before: Before | None = None, *, status: Status | None = None
) -> Play:
    """An act on a ticket in `status`, or else in the usual one of those that it is possible in."""
    return Play(by, run, status or _usual(ACTS[verb].sources), verb, before)


def _usual(sources: AbstractSet[Status]) -> Status:
    work = Status.IN_PROGRESS
    return work if work in sources else min(sources, key=list(Status).index)


async def _escalated(scene: Scene) -> None:
    told: dict[str, Any] = {"level": SupportLevel.N2, "reason": "Hace falta"}
    await perform(scene.desk.lucia, escalate, scene.ticket, **told)


async def _badly_rated(scene: Scene) -> None:
    await perform(scene.desk.ana, submit_survey, scene.ticket, satisfaction=1)
    scene.follow_up_id = (await FollowUp.get(ticket_id=scene.ticket.id)).id


async def _in_doubt(scene: Scene) -> None:
    await perform(scene.desk.ana, ask_priority_review, scene.ticket, reason="Urge")


async def _linked(scene: Scene) -> None:
    told: dict[str, Any] = {"other_id": scene.other.id, "kind": LinkKind.RELATED}
    await perform(scene.desk.laura, link_tickets, scene.ticket, **told)


async def _a_tag(scene: Scene) -> None:
    async with act(scene.desk.lucia) as opened:
        scene.tag_id = (await create_tag(opened, name=f"Cliente clave {scene.ticket.id}")).id


async def _tagged(scene: Scene) -> None:
    await _a_tag(scene)
    await perform(scene.desk.laura, tag_ticket, scene.ticket, tag_id=scene.tag_id)


async def _complained(scene: Scene) -> None:
    told: dict[str, Any] = {
        "type": TicketType.COMPLAINT,
        "area_id": scene.desk.area(),
        "details": DETAILS[TicketType.COMPLAINT],
    }
    await perform(scene.desk.lucia, classify, scene.ticket, **told)


async def _followed(scene: Scene) -> None:
    await perform(scene.desk.ana, watch, scene.ticket, person_id=scene.desk.carlos.person_id)


async def _attached(act: Act, scene: Scene) -> Any:
    """Uploaded before, since no transaction waits for the store of files."""
    return await attach(act, scene.ticket, [scene.upload_id or 0])


async def _uploaded(scene: Scene) -> None:
    scene.upload_id = (await an_upload(scene.desk.ana)).id


async def _consulted_and_answered(scene: Scene) -> None:
    await perform(scene.desk.laura, consult_knowledge, scene.ticket, terms="timbrar")
    await perform(scene.desk.laura, reply, scene.ticket, body="Lo vemos")


async def _published(scene: Scene) -> None:
    async with act(scene.desk.diego) as opened:
        await publish_article(opened, scene.draft.id)


def at_first_contact(desk: Desk) -> FirstContact:
    return FirstContact(
        area_id=desk.area(),
        impact=Impact.LOW,
        urgency=Urgency.LOW,
        complexity=Complexity.C1,
        reason="Hay otra forma",
        reply="Ya quedó",
        terms="timbrar",
        **SOLUTION,
    )


PLAYS: dict[str, Play] = {
    "register": Play("ana", lambda a, s: register(a, a_request())),
    "classify": on(
        Verb.CLASSIFY,
        "laura",
        lambda a, s: classify(a, s.ticket, type=TicketType.INCIDENT, area_id=s.desk.area()),
    ),
    "edit": on(
        Verb.EDIT, "laura", lambda a, s: edit(a, s.ticket, subject="Otro", reason="Estaba mal")
    ),
    "tag_ticket": on(
        Verb.TAG, "laura", lambda a, s: tag_ticket(a, s.ticket, tag_id=s.tag_id or 0), _a_tag
    ),
    "untag_ticket": on(
        Verb.UNTAG, "laura", lambda a, s: untag_ticket(a, s.ticket, tag_id=s.tag_id or 0), _tagged
    ),
    "prioritize": on(
        Verb.PRIORITIZE,
        "lucia",
        lambda a, s: prioritize(
            a, s.ticket, impact=Impact.LOW, urgency=Urgency.LOW, reason="No es tanto"
        ),
    ),
    "ask_priority_review": on(
        Verb.ASK_PRIORITY_REVIEW,
        "ana",
        lambda a, s: ask_priority_review(a, s.ticket, reason="Urge"),
    ),
    "answer_priority_review": on(
        Verb.ANSWER_PRIORITY_REVIEW,
        "lucia",
        lambda a, s: answer_priority_review(a, s.ticket, impact=Impact.HIGH, reason="Es cierto"),
        _in_doubt,
    ),
    "analyze": on(
        Verb.ANALYZE,
        "laura",
        lambda a, s: analyze(a, s.ticket, complexity=Complexity.C1),
    ),
    "assign": on(
        Verb.ASSIGN,
        "lucia",
        lambda a, s: assign(a, s.ticket, person_id=_another(s), reason="Conoce el caso"),
    ),
    "take": on(Verb.TAKE, "laura", lambda a, s: take(a, s.ticket)),
    "accept": on(Verb.ACCEPT, "laura", lambda a, s: accept(a, s.ticket)),
    "hand_over": on(
        Verb.HAND_OVER,
        "lucia",
        lambda a, s: hand_over(a, s.ticket, person_id=_another(s), reason="Fin de turno"),
    ),
    "reply": on(Verb.REPLY, "laura", lambda a, s: reply(a, s.ticket, body="Lo vemos")),
    "customer_reply": on(
        Verb.REPLY,
        "ana",
        lambda a, s: reply(a, s.ticket, body="Es el 8812"),
        status=Status.WAITING_CUSTOMER,
    ),
    "attach": on(Verb.ATTACH, "ana", _attached, _uploaded),
    "add_note": on(
        Verb.ADD_NOTE,
        "laura",
        lambda a, s: add_note(a, s.ticket, body="Vencido", kind=NoteKind.FINDING),
    ),
    "ask_customer": on(
        Verb.ASK_CUSTOMER, "lucia", lambda a, s: ask_customer(a, s.ticket, body="¿Qué folio?")
    ),
    "wait_for_third_party": on(
        Verb.WAIT_FOR_THIRD_PARTY,
        "lucia",
        lambda a, s: wait_for_third_party(
            a, s.ticket, who="SAT", reference="F-1", expected_at=a.now + timedelta(days=1)
        ),
    ),
    "resume": on(Verb.RESUME, "lucia", lambda a, s: resume(a, s.ticket)),
    "consult_knowledge": on(
        Verb.CONSULT_KNOWLEDGE,
        "laura",
        lambda a, s: consult_knowledge(a, s.ticket, terms="timbrar", article_id=s.draft.id),
        _published,
    ),
    "escalate": on(
        Verb.ESCALATE,
        "lucia",
        lambda a, s: escalate(a, s.ticket, level=SupportLevel.N2, reason="Hace falta"),
    ),
    "join": on(Verb.JOIN, "tomas", lambda a, s: join(a, s.ticket)),
    "acknowledge": on(
        Verb.ACKNOWLEDGE_ESCALATION,
        "tomas",
        lambda a, s: acknowledge(a, s.ticket),
        _escalated,
    ),
    "deescalate": on(
        Verb.DEESCALATE,
        "lucia",
        lambda a, s: deescalate(a, s.ticket, reason="Ya no"),
        _escalated,
    ),
    "resolve": on(
        Verb.RESOLVE,
        "lucia",
        lambda a, s: resolve(a, s.ticket, **SOLUTION),
        _consulted_and_answered,
    ),
    "resolve_at_first_contact": on(
        Verb.RESOLVE_AT_FIRST_CONTACT,
        "laura",
        lambda a, s: resolve_at_first_contact(a, s.ticket, at_first_contact(s.desk)),
    ),
    "register_resolved": Play(
        "laura",
        lambda a, s: register_resolved(
            a,
            a_request(channel=Channel.PHONE, requester=somebody(s.desk.ana)),
            at_first_contact(s.desk),
        ),
    ),
    "confirm": on(Verb.CONFIRM, "ana", lambda a, s: confirm(a, s.ticket)),
    "reject": on(Verb.REJECT, "ana", lambda a, s: reject(a, s.ticket, reason="Sigue igual")),
    "close": on(Verb.CLOSE, "laura", lambda a, s: close(a, s.ticket, evidence=CALLED)),
    "submit_survey": on(
        Verb.SUBMIT_SURVEY,
        "ana",
        lambda a, s: submit_survey(a, s.ticket, satisfaction=1),
    ),
    "follow_up": on(
        Verb.FOLLOW_UP,
        "lucia",
        lambda a, s: follow_up(
            a, s.ticket, follow_up_id=s.follow_up_id or 0, outcome="Quedó contenta"
        ),
        _badly_rated,
        status=Status.RESOLVED,
    ),
    "reopen": on(Verb.REOPEN, "ana", lambda a, s: reopen(a, s.ticket, reason="Volvió")),
    "withdraw": on(Verb.WITHDRAW, "ana", lambda a, s: withdraw(a, s.ticket, reason="Ya no")),
    "merge": on(Verb.MERGE, "laura", lambda a, s: merge(a, s.ticket, into_id=s.other.id)),
    "unmerge": on(Verb.UNMERGE, "lucia", lambda a, s: unmerge(a, s.ticket)),
    "link_tickets": on(
        Verb.LINK,
        "laura",
        lambda a, s: link_tickets(a, s.ticket, other_id=s.other.id, kind=LinkKind.DUPLICATE_OF),
    ),
    "unlink_tickets": on(
        Verb.UNLINK,
        "laura",
        lambda a, s: unlink_tickets(a, s.ticket, other_id=s.other.id),
        _linked,
    ),
    "name_complained_about": on(
        Verb.NAME_COMPLAINED_ABOUT,
        "lucia",
        lambda a, s: name_complained_about(a, s.ticket, person_id=s.desk.diego.person_id),
        _complained,
        status=Status.REGISTERED,
    ),
    "release_complaint": on(
        Verb.RELEASE_COMPLAINT,
        "lucia",
        lambda a, s: release_complaint(a, s.ticket, reason="Es una pregunta"),
        _complained,
        status=Status.REGISTERED,
    ),
    "watch": on(
        Verb.WATCH, "ana", lambda a, s: watch(a, s.ticket, person_id=s.desk.carlos.person_id)
    ),
    "unwatch": on(Verb.UNWATCH, "carlos", lambda a, s: unwatch(a, s.ticket), _followed),
    "mark_seen": Play("ana", lambda a, s: mark_seen(a, s.ticket.id)),
    "create_article": Play(
        "laura", lambda a, s: create_article(a, Draft(s.desk.area(), "Sello vencido", "Renuévelo."))
    ),
    "publish_article": Play("diego", lambda a, s: publish_article(a, s.draft.id)),
    "edit_article": Play(
        "laura",
        lambda a, s: edit_article(a, s.draft.id, body_es="Renuévelo hoy."),
        before=_published,
    ),
    "withdraw_article": Play(
        "laura",
        lambda a, s: withdraw_article(a, s.draft.id, reason="Ya no es así."),
        before=_published,
    ),
    "rate_article": Play(
        "ana", lambda a, s: rate_article(a, s.draft.id, helped=True), before=_published
    ),
    "create_tag": Play("lucia", lambda a, s: create_tag(a, name=f"Sello {s.ticket.id}")),
    "create_saved_reply": Play(
        "laura",
        lambda a, s: create_saved_reply(a, title="Sello", body_es="Renueve el sello, {{cliente}}."),
    ),
    "update_preferences": Play("ana", lambda a, s: update_preferences(a, language=Language.EN)),
}


def _another(scene: Scene) -> int:
    """Somebody who does not own the ticket yet."""
    laura, tomas = scene.desk.laura.person_id, scene.desk.tomas.person_id
    assert laura is not None
    assert tomas is not None
    return tomas if scene.ticket.assignee_id == laura else laura

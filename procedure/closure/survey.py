"""4.4.2: the satisfaction survey, register SGC-REG-SAC-002. It never holds closing up."""

from __future__ import annotations

from tortoise.queryset import QuerySet

from models.closure import Resolution, Survey
from models.conversation import Event
from models.tickets import Ticket
from models.vocabulary import FollowUpKind
from procedure.closure.follow_up import open_once
from procedure.core.act import Act
from procedure.core.acts import Verb
from procedure.core.events import SurveySubmitted
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import optional

SATISFACTION = range(1, 6)
RECOMMENDATION = range(11)
LOW_SCORE = 2
COMMENT = 2_000


async def submit_survey(
    act: Act,
    ticket: Ticket,
    *,
    satisfaction: int,
    recommendation: int | None = None,
    solved: bool | None = None,
    comment: str | None = None,
) -> Event:
    """The customer's answer about the last solution counts, in place of the one they gave before.

    Two or less opens a follow-up for the lead within one working day.

    Clause: SGC-SAC-001 4.4.2
    Units: satisfaction 1 to 5, recommendation 0 to 10
    Refuses: NOT_ALLOWED, WRONG_STATE, WINDOW_PASSED (14 days after closing), INVALID, TOO_LONG
    Records: SurveySubmitted; FollowUpScheduled for a low score
    """
    await act.require(Verb.SUBMIT_SURVEY, ticket)
    _require_window(act, ticket)
    _require_scale(satisfaction, SATISFACTION, "satisfaction")
    if recommendation is not None:
        _require_scale(recommendation, RECOMMENDATION, "recommendation")
    resolution = await proposed_solution(ticket)
    answer = Survey(
        ticket_id=ticket.id,
        resolution_id=resolution.id,
        person_id=act.actor.person_id,
        revision=await Survey.filter(resolution_id=resolution.id).count() + 1,
        satisfaction=satisfaction,
        recommendation=recommendation,
        solved=solved,
        comment=optional(comment, "comment", COMMENT),
        answered_at=act.now,
    )
    await Survey.filter(resolution_id=resolution.id, current=True).update(current=False)
    await answer.save(force_create=True)
    event = await act.record(ticket, _submitted(answer))
    if satisfaction <= LOW_SCORE:
        await open_once(act, ticket, FollowUpKind.LOW_SCORE)
    return event


async def proposed_solution(ticket: Ticket) -> Resolution:
    """The last solution proposed; a resolved or closed ticket has one."""
    proposed = await Resolution.filter(ticket_id=ticket.id).order_by("-round").first()
    assert proposed is not None
    return proposed


async def void_answers(act: Act, answers: QuerySet[Survey]) -> None:
    """These answers count no more; they are kept."""
    await answers.filter(current=True).update(current=False, voided_at=act.now)


def _require_window(act: Act, ticket: Ticket) -> None:
    window = act.policies.closings[ticket.closing_revision].survey
    if ticket.closed_at is not None and act.now > ticket.closed_at + window:
        raise Refusal(Code.WINDOW_PASSED, clause="4.4.2", facts={"days": window.days})


def _require_scale(score: int, scale: range, field: str) -> None:
    if score not in scale:
        raise Refusal(
            Code.INVALID, field, clause="4.4.2", facts={"least": scale[0], "most": scale[-1]}
        )


def _submitted(answer: Survey) -> SurveySubmitted:
    return SurveySubmitted(
        survey_id=answer.id,
        resolution_id=answer.resolution_id,
        satisfaction=answer.satisfaction,
        revision=answer.revision,
    )

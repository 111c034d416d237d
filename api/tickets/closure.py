"""4.4 Cierre y Seguimiento."""

from __future__ import annotations

import strawberry

from api.acting.answers import SurveyPayload, TicketPayload
from api.acting.fields import on_one, on_ticket
from api.gateway.policy import OWN_PROFILE
from api.inputs import key_of, optional
from api.tickets.types import Ticket
from models.vocabulary import LinkKind
from procedure.assignment import watching
from procedure.closure import confirming, follow_up, reopening, survey, withdrawal
from procedure.core.acts import Verb
from procedure.reception import links, merging
from procedure.resolution import read_marks


@strawberry.input(description="What a person of staff heard on a call.")
class ConfirmResolutionInput:
    evidence: str | None = optional("Who said so, and when: staff only, and needed from staff.")


@strawberry.input(description="Why.")
class ReasonInput:
    reason: str = strawberry.field(description="In one line.")


@strawberry.input(description="The evidence of a call; there is no closing without one.")
class CloseTicketInput:
    evidence: str = strawberry.field(description="Who said so, and when.")


@strawberry.input(description="The satisfaction survey, SGC-REG-SAC-002.")
class SubmitSurveyInput:
    satisfaction: int = strawberry.field(description="1 to 5.")
    recommendation: int | None = optional("0 to 10.")
    solved: bool | None = optional("Whether it was solved.")
    comment: str | None = optional("In the customer's words.")


@strawberry.input(description="What came of a follow-up.")
class RecordFollowUpInput:
    follow_up_id: strawberry.ID = key_of("FollowUp", "Which of the ticket's.")
    outcome: str = strawberry.field(
        description="What the customer said, and what is done about it."
    )


@strawberry.input(description="Into which ticket.")
class MergeTicketsInput:
    into_id: strawberry.ID = key_of("Ticket", "The ticket that survives.")


@strawberry.input(description="To which ticket, and how.")
class LinkTicketsInput:
    other_id: strawberry.ID = key_of("Ticket", "The other ticket, the earlier of the two.")
    kind: LinkKind = strawberry.field(description="How this one refers to it.")


@strawberry.input(description="From which ticket.")
class UnlinkTicketsInput:
    other_id: strawberry.ID = key_of("Ticket", "The other ticket.")


@strawberry.input(description="Who should follow the ticket.")
class WatchTicketInput:
    person_id: strawberry.ID | None = key_of("Person", "A colleague; oneself when left out.", None)


@strawberry.input(description="Who should not follow the ticket any more.")
class UnwatchTicketInput:
    person_id: strawberry.ID | None = key_of(
        "Person", "Somebody whom the caller may take off; oneself when left out.", None
    )


@strawberry.type
class Closure:
    confirm_resolution = on_ticket(
        Verb.CONFIRM,
        confirming.confirm,
        ConfirmResolutionInput,
        "For staff.",
        optional=True,
        does="The customer's yes stands, and the ticket is closed at once.",
    )
    reject_resolution = on_ticket(
        Verb.REJECT,
        confirming.reject,
        ReasonInput,
        "What is still wrong.",
        does="The solution did not solve it; work goes on.",
    )
    close_ticket = on_ticket(
        Verb.CLOSE,
        confirming.close,
        CloseTicketInput,
        "The evidence.",
        does=(
            "The ticket is closed with the evidence of a call; nothing more is expected from"
            " anyone."
        ),
    )
    submit_survey = on_ticket(
        Verb.SUBMIT_SURVEY,
        survey.submit_survey,
        SubmitSurveyInput,
        "The answers.",
        does=(
            "The customer's answer to the survey counts; it may be revised until 14 days after"
            " closing."
        ),
        answers=SurveyPayload,
    )
    reopen_ticket = on_ticket(
        Verb.REOPEN,
        reopening.reopen,
        ReasonInput,
        "Why.",
        does="The ticket is open again, with its clocks going on where they stopped.",
    )
    withdraw_ticket = on_ticket(
        Verb.WITHDRAW,
        withdrawal.withdraw,
        ReasonInput,
        "Why.",
        does="The customer no longer asks for anything.",
    )
    record_follow_up = on_ticket(
        Verb.FOLLOW_UP,
        follow_up.follow_up,
        RecordFollowUpInput,
        "Which, and its outcome.",
        does="A follow-up is done, and what came of it is on record.",
    )
    merge_tickets = on_ticket(
        Verb.MERGE,
        merging.merge,
        MergeTicketsInput,
        "Into which.",
        does=(
            "The ticket is folded into another of the same customer; its messages keep their"
            " origin."
        ),
    )
    unmerge_ticket = on_ticket(
        Verb.UNMERGE,
        merging.unmerge,
        does=(
            "The merge is undone: each ticket has its own messages, start and promise again, and"
            " what was answered meanwhile is answered."
        ),
    )
    link_tickets = on_ticket(
        Verb.LINK,
        links.link_tickets,
        LinkTicketsInput,
        "To which.",
        does=(
            "The two tickets are found from each other, by who sees both. For what may not be"
            " merged, as not everybody may read both: `DUPLICATE_OF`, with one reply for both."
        ),
    )
    unlink_tickets = on_ticket(
        Verb.UNLINK,
        links.unlink_tickets,
        UnlinkTicketsInput,
        "From which.",
        does="Nothing links the two tickets any more.",
    )
    mark_seen = on_one(
        Ticket,
        "The ticket's id.",
        read_marks.mark_seen,
        does="What was said in public so far is read by the caller: it is new to them no more.",
        clause="4.2.4",
        policy=OWN_PROFILE,
        answers=TicketPayload,
        keyed=False,
    )
    watch_ticket = on_ticket(
        Verb.WATCH,
        watching.watch,
        WatchTicketInput,
        "Whom.",
        optional=True,
        does="Somebody follows the ticket and is told what happens.",
    )
    unwatch_ticket = on_ticket(
        Verb.UNWATCH,
        watching.unwatch,
        UnwatchTicketInput,
        "Whom.",
        optional=True,
        does="Somebody does not follow the ticket any more.",
    )

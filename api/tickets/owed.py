"""What is owed, and what came of it, across tickets: follow-ups, calls, answers to the survey,
complaints, solutions that nobody answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Annotated

import strawberry

from api.gateway.policy import STAFF_READ
from api.inputs import InstantRange, PageAfter, PageBefore, PageFirst, PageLast, optional
from api.reading.connections import Connection
from api.reading.loading import connection
from api.reading.pagination import Key, Page, with_id
from api.reading.query_fields import Info, query, selected
from api.tickets.filters import in_range
from api.tickets.outcomes import Complaint, Escalation, FollowUp, Resolution, Survey
from api.tickets.views import calls_on
from models.sql import Params
from models.vocabulary import (
    ComplaintSubject,
    FollowUpKind,
    Severity,
    SupportLevel,
)
from procedure.core.visibility import doable_tasks, waiting_tasks


@strawberry.input(description="Which follow-ups. Everything given must hold.")
class FollowUpFilter:
    kind: list[FollowUpKind] | None = optional("Owed for one of these reasons.")
    due_at: InstantRange | None = optional("Due in this range.")
    waiting: bool | None = optional(
        "Still to be done, with something to do; or not so: done, or at rest while its ticket is"
        " open again."
    )
    mine: bool | None = optional("That the caller may do; or may not.")


@strawberry.input(description="Which escalations. Everything given must hold.")
class EscalationFilter:
    level: list[SupportLevel] | None = optional("To one of these levels.")
    waiting: bool | None = optional("Still to be acknowledged; or acknowledged, or over.")
    mine: bool | None = optional(
        "To the caller's level, and not about a complaint about them; or not so."
    )
    raised_at: InstantRange | None = optional("Raised in this range.")


@strawberry.input(description="Which answers to the survey. Everything given must hold.")
class SurveyFilter:
    satisfaction: list[int] | None = optional("With one of these scores, 1 to 5.")
    answered_at: InstantRange | None = optional("Given in this range.")
    current: bool | None = optional(
        "That count; or those that were revised, or voided by a rejection.", True
    )


@strawberry.input(description="Which complaints. Everything given must hold.")
class ComplaintFilter:
    severity: list[Severity] | None = optional("Of one of these severities.")
    subject: list[ComplaintSubject] | None = optional("About one of these.")
    received_at: InstantRange | None = optional("Received in this range.")
    about_settled: bool | None = optional(
        "Of which a lead has said whom they are about; or has not."
    )
    released: bool | None = optional("Taken out of the rules of complaints; or under them.")
    open: bool | None = optional("Whose ticket is open; or has ended.")


@strawberry.input(description="Which solutions. Everything given must hold.")
class UnconfirmedFilter:
    resolved_at: InstantRange | None = optional("Proposed in this range.")


OPEN = "(SELECT 1 FROM ticket t WHERE t.id = r.ticket_id AND t.ended_at IS NULL)"
UNCONFIRMED = (
    "r.rejected_at IS NULL AND r.id = (SELECT max(s.id) FROM resolution s WHERE s.ticket_id ="
    " r.ticket_id) AND EXISTS (SELECT 1 FROM ticket t WHERE t.id = r.ticket_id AND t.status ="
    " 'RESOLVED')"
)


@strawberry.type
class OwedQuery:
    @query("Follow-ups, those due first at the top.", STAFF_READ)
    async def follow_ups(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        filter: Annotated[
            FollowUpFilter | None, strawberry.argument(description="Which ones.")
        ] = None,
    ) -> Connection[FollowUp]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        params, wanted = Params(), filter or FollowUpFilter()
        parts = [
            *_words("r.kind", wanted.kind, params),
            *in_range(wanted.due_at, "r.due_at", params, info.context.now),
            *_whether(wanted.waiting, lambda: waiting_tasks(params, "r")),
            *_whether(wanted.mine, lambda: doable_tasks(info.context.actor, params, "r")),
        ]
        order = with_id((Key("due_at", instant=True),))
        return await connection(
            info.context, FollowUp, selected(info), order, page, _all(parts), params
        )

    @query("Escalations, the last raised first.", STAFF_READ)
    async def escalations(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        filter: Annotated[
            EscalationFilter | None, strawberry.argument(description="Which ones.")
        ] = None,
    ) -> Connection[Escalation]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        params, wanted = Params(), filter or EscalationFilter()
        parts = [
            *_words("r.level", wanted.level, params),
            *_whether(wanted.waiting, lambda: "(r.acknowledged_at IS NULL AND r.ended_at IS NULL)"),
            *_whether(wanted.mine, lambda: calls_on(info.context.actor, params, "r")),
            *in_range(wanted.raised_at, "r.raised_at", params, info.context.now),
        ]
        order = with_id((Key("raised_at", descending=True, instant=True),))
        return await connection(
            info.context, Escalation, selected(info), order, page, _all(parts), params
        )

    @query("Answers to the survey, SGC-REG-SAC-002, the last given first.", STAFF_READ)
    async def surveys(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        filter: Annotated[
            SurveyFilter | None, strawberry.argument(description="Which ones.")
        ] = None,
    ) -> Connection[Survey]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        params, wanted = Params(), filter or SurveyFilter()
        parts = [
            *_numbers("r.satisfaction", wanted.satisfaction, params),
            *in_range(wanted.answered_at, "r.answered_at", params, info.context.now),
            *_whether(wanted.current, lambda: "(r.current AND r.voided_at IS NULL)"),
        ]
        order = with_id((Key("answered_at", descending=True, instant=True),))
        return await connection(
            info.context, Survey, selected(info), order, page, _all(parts), params
        )

    @query("The register of complaints, SGC-REG-SAC-004, the last received first.", STAFF_READ)
    async def complaints(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        filter: Annotated[
            ComplaintFilter | None, strawberry.argument(description="Which ones.")
        ] = None,
    ) -> Connection[Complaint]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        params, wanted = Params(), filter or ComplaintFilter()
        parts = [
            *_words("r.severity", wanted.severity, params),
            *_words("r.subject", wanted.subject, params),
            *in_range(wanted.received_at, "r.received_at", params, info.context.now),
            *_whether(wanted.about_settled, lambda: "r.about_settled"),
            *_whether(wanted.released, lambda: "r.released_at IS NOT NULL"),
            *_whether(wanted.open, lambda: f"EXISTS {OPEN}"),
        ]
        order = with_id((Key("received_at", descending=True, instant=True),))
        return await connection(
            info.context, Complaint, selected(info), order, page, _all(parts), params
        )

    @query(
        "Solutions that the customer has neither confirmed nor rejected, the oldest first.",
        STAFF_READ,
    )
    async def resolutions_unconfirmed(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        filter: Annotated[
            UnconfirmedFilter | None, strawberry.argument(description="Which ones.")
        ] = None,
    ) -> Connection[Resolution]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        params, wanted = Params(), filter or UnconfirmedFilter()
        parts = [
            UNCONFIRMED,
            *in_range(wanted.resolved_at, "r.resolved_at", params, info.context.now),
        ]
        order = with_id((Key("resolved_at", instant=True),))
        return await connection(
            info.context, Resolution, selected(info), order, page, _all(parts), params
        )


def _words(column: str, wanted: Sequence[StrEnum] | None, params: Params) -> Iterable[str]:
    if wanted is not None:
        yield f"{column} IN {params.add_all(word.value for word in wanted)}"


def _numbers(column: str, wanted: Sequence[int] | None, params: Params) -> Iterable[str]:
    if wanted is not None:
        yield f"{column} IN {params.add_all(wanted)}"


def _whether(wanted: bool | None, predicate: Callable[[], str]) -> Iterable[str]:
    """It holds, or does not hold; parameters are added only where it is asked for."""
    if wanted is not None:
        yield predicate() if wanted else f"NOT ({predicate()})"


def _all(parts: Sequence[str]) -> str:
    return " AND ".join(parts) or "TRUE"

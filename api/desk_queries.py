"""Questions about how the desk is run: its policies, its calendars, its people's hours."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import ids, policies
from api.asking import Info, asked, printable, selected
from api.inputs import PageAfter, PageBefore, PageFirst, PageLast
from api.loading import connection
from api.pages import BY_ID, Page
from api.policy import LEADS_READ, MANAGER_READ, STAFF_PEOPLE, STAFF_READ
from api.types.connections import Connection
from api.types.mail import InboundMail
from api.types.operations import Job
from api.types.policies import Absence, Holiday, PolicyRevision, Shift, WhatIf
from models.sql import Params
from models.vocabulary import InboundState, JobState, PolicyKind


@strawberry.type
class DeskQuery:
    @asked("Every revision of the policies, the newest first.", STAFF_READ)
    async def policies(
        self,
        info: Info,
        kind: Annotated[PolicyKind | None, strawberry.argument(description="Only of this kind.")] = None,
    ) -> list[PolicyRevision]:
        return await policies.revisions(info.context, selected(info), kind)

    @asked(
        "The last 90 days under another policy: SERVICE_LEVELS, PRIORITY_MATRIX or ESCALATION. Nothing changes.",
        LEADS_READ,
    )
    async def what_if(
        self,
        info: Info,
        kind: Annotated[PolicyKind, strawberry.argument(description="What it decides.")],
        content: Annotated[str, strawberry.argument(description="What it says, as JSON.")],
    ) -> WhatIf:
        return await policies.compare(info.context, kind, printable(content))  # type: ignore[return-value]

    @asked("The days of a year on which a country does not work.", STAFF_READ)
    async def holidays(
        self,
        info: Info,
        country: Annotated[str, strawberry.argument(description="MX, CO, CL, PE or ES.")],
        year: Annotated[int, strawberry.argument(description="The year.")],
    ) -> list[Holiday]:
        return await policies.holidays(info.context, selected(info), printable(country), str(year))

    @asked("The hours of somebody of the staff; none means always there.", STAFF_PEOPLE)
    async def shifts(
        self,
        info: Info,
        person_id: Annotated[strawberry.ID, strawberry.argument(description="Whose.")],
    ) -> list[Shift]:
        return await policies.shifts(info.context, selected(info), ids.key_of(person_id, "Person"))

    @asked("Who of the staff is or will be away.", STAFF_PEOPLE)
    async def absences(self, info: Info) -> list[Absence]:
        return await policies.absences(info.context, selected(info))

    @asked(
        "What the desk does by itself, the oldest first; DEAD is what somebody has to look at.", MANAGER_READ
    )
    async def jobs(
        self,
        info: Info,
        state: Annotated[JobState, strawberry.argument(description="How they stand.")] = JobState.DEAD,
        failing: Annotated[
            bool, strawberry.argument(description="Only those whose last try went wrong.")
        ] = False,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
    ) -> Connection[Job]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        params = Params()
        where = f"r.state = {params.add(state.value)}{' AND r.error IS NOT NULL' if failing else ''}"
        return await connection(info.context, "Job", selected(info), BY_ID, page, where, params)  # type: ignore[return-value]

    @asked(
        "Messages that came in by mail, the newest last; by default those that somebody has to look at.",
        STAFF_READ,
    )
    async def inbound_mails(
        self,
        info: Info,
        state: Annotated[
            InboundState, strawberry.argument(description="What became of them.")
        ] = InboundState.QUARANTINED,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
    ) -> Connection[InboundMail]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        params = Params()
        where = f"r.state = {params.add(state.value)}"
        return await connection(info.context, "InboundMail", selected(info), BY_ID, page, where, params)  # type: ignore[return-value]

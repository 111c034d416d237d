"""Queries for policies, and for the calendars and hours that the clocks follow."""

from typing import Annotated

import strawberry

from api import ids
from api.gateway.policy import LEADS_READ, STAFF_PEOPLE, STAFF_READ
from api.policies import reading
from api.policies.types import Absence, Holiday, PolicyRevision, Shift, WhatIf
from api.reading.query_fields import Info, printable, query, selected
from models.vocabulary import PolicyKind


@strawberry.type
class PolicyQuery:
    @query("Every revision of the policies, the newest first.", STAFF_READ)
    async def policies(
        self,
        info: Info,
        kind: Annotated[
            PolicyKind | None, strawberry.argument(description="Only of this kind.")
        ] = None,
    ) -> list[PolicyRevision]:
        return await reading.revisions(info.context, selected(info), kind)

    @query(
        "The last 90 days under another policy: SERVICE_LEVELS, PRIORITY_MATRIX or ESCALATION."
        " Nothing changes.",
        LEADS_READ,
    )
    async def what_if(
        self,
        info: Info,
        kind: Annotated[PolicyKind, strawberry.argument(description="What it decides.")],
        content: Annotated[str, strawberry.argument(description="What it says, as JSON.")],
    ) -> WhatIf:
        return await reading.compare(info.context, kind, printable(content))

    @query("The days of a year on which a country does not work.", STAFF_READ)
    async def holidays(
        self,
        info: Info,
        country: Annotated[str, strawberry.argument(description="MX, CO, CL, PE or ES.")],
        year: Annotated[int, strawberry.argument(description="The year.")],
    ) -> list[Holiday]:
        return await reading.holidays(info.context, selected(info), printable(country), str(year))

    @query("The hours of somebody of the staff; none means always there.", STAFF_PEOPLE)
    async def shifts(
        self,
        info: Info,
        person_id: Annotated[strawberry.ID, strawberry.argument(description="Whose.")],
    ) -> list[Shift]:
        return await reading.shifts(info.context, selected(info), ids.key_of(person_id, "Person"))

    @query("Who of the staff is or will be away.", STAFF_PEOPLE)
    async def absences(self, info: Info) -> list[Absence]:
        return await reading.absences(info.context, selected(info))

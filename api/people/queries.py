"""Queries for people, their companies and the areas of the desk."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import ids
from api.gateway.policy import (
    ANYBODY,
    COMPANY_PEOPLE,
    DESK_RECORD,
    READ_PEOPLE,
)
from api.inputs import PageAfter, PageBefore, PageFirst, PageLast
from api.people import listing as desk_people
from api.people.record import DeskEvent
from api.people.types import Area, Client, Invitation, Organization, Person
from api.reading.connections import Connection
from api.reading.loading import connection, in_order
from api.reading.pagination import BY_ID, Page
from api.reading.query_fields import Info, query, selected
from api.reading.tables import own_clients
from models.database import rows
from models.sql import Params
from models.vocabulary import InvitationState
from procedure.core import visibility


@strawberry.type
class PeopleQuery:
    @query("People that the caller may see.", READ_PEOPLE)
    async def people(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        organization_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Of this company.")
        ] = None,
        staff: Annotated[
            bool | None, strawberry.argument(description="Only staff, or only customers.")
        ] = None,
        search: Annotated[
            str | None, strawberry.argument(description="Whose name or address begins so.")
        ] = None,
        active: Annotated[
            bool | None,
            strawberry.argument(
                description=(
                    "Only who may sign in, or only who may not any more, or both: staff ask of"
                    " everybody, administrators of their company's people; others see the first."
                )
            ),
        ] = True,
    ) -> Connection[Person]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        wanted = desk_people.Wanted(organization_id, staff, search, active)
        return await desk_people.people(info.context, selected(info), page, wanted)

    @query(
        "Staff who took part in the requests of the caller, or of `requesterId`: whom a complaint"
        " of theirs may be about.",
        READ_PEOPLE,
    )
    async def people_who_helped(
        self,
        info: Info,
        requester_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Of this customer's requests; else the caller's own."),
        ] = None,
    ) -> list[Person]:
        keys = await desk_people.who_helped(info.context, ids.key_if_given(requester_id, "Person"))
        return await in_order(info.context, Person, keys, selected(info).below())

    @query("Companies that the caller may see.", READ_PEOPLE)
    async def organizations(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
    ) -> Connection[Organization]:
        params = Params()
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        where = visibility.visible_organizations(info.context.actor, params, "r")
        return await connection(
            info.context, Organization, selected(info), BY_ID, page, where, params
        )

    @query("Invitations that the caller may see, the newest last.", COMPANY_PEOPLE)
    async def invitations(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        state: Annotated[
            InvitationState | None, strawberry.argument(description="What became of them.")
        ] = None,
    ) -> Connection[Invitation]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        params = Params()
        where = visibility.visible_invitations(info.context.actor, params, "r")
        where += desk_people.in_state(state, info.context.now, params)
        return await connection(
            info.context, Invitation, selected(info), BY_ID, page, where, params
        )

    @query("What happened to the desk itself, in the order of its record.", DESK_RECORD)
    async def desk_events(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
        person_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="About this person.")
        ] = None,
        organization_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="About this company.")
        ] = None,
    ) -> Connection[DeskEvent]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        params = Params()
        where = visibility.visible_desk_events(info.context.actor, params, "r")
        for column, kind, given in (
            ("person_id", "Person", person_id),
            ("organization_id", "Organization", organization_id),
        ):
            key = ids.key_if_given(given, kind)
            where += "" if key is None else f" AND r.{column} = {params.add(key)}"
        return await connection(info.context, DeskEvent, selected(info), BY_ID, page, where, params)

    @query("Partners' systems that the caller may know.", READ_PEOPLE)
    async def clients(
        self,
        info: Info,
        first: PageFirst = None,
        after: PageAfter = None,
        last: PageLast = None,
        before: PageBefore = None,
    ) -> Connection[Client]:
        page = Page.of({"first": first, "after": after, "last": last, "before": before})
        params = Params()
        where = own_clients(info.context.actor, params, "r")
        return await connection(info.context, Client, selected(info), BY_ID, page, where, params)

    @query("The areas of the desk.", ANYBODY)
    async def areas(self, info: Info) -> list[Area]:
        found = await rows("SELECT id FROM area ORDER BY id", [])
        keys = [row["id"] for row in found]
        return await in_order(info.context, Area, keys, selected(info).below())

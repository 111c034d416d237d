"""The query for what the desk does by itself."""

from typing import Annotated

import strawberry

from api.gateway.policy import MANAGER_READ
from api.inputs import PageAfter, PageBefore, PageFirst, PageLast
from api.jobs.types import Job
from api.reading.connections import Connection
from api.reading.loading import connection
from api.reading.pagination import BY_ID, Page
from api.reading.query_fields import Info, query, selected
from models.sql import Params
from models.vocabulary import JobState


@strawberry.type
class JobQuery:
    @query(
        "What the desk does by itself, the oldest first; DEAD is what somebody has to look at.",
        MANAGER_READ,
    )
    async def jobs(
        self,
        info: Info,
        state: Annotated[
            JobState, strawberry.argument(description="How they stand.")
        ] = JobState.DEAD,
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
        where = (
            f"r.state = {params.add(state.value)}{' AND r.error IS NOT NULL' if failing else ''}"
        )
        return await connection(info.context, Job, selected(info), BY_ID, page, where, params)

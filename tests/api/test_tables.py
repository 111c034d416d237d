"""Who sees rows is said of each table, or the desk does not start."""

import pytest
import strawberry

from api.gateway.policy import ANYBODY
from api.reading.fields import reference
from api.reading.tables import TABLES, NoRule, table
from api.schema import SchemaError, require_complete
from models.people import Person
from models.sql import Params
from tests.cast import Desk

OPEN_TO_ALL = {"Area"}
AS_THEIR_TICKET = {
    *("Resolution", "Survey", "Complaint", "FollowUp"),
    *("Escalation", "Responder", "Watcher", "PriorityReview", "TicketEdit"),
}


def test_a_table_that_does_not_say_who_sees_its_rows_is_named() -> None:
    with pytest.raises(NoRule) as raised:
        table("Secret", Person)

    assert str(raised.value) == "Secret (Person) does not say who sees its rows"


@strawberry.type(description="Something.", directives=[ANYBODY])
class Query:
    area: int | None = reference("An area.", "Nowhere", "area_id")


def test_a_relation_to_rows_of_which_nobody_said_who_sees_them_is_named() -> None:
    schema = strawberry.Schema(Query)._schema

    with pytest.raises(SchemaError) as raised:
        require_complete(schema)

    assert str(raised.value) == "Query.area reads Nowhere, of which nobody said who sees it"


async def test_what_everybody_sees_is_known_by_name(desk: Desk) -> None:
    seen = {name: each.seen for name, each in TABLES.items()}

    anywhere = {name for name in seen if seen[name].anywhere(desk.ana, Params(), "r") == "TRUE"}
    below = {name for name in seen if seen[name].below(desk.ana, Params(), "r") == "TRUE"}

    assert anywhere == OPEN_TO_ALL
    assert below == OPEN_TO_ALL | AS_THEIR_TICKET

"""An input and its act fit each other, or the schema is not built."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import pytest
import strawberry

from api import ids
from api.acting.by_name import Unfit, arguments_from
from api.inputs import files, key_of, optional
from api.scalars import Instant

Rule = Callable[..., Awaitable[None]]


@strawberry.input
class Handing:
    person_id: strawberry.ID = key_of("Person", "Whom.")
    since: Instant | None = optional("Since when.")
    attachments: list[strawberry.ID] = files()


async def hand(
    act: object, *, person_id: int, since: datetime | None, attachment_ids: Sequence[int] = ()
) -> None: ...


def test_each_field_is_the_parameter_of_its_name_and_an_id_is_the_key_it_stands_for() -> None:
    given = Handing(
        person_id=strawberry.ID(ids.encode("Person", 7)),
        attachments=[strawberry.ID(ids.encode("Attachment", each)) for each in (1, 2)],
    )

    arguments = arguments_from(hand, Handing, after=1)(given)

    assert arguments == {"person_id": 7, "since": None, "attachment_ids": [1, 2]}


def test_an_id_of_another_kind_is_the_key_of_nothing() -> None:
    given = Handing(person_id=strawberry.ID(ids.encode("Ticket", 7)))

    assert arguments_from(hand, Handing, after=1)(given)["person_id"] == 0


async def take(act: object, input: Handing) -> None: ...  # noqa: A002


def test_a_rule_may_take_its_input_as_it_is() -> None:
    given = Handing(person_id=strawberry.ID(""))

    assert arguments_from(take, Handing, after=1)(given) == {"input": given}


async def hand_in_silence(act: object, *, person_id: int) -> None: ...
async def hand_with_reason(
    act: object,
    *,
    person_id: int,
    since: datetime | None,
    attachment_ids: Sequence[int],
    reason: str,
) -> None: ...
async def hand_by_name(
    act: object, *, person_id: str, since: datetime | None, attachment_ids: Sequence[int]
) -> None: ...
async def hand_at_once(
    act: object, *, person_id: int, since: datetime, attachment_ids: Sequence[int]
) -> None: ...


@pytest.mark.parametrize(
    ("rule", "given", "words"),
    [
        (hand_in_silence, Handing, "hand_in_silence takes no ['attachment_ids', 'since']"),
        (hand_with_reason, Handing, "hand_with_reason is not given ['reason']"),
        (hand_by_name, Handing, "Handing.person_id is not what hand_by_name takes"),
        (hand_at_once, Handing, "Handing.since is not what hand_at_once takes"),
        (hand, None, "hand is not given ['person_id', 'since']"),
    ],
)
def test_what_does_not_fit_is_not_built(rule: Rule, given: type | None, words: str) -> None:
    with pytest.raises(Unfit) as raised:
        arguments_from(rule, given, after=1)

    assert str(raised.value) == words

"""Whatever is written where words are taken, the answer is one that was meant: never a fault of
ours.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from api import ids
from models.vocabulary import Status
from procedure.core.actor import Actor
from tests.api.mutation_calls import Visitor
from tests.api.requests import call_with, document, positions
from tests.api.world import a_world, ticket_id
from tests.builders import a_ticket
from tests.cast import Desk

At = Callable[[Actor | None], Visitor]
ODD = {
    "zero": "\x00",
    "blank": " \t\r\n",
    "long": "ñ" * 3_000,
    "overlong": "W" * 210_000,
    "beyond the plane": "🧾" * 250,
    "from right to left": "\u202eabc\u2066",
    "like SQL": "'; DROP TABLE ticket; --%_\\",
    "like a template": "{0} {actor} %(name)s {{ x }} ${y}",
    "like a number": "9" * 400,
    "like an instant": "2026-02-30T25:61:61Z",
    "like JSON": '{"a": [1, null]}',
}
POSITIONS = positions("String")


def test_every_place_for_words_is_tried() -> None:
    assert len(POSITIONS) >= 60


@pytest.mark.long
@pytest.mark.parametrize("who", ["ana", "lucia", "miguel"])
async def test_odd_words_are_answered_anywhere(at: At, desk: Desk, who: str) -> None:
    world = await a_world(desk)
    work = await a_ticket(desk, Status.IN_PROGRESS)
    caller = at(getattr(desk, who))
    own = {
        "id": ticket_id(work),
        "intoId": ticket_id(world.ticket),
        "otherId": ticket_id(world.ticket),
        "personId": ids.encode("Person", desk.diego.person_id or 0),
        "organizationId": ids.encode("Organization", desk.andina.id),
        "areaId": ids.encode("Area", desk.area()),
        "ids": ticket_id(work),
        "attachments": ids.encode("Attachment", world.foreign_file_id),
        "followUpId": ids.encode("FollowUp", 1),
        "tagId": ids.encode("Tag", 1),
        "ticketId": ticket_id(work),
    }

    for (operation, name, path), (odd, words) in product(POSITIONS, ODD.items()):
        arguments: dict[str, Any] = call_with(name, path, words, own)
        body = await caller.answer(document(operation, name, arguments), **arguments)
        codes = {each["extensions"]["code"] for each in body.get("errors", [])}
        assert "INTERNAL" not in codes, (name, path, odd)

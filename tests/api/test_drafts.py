"""Drafts through the schema: their writer's alone, and nothing of them readable in the database."""

from collections.abc import Callable
from typing import Any

import pytest

from api.gateway.door import Door
from auth.encryption import Seal
from models.drafts import Draft
from models.live import Hub
from procedure.core.actor import Actor
from settings import Settings
from tests.api.mutation_calls import Visitor, refusals
from tests.builders import nothing_changes
from tests.cast import Desk

At = Callable[[Actor | None], Visitor]
READ = (
    "query($place: String!) { draft(place: $place) { place page savedAt fields { name value } } }"
)
WORDS = [{"name": "subject", "value": "No timbra 🧾"}, {"name": "description", "value": "Uno\nدو"}]


def a_draft(**changes: Any) -> dict[str, Any]:
    return {"fields": WORDS, "page": "one", "after": "", **changes}


async def test_a_draft_comes_back_as_it_was_to_its_writer_only(at: At, desk: Desk) -> None:
    done = await at(desk.ana).done("saveDraft", place="request", input=a_draft())

    [mine, theirs] = [
        (await at(who).ask(READ, place="request"))["draft"] for who in (desk.ana, desk.elena)
    ]
    assert done["draft"]["fields"] == WORDS
    assert (mine["place"], mine["page"], mine["fields"]) == ("request", "one", WORDS)
    assert theirs is None


async def test_the_database_holds_no_word_of_it(at: At, desk: Desk) -> None:
    await at(desk.ana).done("saveDraft", place="request", input=a_draft())

    sealed = bytes((await Draft.get()).sealed)
    assert b"timbra" not in sealed
    assert b"subject" not in sealed


async def test_a_draft_moved_to_somebody_else_or_read_with_another_secret_does_not_open(
    at: At, desk: Desk
) -> None:
    await at(desk.ana).done("saveDraft", place="request", input=a_draft())
    other = Door(
        hub=Hub(), points_per_hour=1000, seal=Seal.of("draft", Settings(secret_key="s" * 32))
    )

    elsewhere = (await Visitor(other, desk.ana).ask(READ, place="request"))["draft"]
    await Draft.all().update(person_id=desk.beto.person_id)
    moved = (await at(desk.beto).ask(READ, place="request"))["draft"]

    assert (elsewhere, moved) == (None, None)


async def test_another_tab_s_draft_is_refused_in_words_and_stands(at: At, desk: Desk) -> None:
    ana = at(desk.ana)
    await ana.done("saveDraft", place="request", input=a_draft())

    async with nothing_changes():
        payload = await ana.act("saveDraft", place="request", input=a_draft(page="two"))

    assert refusals(payload) == [("STALE_VERSION", "", "4.1.1")]


async def test_a_draft_thrown_away_is_gone_and_a_nul_does_no_harm(at: At, desk: Desk) -> None:
    ana = at(desk.ana)
    strange = [{"name": "subject", "value": "a\u0000b"}]
    await ana.done(
        "saveDraft", place="re\u0000quest", input=a_draft(fields=strange, page="o\u0000ne")
    )

    kept = (await ana.ask(READ, place="request"))["draft"]
    await ana.done("discardDraft", place="request", pages=["two"])
    still = (await ana.ask(READ, place="request"))["draft"]
    await ana.done("discardDraft", place="request")

    assert kept == still
    assert (kept["page"], kept["fields"]) == ("one", strange)
    assert await Draft.all().count() == 0


@pytest.mark.parametrize("place", ["reply:SAC-2026-000001" * 40, "", "nowhere", "request\x00"])
async def test_at_what_is_no_place_there_is_no_draft(at: At, desk: Desk, place: str) -> None:
    assert (await at(desk.ana).ask(READ, place=place))["draft"] is None

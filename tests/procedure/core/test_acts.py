"""What is declared of each act is what it does."""

import pytest

from models.conversation import Event
from models.vocabulary import Status
from procedure.core.acts import ACTS, Verb
from tests.builders import fresh
from tests.cast import Desk
from tests.procedure.core.every_act import PLAYS, Play, run, set_scene

ON_TICKETS = {name: play for name, play in PLAYS.items() if play.verb}
UNLIKE_STAFF = "customer_reply"  # a customer's words are another event than the answer of the staff


def test_every_verb_is_declared_once_in_the_procedure_s_order() -> None:
    assert list(ACTS) == list(Verb)


@pytest.mark.parametrize("name", sorted(ON_TICKETS.keys() - {UNLIKE_STAFF}))
async def test_an_act_leaves_the_event_and_the_state_that_it_declares(
    desk: Desk, name: str
) -> None:
    play = ON_TICKETS[name]
    assert play.verb is not None
    scene = await set_scene(desk, play)
    before = scene.ticket.status

    event = await run(play, scene)

    declared = ACTS[play.verb]
    after = await fresh(scene.ticket)
    assert isinstance(event, Event)
    assert event.kind == declared.event.kind
    assert before in declared.sources
    assert after.status is (declared.target or _stays(play, before))


def _stays(play: Play, before: Status) -> Status:
    """An unmerged ticket is in the state in which it was merged."""
    return Status.REGISTERED if play.verb is Verb.UNMERGE else before

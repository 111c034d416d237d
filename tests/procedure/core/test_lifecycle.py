"""The life of a ticket, as RULES 3 tells it."""

from dataclasses import dataclass

import pytest

from models.vocabulary import ENDED, OPEN, Status
from procedure.core.acts import ACTS, Verb
from procedure.core.events import EVENTS
from procedure.core.lifecycle import replay, require
from procedure.core.refusals import Code
from tests.builders import refusal

LIFE = "REGISTERED CLASSIFIED PRIORITIZED ANALYZED"


@dataclass
class Facts:
    status: Status


def test_open_and_ended_are_all_the_states() -> None:
    assert set(Status) == OPEN | ENDED
    assert {Status.CLOSED, Status.WITHDRAWN, Status.MERGED} == ENDED


@pytest.mark.parametrize("status", Status)
def test_only_a_resolved_ticket_is_closed(status: Status) -> None:
    closing = {verb for verb, act in ACTS.items() if act.target is Status.CLOSED}

    assert closing == {Verb.CONFIRM, Verb.CLOSE}
    assert {status in ACTS[verb].sources for verb in closing} == {status is Status.RESOLVED}


UNLESS_MERGED = {Verb.TAG, Verb.UNTAG}
AT_ANY_TIME = {Verb.UNWATCH, Verb.NAME_COMPLAINED_ABOUT, Verb.LINK, Verb.UNLINK}


@pytest.mark.parametrize(
    ("status", "verbs"),
    [
        (
            Status.CLOSED,
            {Verb.ADD_NOTE, Verb.SUBMIT_SURVEY, Verb.FOLLOW_UP, Verb.REOPEN}
            | UNLESS_MERGED
            | AT_ANY_TIME,
        ),
        (Status.MERGED, {Verb.UNMERGE} | AT_ANY_TIME),
        (Status.WITHDRAWN, {Verb.FOLLOW_UP} | UNLESS_MERGED | AT_ANY_TIME),
    ],
)
def test_what_has_ended_allows_little(status: Status, verbs: set[Verb]) -> None:
    assert {verb for verb, act in ACTS.items() if status in act.sources} == verbs


def test_an_act_that_the_state_does_not_allow_is_refused_with_the_state() -> None:
    require(Facts(Status.RESOLVED), Verb.CONFIRM)
    with refusal(Code.WRONG_STATE):
        require(Facts(Status.IN_PROGRESS), Verb.CONFIRM)


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        ("", Status.REGISTERED),
        ("REGISTERED PROMISED RECEIPT_NOTIFIED", Status.REGISTERED),
        ("REGISTERED CLASSIFIED ANALYZED", Status.REGISTERED),
        ("REGISTERED PRIORITIZED ANALYZED CLASSIFIED", Status.CLASSIFIED),
        (f"{LIFE} ASSIGNED", Status.ASSIGNED),
        (f"{LIFE} ASSIGNED CLASSIFIED", Status.ASSIGNED),
        (f"{LIFE} ASSIGNED ACCEPTED", Status.IN_PROGRESS),
        (f"{LIFE} ASSIGNED ACCEPTED HANDED_OVER", Status.ASSIGNED),
        (f"{LIFE} ASSIGNED ACCEPTED CUSTOMER_ASKED", Status.WAITING_CUSTOMER),
        (f"{LIFE} ASSIGNED ACCEPTED CUSTOMER_ASKED CUSTOMER_ANSWERED", Status.IN_PROGRESS),
        (f"{LIFE} ASSIGNED ACCEPTED THIRD_PARTY_AWAITED", Status.WAITING_THIRD_PARTY),
        (f"{LIFE} ASSIGNED ACCEPTED THIRD_PARTY_AWAITED RESUMED", Status.IN_PROGRESS),
        (f"{LIFE} ASSIGNED ACCEPTED RESOLVED CONFIRMATION_ASKED", Status.RESOLVED),
        (f"{LIFE} ASSIGNED ACCEPTED RESOLVED REJECTED", Status.IN_PROGRESS),
        (f"{LIFE} ASSIGNED ACCEPTED RESOLVED CONFIRMED CLOSED", Status.CLOSED),
        (f"{LIFE} ASSIGNED ACCEPTED RESOLVED CONFIRMED CLOSED REOPENED", Status.IN_PROGRESS),
        (f"{LIFE} WITHDRAWN", Status.WITHDRAWN),
        (f"{LIFE} MERGED", Status.MERGED),
        (f"{LIFE} MERGED UNMERGED", Status.CLASSIFIED),
        (f"{LIFE} ASSIGNED ACCEPTED MERGED UNMERGED", Status.IN_PROGRESS),
        ("REGISTERED CLASSIFIED MERGED UNMERGED PRIORITIZED ANALYZED", Status.CLASSIFIED),
    ],
)
def test_events_say_in_which_state_a_ticket_is(kinds: str, status: Status) -> None:
    assert replay(kinds.split()) is status


def test_every_state_is_reached_by_an_event_or_by_classifying() -> None:
    assert {event.leads_to for event in EVENTS.values()} == set(Status) - {Status.CLASSIFIED} | {
        None
    }

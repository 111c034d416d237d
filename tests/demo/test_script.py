"""The demonstration's words, before any act plays them: complete, possible, and nobody's real
data.
"""

from collections import Counter
from datetime import timedelta
from typing import get_args

import pytest

from auth.actors import scopes_of
from demo import company, script
from demo.articles import ARTICLES
from demo.company import AREAS, CUSTOMERS, NEXO, ORGANIZATIONS, STAFF, Staff
from demo.requests import REQUESTS
from demo.script import (
    DAY,
    HOUR,
    Assign,
    Complaint,
    Consult,
    Escalate,
    HandOver,
    Merge,
    Reject,
    Reopen,
    Request,
    Resolve,
    ResolveFirstContact,
    Step,
    Survey,
    Take,
    WaitThirdParty,
)
from models import vocabulary
from procedure.core.text_rules import LINE, SUBJECT
from tests.demo.life import ENDED, Life, walk

LIVES = [walk(request) for request in REQUESTS]
BY_KEY = {request.key: request for request in REQUESTS}
TARGETS = {"CRITICAL": (1, 4), "HIGH": (2, 8), "MEDIUM": (4, 24), "LOW": (8, 48)}
SCORES = {"HIGH": 2, "MEDIUM": 1, "LOW": 0}
LINES = ("reason", "terms", "reference", "evidence")
PRIORITIES = {4: "CRITICAL", 3: "HIGH", 2: "MEDIUM", 1: "LOW", 0: "LOW"}

every_request = pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: request.key)


def test_ninety_days_hold_sixty_requests_and_each_subject_is_its_own() -> None:
    assert len(REQUESTS) == 60
    assert len(BY_KEY) == 60
    assert len({request.subject for request in REQUESTS}) == 60
    assert max(request.ago for request in REQUESTS) < 90 * DAY
    assert min(request.ago for request in REQUESTS) > timedelta(0)


def test_every_status_type_channel_area_priority_and_complexity_is_present() -> None:
    judged = [life.classified for life in LIVES if life.classified]

    assert {life.status for life in LIVES} == set(vocabulary.Status)
    assert {request.type for request in REQUESTS} == set(vocabulary.TicketType)
    assert {request.channel for request in REQUESTS} == set(vocabulary.Channel)
    assert {step.area for step in judged} == {area.code for area in AREAS}
    assert {step.complexity for step in judged} == set(vocabulary.Complexity)
    assert {priority(life) for life in LIVES if life.classified} == set(vocabulary.Priority)


def test_a_third_of_the_requests_hold_four_public_messages_or_more() -> None:
    talkative = [life for life in LIVES if life.public_messages >= 4]

    assert len(talkative) >= 20


def test_lives_go_wrong_in_all_the_ways_that_lives_do() -> None:
    acts = Counter(step.__class__ for request in REQUESTS for step in request.steps)
    paused = [life for life in LIVES if "WAITING_CUSTOMER" in life.passed]

    assert acts[Reopen] == 1
    assert acts[Reject] == 2
    assert acts[Escalate] >= 5
    assert len(paused) >= 5
    assert len([life for life in LIVES if answered_late(life)]) >= 2
    assert len([life for life in LIVES if resolved_late(life)]) >= 3


def test_the_queue_is_alive_with_what_came_in_a_moment_ago() -> None:
    fresh = [life for life in LIVES if life.request.ago <= 3 * HOUR]

    assert len(fresh) >= 8
    assert not any(life.status == "CLOSED" for life in fresh)


def test_three_requests_are_told_in_english() -> None:
    assert [request.key for request in REQUESTS if request.requester.language == "EN"] == [
        "locked-period",
        "new-phone-locked-out",
        "cost-center-column",
    ]


def test_ana_has_something_to_do_on_every_kind_of_page() -> None:
    hers = {life.status for life in LIVES if life.request.requester == company.ANA}

    assert hers == {
        "REGISTERED",
        "IN_PROGRESS",
        "WAITING_CUSTOMER",
        "RESOLVED",
        "CLOSED",
        "WITHDRAWN",
    }


def test_every_address_is_under_example_and_used_once() -> None:
    addresses = [person.address for person in (*STAFF, *CUSTOMERS)] + [NEXO.contact]

    assert all(address.endswith(".example") for address in addresses)
    assert len(set(addresses)) == len(addresses)


def test_each_organization_has_people_and_one_administrator() -> None:
    for organization in ORGANIZATIONS:
        members = [customer for customer in CUSTOMERS if customer.organization == organization]

        assert 2 <= len(members) <= 4
        assert [member.administrator for member in members].count(True) == 1


def test_the_words_of_the_scripts_are_the_words_of_the_vocabulary() -> None:
    assert set(get_args(company.Language)) == set(vocabulary.Language)
    assert set(get_args(company.Role)) == vocabulary.STAFF
    assert set(get_args(company.Visibility)) == set(vocabulary.Visibility)
    assert set(get_args(script.Affects)) == set(vocabulary.Affects)
    assert set(get_args(script.Needed)) == set(vocabulary.Needed)
    assert set(get_args(script.NoteKind)) == set(vocabulary.NoteKind)
    assert set(get_args(script.SupportLevel)) == set(vocabulary.SupportLevel)
    assert set(get_args(script.ComplaintSubject)) == set(vocabulary.ComplaintSubject)


def test_twelve_articles_are_reviewed_by_another_person_and_of_a_readable_length() -> None:
    assert len(ARTICLES) == 12
    assert len({article.key for article in ARTICLES}) == 12
    assert {article.area for article in ARTICLES} == {area.code for area in AREAS}
    for article in ARTICLES:
        assert article.author != article.reviewer
        assert 120 <= len(article.body_es.split()) <= 250
        assert 120 <= len(article.body_en.split()) <= 250


@every_request
def test_steps_follow_one_another_and_none_is_still_to_come(request_: Request) -> None:
    instants = [step.at for step in request_.steps]

    assert instants == sorted(set(instants))
    assert all(timedelta(0) < at < request_.ago for at in instants)


@every_request
def test_the_channel_says_who_took_the_request_down(request_: Request) -> None:
    by = request_.registered_by

    assert isinstance(by, Staff) == (request_.channel == "PHONE")
    assert (by == NEXO) == (request_.channel == "API")
    if by == NEXO:
        assert request_.requester.organization == NEXO.organization
    if request_.late_by:
        assert request_.channel == "PHONE"


@every_request
def test_whoever_is_given_a_request_serves_its_area_at_its_complexity(request_: Request) -> None:
    judged = walk(request_).classified

    for person in handlers(request_):
        assert judged is not None
        assert person.serves.get(judged.area, "") >= judged.complexity


@every_request
def test_nothing_is_resolved_unconsulted_or_unanswered(request_: Request) -> None:
    judged = walk(request_).classified

    for step in request_.steps:
        if isinstance(step, Resolve):
            before = walk(request_, until=step.at - timedelta(seconds=1))
            consulted = any(
                isinstance(other, Consult) and other.at < step.at for other in request_.steps
            )

            assert before.answered_at is not None
            assert consulted or (judged is not None and judged.complexity == "C1")
        if isinstance(step, ResolveFirstContact):
            assert step.complexity == "C1"


@every_request
def test_the_person_complained_about_never_touches_the_complaint(request_: Request) -> None:
    if not isinstance(request_.fields, Complaint):
        return
    about = request_.fields.about_whom

    assert (about is not None) == (request_.fields.about == "PERSON")
    assert priority(walk(request_)) != "LOW"
    if about is not None:
        assert about not in [actor(step) for step in request_.steps]
        assert about not in handlers(request_)


@every_request
def test_a_request_folds_into_an_open_one_of_the_same_organization(request_: Request) -> None:
    for step in request_.steps:
        if isinstance(step, Merge):
            survivor = BY_KEY[step.into]
            then = walk(survivor, until=survivor.ago - request_.ago + step.at)

            assert survivor.ago > request_.ago - step.at
            assert survivor.requester.organization == request_.requester.organization
            assert survivor.requester.organization.visibility == "ALL"
            assert then.status not in ENDED


@every_request
def test_reopening_and_rating_keep_within_their_days(request_: Request) -> None:
    for step in request_.steps:
        before = walk(request_, until=step.at - timedelta(seconds=1))

        if isinstance(step, Reopen):
            assert before.closed_at is not None
            assert step.at - before.closed_at <= 10 * DAY
        if isinstance(step, Survey):
            assert 1 <= step.satisfaction <= 5
            assert 0 <= step.recommendation <= 10


@every_request
def test_every_article_named_is_one_of_the_twelve_and_older_than_its_use(request_: Request) -> None:
    for step in request_.steps:
        if isinstance(step, Consult | Resolve | ResolveFirstContact) and step.article:
            assert step.article in ARTICLES
            assert step.article.ago > request_.ago - step.at


@every_request
def test_no_line_is_longer_than_its_row_may_hold(request_: Request) -> None:
    lines = [getattr(step, name, "") for step in request_.steps for name in LINES]
    lines += [
        getattr(request_.fields, name, "") for name in ("since_when", "environment", "approver")
    ]

    assert len(request_.subject) <= SUBJECT
    assert max(map(len, lines), default=0) <= LINE
    assert all(len(step.who) <= 120 for step in request_.steps if isinstance(step, WaitThirdParty))


def priority(life: Life) -> str:
    if life.classified is None:
        return ""
    return PRIORITIES[SCORES[life.classified.impact] + SCORES[life.classified.urgency]]


def answered_late(life: Life) -> bool:
    if not life.classified or life.answered_at is None:
        return False
    return life.answered_at > TARGETS[priority(life)][0] * HOUR


def resolved_late(life: Life) -> bool:
    """Of those that were never paused, so that no clock is needed here."""
    if (
        not life.classified
        or "WAITING_CUSTOMER" in life.passed
        or life.status in {"MERGED", "WITHDRAWN"}
    ):
        return False
    return (life.resolved_at or life.request.ago) > TARGETS[priority(life)][1] * HOUR


def handlers(request: Request) -> list[Staff]:
    given = [step.to for step in request.steps if isinstance(step, Assign | HandOver)]
    return given + [
        step.by for step in request.steps if isinstance(step, Take | ResolveFirstContact)
    ]


def actor(step: Step) -> object:
    return getattr(step, "by", None)


def test_the_partner_s_token_opens_all_that_partners_may_read() -> None:
    assert set(NEXO.scopes) == {scope.word for scope in scopes_of(vocabulary.Role.PARTNER)}

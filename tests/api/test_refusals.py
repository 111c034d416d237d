"""Every act refused once: which code, where, by which clause; and nothing changed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from api import ids
from models.people import Absence, Person
from models.vocabulary import STAFF, Language, Status
from procedure.core.actor import Actor
from procedure.improvement.articles import Draft, create_article
from tests.api.mutation_calls import ON_AN_ARTICLE, Visitor, mutations, refusals
from tests.api.world import ticket_id
from tests.builders import a_ticket, act, nothing_changes
from tests.cast import NOON, Desk
from tests.stories.test_a_whole_life import INCIDENT, SOLUTION

At = Callable[[Actor | None], Visitor]
LONG = "x" * 201
HOUR = timedelta(hours=1)
EMPTY = {"cause": " ", "actions": "x", "solution": "x"}
CONTACT = {
    "impact": "MEDIUM",
    "urgency": "MEDIUM",
    "complexity": "C1",
    "reply": "Listo",
    **SOLUTION,
}


@dataclass(frozen=True)
class Case:
    """`who` does the mutation on a ticket in this state, and is told `code` at `path` by
    `clause`.
    """

    mutation: str
    who: str
    status: Status | None
    code: str
    path: str
    clause: str
    input: dict[str, Any] | None = None
    facts: dict[str, Any] = field(default_factory=dict)


CASES = [
    Case(
        "registerTicket",
        "ana",
        None,
        "REQUIRED",
        "input.subject",
        "4.1.2",
        {**INCIDENT, "subject": " "},
    ),
    Case(
        "registerTicket",
        "ana",
        None,
        "TOO_LONG",
        "input.subject",
        "4.1.2",
        {**INCIDENT, "subject": LONG},
    ),
    Case(
        "registerTicket",
        "ana",
        None,
        "NOT_ALLOWED",
        "input.channel",
        "4.1.1",
        {**INCIDENT, "channel": "PHONE"},
    ),
    Case(
        "registerTicket",
        "ana",
        None,
        "REQUIRED",
        "input.incident.whatFails",
        "4.1.2",
        {**INCIDENT, "incident": None},
    ),
    Case(
        "registerTicket",
        "laura",
        None,
        "IN_THE_FUTURE",
        "input.occurredAt",
        "4.1.1",
        {**INCIDENT, "occurredAt": "2126-01-01T00:00:00Z"},
    ),
    Case("registerTicket", "laura", None, "REQUIRED", "input.requester", "4.1.1", INCIDENT),
    Case(
        "registerTicket",
        "partner",
        None,
        "NOT_ALLOWED",
        "input.occurredAt",
        "4.1.1",
        {**INCIDENT, "occurredAt": "2026-01-01T00:00:00Z"},
    ),
    Case(
        "classifyTicket",
        "laura",
        Status.REGISTERED,
        "NOT_FOUND",
        "input.areaId",
        "4.1.3",
        {"areaId": "x"},
    ),
    Case(
        "editTicket",
        "laura",
        Status.REGISTERED,
        "REQUIRED",
        "input.reason",
        "4.1.3",
        {"subject": "x"},
    ),
    Case(
        "editTicket",
        "ana",
        Status.REGISTERED,
        "INVALID",
        "input.complaint",
        "4.1.3",
        {"complaint": {"about": "SERVICE", "whatHappened": "x", "remedySought": "x"}},
    ),
    Case(
        "prioritizeTicket",
        "laura",
        Status.REGISTERED,
        "REQUIRED",
        "input.reason",
        "4.1.4",
        {"impact": "HIGH", "urgency": "HIGH"},
    ),
    Case("analyzeTicket", "laura", Status.CLOSED, "WRONG_STATE", "", "4.2.1", {"complexity": "C1"}),
    Case(
        "assignTicket",
        "lucia",
        Status.CLASSIFIED,
        "NOT_FOUND",
        "input.personId",
        "4.2.2",
        {"personId": "x"},
    ),
    Case("takeTicket", "laura", Status.REGISTERED, "WRONG_STATE", "", "4.2.2"),
    Case("acceptAssignment", "diego", Status.ASSIGNED, "NOT_ALLOWED", "", "3"),
    Case(
        "handOverTicket",
        "laura",
        Status.IN_PROGRESS,
        "REQUIRED",
        "input.reason",
        "4.2.2",
        {"personId": "x", "reason": ""},
    ),
    Case(
        "replyToTicket",
        "ana",
        Status.REGISTERED,
        "REQUIRED",
        "input.body",
        "4.3.1",
        {"body": "\n \t"},
    ),
    Case(
        "replyToTicket",
        "ana",
        Status.REGISTERED,
        "INVALID",
        "input.body",
        "4.3.4",
        {"body": "a\x00b"},
    ),
    Case(
        "replyToTicket",
        "ana",
        Status.REGISTERED,
        "NOT_FOUND",
        "input.attachments",
        "4.3.5",
        {"body": "x", "attachments": ["x"]},
    ),
    Case(
        "addAttachment",
        "ana",
        Status.IN_PROGRESS,
        "REQUIRED",
        "input.attachments",
        "4.3.5",
        {"attachments": []},
    ),
    Case(
        "addAttachment",
        "laura",
        Status.IN_PROGRESS,
        "TOO_MANY_FILES",
        "input.attachments",
        "4.3.5",
        {"attachments": [ids.encode("Attachment", n) for n in range(1, 12)]},
    ),
    Case(
        "addNote",
        "laura",
        Status.WITHDRAWN,
        "WRONG_STATE",
        "",
        "4.3.5",
        {"kind": "FINDING", "body": "x"},
    ),
    Case("askCustomer", "diego", Status.IN_PROGRESS, "NOT_ALLOWED", "", "3", {"body": "x"}),
    Case(
        "waitForThirdParty",
        "laura",
        Status.IN_PROGRESS,
        "INVALID",
        "input.expectedAt",
        "4.3.1",
        {"who": "SAT", "reference": "F-1", "expectedAt": "2026-01-01T00:00:00Z"},
    ),
    Case("resumeTicket", "laura", Status.IN_PROGRESS, "WRONG_STATE", "", "4.3.1"),
    Case(
        "consultKnowledge",
        "laura",
        Status.IN_PROGRESS,
        "NOT_FOUND",
        "input.articleId",
        "4.3.2",
        {"terms": "x", "articleId": "x"},
    ),
    Case(
        "escalateTicket",
        "laura",
        Status.IN_PROGRESS,
        "INVALID",
        "input.level",
        "4.3.3",
        {"level": "N1", "reason": "x"},
    ),
    Case("joinTicket", "laura", Status.IN_PROGRESS, "ALREADY_DONE", "", "4.3.3"),
    Case("acknowledgeEscalation", "lucia", Status.IN_PROGRESS, "ALREADY_DONE", "", "4.3.3"),
    Case(
        "deescalateTicket",
        "lucia",
        Status.IN_PROGRESS,
        "ALREADY_DONE",
        "",
        "4.3.3",
        {"reason": "x"},
    ),
    Case(
        "linkTickets",
        "laura",
        Status.IN_PROGRESS,
        "NOT_FOUND",
        "input.otherId",
        "4.1.2",
        {"otherId": ids.encode("Ticket", 10**9), "kind": "DUPLICATE_OF"},
    ),
    Case(
        "unlinkTickets",
        "laura",
        Status.IN_PROGRESS,
        "NOT_FOUND",
        "input.otherId",
        "4.1.2",
        {"otherId": ids.encode("Ticket", 10**9)},
    ),
    Case("nameComplainedAbout", "lucia", Status.IN_PROGRESS, "NOT_FOUND", "", "6", {}),
    Case("releaseComplaint", "lucia", Status.IN_PROGRESS, "NOT_FOUND", "", "6", {"reason": "x"}),
    Case("resolveTicket", "laura", Status.IN_PROGRESS, "NO_PUBLIC_MESSAGE", "", "4.3.4", SOLUTION),
    Case("resolveTicket", "laura", Status.IN_PROGRESS, "REQUIRED", "input.cause", "4.3.5", EMPTY),
    Case(
        "resolveAtFirstContact",
        "laura",
        Status.IN_PROGRESS,
        "WRONG_STATE",
        "",
        "4.3.4",
        {**CONTACT, "areaId": "x"},
    ),
    Case(
        "resolveAtFirstContact",
        "laura",
        None,
        "REQUIRED",
        "input.register",
        "4.3.4",
        {**CONTACT, "areaId": "x"},
    ),
    Case("confirmResolution", "laura", Status.RESOLVED, "REQUIRED", "input.evidence", "4.4.1"),
    Case(
        "rejectResolution", "ana", Status.IN_PROGRESS, "WRONG_STATE", "", "4.4.1", {"reason": "x"}
    ),
    Case(
        "closeTicket",
        "lucia",
        Status.RESOLVED,
        "NOT_CONFIRMED",
        "input.evidence",
        "4.4.3",
        {"evidence": " "},
    ),
    Case(
        "submitSurvey",
        "ana",
        Status.RESOLVED,
        "INVALID",
        "input.satisfaction",
        "4.4.2",
        {"satisfaction": 6},
    ),
    Case(
        "recordFollowUp",
        "laura",
        Status.CLOSED,
        "NOT_FOUND",
        "input.followUpId",
        "4.4.4",
        {"followUpId": "x", "outcome": "x"},
    ),
    Case("tagTicket", "laura", Status.CLOSED, "NOT_FOUND", "input.tagId", "4.1.3", {"tagId": "x"}),
    Case(
        "untagTicket", "laura", Status.CLOSED, "NOT_FOUND", "input.tagId", "4.1.3", {"tagId": "x"}
    ),
    Case("createTag", "lucia", None, "REQUIRED", "input.name", "4.1.3", {"name": " "}),
    Case("renameTag", "lucia", None, "NOT_FOUND", "id", "4.1.3", {"name": "x"}),
    Case("retireTag", "lucia", None, "NOT_FOUND", "id", "4.1.3"),
    Case(
        "createSavedReply",
        "laura",
        None,
        "UNKNOWN_PLACEHOLDER",
        "input.bodyEs",
        "4.3.4",
        {"title": "x", "bodyEs": "Hola {{clente}}"},
    ),
    Case("editSavedReply", "laura", None, "NOT_FOUND", "id", "4.3.4", {"title": "x"}),
    Case("retireSavedReply", "laura", None, "NOT_FOUND", "id", "4.3.4"),
    Case("reopenTicket", "ana", Status.RESOLVED, "WRONG_STATE", "", "4.4.3", {"reason": "x"}),
    Case("withdrawTicket", "ana", Status.CLOSED, "WRONG_STATE", "", "4.4.3", {"reason": "x"}),
    Case(
        "mergeTickets",
        "lucia",
        Status.IN_PROGRESS,
        "NOT_FOUND",
        "input.intoId",
        "4.1.2",
        {"intoId": "x"},
    ),
    Case("unmergeTicket", "lucia", Status.IN_PROGRESS, "WRONG_STATE", "", "4.1.2"),
    Case(
        "watchTicket",
        "ana",
        Status.REGISTERED,
        "NOT_FOUND",
        "input.personId",
        "4.2.4",
        {"personId": "x"},
    ),
    Case(
        "unwatchTicket",
        "ana",
        Status.REGISTERED,
        "NOT_FOUND",
        "input.personId",
        "4.2.4",
        {"personId": "x"},
    ),
    Case("markSeen", "beto", Status.REGISTERED, "NOT_FOUND", "id", "4.2.4"),
    Case(
        "askPriorityReview",
        "ana",
        Status.REGISTERED,
        "REQUIRED",
        "input.reason",
        "4.1.4",
        {"reason": " "},
    ),
    Case(
        "answerPriorityReview",
        "lucia",
        Status.REGISTERED,
        "NOT_FOUND",
        "",
        "4.1.4",
        {"reason": "x"},
    ),
    Case(
        "createArticle",
        "laura",
        None,
        "NOT_FOUND",
        "input.areaId",
        "4.5.4",
        {"areaId": "x", "titleEs": "x", "bodyEs": "x"},
    ),
    Case("publishArticle", "laura", None, "SAME_PERSON", "", "4.5.4"),
    Case("editArticle", "laura", None, "REQUIRED", "input.titleEs", "4.5.4", {"titleEs": " "}),
    Case("withdrawArticle", "laura", None, "REQUIRED", "input.reason", "4.5.4", {"reason": ""}),
    Case("rateArticle", "ana", None, "NOT_FOUND", "id", "4.5.4", {"helped": True}),
    Case("deflectRequest", "ana", None, "NOT_FOUND", "id", "4.5.4"),
    Case("saveDraft", "ana", None, "INVALID", "place", "4.1.1", {"fields": [], "page": "one"}),
    Case("discardDraft", "ana", None, "INVALID", "place", "4.1.1"),
    Case(
        "proposePolicy",
        "lucia",
        None,
        "BAD_POLICY",
        "input.content",
        "5",
        {"kind": "SERVICE_LEVELS", "content": "{}", "reason": "x"},
    ),
    Case("approvePolicy", "miguel", None, "NOT_FOUND", "id", "5"),
    Case("discardPolicy", "lucia", None, "NOT_FOUND", "id", "5"),
    Case(
        "loadHolidays",
        "lucia",
        None,
        "INVALID",
        "input.country",
        "5",
        {"country": "US", "year": 2026},
    ),
    Case(
        "setHoliday",
        "lucia",
        None,
        "INVALID",
        "input.day",
        "5",
        {"country": "MX", "day": "1926-01-01", "name": "x"},
    ),
    Case("removeHoliday", "lucia", None, "NOT_FOUND", "id", "5"),
    Case(
        "setShifts",
        "laura",
        None,
        "INVALID",
        "input.shifts",
        "4.2.2",
        {"shifts": [{"weekday": 0, "starts": "09:00", "ends": "09:00"}]},
    ),
    Case(
        "addAbsence",
        "laura",
        None,
        "INVALID",
        "input.endsAt",
        "4.2.2",
        {"startsAt": "2026-01-02T00:00:00Z", "endsAt": "2026-01-01T00:00:00Z"},
    ),
    Case("endAbsence", "laura", None, "NOT_FOUND", "id", "4.2.2"),
    Case("replayJob", "miguel", None, "NOT_FOUND", "id", "3"),
    Case("muteNotices", "beto", Status.REGISTERED, "NOT_FOUND", "id", "4.2.4", {"muted": True}),
    Case("acceptInboundMail", "lucia", None, "NOT_FOUND", "id", "4.1.1"),
    Case("discardInboundMail", "lucia", None, "NOT_FOUND", "id", "4.1.1"),
    Case("liftSuppression", "laura", None, "NOT_FOUND", "id", "4.2.4"),
    Case(
        "updatePreferences",
        "ana",
        None,
        "INVALID",
        "input.timezone",
        "4.2.4",
        {"timezone": "Marte/Olimpo"},
    ),
    Case(
        "inviteCustomer",
        "elena",
        None,
        "REQUIRED",
        "input.name",
        "3",
        {"email": "ines@andina.example", "name": " "},
    ),
    Case(
        "inviteStaff",
        "miguel",
        None,
        "INVALID",
        "input.role",
        "3",
        {"email": "ines@andina.example", "name": "Inés", "role": "CUSTOMER"},
    ),
    Case("withdrawInvitation", "elena", None, "NOT_FOUND", "id", "3"),
    Case("updatePerson", "elena", None, "NOT_FOUND", "id", "3", {"name": "x"}),
    Case("deactivatePerson", "elena", None, "NOT_FOUND", "id", "3", {}),
    Case("reactivatePerson", "elena", None, "NOT_FOUND", "id", "3"),
    Case(
        "movePerson",
        "miguel",
        None,
        "NOT_FOUND",
        "id",
        "3",
        {"organizationId": ids.encode("Organization", 1)},
    ),
    Case(
        "registerOrganization", "miguel", None, "NAME_TAKEN", "input.name", "3", {"name": "Andina"}
    ),
    Case("updateOrganization", "miguel", None, "NOT_FOUND", "id", "3", {"name": "x"}),
    Case("revokeClient", "miguel", None, "NOT_FOUND", "id", "3"),
]


BY_ANOTHER_ID = {
    "approvePolicy": "PolicyRevision",
    "discardPolicy": "PolicyRevision",
    "removeHoliday": "Holiday",
    "endAbsence": "Absence",
    "replayJob": "Job",
    "acceptInboundMail": "InboundMail",
    "discardInboundMail": "InboundMail",
    "liftSuppression": "Person",
    "withdrawInvitation": "Invitation",
    "updatePerson": "Person",
    "deactivatePerson": "Person",
    "reactivatePerson": "Person",
    "movePerson": "Person",
    "updateOrganization": "Organization",
    "revokeClient": "Client",
    "renameTag": "Tag",
    "retireTag": "Tag",
    "editSavedReply": "SavedReply",
    "retireSavedReply": "SavedReply",
}


def test_every_act_is_refused_once() -> None:
    assert [name for name in mutations() if name not in {case.mutation for case in CASES}] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.mutation}-{case.code}")
async def test_a_refusal_names_its_reason_its_place_and_its_clause_and_changes_nothing(
    at: At, desk: Desk, case: Case
) -> None:
    arguments: dict[str, Any] = {} if case.input is None else {"input": case.input}
    if case.status is not None:
        arguments["id"] = ticket_id(await a_ticket(desk, case.status))
    elif case.mutation in ON_AN_ARTICLE:
        arguments["id"] = ids.encode("Article", await a_draft(desk))
    elif case.mutation in BY_ANOTHER_ID:
        arguments["id"] = ids.encode(BY_ANOTHER_ID[case.mutation], 99_999)
    elif case.mutation in ("saveDraft", "discardDraft"):
        arguments["place"] = "nowhere"

    async with nothing_changes():
        payload = await at(getattr(desk, case.who)).act(case.mutation, **arguments)

    assert refusals(payload) == [(case.code, case.path, case.clause)]
    assert payload.get("ticket") is payload.get("event") is payload.get("article") is None
    assert payload["userErrors"][0]["retryable"] is (case.code == "IN_THE_FUTURE")


async def test_what_only_time_stands_against_is_retryable_and_then_succeeds(
    at: At, desk: Desk
) -> None:
    lucia, ticket = at(desk.lucia), ticket_id(await a_ticket(desk, Status.CLASSIFIED))
    for person in await Person.filter(role__in=STAFF):
        await Absence.create(person_id=person.id, starts_at=NOON, ends_at=NOON + HOUR)

    async with nothing_changes():
        refused = await lucia.act("assignTicket", NOON, id=ticket, input={})
    done = await lucia.done("assignTicket", NOON + HOUR, id=ticket, input={})

    [error] = refused["userErrors"]
    assert (error["code"], error["retryable"]) == ("NOBODY_FITS", True)
    assert done["ticket"]["status"] == "ASSIGNED"


async def test_what_belongs_to_the_staff_is_refused_to_customers_and_partners_before_it_is_tried(
    at: At, desk: Desk
) -> None:
    ticket = ticket_id(await a_ticket(desk, Status.IN_PROGRESS))

    for who in ("ana", "elena", "partner"):
        async with nothing_changes():
            code = await at(getattr(desk, who)).fault(
                "mutation($id: ID!) { takeTicket(id: $id) { userErrors { code } } }", id=ticket
            )
        assert code == "NOT_ALLOWED_FOR_ROLE"


async def test_a_stale_version_tells_the_one_of_now(at: At, desk: Desk) -> None:
    ticket = await a_ticket(desk, Status.IN_PROGRESS)

    async with nothing_changes():
        stale = await at(desk.laura).act(
            "addNote",
            id=ticket_id(ticket),
            input={"kind": "ACTION", "body": "x"},
            expectedVersion=1,
        )
    fresh = await at(desk.laura).done(
        "addNote",
        id=ticket_id(ticket),
        input={"kind": "ACTION", "body": "x"},
        expectedVersion=ticket.version,
    )

    assert refusals(stale) == [("STALE_VERSION", "expectedVersion", "4.3.5")]
    assert stale["userErrors"][0]["version"] == ticket.version
    assert fresh["ticket"]["version"] == ticket.version + 1


@pytest.mark.parametrize(
    ("language", "message"),
    [
        (Language.ES, "Falta este dato. Escríbalo para continuar."),
        (Language.EN, "This is missing. Fill it in to continue."),
    ],
)
async def test_a_refusal_is_told_in_the_caller_s_language(
    at: At, desk: Desk, language: Language, message: str
) -> None:
    ticket = await a_ticket(desk)

    payload = await Visitor(at(desk.ana).door, desk.ana, language).act(
        "replyToTicket", id=ticket_id(ticket), input={"body": ""}
    )

    assert payload["userErrors"][0]["message"] == message


async def test_one_refused_mutation_does_not_hide_that_the_other_stands(at: At, desk: Desk) -> None:
    ticket = await a_ticket(desk)
    query = """mutation($id: ID!) {
      said: replyToTicket(id: $id, input: {body: "Hola"}) { event { kind } userErrors { code } }
      empty: replyToTicket(id: $id, input: {body: ""}) { event { kind } userErrors { code } } }"""

    data = await at(desk.ana).ask(query, id=ticket_id(ticket))

    assert data == {
        "said": {"event": {"kind": "CUSTOMER_REPLIED"}, "userErrors": []},
        "empty": {"event": None, "userErrors": [{"code": "REQUIRED"}]},
    }


async def a_draft(desk: Desk) -> int:
    async with act(desk.laura) as opened:
        article = await create_article(opened, Draft(desk.area(), "Timbrado", "Así se timbra"))
    article_id: int = article.id
    return article_id

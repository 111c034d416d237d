"""Whole lives of tickets over `/graphql`, with bearer tokens: every act, done by whom it belongs
to.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from api import ids
from models.jobs import Job
from models.knowledge import Article
from models.mail import InboundMail, Suppression
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Status
from procedure.core.actor import Actor
from tests.api.mutation_calls import Line, mutations, refusals
from tests.builders import a_ticket, an_upload
from tests.cast import Desk

Dial = Callable[[Actor], Awaitable[Line]]

INCIDENT = {
    "type": "INCIDENT",
    "subject": "No se timbra la factura",
    "description": "Al timbrar la factura 8812 sale un error.",
    "affects": "MY_TEAM",
    "needed": "THIS_WEEK",
    "incident": {
        "whatFails": "El timbrado",
        "sinceWhen": "Desde ayer",
        "environment": "Producción",
    },
}
SOLUTION = {
    "cause": "Sello vencido",
    "actions": "Se renovó el sello",
    "solution": "Ya puede timbrar.",
}


NEWS = "{ tickets(first: 9, filter: {unread: true}) { nodes { unread } } }"


@pytest.fixture
async def lines(line: Dial, desk: Desk) -> dict[str, Line]:
    people = ("ana", "elena", "laura", "diego", "tomas", "lucia", "partner")
    return {name: await line(getattr(desk, name)) for name in people}


def person(actor: Actor) -> str:
    return ids.encode("Person", actor.person_id or 0)


async def test_a_customer_s_incident_from_the_first_word_to_the_second_closing(
    lines: dict[str, Line], desk: Desk
) -> None:
    ana, laura, lucia = lines["ana"], lines["laura"], lines["lucia"]

    # 4.1 and 4.2.3: registered, with the promises that the preview told
    asked = {"type": "INCIDENT", "affects": "MY_TEAM", "needed": "THIS_WEEK"}
    preview = await ana.ask(
        "query($i: PromisePreviewInput!) { promisePreview(input: $i) { priority"
        " resolutionTarget } }",
        i=asked,
    )
    registered = await ana.done("registerTicket", input=INCIDENT)
    key = registered["ticket"]["id"]
    assert preview["promisePreview"] == {"priority": "MEDIUM", "resolutionTarget": "PT24H"}
    assert registered["ticket"]["number"].endswith("-000001")
    assert state(registered) == "REGISTERED"
    assert registered["event"] == {"kind": "REGISTERED", "clause": "4.1.2", "seq": 1}

    # 4.1.3, 4.1.4, 4.2.1: classified once all three stand
    area = ids.encode("Area", desk.area())
    corrected = {"subject": "Error E-301 al timbrar en Cali"}
    assert state(await ana.done("editTicket", id=key, input=corrected)) == "REGISTERED"
    assert state(await laura.done("classifyTicket", id=key, input={"areaId": area})) == "REGISTERED"
    confirmed = {"impact": "MEDIUM", "urgency": "MEDIUM"}
    assert state(await laura.done("prioritizeTicket", id=key, input=confirmed)) == "REGISTERED"
    assert (
        state(await laura.done("analyzeTicket", id=key, input={"complexity": "C2"})) == "CLASSIFIED"
    )

    # 4.2.2: the ranking's first owns it, and accepts
    ranking = await lucia.ask(
        "query($id: ID!) { assignmentRanking(ticket: $id) { person { name } fits reasons { word"
        " number } } }",
        id=key,
    )
    fitting = {each["person"]["name"] for each in ranking["assignmentRanking"] if each["fits"]}
    assert fitting == {
        "Laura Sánchez",
        "Diego Peña",
        "Tomás Ríos",
        "Lucía Herrera",
        "Miguel Torres",
    }
    assigned = await lucia.done("assignTicket", id=key, input={"personId": person(desk.laura)})
    assert state(assigned) == "ASSIGNED"
    assert state(await laura.done("acceptAssignment", id=key)) == "IN_PROGRESS"

    # 4.3: noted, looked up, answered, asked
    await laura.done("addNote", id=key, input={"kind": "FINDING", "body": "El sello venció"})
    await laura.done("consultKnowledge", id=key, input={"terms": "sello vencido"})
    log, screenshot = [
        ids.encode("Attachment", (await an_upload(desk.laura, at=datetime.now(UTC))).id)
        for _ in range(2)
    ]
    await laura.done(
        "replyToTicket",
        id=key,
        input={"body": "Lo estamos revisando.", "attachments": [screenshot]},
    )
    await laura.done("addAttachment", id=key, input={"attachments": [log]})
    asked_for = await laura.done("askCustomer", id=key, input={"body": "¿Qué folio?"})
    assert state(asked_for) == "WAITING_CUSTOMER"
    assert (await ana.ask(NEWS))["tickets"]["nodes"] == [{"unread": True}]
    await ana.done("markSeen", id=key)
    assert (await ana.ask(NEWS))["tickets"]["nodes"] == []
    page = await ana.ask(
        """query($id: ID!) { ticket(id: $id) { step allowedActions
          sla { firstResponse { state } resolution { state pauseReason } }
          messages(last: 1) { nodes { kind body author { name } } } } }""",
        id=key,
    )
    assert page["ticket"] == {
        "step": 4,
        "allowedActions": ["ASK_PRIORITY_REVIEW", "REPLY", "ATTACH", "WITHDRAW", "WATCH"],
        "sla": {
            "firstResponse": {"state": "ACHIEVED"},
            "resolution": {
                "state": "PAUSED",
                "pauseReason": page["ticket"]["sla"]["resolution"]["pauseReason"],
            },
        },
        "messages": {
            "nodes": [
                {"kind": "QUESTION", "body": "¿Qué folio?", "author": {"name": "Laura Sánchez"}}
            ]
        },
    }
    answered = await ana.done("replyToTicket", id=key, input={"body": "El 8812"})
    assert (state(answered), answered["event"]["kind"]) == ("IN_PROGRESS", "CUSTOMER_ANSWERED")

    # 4.3.4, 4.4: resolved, rejected, resolved, rated, confirmed
    assert state(await laura.done("resolveTicket", id=key, input=SOLUTION)) == "RESOLVED"
    assert (
        state(await ana.done("rejectResolution", id=key, input={"reason": "Sigue igual"}))
        == "IN_PROGRESS"
    )
    assert state(await laura.done("resolveTicket", id=key, input=SOLUTION)) == "RESOLVED"
    rated = await ana.done("submitSurvey", id=key, input={"satisfaction": 5, "recommendation": 9})
    assert rated["survey"] == {"satisfaction": 5, "revision": 1}
    closed = await ana.done("confirmResolution", id=key)
    assert (state(closed), closed["event"]) == (
        "CLOSED",
        {"kind": "CLOSED", "clause": "4.4.3", "seq": closed["event"]["seq"]},
    )

    # 4.4.3 undone, and closed by a call
    assert (
        state(await ana.done("reopenTicket", id=key, input={"reason": "Volvió"})) == "IN_PROGRESS"
    )
    assert state(await laura.done("resolveTicket", id=key, input=SOLUTION)) == "RESOLVED"
    by_phone = await lucia.done("closeTicket", id=key, input={"evidence": "Llamó Ana: ya timbra"})
    assert state(by_phone) == "CLOSED"

    # 4.4.4: a low score is followed up
    await ana.done("submitSurvey", id=key, input={"satisfaction": 2})
    owed = await lucia.ask(
        "query($id: ID!) { ticket(id: $id) { allowedActions followUps { id kind doneAt } } }",
        id=key,
    )
    assert "FOLLOW_UP" in owed["ticket"]["allowedActions"]
    [task] = [each for each in owed["ticket"]["followUps"] if each["kind"] == "LOW_SCORE"]
    said = {"followUpId": task["id"], "outcome": "Llamé a Ana; le molestó la espera"}
    done = await lucia.done("recordFollowUp", id=key, input=said)
    assert done["event"]["kind"] == "FOLLOWED_UP"

    # what the customer reads of it afterwards
    story = await ana.ask(
        """query($id: ID!) { ticket(id: $id) { closureBasis rejections reopenings reopenableUntil
          events(first: 100) { nodes { kind } }
          resolutions { round } survey { satisfaction } } }""",
        id=key,
    )
    assert story["ticket"]["closureBasis"] == "CONFIRMED_BY_PHONE"
    assert (story["ticket"]["rejections"], story["ticket"]["reopenings"]) == (1, 1)
    assert [each["round"] for each in story["ticket"]["resolutions"]] == [1, 2, 3]
    assert {each["kind"] for each in story["ticket"]["events"]["nodes"]} == {
        *(
            "REGISTERED",
            "PROMISED",
            "RECEIPT_NOTIFIED",
            "EDITED",
            "CLASSIFIED",
            "PRIORITIZED",
            "ASSIGNED",
            "ACCEPTED",
        ),
        *(
            "REPLIED",
            "ATTACHED",
            "CUSTOMER_ASKED",
            "CUSTOMER_ANSWERED",
            "RESOLVED",
            "CONFIRMATION_ASKED",
            "SURVEY_ASKED",
        ),
        *("REJECTED", "SURVEY_SUBMITTED", "CONFIRMED", "CLOSED", "REOPENED"),
    }


async def test_a_ticket_that_needs_others_is_escalated_handed_over_and_waits(
    lines: dict[str, Line], desk: Desk
) -> None:
    laura, lucia, tomas = lines["laura"], lines["lucia"], lines["tomas"]
    by_phone = {**INCIDENT, "channel": "PHONE", "requester": {"email": "ana@andina.example"}}
    key = (await laura.done("registerTicket", input=by_phone))["ticket"]["id"]
    at_once = {
        "areaId": ids.encode("Area", desk.area()),
        "impact": "MEDIUM",
        "urgency": "MEDIUM",
        "complexity": "C3",
    }

    assert state(await laura.done("classifyTicket", id=key, input=at_once)) == "CLASSIFIED"
    assert state(await laura.done("takeTicket", id=key)) == "IN_PROGRESS"
    await laura.done(
        "escalateTicket", id=key, input={"level": "N2", "reason": "Hay que ver el código"}
    )
    await tomas.done("acknowledgeEscalation", id=key)
    await lines["diego"].done("joinTicket", id=key)
    await lucia.done("deescalateTicket", id=key, input={"reason": "Ya se sabe qué es"})
    waiting = {"who": "SAT", "reference": "F-1", "expectedAt": "2126-01-01T00:00:00Z"}
    assert (
        state(await laura.done("waitForThirdParty", id=key, input=waiting)) == "WAITING_THIRD_PARTY"
    )
    assert state(await laura.done("resumeTicket", id=key)) == "IN_PROGRESS"
    handed = {"personId": person(desk.tomas), "reason": "Es del código"}
    assert state(await laura.done("handOverTicket", id=key, input=handed)) == "ASSIGNED"
    await lucia.done("watchTicket", id=key)


async def test_what_the_staff_write_and_look_for_again_is_kept_for_them(
    lines: dict[str, Line], desk: Desk
) -> None:
    ana, laura, lucia = lines["ana"], lines["laura"], lines["lucia"]
    key = (await ana.done("registerTicket", input=INCIDENT))["ticket"]["id"]

    # 4.1.3: a tag gathers tickets, and is spelled better, taken off and retired
    tag = (await lucia.done("createTag", input={"name": "sello"}))["tag"]["id"]
    await lucia.done("renameTag", id=tag, input={"name": "Sello vencido"})
    await laura.done("tagTicket", id=key, input={"tagId": tag})
    found = "query($tag: ID!) { tickets(first: 9, filter: {tagIds: [$tag]}) { nodes { id } } }"
    assert (await laura.ask(found, tag=tag))["tickets"]["nodes"] == [{"id": key}]
    await laura.done("untagTicket", id=key, input={"tagId": tag})
    await lucia.done("retireTag", id=tag)
    assert (await laura.ask("{ tags { name } }"))["tags"] == []

    # 4.3.4: a reply is written once, filled for this ticket, sent and counted
    written = {"title": "Sello", "bodyEs": "Hola, {{cliente}}: renueve el sello."}
    reply = (await laura.done("createSavedReply", input=written))["savedReply"]["id"]
    better = {"bodyEs": "Hola, {{cliente}}: renueve el sello de {{solicitud}}."}
    await laura.done("editSavedReply", id=reply, input=better)
    filled = await laura.ask(
        "query($id: ID!, $on: ID!) { filledReply(id: $id, ticketId: $on) { body missing } }",
        id=reply,
        on=key,
    )
    body = filled["filledReply"]["body"]
    sent = await laura.done("replyToTicket", id=key, input={"body": body, "savedReplyId": reply})
    assert body == f"Hola, Ana Rojas: renueve el sello de {sent['ticket']['number']}."
    used = "query($id: ID!) { savedReply(id: $id) { usedCount version } }"
    assert (await laura.ask(used, id=reply))["savedReply"] == {"usedCount": 1, "version": 2}
    await laura.done("retireSavedReply", id=reply)


async def test_a_customer_doubts_the_priority_and_a_colleague_comes_and_goes(
    lines: dict[str, Line], desk: Desk
) -> None:
    ana, lucia = lines["ana"], lines["lucia"]
    key = (await ana.done("registerTicket", input=INCIDENT))["ticket"]["id"]
    colleague = {"personId": person(desk.carlos)}
    reading = (
        "query($id: ID!) { ticket(id: $id) { priority priorityReview { state } watchers { person {"
        " name } } } }"
    )

    await ana.done("watchTicket", id=key, input=colleague)
    watched = await ana.ask(reading, id=key)
    await ana.done("unwatchTicket", id=key, input=colleague)
    await ana.done("askPriorityReview", id=key, input={"reason": "Nadie puede facturar"})
    asked = await ana.ask(reading, id=key)
    weighed = {"reason": "Es verdad: nadie factura.", "impact": "HIGH", "urgency": "HIGH"}
    answered = await lucia.done("answerPriorityReview", id=key, input=weighed)
    told = await ana.ask(reading, id=key)

    assert watched["ticket"]["watchers"] == [{"person": {"name": "Carlos Mejía"}}]
    assert asked["ticket"] == {
        "priority": "MEDIUM",
        "priorityReview": {"state": "ASKED"},
        "watchers": [],
    }
    assert answered["event"]["kind"] == "PRIORITY_REVIEW_ANSWERED"
    assert told["ticket"]["priority"] == "CRITICAL"
    assert told["ticket"]["priorityReview"] == {"state": "RAISED"}


async def test_two_tickets_about_the_same_are_one_and_then_two_again(
    lines: dict[str, Line], desk: Desk
) -> None:
    ana, lucia = lines["ana"], lines["lucia"]
    first = (await ana.done("registerTicket", input=INCIDENT))["ticket"]["id"]
    second = (await ana.done("registerTicket", input=INCIDENT))["ticket"]["id"]

    merged = await lucia.done("mergeTickets", id=second, input={"intoId": first})
    await lucia.done("replyToTicket", id=first, input={"body": "Lo vemos"})
    await ana.done("replyToTicket", id=second, input={"body": "Por el número viejo"})
    read = """query($id: ID!) { ticket(id: $id) { messageCount lastMessage { excerpt }
      unread messages(first: 9) { totalCount nodes { body } } attachments { name } } }"""
    whole = (await lucia.ask(read, id=first))["ticket"]
    folded = (await lucia.ask(read, id=second))["ticket"]
    assert (whole["messageCount"], whole["messages"]["totalCount"]) == (4, 4)
    assert whole["lastMessage"] == folded["lastMessage"] == {"excerpt": "Por el número viejo"}
    assert (folded["messageCount"], folded["messages"]["totalCount"]) == (2, 2)
    said = (await ana.ask(read, id=first))["ticket"]
    assert (said["messageCount"], said["unread"]) == (4, True)
    await ana.done("markSeen", id=first)
    assert (await ana.ask(read, id=first))["ticket"]["unread"] is False
    survivor = await ana.ask("query($id: ID!) { ticket(id: $id) { mergedInto { id } } }", id=second)
    apart = await lucia.done("unmergeTicket", id=second)
    withdrawn = await ana.done("withdrawTicket", id=second, input={"reason": "Ya no hace falta"})

    assert (state(merged), state(apart), state(withdrawn)) == ("MERGED", "REGISTERED", "WITHDRAWN")
    assert survivor == {"ticket": {"mergedInto": {"id": first}}}


async def test_two_that_not_everybody_may_read_are_linked_and_answered_together(
    lines: dict[str, Line],
) -> None:
    ana, lucia, elena = lines["ana"], lines["lucia"], lines["elena"]
    first = (await ana.done("registerTicket", input=INCIDENT))["ticket"]["id"]
    second = (await elena.done("registerTicket", input=INCIDENT))["ticket"]["id"]

    refused = await lucia.act("mergeTickets", id=second, input={"intoId": first})
    assert refusals(refused) == [("READERS_DIFFER", "input.intoId", "4.1.2")]
    said = {"otherId": first, "kind": "DUPLICATE_OF"}
    await lucia.done("linkTickets", id=second, input=said)
    await lucia.done("replyToTicket", id=second, input={"body": "Lo vemos", "alsoTo": [first]})
    read = "query($id: ID!) { ticket(id: $id) { links { kind } lastMessage { excerpt } } }"
    seen = [await line.ask(read, id=key) for line, key in ((ana, first), (elena, second))]
    await lucia.done("unlinkTickets", id=second, input={"otherId": first})
    apart = await elena.ask(read, id=second)

    assert [each["ticket"]["lastMessage"]["excerpt"] for each in seen] == ["Lo vemos", "Lo vemos"]
    assert [each["ticket"]["links"] for each in seen] == [[], [{"kind": "DUPLICATE_OF"}]]
    assert apart["ticket"]["links"] == []


async def test_a_complaint_is_a_lead_s_until_they_say_whom_it_is_about(
    lines: dict[str, Line], desk: Desk
) -> None:
    ana, diego, lucia = lines["ana"], lines["diego"], lines["lucia"]
    await a_ticket(desk, Status.IN_PROGRESS, owner=desk.laura)
    [helper] = (await ana.ask("{ peopleWhoHelped { id name } }"))["peopleWhoHelped"]
    told = {
        **INCIDENT,
        "type": "COMPLAINT",
        "incident": None,
        "complaint": {
            "about": "PERSON",
            "aboutPersonId": helper["id"],
            "whatHappened": "No me contestó",
            "remedySought": "Que me atienda otra persona",
        },
    }
    key = (await ana.done("registerTicket", input=told))["ticket"]["id"]
    confirmed = {
        "areaId": ids.encode("Area", desk.area()),
        "impact": "LOW",
        "urgency": "LOW",
        "complexity": "C1",
        "reason": "Revisado",
    }
    await lucia.done("classifyTicket", id=key, input=confirmed)
    assert refusals(await diego.act("takeTicket", id=key)) == [("COMPLAINT_UNSETTLED", "", "6")]

    said = {"personId": person(desk.laura)}
    assert state(await lucia.done("nameComplainedAbout", id=key, input=said)) == "CLASSIFIED"
    assert state(await diego.done("takeTicket", id=key)) == "IN_PROGRESS"
    row = await lucia.ask(
        "query($id: ID!) { ticket(id: $id) { complaint { about { name } aboutSettled } } }", id=key
    )
    assert helper["name"] == desk.laura.name
    assert row == {
        "ticket": {"complaint": {"about": {"name": helper["name"]}, "aboutSettled": True}}
    }

    await lucia.done("releaseComplaint", id=key, input={"reason": "Era una pregunta"})
    released = await lucia.ask(
        "query($id: ID!) { ticket(id: $id) { allowedActions complaint { releasedAt } } }", id=key
    )
    assert released["ticket"]["complaint"]["releasedAt"] is not None
    assert "RELEASE_COMPLAINT" not in released["ticket"]["allowedActions"]


async def test_a_call_that_is_answered_at_once_is_registered_and_resolved_in_one_call(
    lines: dict[str, Line], desk: Desk
) -> None:
    contact = {
        "areaId": ids.encode("Area", desk.area()),
        "impact": "MEDIUM",
        "urgency": "MEDIUM",
        "complexity": "C1",
        "reply": "Se lo expliqué en la llamada.",
        **SOLUTION,
        "register": {
            **INCIDENT,
            "channel": "PHONE",
            "requester": {"name": "Rosa Núñez", "phone": "55 1234"},
        },
    }

    done = await lines["laura"].done("resolveAtFirstContact", input=contact)

    assert (state(done), done["event"]["kind"]) == ("RESOLVED", "RESOLVED")


async def test_an_article_is_written_by_one_published_by_another_and_rated_by_a_reader(
    lines: dict[str, Line], desk: Desk
) -> None:
    text = {
        "areaId": ids.encode("Area", desk.area()),
        "titleEs": "Renovar el sello",
        "bodyEs": "Así se renueva.",
    }
    search = '{ articles(first: 5, search: "sellos renovados") { nodes { title helpedCount } } }'

    written = await lines["laura"].done("createArticle", input=text)
    before = await lines["ana"].ask(search)
    key = written["article"]["id"]
    published = await lines["lucia"].done("publishArticle", id=key)
    await lines["ana"].done("rateArticle", id=key, input={"helped": True})
    after = await lines["ana"].ask(search)

    assert (written["article"]["status"], published["article"]["status"]) == ("DRAFT", "PUBLISHED")
    assert before["articles"]["nodes"] == []
    assert after["articles"]["nodes"] == [{"title": "Renovar el sello", "helpedCount": 1}]


async def test_an_article_is_edited_reviewed_again_and_taken_back(
    lines: dict[str, Line], desk: Desk
) -> None:
    ana, laura, lucia = lines["ana"], lines["laura"], lines["lucia"]
    text = {
        "areaId": ids.encode("Area", desk.area()),
        "titleEs": "Renovar el sello",
        "bodyEs": "Así se renueva.",
    }
    key = (await laura.done("createArticle", input=text))["article"]["id"]
    await lucia.done("publishArticle", id=key)
    read = "query($id: ID!) { article(id: $id) { title version } }"
    staff = (
        "query($id: ID!) { article(id: $id) { title waiting { titleEs author { name } }"
        " withdrawnReason withdrawnBy { name } } }"
    )

    await laura.done("editArticle", id=key, input={"titleEs": "Pedir otro sello"})
    meanwhile = (await ana.ask(read, id=key))["article"]
    waiting = (await lucia.ask(staff, id=key))["article"]
    stale = await lucia.act("publishArticle", id=key, expectedVersion=meanwhile["version"] - 1)
    await lucia.done("publishArticle", id=key)
    after = (await ana.ask(read, id=key))["article"]
    await lucia.done("withdrawArticle", id=key, input={"reason": "Lo reemplaza otro."})
    gone = (await ana.ask(read, id=key))["article"]
    told = (await laura.ask(staff, id=key))["article"]

    assert meanwhile["title"] == "Renovar el sello"
    assert waiting["waiting"] == {
        "titleEs": "Pedir otro sello",
        "author": {"name": "Laura Sánchez"},
    }
    assert stale["userErrors"][0]["code"] == "STALE_VERSION"
    assert after["title"] == "Pedir otro sello"
    assert gone is None
    assert told == {
        "title": "Pedir otro sello",
        "waiting": None,
        "withdrawnReason": "Lo reemplaza otro.",
        "withdrawnBy": {"name": "Lucía Herrera"},
    }


async def test_a_person_changes_what_they_prefer(lines: dict[str, Line]) -> None:
    preferred = {"language": "EN", "timezone": "Europe/Madrid", "notices": ["ANSWERS"]}

    payload = await lines["ana"].done("updatePreferences", input=preferred)

    assert payload["viewer"] == {
        "role": "CUSTOMER",
        "notices": ["ANSWERS"],
        "person": {"language": "EN", "timezone": "Europe/Madrid"},
    }


async def test_a_request_that_an_article_answers_before_it_is_sent(
    lines: dict[str, Line], desk: Desk
) -> None:
    ana, laura, lucia = lines["ana"], lines["laura"], lines["lucia"]
    told = {
        "areaId": ids.encode("Area", desk.area()),
        "titleEs": "Facturas sin timbrar",
        "bodyEs": "Renueve el sello.",
    }
    written = (await laura.done("createArticle", input=told))["article"]["id"]
    await lucia.done("publishArticle", id=written)

    words = [{"name": "subject", "value": "La factura no se timbra"}]
    kept = await ana.done(
        "saveDraft", place="request", input={"fields": words, "page": "one", "after": ""}
    )
    suggested = await ana.ask(
        "query($i: SuggestArticlesInput!) { suggestedArticles(input: $i) { id title } }",
        i={"subject": words[0]["value"]},
    )
    await ana.done("deflectRequest", id=written)
    dropped = await ana.done("discardDraft", place="request", pages=["one"])

    assert kept["draft"]["fields"] == words
    assert suggested == {"suggestedArticles": [{"id": written, "title": "Facturas sin timbrar"}]}
    assert dropped["draft"] is None
    assert (await Article.get()).deflected_count == 1
    assert await Ticket.all().count() == 0


async def test_a_partner_s_system_registers_reads_answers_and_withdraws(
    lines: dict[str, Line], desk: Desk
) -> None:
    partner, laura = lines["partner"], lines["laura"]
    mine = {**INCIDENT, "requester": {"id": person(desk.carlos)}}

    registered = await partner.done("registerTicket", input=mine)
    key = registered["ticket"]["id"]
    await laura.done("replyToTicket", id=key, input={"body": "¿Desde cuándo?"})
    answered = await partner.done("replyToTicket", id=key, input={"body": "Desde ayer"})
    read = await partner.ask(
        """{ me { role scopes person { id } organization { name } }
          tickets(first: 10) { totalCount nodes {
          number channel requester { name } messages(first: 10) { nodes { body client { name } } }
        } } }"""
    )
    withdrawn = await partner.done("withdrawTicket", id=key, input={"reason": "Se arregló solo"})

    assert answered["event"]["kind"] == "CUSTOMER_REPLIED"
    assert (read["me"]["role"], read["me"]["person"], read["me"]["organization"]["name"]) == (
        "PARTNER",
        None,
        "Andina",
    )
    assert read["tickets"] == {
        "totalCount": 1,
        "nodes": [
            {
                "number": registered["ticket"]["number"],
                "channel": "API",
                "requester": {"name": "Carlos Mejía"},
                "messages": {
                    "nodes": [
                        {"body": INCIDENT["description"], "client": {"name": "ERP de Andina"}},
                        {"body": "¿Desde cuándo?", "client": None},
                        {"body": "Desde ayer", "client": {"name": "ERP de Andina"}},
                    ]
                },
            }
        ],
    }
    assert state(withdrawn) == "WITHDRAWN"


async def test_a_year_of_the_desk_is_planned_and_its_rules_change(line: Dial, desk: Desk) -> None:
    lucia, miguel, laura = [await line(who) for who in (desk.lucia, desk.miguel, desk.laura)]

    # 5: the holidays of the year, one of the house, one taken back
    loaded = await lucia.done("loadHolidays", input={"country": "MX", "year": 2026})
    own = {"country": "MX", "day": "2026-12-24", "name": "Nochebuena"}
    with_ours = (await lucia.done("setHoliday", input=own))["holidays"]
    assert len(with_ours) == len(loaded["holidays"]) + 1
    await lucia.done("removeHoliday", id=with_ours[0]["id"])
    assert "Nochebuena" in [each["name"] for each in (await lucia.ask(HOLIDAYS))["holidays"]]

    # 5: shorter times are looked at, proposed, approved by another person, and another proposal
    # thrown away
    policies = (await lucia.ask("{ policies(kind: SERVICE_LEVELS) { content state revision } }"))[
        "policies"
    ]
    assert [(each["revision"], each["state"]) for each in policies] == [(0, "IN_FORCE")]
    shorter = policies[0]["content"].replace('"resolution":1440', '"resolution":720')
    asked = (
        "query($c: String!) { whatIf(kind: SERVICE_LEVELS, content: $c) { tickets proposed { steps"
        " { step } } } }"
    )
    assert (await lucia.ask(asked, c=shorter))["whatIf"]["tickets"] == 0
    told = {"kind": "SERVICE_LEVELS", "content": shorter, "reason": "Medimos y se puede"}
    proposed = (await lucia.done("proposePolicy", input=told))["policy"]
    assert (await miguel.done("approvePolicy", id=proposed["id"]))["policy"]["state"] == "IN_FORCE"
    assert refusals(await miguel.act("approvePolicy", id=proposed["id"])) == [
        ("ALREADY_DONE", "id", "5")
    ]
    other = (await lucia.done("proposePolicy", input=told))["policy"]
    assert (await lucia.done("discardPolicy", id=other["id"]))["policy"]["state"] == "DISCARDED"

    # 4.2.2: who is there
    week = [{"weekday": day, "starts": "09:00", "ends": "18:00"} for day in range(5)]
    await laura.done("setShifts", input={"shifts": week})
    mine = await laura.ask(
        "query($id: ID!) { shifts(personId: $id) { weekday starts ends } }", id=person(desk.laura)
    )
    assert mine["shifts"] == week
    away = {"startsAt": "2126-01-01T00:00:00Z", "endsAt": "2126-02-01T00:00:00Z"}
    absence = (await laura.done("addAbsence", input=away))["absence"]
    assert len((await lucia.ask("{ absences { person { name } startsAt } }"))["absences"]) == 1
    await lucia.done("endAbsence", id=absence["id"])
    assert (await lucia.ask("{ absences { id } }"))["absences"] == []

    # 3: what was given up is looked at and tried again
    await Job.create(
        kind="mail",
        payload="{}",
        run_at=datetime.now(UTC),
        state="DEAD",
        attempts=8,
        error="refused",
    )
    [dead] = (await miguel.ask("{ jobs(first: 9) { nodes { id kind error ticketId } } }"))["jobs"][
        "nodes"
    ]
    assert (dead["kind"], dead["error"], dead["ticketId"]) == ("MAIL", "refused", None)
    assert (await miguel.done("replayJob", id=dead["id"]))["job"] == {
        "state": "READY",
        "attempts": 0,
    }


async def test_mail_is_looked_at_lifted_and_muted(line: Dial, desk: Desk) -> None:
    ana, laura, lucia = [await line(who) for who in (desk.ana, desk.laura, desk.lucia)]
    key = (await ana.done("registerTicket", input=INCIDENT))["ticket"]["id"]

    # 4.1.1: what was set apart is read, and one is taken, one is not
    for number in (1, 2):
        await InboundMail.create(
            key=str(number),
            store_key="x",
            size=9,
            received_at=datetime.now(UTC),
            state="QUARANTINED",
            reason="FLOOD",
            sender="ana@andina.example",
        )
    asked = "{ inboundMails(first: 9) { nodes { id state reason sender } } }"
    apart = (await lucia.ask(asked))["inboundMails"]["nodes"]
    assert [each["reason"] for each in apart] == ["FLOOD", "FLOOD"]
    accepted = await lucia.done("acceptInboundMail", id=apart[0]["id"])
    discarded = await lucia.done("discardInboundMail", id=apart[1]["id"])
    assert accepted["inboundMail"]["state"] == "RECEIVED"
    assert discarded["inboundMail"]["state"] == "DISCARDED"

    # 4.2.4: an address that took nothing is shown on its person, and written to again
    await Suppression.create(
        address="ana@andina.example", detail="550 no such user", since=datetime.now(UTC)
    )
    problem = "query($id: ID!) { node(id: $id) { ... on Person { mailProblem proven } } }"
    shown = await laura.ask(problem, id=person(desk.ana))
    assert shown["node"] == {"mailProblem": "550 no such user", "proven": True}
    await laura.done("liftSuppression", id=person(desk.ana))
    assert (await laura.ask(problem, id=person(desk.ana)))["node"]["mailProblem"] is None

    # 4.2.4: she wants no notices of this one
    await ana.done("muteNotices", id=key, input={"muted": True})
    muted = "query($id: ID!) { ticket(id: $id) { muted notices { notice } } }"
    assert (await ana.ask(muted, id=key))["ticket"] == {"muted": True, "notices": []}
    await ana.done("muteNotices", id=key, input={"muted": False})
    assert (await ana.ask(muted, id=key))["ticket"]["muted"] is False


async def test_people_come_change_and_go(line: Dial, desk: Desk) -> None:
    elena, miguel = await line(desk.elena), await line(desk.miguel)
    andina, pacifico = (
        ids.encode("Organization", each.id) for each in (desk.andina, desk.pacifico)
    )

    # 3: who belongs is invited, and an invitation is taken back
    about = {"email": "ines@andina.example", "name": "Inés Vega"}
    invited = await elena.done("inviteCustomer", input=about)
    assert invited["invitation"]["state"] == "PENDING"
    assert invited["deskEvent"] == {"kind": "PERSON_INVITED"}
    taken = await elena.done("withdrawInvitation", id=invited["invitation"]["id"])
    assert taken["invitation"]["state"] == "WITHDRAWN"
    about = {"email": "rosa@bizflow.example", "name": "Rosa Gil", "role": "SPECIALIST"}
    area = ids.encode("Area", desk.area())
    await miguel.done("inviteStaff", input=about | {"serves": [{"areaId": area}]})
    pending = (
        "{ invitations(first: 9, state: PENDING) { nodes { name role organization { name } } } }"
    )
    waiting = (await miguel.ask(pending))["invitations"]["nodes"]
    assert waiting == [{"name": "Rosa Gil", "role": "SPECIALIST", "organization": None}]

    # 3: a company is registered, and what holds for it changes
    named = await miguel.done("registerOrganization", input={"name": "Sierra"})
    assert named["organization"]["name"] == "Sierra"
    await Person.filter(id=desk.elena.person_id).update(password_hash="x")
    terms = {
        "teams": ["TI"],
        "priorityFloor": "HIGH",
        "contactIds": [person(desk.carlos)],
        "mailDomains": ["andina.example"],
    }
    await miguel.done("updateOrganization", id=andina, input=terms)
    shown = "{ me { organization { teams priorityFloor mailDomains contacts { name } } } }"
    assert (await elena.ask(shown))["me"]["organization"] == {
        "teams": ["TI"],
        "priorityFloor": "HIGH",
        "mailDomains": ["andina.example"],
        "contacts": [{"name": "Carlos Mejía"}],
    }

    # 3: people are changed, moved, deactivated and come back
    await elena.done("updatePerson", id=person(desk.ana), input={"team": "TI"})
    await miguel.done("movePerson", id=person(desk.ana), input={"organizationId": pacifico})
    await elena.done("deactivatePerson", id=person(desk.carlos), input={})
    left = "{ people(first: 9, staff: false, active: false) { nodes { name active } } }"
    assert (await elena.ask(left))["people"]["nodes"] == [{"name": "Carlos Mejía", "active": False}]
    await elena.done("reactivatePerson", id=person(desk.carlos))

    # 3: a partner's system calls no more
    client = ids.encode("Client", desk.partner.client_id or 0)
    assert (await miguel.done("revokeClient", id=client))["client"] == {"active": False}
    asked = "{ clients(first: 9) { nodes { name active organization { name } } } }"
    assert (await miguel.ask(asked))["clients"]["nodes"] == [
        {"name": "ERP de Andina", "active": False, "organization": {"name": "Andina"}}
    ]

    # and each of them is on the desk's own record, as far as one may know
    record = "{ deskEvents(first: 50) { nodes { kind person { name } facts { name value } } } }"
    told = (await miguel.ask(record))["deskEvents"]["nodes"]
    assert [each["kind"] for each in told] == [
        *("PERSON_INVITED", "INVITATION_WITHDRAWN", "PERSON_INVITED", "ORGANIZATION_REGISTERED"),
        *("ORGANIZATION_UPDATED", "PERSON_UPDATED", "PERSON_LEFT", "PERSON_MOVED"),
        *("PERSON_DEACTIVATED", "PERSON_REACTIVATED", "CLIENT_REVOKED"),
    ]
    theirs = (await elena.ask(record))["deskEvents"]["nodes"]
    assert [each["kind"] for each in theirs if each["person"]] == [
        *("PERSON_UPDATED", "PERSON_LEFT", "PERSON_DEACTIVATED", "PERSON_REACTIVATED"),
    ]


HOLIDAYS = '{ holidays(country: "MX", year: 2026) { day name } }'


def test_the_stories_do_every_act_of_the_schema() -> None:
    story = Path(__file__).read_text(encoding="utf-8")

    assert [name for name in mutations() if f'"{name}"' not in story] == []


def state(payload: dict[str, Any]) -> str:
    status: str = payload["ticket"]["status"]
    return status

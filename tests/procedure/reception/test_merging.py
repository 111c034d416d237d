from datetime import timedelta

import orjson
import pytest

from models.closure import Survey
from models.complaints import Complaint
from models.conversation import Event
from models.database import rows
from models.jobs import Job
from models.people import Organization
from models.search import matching_ids
from models.sql import Params
from models.tickets import Ticket
from models.vocabulary import Affects, Needed, Priority, Status, TicketType, Visibility
from procedure.closure.survey import submit_survey
from procedure.closure.withdrawal import withdraw
from procedure.core.actor import Actor
from procedure.core.refusals import Code
from procedure.core.visibility import visible_messages
from procedure.people.requesters import Requester
from procedure.reception.merging import merge, unmerge
from tests.builders import (
    DETAILS,
    a_registered_ticket,
    a_ticket,
    events_of,
    fresh,
    nothing_changes,
    perform,
    refusal,
)
from tests.cast import NOON, Desk

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


async def seen_by(actor: Actor, ticket: Ticket) -> list[str]:
    params = Params()
    sql = f"SELECT m.body FROM message m WHERE m.ticket_id = {params.add(ticket.id)} AND "
    return [
        row["body"]
        for row in await rows(sql + visible_messages(actor, params) + " ORDER BY m.id", params)
    ]


async def test_a_request_that_came_twice_goes_on_as_one(desk: Desk) -> None:
    first = await a_registered_ticket(desk.ana, description="La primera")
    second = await a_registered_ticket(desk.ana, description="La misma otra vez", at=NOON + HOUR)

    await perform(desk.laura, merge, second, into_id=first.id, at=NOON + 2 * HOUR)

    second = await fresh(second)
    assert (second.status, second.merged_into_id, second.ended_at) == (
        Status.MERGED,
        first.id,
        NOON + 2 * HOUR,
    )
    assert second.res_cancelled
    assert await seen_by(desk.ana, first) == ["La primera", "La misma otra vez"]
    assert (await events_of(second))[-1] == "MERGED"
    assert (await events_of(first))[-1] == "ABSORBED"
    notice = orjson.loads((await Job.filter(kind="mail").order_by("-id").first()).payload)  # type: ignore[union-attr]
    assert (notice["notice"], notice["ticket_id"]) == ("merged", second.id)


async def test_the_survivor_takes_the_earliest_start_and_the_strictest_priority(desk: Desk) -> None:
    earlier = await a_registered_ticket(desk.ana, affects=Affects.WHOLE_COMPANY, needed=Needed.NOW)
    later = await a_registered_ticket(desk.ana, at=NOON + HOUR)

    await perform(desk.laura, merge, earlier, into_id=later.id, at=NOON + 2 * HOUR)

    later = await fresh(later)
    assert later.priority is Priority.CRITICAL
    assert (later.res_started_at, later.res_due_at) == (NOON, NOON + 4 * HOUR)
    assert (await events_of(later))[-2:] == ["ABSORBED", "PROMISED"]


async def test_unmerging_gives_each_its_own_start_and_promise_back(desk: Desk) -> None:
    earlier = await a_registered_ticket(desk.ana, affects=Affects.WHOLE_COMPANY, needed=Needed.NOW)
    later = await a_registered_ticket(desk.ana, at=NOON + HOUR)
    await perform(desk.laura, merge, earlier, into_id=later.id, at=NOON + 2 * HOUR)

    await perform(desk.lucia, unmerge, earlier, at=NOON + 3 * HOUR)

    earlier, later = await fresh(earlier), await fresh(later)
    assert (earlier.status, earlier.merged_into_id, earlier.ended_at) == (
        Status.REGISTERED,
        None,
        None,
    )
    assert (earlier.priority, earlier.res_due_at) == (Priority.CRITICAL, NOON + 4 * HOUR)
    assert (later.priority, later.res_due_at) == (Priority.MEDIUM, NOON + 25 * HOUR)
    assert (await events_of(earlier))[-2:] == ["UNMERGED", "PROMISED"]
    assert (await events_of(later))[-2:] == ["SEPARATED", "PROMISED"]


async def test_messages_go_back_where_they_were_written_also_through_two_merges(desk: Desk) -> None:
    one = await a_registered_ticket(desk.ana, description="uno")
    two = await a_registered_ticket(desk.ana, description="dos")
    three = await a_registered_ticket(desk.ana, description="tres")
    await perform(desk.laura, merge, one, into_id=two.id)
    await perform(desk.laura, merge, two, into_id=three.id)
    assert await seen_by(desk.ana, three) == ["uno", "dos", "tres"]

    async with nothing_changes():
        with refusal(Code.WRONG_STATE, clause="4.1.2"):
            await perform(desk.lucia, unmerge, one)
    await perform(desk.lucia, unmerge, two)
    assert await seen_by(desk.ana, two) == ["uno", "dos"]

    await perform(desk.lucia, unmerge, one)
    assert [await seen_by(desk.ana, ticket) for ticket in (one, two, three)] == [
        ["uno"],
        ["dos"],
        ["tres"],
    ]


async def test_merging_never_widens_who_reads_a_message(desk: Desk) -> None:
    of_ana = await a_registered_ticket(desk.ana, description="Mi nómina está mal")
    of_carlos = await a_registered_ticket(desk.carlos, description="Falta la nómina")
    await Organization.filter(id=desk.andina.id).update(visibility=Visibility.ALL)

    await perform(desk.laura, merge, of_ana, into_id=of_carlos.id)
    await Organization.filter(id=desk.andina.id).update(visibility=Visibility.OWN)

    assert await seen_by(desk.carlos, of_carlos) == ["Falta la nómina"]
    assert await seen_by(desk.laura, of_carlos) == ["Mi nómina está mal", "Falta la nómina"]


async def test_words_that_came_by_a_merge_are_found_on_the_ticket_they_were_written_on(
    desk: Desk,
) -> None:
    of_ana = await a_registered_ticket(desk.ana, description="Finiquito secreto")
    of_carlos = await a_registered_ticket(desk.carlos)
    await Organization.filter(id=desk.andina.id).update(visibility=Visibility.ALL)
    await perform(desk.laura, merge, of_ana, into_id=of_carlos.id)

    await perform(desk.carlos, withdraw, of_carlos, reason="Ya no")

    assert await matching_ids("ticket", "finiquito", lambda params, alias: "TRUE", limit=5) == [
        of_ana.id
    ]


async def test_only_requests_of_the_same_customer_are_merged(desk: Desk) -> None:
    of_ana, of_beto = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.beto)

    async with nothing_changes():
        with refusal(Code.DIFFERENT_CUSTOMER, field="into_id", clause="4.1.2"):
            await perform(desk.laura, merge, of_ana, into_id=of_beto.id)


async def test_requests_of_no_organization_are_merged_only_if_one_person_asked(desk: Desk) -> None:
    nuria = await a_registered_ticket(desk.laura, requester=Requester(name="Nuria"))
    other = await a_registered_ticket(desk.laura, requester=Requester(name="Otra"))
    again = await a_registered_ticket(desk.laura, requester=Requester(id=nuria.requester_id))

    async with nothing_changes():
        with refusal(Code.DIFFERENT_CUSTOMER):
            await perform(desk.laura, merge, nuria, into_id=other.id)

    await perform(desk.laura, merge, again, into_id=nuria.id)
    assert (await fresh(again)).status is Status.MERGED


async def test_a_ticket_is_not_merged_into_itself_nor_into_one_that_ended_or_is_unknown(
    desk: Desk,
) -> None:
    ticket, ended = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)
    await perform(desk.ana, withdraw, ended, reason="Ya no")

    async with nothing_changes():
        with refusal(Code.INVALID, field="into_id"):
            await perform(desk.laura, merge, ticket, into_id=ticket.id)
        with refusal(Code.WRONG_STATE, field="into_id"):
            await perform(desk.laura, merge, ticket, into_id=ended.id)
        with refusal(Code.NOT_FOUND, field="into_id"):
            await perform(desk.laura, merge, ticket, into_id=10**9)
        with refusal(Code.WRONG_STATE):
            await perform(desk.laura, merge, ended, into_id=ticket.id)


@pytest.mark.parametrize("by", ["ana", "elena", "partner", "tomas"])
async def test_merging_is_for_specialists_and_leads(desk: Desk, by: str) -> None:
    first, second = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(getattr(desk, by), merge, second, into_id=first.id)


async def test_a_complaint_is_merged_only_into_one_about_the_same(desk: Desk) -> None:
    about_diego = {**DETAILS[TicketType.COMPLAINT], "about": "PERSON", "about_whom": "Diego Peña"}
    first = await a_registered_ticket(desk.ana, TicketType.COMPLAINT, details=about_diego)
    again = await a_registered_ticket(desk.ana, TicketType.COMPLAINT, details=about_diego)
    of_service = await a_registered_ticket(desk.ana, TicketType.COMPLAINT)
    incident = await a_registered_ticket(desk.ana)

    async with nothing_changes():
        with refusal(Code.INVALID, field="into_id", clause="6"):
            await perform(desk.laura, merge, first, into_id=of_service.id)
        with refusal(Code.INVALID, field="into_id", clause="6"):
            await perform(desk.laura, merge, first, into_id=incident.id)
        with refusal(Code.COMPLAINED_ABOUT, clause="6"):
            await perform(desk.diego, merge, again, into_id=first.id)

    await perform(desk.laura, merge, again, into_id=first.id)
    assert await Complaint.filter(about_id=desk.diego.person_id).count() == 2


async def test_unmerging_is_the_lead_s_within_thirty_days(desk: Desk) -> None:
    first, second = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)
    await perform(desk.laura, merge, second, into_id=first.id)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(desk.laura, unmerge, second)
        with refusal(Code.WINDOW_PASSED, clause="4.1.2"):
            await perform(
                desk.lucia, unmerge, second, at=NOON + 30 * DAY + timedelta(milliseconds=1)
            )
        with refusal(Code.WRONG_STATE):
            await perform(desk.lucia, unmerge, first)

    await perform(desk.lucia, unmerge, second, at=NOON + 30 * DAY)
    assert (await fresh(second)).status is Status.REGISTERED


async def test_unmerging_from_one_that_has_ended_promises_nothing_there(desk: Desk) -> None:
    first, second = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)
    await perform(desk.laura, merge, second, into_id=first.id)
    await perform(desk.ana, withdraw, first, reason="Ya no")

    await perform(desk.lucia, unmerge, second)

    assert (await events_of(first))[-2:] == ["WITHDRAWN", "SEPARATED"]
    assert (await fresh(second)).res_due_at == NOON + 24 * HOUR


async def test_both_sides_of_a_merge_say_so_in_their_own_chain(desk: Desk) -> None:
    first, second = await a_registered_ticket(desk.ana), await a_registered_ticket(desk.ana)

    await perform(desk.laura, merge, second, into_id=first.id)

    merged = await Event.get(ticket_id=second.id, kind="MERGED")
    absorbed = await Event.get(ticket_id=first.id, kind="ABSORBED")
    assert orjson.loads(merged.data) == {"survivor_id": first.id}
    assert orjson.loads(absorbed.data) == {
        "other_id": second.id,
        "priority": "MEDIUM",
        "started_at": "2026-03-02T12:00:00.000+00:00",
    }


@pytest.mark.parametrize(
    "status", [Status.WAITING_CUSTOMER, Status.WAITING_THIRD_PARTY, Status.RESOLVED]
)
async def test_an_unmerged_ticket_waits_again_for_whom_it_waited(
    desk: Desk, status: Status
) -> None:
    ticket, survivor = await a_ticket(desk, status), await a_registered_ticket(desk.ana)

    await perform(desk.laura, merge, ticket, into_id=survivor.id)
    await perform(desk.lucia, unmerge, ticket)

    again = await fresh(ticket)
    assert (again.status, again.third_party, again.expected_at) == (
        status,
        ticket.third_party,
        ticket.expected_at,
    )
    promises = (await events_of(ticket)).count("PROMISED")
    assert promises == (1 if status is Status.RESOLVED else 2)


async def test_an_answer_to_a_survey_counts_no_more_once_its_ticket_is_merged(desk: Desk) -> None:
    ticket, survivor = await a_ticket(desk, Status.RESOLVED), await a_registered_ticket(desk.ana)
    await perform(desk.ana, submit_survey, ticket, satisfaction=1)

    await perform(desk.laura, merge, ticket, into_id=survivor.id)

    assert not (await Survey.get(ticket_id=ticket.id)).current

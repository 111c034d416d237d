"""What ends a request, or begins it again: confirm, reject, rate, reopen, withdraw."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.closure import Survey
from models.vocabulary import ClosureBasis, Status
from procedure.resolution.reply import reply
from tests.builders import a_ticket, fresh, messages_of, nothing_changes, perform
from tests.cast import Desk
from tests.portal.conftest import SignedIn
from tests.portal.test_requests import now

AGO = timedelta(minutes=30)
REASONS = {"reject": Status.RESOLVED, "reopen": Status.CLOSED, "withdraw": Status.IN_PROGRESS}


async def test_confirming_with_the_survey_rates_and_closes(desk: Desk, browser: SignedIn) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - AGO)
    path = f"/requests/{ticket.number}/confirm"
    page = await (await browser(desk.ana)).open(path)

    closed = await page.send(
        path, satisfaction="4", recommendation="9", solved="true", comment="Rápido"
    )

    ticket, survey = await fresh(ticket), await Survey.get(ticket_id=ticket.id)
    assert "Ya puede timbrar; el sello se renovó." in page.text
    assert (ticket.status, ticket.closure_basis) == (Status.CLOSED, ClosureBasis.CONFIRMED)
    assert (survey.satisfaction, survey.recommendation, survey.solved, survey.comment) == (
        4,
        9,
        True,
        "Rápido",
    )
    assert closed.path == f"/requests/{ticket.number}?done=confirmed"
    assert "Gracias por confirmarlo." in closed.text
    assert "La solución quedó confirmada" in closed.text
    assert "Calificó la atención con 4 de 5." in closed.text


async def test_the_survey_does_not_hold_closing_up(desk: Desk, browser: SignedIn) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - AGO)
    path = f"/requests/{ticket.number}/confirm"

    await (await (await browser(desk.ana)).open(path)).send(path)

    assert (await fresh(ticket)).status is Status.CLOSED
    assert await Survey.all().count() == 0


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"comment": "Bien"}, "Elija de 1 a 5"),
        ({"satisfaction": "9"}, "Este dato no es válido"),
        ({"satisfaction": "4", "recommendation": "11"}, "Este dato no es válido"),
        ({"satisfaction": "4", "comment": "x" * 2001}, "caben 2000"),
    ],
)
async def test_a_wrong_rating_closes_nothing_and_keeps_what_was_typed(
    desk: Desk, browser: SignedIn, typed: dict[str, str], told: str
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - AGO)
    path = f"/requests/{ticket.number}/confirm"
    page = await (await browser(desk.ana)).open(path)

    async with nothing_changes():
        refused = await page.send(path, **typed)

    assert refused.status == 422
    assert told in refused.text
    if "comment" in typed:
        assert refused.form(path).fields["comment"] == typed["comment"]


async def test_confirming_what_has_changed_meanwhile_is_refused(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, at=now() - AGO)
    path = f"/requests/{ticket.number}/confirm"
    page = await (await browser(desk.ana)).open(path)
    await perform(desk.laura, reply, ticket, at=now(), body="Espere: falta un paso.")

    async with nothing_changes():
        refused = await page.send(path)

    assert refused.status == 422
    assert "Alguien cambió la solicitud mientras usted la tenía abierta" in refused.text


@pytest.mark.parametrize("act", REASONS)
async def test_a_line_of_reason_does_it(desk: Desk, browser: SignedIn, act: str) -> None:
    ticket = await a_ticket(desk, REASONS[act], at=now() - AGO)
    path = f"/requests/{ticket.number}/{act}"
    page = await (await browser(desk.ana)).open(path)

    done = await page.send(path, reason="Sigue saliendo E-301")

    assert done.path.startswith(f"/requests/{ticket.number}?done=")
    assert "flash" in done.html
    assert (await messages_of(ticket))[-1].body == "Sigue saliendo E-301"
    after = Status.WITHDRAWN if act == "withdraw" else Status.IN_PROGRESS
    assert (await fresh(ticket)).status is after


@pytest.mark.parametrize("act", REASONS)
@pytest.mark.parametrize("reason", ["", "x" * 201])
async def test_without_a_fitting_reason_nothing_happens(
    desk: Desk, browser: SignedIn, act: str, reason: str
) -> None:
    ticket = await a_ticket(desk, REASONS[act], at=now() - AGO)
    path = f"/requests/{ticket.number}/{act}"
    page = await (await browser(desk.ana)).open(path)

    async with nothing_changes():
        refused = await page.send(path, reason=reason)

    assert refused.status == 422
    assert refused.form(path).fields["reason"] == reason


@pytest.mark.parametrize("act", ["confirm", "reject", "reopen", "rate"])
async def test_what_may_not_be_done_now_leads_back_and_sent_anyway_is_refused(
    desk: Desk, browser: SignedIn, act: str
) -> None:
    ready, path = (
        await a_ticket(desk, Status.RESOLVED if act != "reopen" else Status.CLOSED, at=now() - AGO),
        "",
    )
    early = await a_ticket(desk, Status.IN_PROGRESS, at=now() - AGO)
    ana = await browser(desk.ana)
    form = (
        (await ana.open(f"/requests/{ready.number}/{act}"))
        .form(f"/requests/{ready.number}/{act}")
        .fields
    )
    path = f"/requests/{early.number}/{act}"

    looked = await ana.open(path)
    async with nothing_changes():
        sent = await ana.post(path, form | {"reason": "Sigue", "satisfaction": "4", "version": ""})

    assert looked.path == f"/requests/{early.number}"
    assert sent.status == 422
    assert "no puede hacerse" in sent.text


async def test_a_rating_is_shown_again_to_be_changed(desk: Desk, browser: SignedIn) -> None:
    ticket = await a_ticket(desk, Status.CLOSED, at=now() - AGO)
    path = f"/requests/{ticket.number}/rate"
    ana = await browser(desk.ana)
    await (await ana.open(path)).send(
        path, satisfaction="2", recommendation="0", solved="false", comment="Tarde"
    )

    again = await ana.open(path)
    await again.send(path, satisfaction="4")

    assert again.form(path).fields | {"form_token": ""} == {
        "form_token": "",
        "satisfaction": "2",
        "recommendation": "0",
        "solved": "false",
        "comment": "Tarde",
    }
    assert [(each.satisfaction, each.current) for each in await Survey.all().order_by("id")] == [
        (2, False),
        (4, True),
    ]


@pytest.mark.parametrize(
    "act", ["confirm", "reject", "rate", "reopen", "withdraw", "watch", "edit"]
)
async def test_acts_on_what_is_not_theirs_are_acts_on_nothing(
    desk: Desk, browser: SignedIn, act: str
) -> None:
    ticket = await a_ticket(desk, Status.RESOLVED, by=desk.beto, at=now() - AGO)
    ana = await browser(desk.ana)
    token = (await ana.open("/requests")).form("/sign-out").fields["form_token"]

    async with nothing_changes():
        refused = await ana.post(
            f"/requests/{ticket.number}/{act}", {"form_token": token, "reason": "Mía"}
        )

    assert refused.status == 404

""" "Mi empresa": who belongs to a company, for its administrator and for nobody else."""

from __future__ import annotations

import re

import pytest

from handlers import handlers
from models.jobs import Job
from models.mail import Mail
from models.people import Invitation, Organization, Person
from models.vocabulary import InvitationState, Role
from tests.auth.browser import SETTINGS
from tests.builders import a_registered_ticket, fresh, nothing_changes
from tests.cast import Desk
from tests.portal.conftest import SignedIn, Stranger
from worker import Worker

INVITE = "/company/invite"
INES = {"name": "Inés Vega", "email": "ines@andina.example"}


async def person_of(name: str) -> Person:
    return await Person.get(name=name)


def path_of(html: str, name: str) -> str:
    found = re.search(rf'href="(/company/people/[^"]+)"><bdi>{name}', html)
    assert found is not None
    return found[1]


async def letter() -> Mail:
    await Worker(handlers(SETTINGS)).run_due()
    newest = await Mail.all().order_by("-id").first()
    assert newest is not None
    return newest


def link_in(mail: Mail) -> str:
    found = re.search(r"^https?://[^/]+(/invitation/\S+)$", mail.text, re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("who", ["ana", "laura", "miguel"])
@pytest.mark.parametrize("path", ["/company", INVITE, "/company/people/x"])
async def test_there_is_no_such_page_for_anybody_else(
    desk: Desk, browser: SignedIn, who: str, path: str
) -> None:
    page = await (await browser(getattr(desk, who))).open(path)

    assert page.status == 404
    assert 'href="/company"' not in page.html


async def test_the_administrator_sees_their_own_people(desk: Desk, browser: SignedIn) -> None:
    await Person.filter(id=desk.carlos.person_id).update(is_contact=True, phone="+57 1 555")

    page = await (await browser(desk.elena)).open("/company")

    assert "Andina · 3 personas" in page.text
    assert "Elena Duarte Usted Administra" in page.text
    assert "carlos@andina.example +57 1 555 Contacto de la empresa" in page.text
    assert "Beto" not in page.text
    assert "Laura" not in page.text


async def test_people_are_found_by_how_their_name_begins(desk: Desk, browser: SignedIn) -> None:
    elena = await browser(desk.elena)

    found, nobody = await elena.open("/company?q=Carl"), await elena.open("/company?q=zz")

    assert "Carlos Mejía" in found.text
    assert "Ana Rojas" not in found.text
    assert "Nadie tiene un nombre o un correo que empiece así." in nobody.text


async def test_many_people_are_listed_a_page_at_a_time(desk: Desk, browser: SignedIn) -> None:
    for number in range(55):
        await Person.create(
            name=f"Persona {number}",
            role=Role.CUSTOMER,
            organization_id=desk.andina.id,
            created_at="2026-03-02T12:00:00+00:00",
        )
    elena = await browser(desk.elena)
    page = await elena.open("/company")
    following = re.search(r'href="(/company\?[^"]*after=[^"]*)"', page.html)
    assert following is not None

    rest = await elena.open(following[1].replace("&amp;", "&"))

    assert "Persona 54" in rest.text
    assert "Ana Rojas" not in rest.text


# Inviting, and coming in


async def test_who_is_invited_comes_in_by_the_letter(
    desk: Desk, browser: SignedIn, stranger: Stranger
) -> None:
    await Organization.filter(id=desk.andina.id).update(teams="Ventas\nTI")
    page = await (await browser(desk.elena)).open(INVITE)
    there = await page.send(INVITE, team="TI", **INES)
    assert there.path == "/company?done=invited"
    assert "La invitación va en camino" in there.text
    assert "Inés Vega ines@andina.example TI" in there.text

    mail = await letter()
    assert (mail.recipient, mail.subject) == (
        "ines@andina.example",
        "Andina le invita a Atiende",
    )
    welcome = await (await stranger()).open(link_in(mail))
    assert "Hola, Inés Vega. Andina le invita a Atiende." in welcome.text
    assert "La invitación es de Elena Duarte." in welcome.text
    weak = await welcome.send(welcome.path, fresh="corta")
    assert (weak.status, "Es demasiado corta" in weak.text) == (422, True)
    inside = await weak.send(welcome.path, fresh="el tren llega a las 7")
    assert inside.path == "/requests"

    ines = await person_of("Inés Vega")
    assert (ines.team, ines.organization_id, ines.password_hash is not None) == (
        "TI",
        desk.andina.id,
        True,
    )
    again = await (await stranger()).open(link_in(mail))
    assert (again.status, "ya se usó o fue retirada" in again.text) == (410, True)


async def test_without_a_password_codes_do(
    desk: Desk, browser: SignedIn, stranger: Stranger
) -> None:
    page = await (await browser(desk.elena)).open(INVITE)
    await page.send(INVITE, language="EN", **INES)
    mail = await letter()
    assert mail.subject == "Andina invites you to Atiende"

    welcome = await (await stranger()).open(link_in(mail))
    assert "Andina invites you" in welcome.text
    inside = await welcome.send(welcome.path)

    assert inside.path == "/requests"
    assert (await person_of("Inés Vega")).password_hash is None


async def test_whoever_asks_for_a_code_before_accepting_gets_the_letter_again(
    desk: Desk, browser: SignedIn, stranger: Stranger
) -> None:
    page = await (await browser(desk.elena)).open(INVITE)
    await page.send(INVITE, **INES)
    first = await letter()

    asking = await (await stranger()).open("/sign-in")
    await asking.send("/sign-in", email="INES@andina.example", step="code")

    second = await letter()
    assert second.id != first.id
    assert link_in(second) == link_in(first)


async def test_an_invitation_is_taken_back(
    desk: Desk, browser: SignedIn, stranger: Stranger
) -> None:
    page = await (await browser(desk.elena)).open(INVITE)
    there = await page.send(INVITE, **INES)
    mail = await letter()
    form = re.search(r'name="invitation" value="([^"]+)"', there.html)
    assert form is not None

    over = await there.send("/company/invitations", invitation=form[1])
    twice = await there.send("/company/invitations", invitation=form[1])

    assert "Retiramos la invitación" in over.text
    assert "ya no estaba pendiente" in twice.text
    assert (await Invitation.get()).state is InvitationState.WITHDRAWN
    gone = await (await stranger()).open(link_in(mail))
    assert (gone.status, "ya se usó o fue retirada" in gone.text) == (410, True)


@pytest.mark.parametrize("token", ["x", "AAAA", "%00"])
async def test_a_link_that_we_did_not_sign_opens_nothing(
    stranger: Stranger, desk: Desk, token: str
) -> None:
    page = await (await stranger()).open(f"/invitation/{token}")

    assert (page.status, "venció o el enlace está incompleto" in page.text) == (410, True)


async def test_who_belongs_elsewhere_is_told_so_and_nobody_else_is(
    desk: Desk, browser: SignedIn, stranger: Stranger
) -> None:
    page = await (await browser(desk.elena)).open(INVITE)
    there = await page.send(INVITE, name="Beto", email="beto@pacifico.example")
    assert "La invitación va en camino" in there.text

    over = await (await stranger()).open(link_in(await letter()))

    assert (over.status, "ya pertenece a otra cuenta" in over.text) == (410, True)
    assert (await Person.get(email="beto@pacifico.example")).organization_id == desk.pacifico.id


async def test_what_is_missing_is_said_beside_its_field(desk: Desk, browser: SignedIn) -> None:
    page = await (await browser(desk.elena)).open(INVITE)

    async with nothing_changes():
        empty = await page.send(INVITE)
        wrong = await page.send(INVITE, name="Inés", email="ines")
        taken = await page.send(INVITE, name="Ana", email="ana@andina.example")

    assert ("Escriba cómo se llama." in empty.text, "Escriba su correo." in empty.text) == (
        True,
        True,
    )
    assert "Correo: Este dato no es válido." in wrong.text
    assert "Alguien tiene ya ese correo." in taken.text


# One of the people


async def test_what_is_on_record_is_changed(desk: Desk, browser: SignedIn) -> None:
    await Organization.filter(id=desk.andina.id).update(teams="Ventas\nTI")
    elena = await browser(desk.elena)
    path = path_of((await elena.open("/company")).html, "Ana Rojas")
    page = await elena.open(path)

    kept = await page.send(path, name="Ana R.", team="Ventas", role="CUSTOMER_ADMIN")

    assert kept.path == "/company?done=kept"
    ana = await Person.get(id=desk.ana.person_id)
    assert (ana.name, ana.team, ana.role) == ("Ana R.", "Ventas", Role.CUSTOMER_ADMIN)
    same = await (await elena.open(path)).send(path)
    assert same.path == "/company?done=kept"
    wrong = await (await elena.open(path)).send(path, name=" ")
    assert (wrong.status, "Escriba cómo se llama." in wrong.text) == (422, True)
    long = await (await elena.open(path)).send(path, phone="1" * 50)
    assert (long.status, "Teléfono: El texto tiene 50 caracteres" in long.text) == (422, True)


async def test_access_is_taken_and_given_back(
    desk: Desk, browser: SignedIn, stranger: Stranger
) -> None:
    ticket = await a_registered_ticket(desk.ana)
    ana, elena = await browser(desk.ana), await browser(desk.elena)
    path = path_of((await elena.open("/company")).html, "Ana Rojas")
    page = await elena.open(path)
    assert "Tiene 1 solicitud abierta" in page.text
    carlos = re.search(r'<option value="([^"]+)"[^>]*>Carlos Mejía', page.html)
    assert carlos is not None

    left = await elena.post(
        path, {**page.form(path).fields, "step": "deactivate", "successorId": carlos[1]}
    )

    assert left.path == "/company?done=passed"
    assert (await fresh(ticket)).requester_id == desk.carlos.person_id
    assert (await ana.open("/requests")).path.startswith("/sign-in")
    assert "Ana Rojas" in (await elena.open("/company?view=left")).text
    gone = await elena.open(path)
    assert "No tiene acceso" in gone.text
    back = await gone.send(path, step="reactivate")
    assert back.path == "/company?done=back"
    assert (await Person.get(id=desk.ana.person_id)).active
    mail = [each for each in await Mail.all() if each.notice == "passed_on"]
    await Worker(handlers(SETTINGS)).run_due()
    told = await Mail.filter(notice="passed_on").first()
    assert (mail, told is not None) == ([], True)
    assert told is not None
    assert "Ana Rojas ya no pertenece a su empresa" in told.text


async def test_one_s_own_page_takes_no_access(desk: Desk, browser: SignedIn) -> None:
    elena = await browser(desk.elena)
    path = path_of((await elena.open("/company")).html, "Elena Duarte")

    page = await elena.open(path)

    assert "Retirar el acceso" not in page.text
    refused = await elena.post(path, {**page.form(path).fields, "step": "deactivate"})
    assert (refused.status, "no puede hacérselo usted" in refused.text) == (422, True)


async def test_nobody_of_another_company_has_a_page(desk: Desk, browser: SignedIn) -> None:
    elena = await browser(desk.elena)
    path = path_of((await elena.open("/company")).html, "Ana Rojas")
    await Person.filter(id=desk.ana.person_id).update(organization_id=desk.pacifico.id)

    assert (await elena.open(path)).status == 404
    assert not await Job.filter(kind="invitation").exists()

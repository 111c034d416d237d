from datetime import timedelta
from typing import Any

import pytest
from starlette.responses import Response

from auth import cookies, people, sessions, tokens
from auth.people import CannotAdd, add_client, add_person, change_password, issue_token
from auth.sign_in import SignInRefused, sign_in
from models.access import Client
from models.people import AreaMember, Organization, Person
from models.vocabulary import Complexity, Role, Scope
from tests.auth.browser import SETTINGS, Browser
from tests.cast import NOON, Desk

GOOD = "el tren llega a las 7"


async def test_somebody_added_can_sign_in_with_the_password_made_for_them(desk: Desk) -> None:
    password = await add_person(
        "Inés Vega", " Ines@Andina.example ", Role.CUSTOMER, "Andina", now=NOON
    )

    person = await Person.get(email="ines@andina.example")
    assert (person.name, person.role, person.organization_id) == (
        "Inés Vega",
        Role.CUSTOMER,
        desk.andina.id,
    )
    assert await sign_in("ines@andina.example", password, address="::1", now=NOON) == person.id


async def test_a_member_of_staff_is_added_with_a_password_of_their_own(desk: Desk) -> None:
    password = await add_person(
        "Rosa Gil", "rosa@bizflow.example", Role.LEAD, now=NOON, password=GOOD
    )

    assert password == GOOD
    assert (await Person.get(email="rosa@bizflow.example")).organization_id is None


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"email": "ana@andina.example"},
            "There is already somebody with the mail ana@andina.example.",
        ),
        (
            {"email": "ANA@andina.example"},
            "There is already somebody with the mail ana@andina.example.",
        ),
        ({"email": "ines"}, "ines is not a mail address."),
        ({"email": ""}, "Nothing is not a mail address."),
        ({"name": "  "}, "A name has 1 to 120 characters."),
        ({"name": "x" * 121}, "A name has 1 to 120 characters."),
        ({"organization": "Andino"}, "There is no organization called Andino."),
        ({"organization": None}, "A customer belongs to an organization: say which."),
        ({"role": Role.LEAD}, "The desk's own people belong to no customer's organization."),
        (
            {"role": Role.PARTNER},
            "People are customers or staff; a partner's system is added as a client.",
        ),
        (
            {"role": Role.SYSTEM},
            "People are customers or staff; a partner's system is added as a client.",
        ),
        ({"areas": ["SUPPORT"]}, "Areas are served by staff, not by customers."),
        (
            {"role": Role.LEAD, "organization": None, "areas": ["SALES"]},
            "SALES is not an area; they are: ACCESS, ACCOUNTS, BILLING, PRODUCT, QUALITY, SUPPORT.",
        ),
        (
            {"role": Role.LEAD, "organization": None, "areas": ["SUPPORT:C9"]},
            "C9 is not a complexity; they are: C1, C2, C3, C4.",
        ),
        ({"password": "corta"}, "A password needs at least 12 characters."),
        ({"password": "Contraseña123"}, "That password is one that everybody tries first."),
    ],
)
async def test_nobody_is_added_without_what_it_takes(
    desk: Desk, changed: dict[str, Any], sentence: str
) -> None:
    before = await Person.all().count()
    asked = {
        "name": "Inés Vega",
        "email": "ines@andina.example",
        "role": Role.CUSTOMER,
        "organization": "Andina",
    }

    with pytest.raises(CannotAdd) as refusal:
        await add_person(**{**asked, **changed}, now=NOON)

    assert str(refusal.value) == sentence
    assert await Person.all().count() == before


async def _served(desk: Desk, email: str) -> dict[str, Complexity]:
    member = await AreaMember.filter(person_id=(await Person.get(email=email)).id)
    codes = {area.id: code for code, area in desk.areas.items()}
    return {codes[served.area_id]: served.complexity for served in member}


@pytest.mark.parametrize(
    ("role", "reach"),
    [
        (Role.SPECIALIST, Complexity.C3),
        (Role.TECHNICIAN, Complexity.C3),
        (Role.LEAD, Complexity.C4),
        (Role.MANAGER, Complexity.C4),
    ],
)
async def test_staff_added_serve_every_area_as_far_as_their_role_reaches(
    desk: Desk, role: Role, reach: Complexity
) -> None:
    await add_person("Rosa Gil", "rosa@bizflow.example", role, now=NOON)

    assert await _served(desk, "rosa@bizflow.example") == dict.fromkeys(desk.areas, reach)


async def test_staff_added_serve_the_areas_told(desk: Desk) -> None:
    areas = ["support:c2", "BILLING"]
    await add_person("Rosa Gil", "rosa@bizflow.example", Role.SPECIALIST, now=NOON, areas=areas)

    assert await _served(desk, "rosa@bizflow.example") == {
        "SUPPORT": Complexity.C2,
        "BILLING": Complexity.C3,
    }


async def test_a_customer_added_serves_no_area(desk: Desk) -> None:
    await add_person("Inés Vega", "ines@andina.example", Role.CUSTOMER, "Andina", now=NOON)

    assert await _served(desk, "ines@andina.example") == {}


async def test_somebody_of_staff_gets_a_token_of_their_own(desk: Desk) -> None:
    await add_person("Rosa Gil", "rosa@bizflow.example", Role.LEAD, now=NOON)

    bearer = await tokens.bearer_of_token(await issue_token("Rosa@bizflow.example", now=NOON), NOON)

    assert bearer is not None
    assert (bearer.actor.name, bearer.actor.role, bearer.actor.scopes) == (
        "Rosa Gil",
        Role.LEAD,
        frozenset(Scope),
    )


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("nadie@bizflow.example", "There is nobody with the mail nadie@bizflow.example."),
        (
            "ana@andina.example",
            "Only staff get a token of their own; a customer's system is added as a client.",
        ),
    ],
)
async def test_nobody_else_gets_a_token(desk: Desk, email: str, sentence: str) -> None:
    with pytest.raises(CannotAdd) as refusal:
        await issue_token(email, now=NOON)

    assert str(refusal.value) == sentence


async def test_a_new_password_ends_what_the_old_one_opened(desk: Desk) -> None:
    old = await change_password("ana@andina.example", now=NOON)
    assert desk.ana.person_id is not None
    token = await tokens.issue(
        [Scope.PROFILE], now=NOON, lifetime=timedelta(hours=1), person_id=desk.ana.person_id
    )
    browser, response = Browser(), Response()
    cookie = await sessions.begin(browser.asks(), SETTINGS, desk.ana.person_id, NOON)
    cookies.keep_session(browser.asks(), response, SETTINGS, cookie)
    browser.hears(response)

    new = await change_password("ana@andina.example", now=NOON, password=GOOD)

    assert await sessions.session_of(browser.asks(), SETTINGS, NOON) is None
    assert await tokens.bearer_of_token(token, NOON) is None
    with pytest.raises(SignInRefused):
        await sign_in("ana@andina.example", old, address="::1", now=NOON)
    assert await sign_in("ana@andina.example", new, address="::1", now=NOON) == desk.ana.person_id
    with pytest.raises(CannotAdd, match=r"There is nobody with the mail nobody@andina\.example\."):
        await change_password("nobody@andina.example", now=NOON)


async def test_a_client_added_acts_for_its_organization_with_its_scopes(desk: Desk) -> None:
    token = await add_client("Tienda", "Pacífico", [Scope.TICKETS_READ], now=NOON)

    bearer = await tokens.bearer_of_token(token, NOON + timedelta(days=364))

    assert bearer is not None
    assert (bearer.actor.name, bearer.actor.organization_id) == ("Tienda", desk.pacifico.id)
    assert bearer.actor.scopes == {Scope.TICKETS_READ}
    assert await tokens.bearer_of_token(token, NOON + timedelta(days=365)) is None


async def test_a_client_without_scopes_told_gets_what_partners_get(desk: Desk) -> None:
    bearer = await tokens.bearer_of_token(await add_client("Tienda", "Andina", now=NOON), NOON)

    assert bearer is not None
    assert bearer.actor.scopes == set(Scope) - {Scope.KNOWLEDGE_WRITE, Scope.PEOPLE_WRITE}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": "ERP de Andina"}, "There is already a client called ERP de Andina."),
        ({"organization": "Andino"}, "There is no organization called Andino."),
        (
            {"scopes": [Scope.KNOWLEDGE_WRITE]},
            (
                "A partner's scopes are one or more of: knowledge:read, people:read, profile,"
                " tickets:read, tickets:write."
            ),
        ),
        (
            {"scopes": []},
            (
                "A partner's scopes are one or more of: knowledge:read, people:read, profile,"
                " tickets:read, tickets:write."
            ),
        ),
    ],
)
async def test_no_client_is_added_without_what_it_takes(
    desk: Desk, changed: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(CannotAdd) as refusal:
        await add_client(**{"name": "Tienda", "organization": "Andina", **changed}, now=NOON)

    assert str(refusal.value) == sentence
    assert await Client.all().count() == 1


async def test_an_organization_is_added_once(desk: Desk) -> None:
    added = await people.add_organization(" Nevado ", now=NOON)

    assert (await Organization.get(id=added)).name == "Nevado"
    with pytest.raises(CannotAdd, match=r"There is already an organization called Nevado\."):
        await people.add_organization("Nevado", now=NOON)


def test_scopes_are_read_as_oauth_writes_them() -> None:
    assert people.scopes_named("tickets:read, profile") == {Scope.TICKETS_READ, Scope.PROFILE}
    with pytest.raises(CannotAdd, match="moon:walk is not a scope; they are: knowledge:read,"):
        people.scopes_named("moon:walk")

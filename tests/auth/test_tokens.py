from datetime import timedelta

import pytest

from auth import tokens
from auth.actors import scopes_of
from models.access import AccessToken, Client
from models.database import count_statements
from models.people import Organization, Person
from models.vocabulary import Role, Scope, Visibility
from tests.cast import NOON, Desk

HOUR = timedelta(hours=1)


async def of_ana(desk: Desk, *scopes: Scope) -> str:
    return await tokens.issue(scopes, now=NOON, lifetime=HOUR, person_id=desk.ana.person_id)


async def of_partner(desk: Desk, *scopes: Scope) -> str:
    return await tokens.issue(scopes, now=NOON, lifetime=HOUR, client_id=desk.partner.client_id)


async def test_a_person_s_token_acts_as_the_person_within_its_scopes(desk: Desk) -> None:
    await Organization.filter(id=desk.andina.id).update(visibility=Visibility.ALL)
    token = await of_ana(desk, Scope.TICKETS_READ, Scope.PROFILE)

    bearer = await tokens.bearer_of_token(token, NOON)

    assert bearer is not None
    assert bearer.actor.person_id == desk.ana.person_id
    assert bearer.actor.role is Role.CUSTOMER
    assert bearer.actor.organization_id == desk.andina.id
    assert bearer.actor.visibility is Visibility.ALL
    assert (bearer.actor.name, bearer.actor.timezone) == ("Ana Rojas", "America/Bogota")
    assert bearer.actor.scopes == {Scope.TICKETS_READ, Scope.PROFILE}
    assert (bearer.expires_at, bearer.session_id) == (NOON + HOUR, None)


async def test_a_client_s_token_acts_for_its_organization_as_a_partner(desk: Desk) -> None:
    token = await of_partner(desk, Scope.TICKETS_WRITE)

    bearer = await tokens.bearer_of_token(token, NOON)

    assert bearer is not None
    assert bearer.actor.role is Role.PARTNER
    assert bearer.actor.person_id is None
    assert bearer.actor.client_id == desk.partner.client_id
    assert bearer.actor.organization_id == desk.andina.id
    assert bearer.actor.name == "ERP de Andina"
    assert bearer.actor.scopes == {Scope.TICKETS_WRITE}


async def test_a_token_never_holds_more_than_its_role_may(desk: Desk) -> None:
    token = await of_ana(desk, Scope.KNOWLEDGE_WRITE, Scope.KNOWLEDGE_READ)
    await AccessToken.all().update(scopes="knowledge:write knowledge:read moon:walk")

    bearer = await tokens.bearer_of_token(token, NOON)

    assert bearer is not None
    assert bearer.actor.scopes == {Scope.KNOWLEDGE_READ}
    assert Scope.KNOWLEDGE_WRITE in scopes_of(Role.SPECIALIST)


async def test_one_statement_tells_who_calls(desk: Desk) -> None:
    token = await of_ana(desk, Scope.TICKETS_READ)

    with count_statements() as tally:
        await tokens.bearer_of_token(token, NOON)

    assert tally.statements == 1


async def test_only_a_digest_of_a_token_is_kept(desk: Desk) -> None:
    token = await of_ana(desk, Scope.TICKETS_READ)

    row = await AccessToken.get()

    assert token.startswith("atd_")
    assert len(token) == 47
    assert len(row.digest) == 64
    assert token[4:] not in repr(row.__dict__)


@pytest.mark.parametrize("token", ["", "atd_", "atd_unknown", "unknown", "atd_\x00ñ"])
async def test_an_unknown_token_is_nobody(desk: Desk, token: str) -> None:
    assert await tokens.bearer_of_token(token, NOON) is None


async def test_a_digest_read_from_the_table_is_no_token(desk: Desk) -> None:
    await of_ana(desk, Scope.TICKETS_READ)

    stolen = (await AccessToken.get()).digest

    assert await tokens.bearer_of_token(stolen, NOON) is None
    assert await tokens.bearer_of_token(f"atd_{stolen}", NOON) is None


async def test_a_token_ends_at_its_hour(desk: Desk) -> None:
    token = await of_ana(desk, Scope.TICKETS_READ)

    just_before = await tokens.bearer_of_token(token, NOON + HOUR - timedelta(milliseconds=1))

    assert just_before is not None
    assert await tokens.bearer_of_token(token, NOON + HOUR) is None
    assert not await tokens.actor_by_now(just_before.token_id, NOON + HOUR)


async def test_a_revoked_token_is_refused_at_once_and_others_are_not(desk: Desk) -> None:
    revoked, other = await of_ana(desk, Scope.TICKETS_READ), await of_ana(desk, Scope.TICKETS_READ)
    bearer = await tokens.bearer_of_token(revoked, NOON)
    assert bearer is not None
    assert await tokens.actor_by_now(bearer.token_id, NOON)

    await tokens.revoke(bearer.token_id, NOON)

    assert await tokens.bearer_of_token(revoked, NOON) is None
    assert not await tokens.actor_by_now(bearer.token_id, NOON)
    assert await tokens.bearer_of_token(other, NOON) is not None


async def test_all_tokens_of_a_person_or_of_a_client_can_be_revoked(desk: Desk) -> None:
    hers, its = await of_ana(desk, Scope.TICKETS_READ), await of_partner(desk, Scope.TICKETS_READ)
    assert desk.ana.person_id is not None
    assert desk.partner.client_id is not None

    await tokens.revoke_all_of_person(desk.ana.person_id, NOON)

    assert await tokens.bearer_of_token(hers, NOON) is None
    assert await tokens.bearer_of_token(its, NOON) is not None
    await tokens.revoke_all_of_client(desk.partner.client_id, NOON)
    assert await tokens.bearer_of_token(its, NOON) is None


async def test_who_is_no_longer_active_calls_no_more(desk: Desk) -> None:
    hers, its = await of_ana(desk, Scope.TICKETS_READ), await of_partner(desk, Scope.TICKETS_READ)

    await Person.filter(id=desk.ana.person_id).update(active=False)
    await Client.filter(id=desk.partner.client_id).update(active=False)

    assert await tokens.bearer_of_token(hers, NOON) is None
    assert await tokens.bearer_of_token(its, NOON) is None


async def test_a_token_belongs_to_a_person_or_to_a_client(desk: Desk) -> None:
    with pytest.raises(ValueError, match="a person or to a client"):
        await tokens.issue([], now=NOON, lifetime=HOUR)
    with pytest.raises(ValueError, match="a person or to a client"):
        await tokens.issue([], now=NOON, lifetime=HOUR, person_id=1, client_id=1)

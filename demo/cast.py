"""The demonstration's desk before its first request: everybody is there, and the knowledge base is
written.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from auth import passwords, tokens
from auth.actors import scopes_of
from auth.lifetimes import PERSON_TOKEN
from auth.people import add_client, scopes_named
from demo.articles import ARTICLES
from demo.company import (
    CORDILLERA,
    CUSTOMERS,
    JULIAN,
    NAME,
    NEXO,
    ORGANIZATIONS,
    STAFF,
    Customer,
    Partner,
    Staff,
)
from demo.people import DemoPerson
from demo.script import DAY
from demo.script import Article as ArticleScript
from models import database
from models.access import Client
from models.people import Area, AreaMember, Organization, Person
from models.vocabulary import Complexity, Language, Role, Visibility
from procedure.core.act import Act
from procedure.core.actor import Actor
from procedure.improvement.articles import Draft, create_article, edit_article, publish_article
from procedure.service_levels import policies

Somebody = Staff | Customer | Partner

MOVED = {JULIAN: CORDILLERA}  # by now, who belongs elsewhere than when they asked
OPENED = 400 * DAY
REVIEW = 1 * DAY  # between writing an article and standing for it


@dataclass(frozen=True)
class Cast:
    """Who plays whom: ids and actors by the script's own keys."""

    actors: Mapping[str, Actor]
    areas: Mapping[str, int]
    articles: dict[str, int]
    people: Sequence[DemoPerson]
    tags: dict[str, int] = field(default_factory=dict)
    replies: dict[str, int] = field(default_factory=dict)

    def actor(self, somebody: Somebody) -> Actor:
        return self.actors[_key(somebody)]

    def person_id(self, somebody: Staff | Customer) -> int:
        person_id = self.actor(somebody).person_id
        assert person_id is not None
        return person_id

    def article_id(self, article: ArticleScript | None) -> int | None:
        return self.articles[article.key] if article else None


async def open_desk(now: datetime) -> Cast:
    """Policies, areas, organizations, people with random passwords, tokens and published
    articles.
    """
    await policies.establish()
    areas = {area.code: area.id for area in await Area.all()}
    secrets = {person.address: passwords.new_password() for person in (*STAFF, *CUSTOMERS)}
    hashes = await _hashed(secrets)
    async with database.transaction():
        staff = [await _hire(person, areas, hashes[person.address], now) for person in STAFF]
        customers = await _welcome(hashes, now)
    partner, partner_token = await _connect(now)
    actors = dict([*staff, *customers, partner])
    bearers = await _one_token_a_role(actors, now)
    cast = Cast(actors, areas, {}, [*_who_signs_in(secrets, bearers), _partner_of(partner_token)])
    for article in sorted(ARTICLES, key=lambda article: article.ago, reverse=True):
        cast.articles[article.key] = await _write(article, cast, now)
    return cast


async def _hashed(secrets: Mapping[str, str]) -> dict[str, str]:
    hashes = await asyncio.gather(*map(passwords.hashed, secrets.values()))
    return dict(zip(secrets, hashes, strict=True))


async def _hire(
    person: Staff, areas: Mapping[str, int], password_hash: str, now: datetime
) -> tuple[str, Actor]:
    row = await Person.create(
        role=Role(person.role),
        name=person.name,
        email=person.address,
        language=Language(person.language),
        timezone=person.time_zone,
        password_hash=password_hash,
        created_at=now - OPENED,
    )
    for code, complexity in person.serves.items():
        await AreaMember.create(
            area_id=areas[code], person_id=row.id, complexity=Complexity(complexity)
        )
    return person.address, _as_actor(row, Visibility.OWN)


async def _welcome(hashes: Mapping[str, str], now: datetime) -> list[tuple[str, Actor]]:
    organizations = {
        organization.key: await Organization.create(
            name=organization.name,
            visibility=Visibility(organization.visibility),
            created_at=now - OPENED,
        )
        for organization in ORGANIZATIONS
    }
    welcomed = []
    for customer in CUSTOMERS:
        organization = organizations[customer.organization.key]
        row = await Person.create(
            organization_id=organization.id,
            role=Role.CUSTOMER_ADMIN if customer.administrator else Role.CUSTOMER,
            name=customer.name,
            email=customer.address,
            team=customer.team,
            language=Language(customer.language),
            timezone=customer.organization.time_zone,
            password_hash=hashes[customer.address],
            created_at=now - OPENED,
        )
        welcomed.append((customer.address, _as_actor(row, organization.visibility)))
    return welcomed


def _as_actor(row: Person, visibility: Visibility) -> Actor:
    return Actor(
        role=row.role,
        person_id=row.id,
        organization_id=row.organization_id,
        visibility=visibility,
        team=row.team,
        name=row.name,
        language=row.language,
        timezone=row.timezone,
    )


async def _connect(now: datetime) -> tuple[tuple[str, Actor], str]:
    """The partner's system; its token counts from today."""
    scopes = scopes_named(" ".join(NEXO.scopes))
    token = await add_client(NEXO.name, NEXO.organization.name, scopes, now=now)
    client = await Client.get(name=NEXO.name)
    actor = Actor(
        role=Role.PARTNER,
        client_id=client.id,
        organization_id=client.organization_id,
        name=client.name,
        scopes=scopes,
    )
    return (NEXO.client_id, actor), token


async def _one_token_a_role(actors: Mapping[str, Actor], now: datetime) -> dict[str, str]:
    """A bearer token for the first person of each role of the staff, by address."""
    first = {person.role: person for person in reversed(STAFF)}
    return {
        person.address: await tokens.issue(
            scopes_of(Role(role)),
            now=now,
            lifetime=PERSON_TOKEN,
            person_id=actors[person.address].person_id,
        )
        for role, person in first.items()
    }


def _who_signs_in(secrets: Mapping[str, str], bearers: Mapping[str, str]) -> list[DemoPerson]:
    staff = [
        DemoPerson(
            person.name,
            person.role,
            NAME,
            person.address,
            secrets[person.address],
            bearers.get(person.address, ""),
        )
        for person in STAFF
    ]
    customers = [
        DemoPerson(
            customer.name,
            Role.CUSTOMER_ADMIN if customer.administrator else Role.CUSTOMER,
            MOVED.get(customer, customer.organization).name,
            customer.address,
            secrets[customer.address],
        )
        for customer in CUSTOMERS
    ]
    return [*customers, *staff]


def _partner_of(token: str) -> DemoPerson:
    return DemoPerson(NEXO.name, Role.PARTNER, NEXO.organization.name, token=token)


async def _write(article: ArticleScript, cast: Cast, now: datetime) -> int:
    draft = Draft(
        cast.areas[article.area],
        article.title_es,
        article.body_es,
        article.title_en,
        article.body_en,
    )
    async with Act.begin(cast.actor(article.author), now=now - article.ago - REVIEW) as act:
        written = await create_article(act, draft)
    async with Act.begin(cast.actor(article.reviewer), now=now - article.ago) as act:
        await publish_article(act, written.id)
    if article.body_es_waiting:
        async with Act.begin(cast.actor(article.author), now=now - article.ago / 2) as act:
            await edit_article(act, written.id, body_es=article.body_es_waiting)
    written_id: int = written.id
    return written_id


def _key(somebody: Somebody) -> str:
    return somebody.client_id if isinstance(somebody, Partner) else somebody.address

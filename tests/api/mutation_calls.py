"""`/graphql` as its callers meet it: in process through the door, or over HTTP with a bearer
token.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from graphql import GraphQLField

from api.gateway.door import Caller, Door, OperationRequest
from api.schema import core_schema
from auth.actors import scopes_of
from auth.tokens import issue
from models.vocabulary import Channel, Language, Scope
from procedure.core.actor import Actor

HERE = "https://testserver"
GRAPHQL = "application/graphql-response+json"
JSON = "application/json"
TICKET = "ticket { id number status version } event { kind clause seq } "
ARTICLE = "article { id status } "
ERRORS = "userErrors { code path clause message retryable version }"
ON_AN_ARTICLE = {
    "publishArticle",
    "editArticle",
    "withdrawArticle",
    "rateArticle",
    "deflectRequest",
}
SELECTIONS = {
    "TicketPayload": TICKET + ERRORS,
    "SurveyPayload": "survey { satisfaction revision } " + TICKET + ERRORS,
    "ArticlePayload": ARTICLE + ERRORS,
    "DraftPayload": "draft { place page fields { name value } } " + ERRORS,
    "PolicyPayload": "policy { id state revision content } " + ERRORS,
    "HolidaysPayload": "holidays { id day name } " + ERRORS,
    "PersonPayload": "person { name } " + ERRORS,
    "InvitationPayload": "invitation { id state email } deskEvent { kind } " + ERRORS,
    "OrganizationPayload": "organization { id name } deskEvent { kind } " + ERRORS,
    "ClientPayload": "client { active } deskEvent { kind } " + ERRORS,
    "AbsencePayload": "absence { id startsAt endsAt } " + ERRORS,
    "InboundMailPayload": "inboundMail { state } " + ERRORS,
    "JobPayload": "job { state attempts } " + ERRORS,
    "TagPayload": "tag { id name retiredAt } " + ERRORS,
    "SavedReplyPayload": "savedReply { id version title } " + ERRORS,
    "ViewerPayload": "viewer { role notices person { language timezone } } " + ERRORS,
}


@dataclass(frozen=True)
class Visitor:
    """Somebody at the door: who asks, and in which language they are answered."""

    door: Door
    actor: Actor | None
    language: Language = Language.ES

    async def answer(
        self, query: str, now: datetime | None = None, **variables: Any
    ) -> dict[str, Any]:
        """The whole answer, errors and all."""
        channel = Channel.PORTAL if self.actor and self.actor.is_customer else Channel.API
        caller = Caller(self.actor, channel, self.language, address="203.0.113.7")
        return (await self.door.run(OperationRequest(query, variables), caller, now=now)).body

    async def ask(
        self, query: str, now: datetime | None = None, **variables: Any
    ) -> dict[str, Any]:
        """The data; there must be no error."""
        body = await self.answer(query, now, **variables)
        assert "errors" not in body, body["errors"]
        data: dict[str, Any] = body["data"]
        return data

    async def fault(self, query: str, **variables: Any) -> str:
        """The code of the one error of the answer."""
        [error] = (await self.answer(query, **variables))["errors"]
        code: str = error["extensions"]["code"]
        return code

    async def act(
        self, mutation: str, now: datetime | None = None, **arguments: Any
    ) -> dict[str, Any]:
        """The payload of a mutation."""
        data = await self.ask(mutation_of(mutation, arguments), now, **arguments)
        payload: dict[str, Any] = data[mutation]
        return payload

    async def done(
        self, mutation: str, now: datetime | None = None, **arguments: Any
    ) -> dict[str, Any]:
        """The payload of a mutation that was not refused."""
        payload = await self.act(mutation, now, **arguments)
        assert payload["userErrors"] == []
        return payload


@dataclass(frozen=True)
class Line:
    """Somebody's line to `/graphql` over HTTP."""

    http: httpx.AsyncClient
    token: str | None = None
    language: str = "es"

    async def post(
        self,
        body: Any = None,
        *,
        accept: str = GRAPHQL,
        content: bytes | None = None,
        **headers: str,
    ) -> httpx.Response:
        sent = {"accept": accept, "accept-language": self.language, **self.authorization()}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        if content is not None:
            return await self.http.post(
                "/graphql", content=content, headers={"content-type": JSON, **sent}
            )
        return await self.http.post("/graphql", json=body, headers=sent)

    def authorization(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"} if self.token else {}

    async def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        response = await self.post({"query": query, "variables": variables})
        body = response.json()
        assert (response.status_code, body.get("errors")) == (200, None), body
        data: dict[str, Any] = body["data"]
        return data

    async def act(self, mutation: str, **arguments: Any) -> dict[str, Any]:
        payload: dict[str, Any] = (await self.ask(mutation_of(mutation, arguments), **arguments))[
            mutation
        ]
        return payload

    async def done(self, mutation: str, **arguments: Any) -> dict[str, Any]:
        payload = await self.act(mutation, **arguments)
        assert payload["userErrors"] == []
        return payload


def mutation_of(name: str, arguments: Mapping[str, Any]) -> str:
    """`mutation($id: ID!, …) { name(id: $id, …) { … } }` for the arguments given."""
    field = mutations()[name]
    declared = ", ".join(f"${each}: {field.args[each].type}" for each in arguments)
    passed = ", ".join(f"{each}: ${each}" for each in arguments)
    return f"mutation({declared}) {{ {name}({passed}) {{ {SELECTIONS[str(field.type)]} }} }}"


def mutations() -> Mapping[str, GraphQLField]:
    root = core_schema().mutation_type
    assert root is not None
    fields: Mapping[str, GraphQLField] = root.fields
    return fields


def refusals(payload: Mapping[str, Any]) -> list[tuple[str, str, str | None]]:
    """Code, path and clause of each user error."""
    return [
        (each["code"], ".".join(each["path"]), each["clause"]) for each in payload["userErrors"]
    ]


async def token_of(actor: Actor, *scopes: Scope, lifetime: timedelta = timedelta(hours=1)) -> str:
    """A bearer token of a person or a partner; every scope of the role unless told."""
    return await issue(
        scopes or scopes_of(actor.role),
        now=datetime.now(UTC),
        lifetime=lifetime,
        person_id=actor.person_id,
        client_id=actor.client_id,
    )

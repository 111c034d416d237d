"""The only way in: `/graphql`, the pages and the sockets all come through here.

Limits, scopes, cost, masking and the words of every error are decided in this one place.
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from inspect import isawaitable
from typing import Any, TypeAlias

import structlog
from graphql import ExecutionResult, GraphQLError, OperationType, execute, subscribe
from graphql.execution.values import get_variable_values

from api.gateway.context import Context
from api.gateway.documents import Document, Documents, Operation, digest
from api.gateway.errors import Fault, FaultCode
from api.gateway.input_errors import reworded
from api.gateway.limits import NODES, RateLimiter, guard_values, points
from api.reading.executor import RowExecutor, is_coroutine
from api.schema import core_schema
from auth.encryption import Seal
from models.database import Contention, Unavailable
from models.live import Hub
from models.vocabulary import Channel, Language, Role
from procedure.core.actor import SYSTEM, Actor
from procedure.core.refusals import Code, Refusal
from procedure.service_levels import policies
from procedure.service_levels.policies import Policies
from texts.refusals import sentence

log = structlog.get_logger()

NOBODY = Actor(role=Role.CUSTOMER, scopes=frozenset())


Json: TypeAlias = dict[str, Any]  # an object, as it is sent
POLICIES_KEPT = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class OperationRequest:
    """A GraphQL request, whatever way it came."""

    query: str | None = None
    variables: Mapping[str, object] = field(default_factory=dict)
    operation_name: str | None = None
    sha256: str | None = None
    reading_only: bool = False


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, how and in which language. No actor, or a visitor: not signed in, told apart by
    `address`. `link`: the signed link that the act called is done by, once.
    """

    actor: Actor | None
    channel: Channel = Channel.API
    language: Language = Language.ES
    address: str = ""
    who_by_now: Callable[[], Awaitable[Actor | None]] | None = None
    link: str | None = None


@dataclass(slots=True)
class Answer:
    """What goes back. `status` is for HTTP; `understood` says that the request was a GraphQL
    request at all.
    """

    body: Json
    status: int = 200
    understood: bool = True
    headers: dict[str, str] = field(default_factory=dict)


class Door:
    """`alive_every`: after so many seconds whatever stays open asks again whether its token still
    lives.

    `seal` closes what people have not sent yet; without one, their drafts do not outlive this
    process. `desk_name` is who did what nobody in particular did.
    """

    def __init__(
        self,
        *,
        hub: Hub,
        points_per_hour: int,
        alive_every: float = 15.0,
        seal: Seal | None = None,
        desk_name: str = SYSTEM.name,
    ) -> None:
        self.schema = core_schema()
        self.documents = Documents(self.schema)
        self.hub = hub
        self.alive_every = alive_every
        self.seal = seal or Seal.passing()
        self.desk_name = desk_name
        self.limiter = RateLimiter(points_per_hour)
        self._policies: Policies | None = None
        self._read_at = datetime.min.replace(tzinfo=UTC)

    async def run(
        self, asked: OperationRequest, caller: Caller, *, now: datetime | None = None
    ) -> Answer:
        """What a query, or a mutation that is done now, is answered. Never raises: every fault is
        in the answer.
        """
        request = _Request(self, caller, now)
        try:
            document, operation, variables = request.prepared(asked)
            if operation.kind is OperationType.SUBSCRIPTION:
                raise Fault(FaultCode.BAD_REQUEST, field="query")
            if asked.reading_only and operation.kind is not OperationType.QUERY:
                raise Fault(FaultCode.METHOD_NOT_ALLOWED)
            context = await request.context(operation, variables)
            result = execute(
                self.schema,
                operation.dry or document.ast,  # type: ignore[arg-type]
                context_value=context,
                variable_values=dict(asked.variables),
                operation_name=asked.operation_name,
                hide_suggestions=True,
                executor_class=RowExecutor,
                is_awaitable=is_coroutine,
            )
            return request.answer(await result if isawaitable(result) else result, context)
        except (
            Exception
        ) as error:  # every exception becomes an answer; what is not expected is masked and logged
            return request.failed([error])

    async def stream(self, asked: OperationRequest, caller: Caller) -> AsyncGenerator[Answer, None]:
        """Answers of a subscription as they come; a single one when it is refused."""
        request = _Request(self, caller, None)
        try:
            document, operation, variables = request.prepared(asked)
            if operation.kind is not OperationType.SUBSCRIPTION:
                yield await self.run(asked, caller)
                return
            context = await request.context(operation, variables)
            source = subscribe(
                self.schema,
                document.ast,  # type: ignore[arg-type]
                context_value=context,
                variable_values=dict(asked.variables),
                operation_name=asked.operation_name,
            )
            results = await source if isawaitable(source) else source
        except Exception as error:
            yield request.failed([error])
            return
        if isinstance(results, ExecutionResult):
            yield request.failed(results.errors or [])
            return
        try:
            async for result in results:
                yield request.answer(result, context)
        except Exception as error:
            yield request.failed([error])
        finally:
            await results.aclose()  # type: ignore[attr-defined]

    def refused(self, error: Exception, caller: Caller) -> Answer:
        """The answer to what never became a request: a body that is no JSON, a token that is
        none.
        """
        answer = _Request(self, caller, None).failed([error])
        answer.understood = False
        return answer

    async def policies(self, now: datetime) -> Policies:
        """Those in force, read again after some seconds: another process may have approved a
        revision, or one came into force.
        """
        if self._policies is None or not self._read_at <= now < self._read_at + POLICIES_KEPT:
            self.keep_policies(await policies.in_force(now), now)
        assert self._policies is not None
        return self._policies

    def keep_policies(self, read: Policies, now: datetime) -> None:
        self._policies, self._read_at = read, now


class _Request:
    """One request on its way through the door."""

    def __init__(self, door: Door, caller: Caller, now: datetime | None) -> None:
        self.door = door
        self.caller = caller
        self.id = secrets.token_hex(8)
        self.now = now or datetime.now(UTC)
        self.nodes = self.cost = 0
        self.charged = False
        known = caller.actor is not None and caller.actor.is_known
        name = caller.actor.caller if caller.actor and known else f"address:{caller.address}"
        self.rate = door.limiter.rate(name, self.now)

    def prepared(self, asked: OperationRequest) -> tuple[Document, Operation, Json]:
        self.door.limiter.take(self.rate, 0, self.now)
        document = self._document(asked)
        if document.faults:
            raise _Faults(document.faults)
        operation = document.operation(asked.operation_name)
        self._require(operation)
        variables = self._variables(operation, asked.variables)
        self._price(operation, variables)
        return document, operation, variables

    def _document(self, asked: OperationRequest) -> Document:
        if asked.query is None:
            if asked.sha256 is None:
                raise Fault(FaultCode.BAD_REQUEST)
            return self.door.documents.persisted(asked.sha256)
        if asked.sha256 is not None and asked.sha256 != digest(asked.query):
            raise Fault(FaultCode.PERSISTED_QUERY_MISMATCH)
        return self.door.documents.read(asked.query)

    def _require(self, operation: Operation) -> None:
        """The token's scopes and the caller's role, for every field of the operation."""
        actor = self.caller.actor
        if actor is None and operation.demands:
            raise Fault(FaultCode.UNAUTHENTICATED)
        for demand in operation.demands:
            assert actor is not None
            missing = demand.scopes - actor.scopes
            if missing:
                words = " ".join(sorted(scope.word for scope in missing))
                raise Fault(FaultCode.MISSING_SCOPE, facts={"scope": words, "field": demand.field})
            if demand.roles is not None and (actor.role not in demand.roles or not actor.is_known):
                raise Fault(FaultCode.NOT_ALLOWED_FOR_ROLE, facts={"field": demand.field})

    def _variables(self, operation: Operation, given: Mapping[str, object]) -> Json:
        guard_values(given)
        found = get_variable_values(
            self.door.schema,
            operation.node.variable_definitions or (),
            dict(given),
            max_errors=20,
            hide_suggestions=True,
        )
        if isinstance(found, list):
            raise _Faults([reworded(error) for error in found])
        return found.coerced

    def _price(self, operation: Operation, variables: Mapping[str, object]) -> None:
        self.nodes = operation.cost.nodes(variables)
        self.cost = points(self.nodes)
        if self.nodes > NODES:
            raise Fault(FaultCode.COST_EXCEEDED, facts={"cost": self.nodes, "most": NODES})
        self.charged = True
        if operation.dry is None:
            self.door.limiter.take(self.rate, self.cost, self.now)

    async def context(self, operation: Operation, variables: Mapping[str, object]) -> Context:
        return Context(
            actor=self.caller.actor or NOBODY,
            now=self.now,
            channel=self.caller.channel,
            language=self.caller.language,
            request_id=self.id,
            policies=await self.door.policies(self.now),
            keep_policies=self.door.keep_policies,
            seal=self.door.seal,
            desk_name=self.door.desk_name,
            hub=self.door.hub,
            rate=self.rate,
            cost=self.cost,
            link=self.caller.link,
            who_by_now=self.caller.who_by_now,
            alive_every=self.door.alive_every,
        )

    # What goes back

    def answer(self, result: ExecutionResult, context: Context) -> Answer:
        errors = result.errors or []
        stands = any(part is not None for part in (result.data or {}).values())
        if not stands and any(
            isinstance(_cause(error), Unavailable | Contention) for error in errors
        ):
            return self.failed(errors)
        body: Json = {}
        if errors:
            body["errors"] = [self._told(error) for error in errors]
        body["data"] = result.data
        body["extensions"] = self._extensions()
        return Answer(body)

    def failed(self, errors: Sequence[Exception]) -> Answer:
        if not self.charged:
            self.rate.used += 1  # nonsense is read too
        faults = [fault for error in errors for fault in _expanded(error)]
        unavailable = any(isinstance(_cause(fault), Unavailable | Contention) for fault in faults)
        status = 503 if unavailable else max((self._status(fault) for fault in faults), default=500)
        body = {"errors": [self._told(fault) for fault in faults], "extensions": self._extensions()}
        headers = {"Retry-After": "5"} if status == 503 else {}
        if status == 429:
            headers["Retry-After"] = str(
                max(1, int((self.rate.reset_at - self.now).total_seconds()))
            )
        return Answer(body, status, headers=headers)

    def _status(self, error: Exception) -> int:
        return (
            error.status
            if isinstance(error, Fault)
            else 500
            if not isinstance(error, GraphQLError)
            else 400
        )

    def _told(self, error: Exception) -> Json:
        """The error for a client: a code, a sentence in its language, where; never an exception's
        name.
        """
        cause = _cause(error)
        code, facts, field = self._code(cause, error)
        extensions: Json = {
            "code": code,
            "retryable": code.retryable,
            "requestId": self.id,
        }
        if field is not None:
            extensions["field"] = field
        if isinstance(cause, Fault) and cause.detail is not None:
            extensions["detail"] = cause.detail
        told: Json = {
            "message": sentence(code, self.caller.language, {**facts, "request_id": self.id}),
            "extensions": extensions,
        }
        if isinstance(error, GraphQLError):
            if error.locations:
                told["locations"] = [
                    {"line": each.line, "column": each.column} for each in error.locations
                ]
            if error.path:
                told["path"] = error.path
        return told

    def _code(
        self, cause: BaseException, error: Exception
    ) -> tuple[FaultCode | Code, Mapping[str, str | int], str | None]:
        if isinstance(cause, Fault):
            return cause.code, cause.facts, cause.field
        if isinstance(cause, Refusal):
            return cause.code, cause.facts, cause.field
        if isinstance(cause, Unavailable | Contention):
            return FaultCode.UNAVAILABLE, {}, None
        if isinstance(cause, GraphQLError):
            fault = reworded(cause)
            return fault.code, fault.facts, fault.field
        log.error(
            "request.fault", request_id=self.id, path=getattr(error, "path", None), exc_info=cause
        )
        return FaultCode.INTERNAL, {}, None

    def _extensions(self) -> Json:
        return {
            "cost": {
                "nodes": self.nodes,
                "points": self.cost,
                "remaining": self.rate.remaining,
                "limit": self.rate.limit,
            },
            "requestId": self.id,
        }


class _Faults(Exception):
    def __init__(self, faults: Sequence[GraphQLError]) -> None:
        super().__init__(len(faults))
        self.faults = faults


def _expanded(error: Exception) -> Sequence[Exception]:
    if isinstance(error, RecursionError):
        return [Fault(FaultCode.TOO_COMPLEX)]
    return list(error.faults) if isinstance(error, _Faults) else [error]


def _cause(error: BaseException) -> BaseException:
    """What really went wrong: graphql wraps what a resolver raises."""
    while (
        isinstance(error, GraphQLError)
        and not isinstance(error, Fault)
        and error.original_error is not None
    ):
        error = error.original_error
    return error

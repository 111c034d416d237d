"""`/graphql` over HTTP, to the letter of the specification. Bearer tokens only: no cookie opens
it.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from api.gateway.door import Answer, Caller, Door, OperationRequest
from api.gateway.errors import Fault, FaultCode
from auth.http import bearer, client_address, token_in, whereabouts
from auth.tokens import Bearer, actor_by_now
from models.vocabulary import Channel, Language
from procedure.core.actor import Actor
from settings import Settings

LARGEST_BODY = 1_000_000
GRAPHQL = "application/graphql-response+json"
JSON = "application/json"
EVENTS = "text/event-stream"
QUALITY = re.compile(r"q=([01](?:\.\d{0,3})?)")


class GraphQLEndpoint:
    """GET for queries, POST for everything, POST with `Accept: text/event-stream` for
    subscriptions.
    """

    def __init__(self, door: Door, settings: Settings) -> None:
        self._door = door
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._answer(Request(scope, receive, send))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        caller = Caller(
            None,
            language=language_of(request),
            address=whereabouts(client_address(request, self._settings)),
        )
        try:
            media = negotiated(request)
            caller = await self._caller(request, caller)
            asked = await self._asked(request)
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception as error:  # the door words what went wrong before it, too
            answer = self._door.refused(error, caller)
            return respond(
                answer,
                (
                    JSON
                    if isinstance(error, Fault) and error.code is FaultCode.NOT_ACCEPTABLE
                    else _media(request)
                ),
            )
        if media == EVENTS:
            return StreamingResponse(
                self._events(asked, caller), media_type=EVENTS, headers=NEVER_KEPT
            )
        return respond(await self._door.run(asked, caller), media)

    async def _caller(self, request: Request, caller: Caller) -> Caller:
        known = await bearer(request, datetime.now(UTC))
        if known is None and token_in(request) is not None:
            raise Fault(FaultCode.UNAUTHENTICATED)
        return caller_of(known, caller)

    async def _asked(self, request: Request) -> OperationRequest:
        if request.method == "GET":
            return asked_in_query(request)
        if request.method != "POST":
            raise Fault(FaultCode.METHOD_NOT_ALLOWED)
        if not _is_json(request.headers.get("content-type", "")):
            raise Fault(FaultCode.UNSUPPORTED_MEDIA_TYPE)
        return asked_in_body(await body_of(request))

    async def _events(self, asked: OperationRequest, caller: Caller) -> AsyncIterator[bytes]:
        """graphql-sse, distinct connections: `next` for each answer, `complete` at the end."""
        async for answer in self._door.stream(asked, caller):
            yield b"event: next\ndata: " + orjson.dumps(answer.body) + b"\n\n"
        yield b"event: complete\ndata: \n\n"


def _is_json(content_type: str) -> bool:
    """JSON is UTF-8 and nothing else."""
    media, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charsets = {
        part.partition("=")[2].strip('"') for part in parameters if part.startswith("charset=")
    }
    return media == JSON and charsets <= {"utf-8"}


def caller_of(known: Bearer | None, caller: Caller) -> Caller:
    if known is None:
        return caller

    async def who_by_now() -> Actor | None:
        return await actor_by_now(known.token_id, datetime.now(UTC))

    return Caller(known.actor, Channel.API, caller.language, caller.address, who_by_now)


def negotiated(request: Request) -> str:
    """The media type of the answer, the one liked best of ours. Raises NOT_ACCEPTABLE."""
    for kind in preferred(request.headers.get("accept", "*/*")):
        if kind in (GRAPHQL, JSON, EVENTS):
            return kind
        if kind in ("*/*", "application/*", ""):
            return JSON
    raise Fault(FaultCode.NOT_ACCEPTABLE)


def _media(request: Request) -> str:
    try:
        media = negotiated(request)
    except Fault:
        return JSON
    return JSON if media == EVENTS else media


def language_of(request: HTTPConnection) -> Language:
    """The reader's best liked language that the desk speaks."""
    for word in preferred(request.headers.get("accept-language", "")):
        if (language := word.partition("-")[0]) in ("es", "en"):
            return Language(language.upper())
    return Language.ES


def preferred(header: str) -> list[str]:
    """The values of an Accept header, best liked first, those not wanted at all left out (RFC 9110
    12.4.2).
    """
    liked = []
    for part in header.lower().split(","):
        value, *parameters = (piece.strip() for piece in part.split(";"))
        quality = next(
            (QUALITY.fullmatch(each) for each in parameters if each.startswith("q=")), None
        )
        liked.append((float(quality[1]) if quality else 1.0, value))
    return [value for weight, value in sorted(liked, key=lambda each: -each[0]) if weight > 0]


async def body_of(request: Request) -> object:
    """The body as JSON. Raises TOO_LARGE before reading it all, BAD_REQUEST."""
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > LARGEST_BODY:
        raise Fault(FaultCode.TOO_LARGE, facts={"most": LARGEST_BODY})
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            raise Fault(FaultCode.TOO_LARGE, facts={"most": LARGEST_BODY})
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Fault(FaultCode.BAD_REQUEST) from None


def asked_in_body(body: object) -> OperationRequest:
    """Raises BAD_REQUEST for anything but an object with the shape of a request; a batch is not
    one.
    """
    if not isinstance(body, dict):
        raise Fault(FaultCode.BAD_REQUEST)
    return _operation_asked(
        body.get("query"), body.get("variables"), body.get("operationName"), body.get("extensions")
    )


def asked_in_query(request: Request) -> OperationRequest:
    given: Mapping[str, str] = request.query_params
    try:
        variables = orjson.loads(given["variables"]) if given.get("variables") else None
        extensions = orjson.loads(given["extensions"]) if given.get("extensions") else None
    except orjson.JSONDecodeError:
        raise Fault(FaultCode.BAD_REQUEST) from None
    return _operation_asked(
        given.get("query"),
        variables,
        given.get("operationName") or None,
        extensions,
        reading_only=True,
    )


def _operation_asked(
    query: Any, variables: Any, name: Any, extensions: Any, *, reading_only: bool = False
) -> OperationRequest:
    sha256 = _persisted(extensions)
    shapes = (
        (query, str),
        (variables, dict),
        (name, str),
        (extensions, dict),
    )
    if any(value is not None and not isinstance(value, shape) for value, shape in shapes):
        raise Fault(FaultCode.BAD_REQUEST)
    if query is None and sha256 is None:
        raise Fault(FaultCode.BAD_REQUEST)
    return OperationRequest(query, variables or {}, name, sha256, reading_only)


def _persisted(extensions: object) -> str | None:
    """The digest by which an operation is known. Raises PERSISTED_QUERY_NOT_SUPPORTED for another
    version of the protocol, whose digest may be of something else.
    """
    found = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    if not isinstance(found, dict):
        return None
    if found.get("version", 1) != 1:
        raise Fault(FaultCode.PERSISTED_QUERY_NOT_SUPPORTED)
    sha256 = found.get("sha256Hash")
    return sha256.lower() if isinstance(sha256, str) else None


NEVER_KEPT = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def respond(answer: Answer, media: str) -> Response:
    """With `application/json` a well-formed request that was refused is a 200, as the specification
    has it.
    """
    status = answer.status
    if media == JSON and status == 400 and answer.understood:
        status = 200
    headers = {**NEVER_KEPT, **answer.headers}
    if status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="atiende"'
    if status == 405:
        headers["Allow"] = "GET, POST"
    return Response(
        orjson.dumps(answer.body), status, headers, media_type=f"{media}; charset=utf-8"
    )

"""`/graphql` over HTTP, to the letter of the specification. Bearer tokens only: no cookie opens it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response, StreamingResponse

from api.door import Answer, Asked, Caller, Door
from api.errors import Fault
from auth.http import bearer, client_address, token_in, whereabouts
from auth.tokens import Bearer, is_alive
from models.vocabulary import Channel, Language
from settings import Settings

LARGEST_BODY = 1_000_000
GRAPHQL = "application/graphql-response+json"
JSON = "application/json"
EVENTS = "text/event-stream"


class GraphQLEndpoint:
    """GET for queries, POST for everything, POST with `Accept: text/event-stream` for subscriptions."""

    def __init__(self, door: Door, settings: Settings) -> None:
        self._door = door
        self._settings = settings

    async def __call__(self, request: Request) -> Response:
        caller = Caller(
            None, language=language_of(request), address=whereabouts(client_address(request, self._settings))
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
                JSON if isinstance(error, Fault) and error.code == "NOT_ACCEPTABLE" else _media(request),
            )
        if media == EVENTS:
            return StreamingResponse(self._events(asked, caller), media_type=EVENTS, headers=NEVER_KEPT)
        return respond(await self._door.run(asked, caller), media)

    async def _caller(self, request: Request, caller: Caller) -> Caller:
        known = await bearer(request, datetime.now(UTC))
        if known is None and token_in(request) is not None:
            raise Fault("UNAUTHENTICATED", status=401)
        return caller_of(known, caller)

    async def _asked(self, request: Request) -> Asked:
        if request.method == "GET":
            return asked_in_query(request)
        if request.method != "POST":
            raise Fault("METHOD_NOT_ALLOWED", status=405)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
            raise Fault("UNSUPPORTED_MEDIA_TYPE", status=415)
        return asked_in_body(await body_of(request))

    async def _events(self, asked: Asked, caller: Caller) -> AsyncIterator[bytes]:
        """graphql-sse, distinct connections: `next` for each answer, `complete` at the end."""
        async for answer in self._door.stream(asked, caller):
            yield b"event: next\ndata: " + orjson.dumps(answer.body) + b"\n\n"
        yield b"event: complete\ndata: \n\n"


def caller_of(known: Bearer | None, caller: Caller) -> Caller:
    if known is None:
        return caller

    async def still_alive() -> bool:
        return await is_alive(known.token_id, datetime.now(UTC))

    return Caller(known.actor, Channel.API, caller.language, caller.address, still_alive)


def negotiated(request: Request) -> str:
    """The media type of the answer. Raises NOT_ACCEPTABLE."""
    accepted = [part.strip().lower() for part in request.headers.get("accept", "*/*").split(",")]
    kinds = [
        part.partition(";")[0].strip() for part in accepted if not part.replace(" ", "").endswith(";q=0")
    ]
    for kind in kinds:
        if kind in (GRAPHQL, JSON, EVENTS):
            return kind
    if not kinds or any(kind in ("*/*", "application/*", "") for kind in kinds):
        return JSON
    raise Fault("NOT_ACCEPTABLE", status=406)


def _media(request: Request) -> str:
    try:
        media = negotiated(request)
    except Fault:
        return JSON
    return JSON if media == EVENTS else media


def language_of(request: HTTPConnection) -> Language:
    """The first of the reader's languages that the desk speaks."""
    for part in request.headers.get("accept-language", "").lower().split(","):
        word = part.partition(";")[0].strip().partition("-")[0]
        if word in ("es", "en"):
            return Language(word.upper())
    return Language.ES


async def body_of(request: Request) -> Any:
    """The body as JSON. Raises TOO_LARGE before reading it all, BAD_REQUEST."""
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > LARGEST_BODY:
        raise Fault("TOO_LARGE", facts={"most": LARGEST_BODY}, status=413)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            raise Fault("TOO_LARGE", facts={"most": LARGEST_BODY}, status=413)
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Fault("BAD_REQUEST", status=400) from None


def asked_in_body(body: Any) -> Asked:
    """Raises BAD_REQUEST for anything but an object with the shape of a request; a batch is not one."""
    if not isinstance(body, dict):
        raise Fault("BAD_REQUEST", status=400)
    return _asked(body.get("query"), body.get("variables"), body.get("operationName"), body.get("extensions"))


def asked_in_query(request: Request) -> Asked:
    given: Mapping[str, str] = request.query_params
    try:
        variables = orjson.loads(given["variables"]) if given.get("variables") else None
        extensions = orjson.loads(given["extensions"]) if given.get("extensions") else None
    except orjson.JSONDecodeError:
        raise Fault("BAD_REQUEST", status=400) from None
    return _asked(
        given.get("query"), variables, given.get("operationName") or None, extensions, reading_only=True
    )


def _asked(query: Any, variables: Any, name: Any, extensions: Any, *, reading_only: bool = False) -> Asked:
    sha256 = _persisted(extensions)
    shapes = (
        (query, str),
        (variables, dict),
        (name, str),
        (extensions, dict),
    )
    if any(value is not None and not isinstance(value, shape) for value, shape in shapes):
        raise Fault("BAD_REQUEST", status=400)
    if query is None and sha256 is None:
        raise Fault("BAD_REQUEST", status=400)
    return Asked(query, variables or {}, name, sha256, reading_only)


def _persisted(extensions: Any) -> str | None:
    found = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    sha256 = found.get("sha256Hash") if isinstance(found, dict) else None
    return sha256.lower() if isinstance(sha256, str) else None


NEVER_KEPT = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def respond(answer: Answer, media: str) -> Response:
    """With `application/json` a well-formed request that was refused is a 200, as the specification has it."""
    status = answer.status
    if media == JSON and status == 400 and answer.understood:
        status = 200
    headers = {**NEVER_KEPT, **answer.headers}
    if status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="atiende"'
    if status == 405:
        headers["Allow"] = "GET, POST"
    return Response(orjson.dumps(answer.body), status, headers, media_type=f"{media}; charset=utf-8")

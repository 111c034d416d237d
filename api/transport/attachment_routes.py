"""`POST /uploads` and `GET /attachments/…` for bearer tokens: no cookie opens them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from api.gateway.door import Caller, Door
from api.gateway.errors import Fault, FaultCode
from api.transport.http import caller_of, language_of, respond
from api.transport.uploads import Uploads
from auth.http import bearer, client_address, no_more_than, whereabouts
from procedure.core.refusals import Code, Refusal
from settings import Settings

FIELD = "file"
ROOM_FOR_THE_FORM = 64_000
TOO_LARGE = Refusal(Code.FILE_TOO_LARGE, FIELD, facts={"megabytes": Uploads.largest // 1_000_000})
STATUS = {Code.FILE_TOO_LARGE: 413, Code.TOO_MANY_UPLOADS: 429, Code.NOT_ALLOWED: 403}


class FileEndpoints:
    def __init__(self, door: Door, uploads: Uploads, settings: Settings) -> None:
        self._door = door
        self._uploads = uploads
        self._settings = settings

    async def receive(self, request: Request) -> Response:
        """`multipart/form-data` with one field `file`; 201 and the upload's id, for an act to
        claim.
        """
        response = await self._guarded(request, self._received)
        if response.status_code == 405:
            response.headers["Allow"] = "POST"
        return response

    async def file(self, request: Request) -> Response:
        return await self._guarded(request, self._sent)

    async def preview(self, request: Request) -> Response:
        return await self._guarded(request, self._sent_small)

    async def _received(self, request: Request, caller: Caller) -> Response:
        if request.method != "POST":
            raise Fault(FaultCode.METHOD_NOT_ALLOWED)
        if caller.actor is None:
            raise Fault(FaultCode.UNAUTHENTICATED)
        most = self._uploads.largest + ROOM_FOR_THE_FORM
        limited = Request(request.scope, no_more_than(request.receive, most, TOO_LARGE))
        try:
            form = await limited.form(max_files=1, max_fields=4)
        except (MultiPartException, HTTPException):  # the second is the first, told by Starlette
            raise Fault(FaultCode.BAD_REQUEST, field=FIELD) from None
        try:
            file = form.get(FIELD)
            if not isinstance(file, UploadFile):
                raise Fault(FaultCode.BAD_REQUEST, field=FIELD)
            told = await self._uploads.receive(caller, file.filename or "", file.file)
        finally:
            await form.close()
        return JSONResponse(told, 201, {"Cache-Control": "no-store"})

    async def _sent(self, request: Request, caller: Caller) -> Response:
        return await self._streamed(request, caller, preview=False)

    async def _sent_small(self, request: Request, caller: Caller) -> Response:
        return await self._streamed(request, caller, preview=True)

    async def _streamed(self, request: Request, caller: Caller, *, preview: bool) -> Response:
        sent = await self._uploads.send(caller, request.path_params["id"], preview=preview)
        return StreamingResponse(sent.pieces, headers=sent.headers)

    async def _guarded(
        self, request: Request, work: Callable[[Request, Caller], Awaitable[Response]]
    ) -> Response:
        address = whereabouts(client_address(request, self._settings))
        caller = Caller(None, language=language_of(request), address=address)
        try:
            caller = caller_of(await bearer(request, datetime.now(UTC)), caller)
            return await work(request, caller)
        except ClientDisconnect:
            return Response(status_code=400)
        except Refusal as refusal:
            error: Exception = Fault(
                refusal.code,
                field=refusal.field,
                facts=refusal.facts,
                status=STATUS.get(refusal.code, 422),
            )
        except Exception as other:  # the door words and, where need be, masks it
            error = other
        return respond(self._door.refused(error, caller), "application/json")

"""The pages' client: named operations kept beside the pages, read and validated at start, run
through the door.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import aclosing
from pathlib import Path
from typing import IO

from graphql import OperationDefinitionNode, parse

from api.gateway.documents import Document, Documents
from api.gateway.door import Answer, Caller, Door, Json, OperationRequest
from api.gateway.errors import Fault, FaultCode
from api.ids import encode
from api.schema import core_schema
from api.transport.uploads import Download, Uploads
from models.database import Unavailable
from models.vocabulary import Channel, Language
from procedure.core.actor import VISITOR, Actor
from procedure.core.refusals import Code, Refusal
from texts.refusals import sentence


class BadOperation(Exception):
    """An operation beside a page that the schema does not understand: the desk does not start."""


class Failed(Exception):
    """The operation was refused as a whole, or has a bug: `code`, `message` and `request_id` say
    which.
    """

    def __init__(self, error: Json) -> None:
        super().__init__(error["message"])
        self.code = str(error["extensions"]["code"])
        self.message = str(error["message"])
        self.request_id = str(error["extensions"].get("requestId", ""))


class Refused(Exception):
    """A file was not let in; the message says why, for its reader."""


Operations = Mapping[str, Document]
"""By its name, the document that an operation stands in, as it was understood."""


def load_operations(folders: Iterable[Path]) -> Operations:
    """Every operation of the `.graphql` files below these folders, by its name.

    Raises BadOperation for one without a name, with a name taken, or that does not fit the schema.
    """
    found: dict[str, Document] = {}
    documents = Documents(core_schema())
    for file in sorted(path for folder in folders for path in folder.rglob("*.graphql")):
        text = file.read_text(encoding="utf-8")
        document = documents.read(text)
        if document.faults:
            raise BadOperation(
                f"{file}: {document.faults[0]} {getattr(document.faults[0], 'facts', '')}"
            )
        for definition in parse(text).definitions:
            if isinstance(definition, OperationDefinitionNode):
                name = definition.name.value if definition.name else ""
                if not name or name in found:
                    raise BadOperation(
                        f"{file}: an operation needs a name of its own, not {name!r}"
                    )
                found[name] = document
    return found


def of_page(
    actor: Actor,
    address: str,
    language: str,
    who_by_now: Callable[[], Awaitable[Actor | None]] | None = None,
) -> Caller:
    """Who signed in and looks at a page: by the portal, in the language of the page.

    What stays open asks `who_by_now` again and again.
    """
    return Caller(actor, Channel.PORTAL, Language(language.upper()), address, who_by_now)


def of_visitor(address: str, language: str) -> Caller:
    """Somebody who has not signed in and looks at a page that is open to all."""
    return of_page(VISITOR, address, language)


LARGEST_FILE = Uploads.largest
MOST_FILES = Uploads.most


def id_of_person(person_id: int) -> str:
    """How the API names somebody: a page knows by it what is the reader's own."""
    return encode("Person", person_id)


class Client:
    """Runs named operations in process, through the same door as everybody; files come and go
    beside them.
    """

    def __init__(self, door: Door, operations: Operations, uploads: Uploads) -> None:
        self._door = door
        self._operations = operations
        self._uploads = uploads
        door.documents.learn(operations.values())

    async def run(self, name: str, variables: Mapping[str, object], caller: Caller) -> Json:
        """The data of the operation. Raises Unavailable, Failed."""
        return _data_of(await self.answer(name, variables, caller))

    async def answer(self, name: str, variables: Mapping[str, object], caller: Caller) -> Answer:
        return await self._door.run(self._asked(name, variables), caller)

    async def follow(
        self, name: str, variables: Mapping[str, object], caller: Caller
    ) -> AsyncIterator[Json]:
        """The data of each answer of a subscription, as they come. Raises Unavailable, Failed."""
        async with aclosing(self._door.stream(self._asked(name, variables), caller)) as answers:
            async for answer in answers:
                yield _data_of(answer)

    async def upload(self, name: str, source: IO[bytes], caller: Caller) -> str:
        """The id of the upload, for an operation to claim. Raises Refused, Failed, Unavailable."""
        try:
            kept = await self._uploads.receive(caller, name, source)
        except Refusal as refusal:
            raise Refused(sentence(refusal.code.value, caller.language, refusal.facts)) from None
        except Fault as fault:
            raise self._failed(fault, caller) from None
        return str(kept["id"])

    async def download(
        self, attachment_id: str, caller: Caller, *, preview: bool = False
    ) -> Download | None:
        """Nothing for what does not exist or may not be seen. Raises Failed, Unavailable."""
        try:
            return await self._uploads.send(caller, attachment_id, preview=preview)
        except Fault as fault:
            if fault.code is Code.NOT_FOUND:
                return None
            raise self._failed(fault, caller) from None

    def _failed(self, fault: Fault, caller: Caller) -> Failed:
        return Failed(self._door.refused(fault, caller).body["errors"][0])

    def _asked(self, name: str, variables: Mapping[str, object]) -> OperationRequest:
        return OperationRequest(
            query=self._operations[name].text, variables=variables, operation_name=name
        )


def _data_of(answer: Answer) -> Json:
    errors = answer.body.get("errors") or []
    if answer.status == 503:
        raise Unavailable
    if errors:
        raise Failed(errors[0])
    data: Json = answer.body["data"]
    return data


__all__ = [
    "LARGEST_FILE",
    "MOST_FILES",
    "BadOperation",
    "Caller",
    "Client",
    "Download",
    "Failed",
    "FaultCode",
    "Operations",
    "Refused",
    "Unavailable",
    "load_operations",
    "of_page",
    "of_visitor",
]

"""What somebody typed and what is wrong with it: nothing typed is lost, and each problem stands
beside its field.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from auth.http import no_more_than

LARGEST = 1_000_000
LARGEST_PART = 250_000  # of a form with files: three times the longest text that a field takes
MOST_FIELDS = 100
# Nobody types them and nobody sees them: they come with what is pasted. Tabs and line breaks stay.
UNTYPED = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
OF_THE_WHOLE = ""


class TooLarge(Exception):
    """The body is larger than any form of ours can be."""


@dataclass
class Form:
    """Values by field name, and the first problem of each; `OF_THE_WHOLE` is for what no field is
    to blame for.

    The API's words fit any field, so that the list of problems says which; ours name the field
    themselves.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    told_by_api: set[str] = field(default_factory=set)

    def value(self, name: str) -> str:
        return self.values.get(name, "")

    def problem(self, name: str) -> str:
        return self.problems.get(name, "")

    def refuse(self, name: str, message: str) -> None:
        self.problems.setdefault(name, message)

    def in_order(self, names: Iterable[str]) -> dict[str, str]:
        """The problems in the order in which the page asks."""
        order = {name: place for place, name in enumerate(names)}
        return dict(sorted(self.problems.items(), key=lambda problem: order.get(problem[0], -1)))

    def take(self, user_errors: Iterable[Mapping[str, Any]], known: Iterable[str]) -> bool:
        """Put each `userError` beside its field; False when there is none."""
        known = set(known)
        for error in user_errors:
            name = ".".join(error["path"][1:])
            name = name if name in known else OF_THE_WHOLE
            self.refuse(name, error["message"])
            self.told_by_api.add(name)
        return bool(self.problems)


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form, with line breaks as one sign and without control characters. Refuses:
    TooLarge.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise TooLarge
    try:
        fields = parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS
        )
    except ValueError:
        raise TooLarge from None
    return {name: as_typed(value) for name, value in fields}


def has_files(request: Request) -> bool:
    """Whether the form was sent in the way that can carry files."""
    return request.headers.get("content-type", "").lower().startswith("multipart/form-data")


async def read_form_with_files(
    request: Request, room: int
) -> tuple[dict[str, str], list[UploadFile]]:
    """Its fields, and its files in temporary ones that are closed with the request. Refuses:
    TooLarge.
    """
    limited = Request(request.scope, no_more_than(request.receive, room + LARGEST, TooLarge()))
    try:
        form = await limited.form(
            max_files=MOST_FIELDS, max_fields=MOST_FIELDS, max_part_size=LARGEST_PART
        )
    except (MultiPartException, HTTPException):  # the second is the first, told by Starlette
        raise TooLarge from None
    files = []
    for value in (each for each in form.getlist("file") if isinstance(each, UploadFile)):
        if value.filename:
            files.append(value)
        else:
            await value.close()  # the field was left empty
    fields = {name: as_typed(value) for name, value in form.multi_items() if isinstance(value, str)}
    return fields, files


def as_typed(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n").translate(UNTYPED)

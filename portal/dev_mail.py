"""`/dev/mail`: every mail that left, or would have left. On this machine only, and outside the
schema.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from starlette.responses import HTMLResponse, Response

from auth.http import from_this_machine
from portal.shell.page_requests import Absent, Visit

NEWEST = 200
POLICY_OF_MAIL = (
    "default-src 'none'; style-src 'unsafe-inline'; "  # a mail brings its styles with it
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


class Letter(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def recipient(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def html(self) -> str: ...
    @property
    def made_at(self) -> datetime: ...
    @property
    def sent_at(self) -> datetime | None: ...


Mailbox = Callable[[int], Awaitable[Sequence[Letter]]]


@dataclass(frozen=True)
class DevMail:
    mailbox: Mailbox

    async def show(self, visit: Visit) -> Response:
        require_this_machine(visit)
        return visit.render("dev_mail.html", letters=await self.mailbox(NEWEST), letter=None)

    async def one(self, visit: Visit) -> Response:
        return visit.render("dev_mail.html", letters=[], letter=await self._asked_for(visit))

    async def as_html(self, visit: Visit) -> Response:
        """As a mail program shows it: its own styles, and nothing that runs or is fetched."""
        letter = await self._asked_for(visit)
        return HTMLResponse(letter.html, headers={"Content-Security-Policy": POLICY_OF_MAIL})

    async def _asked_for(self, visit: Visit) -> Letter:
        require_this_machine(visit)
        wanted = visit.request.path_params["id"]
        letter = next((each for each in await self.mailbox(NEWEST) if str(each.id) == wanted), None)
        if letter is None:
            raise Absent
        return letter


def require_this_machine(visit: Visit) -> None:
    """Everybody's mail is here: both the caller and the address they typed must be this machine's
    own.
    """
    if visit.settings.secure or not from_this_machine(visit.request, visit.settings):
        raise Absent

"""`/explorer`: GraphiQL on `/graphql`, with a token for an hour that never leaves the page's
memory.
"""

from starlette.responses import JSONResponse, Response

from auth import sessions
from portal.shell.headers import POLICY_OF_EXPLORER
from portal.shell.page_requests import Visit


async def show(visit: Visit) -> Response:
    response = visit.render("explorer.html")
    response.headers["Content-Security-Policy"] = POLICY_OF_EXPLORER.format(nonce=visit.nonce)
    return response


async def token(visit: Visit) -> Response:
    """A token bound to this session: it dies with it."""
    return JSONResponse({"token": await sessions.explorer_token(visit.signed_in, visit.now)})

"""The other language, from the header of every page: kept in the browser, and with the person who
signed in.
"""

from starlette.responses import Response

from portal.shell.page_requests import LANGUAGE_COOKIE, Visit, local
from settings import Settings

A_YEAR = 365 * 24 * 3600


async def switch(visit: Visit) -> Response:
    language = "en" if visit.fields.get("language") == "en" else "es"
    if visit.session is not None:
        await visit.run("SwitchLanguage", input={"language": language.upper()})
    response = visit.go(local(visit.fields.get("next", "/")))
    keep_language(response, visit.settings, language)
    return response


def keep_language(response: Response, settings: Settings, language: str) -> None:
    """For the pages where nobody is signed in, or nobody can be asked who is."""
    response.set_cookie(
        LANGUAGE_COOKIE,
        language,
        max_age=A_YEAR,
        httponly=True,
        samesite="lax",
        secure=settings.secure,
    )

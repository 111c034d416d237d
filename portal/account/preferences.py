"""How somebody reads pages and times, which notices they get, and the browsers where they are
signed in.
"""

from functools import cache
from math import ceil
from typing import Any
from zoneinfo import available_timezones

from starlette.responses import Response

from auth import sessions
from auth.attempt_limits import TooOften
from auth.own_password import WeakPassword, WrongPassword, change_own_password
from auth.passwords import Weakness
from portal.account.language import keep_language
from portal.shell.forms import Form
from portal.shell.page_requests import Visit
from texts import N_

FIELDS = ("language", "timezone", "notices")
KINDS = ("ANSWERS", "PROGRESS", "FOLLOWED")
TOO_WEAK = {
    Weakness.TOO_SHORT: N_(
        "Es demasiado corta: use al menos 12 caracteres. Varias palabras sirven."
    ),
    Weakness.TOO_LONG: N_("Es demasiado larga: caben 200 caracteres."),
    Weakness.TOO_COMMON: N_("Es de las primeras que se prueban. Elija otra."),
    Weakness.LIKE_ITS_OWNER: N_("Contiene su nombre o su correo. Elija otra."),
}
REGIONS = ("America", "Europe", "Africa", "Asia", "Atlantic", "Australia", "Indian", "Pacific")


async def show(visit: Visit) -> Response:
    if not visit.posted:
        return await _page(visit, None)
    form = Form(visit.fields)
    language = "EN" if form.value("language") == "EN" else "ES"
    preferred: dict[str, Any] = {
        "language": language,
        "timezone": form.value("timezone"),
        "notices": [kind for kind in KINDS if form.value(_field(kind)) == "on"],
    }
    done = await visit.run("Prefer", input=preferred)
    if form.take(done["updatePreferences"]["userErrors"], FIELDS):
        return await _page(visit, form, 422)
    response = visit.go("/preferences?kept=1")
    keep_language(response, visit.settings, language.lower())
    return response


async def sessions_end(visit: Visit) -> Response:
    """One of the person's own sessions, or all but this one."""
    if visit.posted:
        mine = {each.id for each in await sessions.open_sessions(visit.signed_in, visit.now)}
        wanted = visit.fields.get("session", "")
        ending = mine if wanted == "others" else {each for each in mine if str(each) == wanted}
        for session_id in ending - {visit.signed_in.session_id}:
            await sessions.end(session_id, visit.now)
    return visit.go("/preferences?ended=1#sessions")


async def password(visit: Visit) -> Response:
    """Another password, by who knows the one of now or signed in by a code; every other session
    ends.
    """
    form = Form({})
    if not visit.posted:
        return _password_page(visit, form)
    given, again = visit.fields.get("fresh", ""), visit.fields.get("again", "")
    if given != again:
        form.refuse("again", visit.say(N_("No es igual a la de arriba.")))
        return _password_page(visit, form, 422)
    try:
        await change_own_password(
            visit.signed_in,
            visit.fields.get("current", ""),
            given,
            address=visit.address,
            now=visit.now,
        )
    except WrongPassword:
        form.refuse("current", visit.say(N_("No es su contraseña de ahora.")))
    except WeakPassword as weak:
        form.refuse("fresh", visit.say(TOO_WEAK[weak.weakness]))
    except TooOften as often:
        minutes = ceil(often.wait / 60)
        form.refuse(
            "current",
            visit.say(
                N_("Demasiados intentos. Espere {minutes} min y vuelva a probar."), minutes=minutes
            ),
        )
    if form.problems:
        return _password_page(visit, form, 422)
    return visit.go("/preferences?kept=password#password")


def _password_page(visit: Visit, form: Form, status: int = 200) -> Response:
    return visit.render("account/password.html", status, form=form)


async def _page(visit: Visit, form: Form | None, status: int = 200) -> Response:
    me = (await visit.run("Preferences"))["me"]
    person = me["person"]
    if form is None:
        kept = {"language": person["language"], "timezone": person["timezone"]}
        form = Form(kept | {_field(kind): "on" for kind in me["notices"]})
    return visit.render(
        "account/preferences.html",
        status,
        form=form,
        kinds=[(_field(kind), kind) for kind in KINDS],
        person=person,
        regions=_zones(),
        offered={zone for _, zones in _zones() for zone in zones},
        sessions=await sessions.open_sessions(visit.signed_in, visit.now),
    )


def _field(kind: str) -> str:
    return f"notice_{kind.lower()}"


@cache
def _zones() -> list[tuple[str, list[str]]]:
    """Every zone of the world with a city's name, by region."""
    known = sorted(available_timezones())
    return [
        (region, [zone for zone in known if zone.startswith(f"{region}/")]) for region in REGIONS
    ]

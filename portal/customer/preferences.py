"""How somebody reads pages and times, which notices they get, and the browsers where they are signed in."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from starlette.responses import Response

from auth import sessions
from portal.customer.language import keep_language
from portal.forms import Form
from portal.visits import Visit

FIELDS = ("language", "timezone", "notices")
REGIONS = ("America", "Europe", "Africa", "Asia", "Atlantic", "Australia", "Indian", "Pacific")


async def show(visit: Visit) -> Response:
    if not visit.posted:
        return await _page(visit, None)
    form = Form(visit.fields)
    language = "EN" if form.value("language") == "EN" else "ES"
    preferred: dict[str, Any] = {
        "language": language,
        "timezone": form.value("timezone"),
        "notices": form.value("notices") == "on",
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


async def _page(visit: Visit, form: Form | None, status: int = 200) -> Response:
    me = (await visit.run("Preferences"))["me"]
    person = me["person"]
    if form is None:
        kept = {"language": person["language"], "timezone": person["timezone"]}
        form = Form(kept | ({"notices": "on"} if me["notices"] else {}))
    return visit.render(
        "customer/preferences.html",
        status,
        form=form,
        person=person,
        regions=_zones(),
        offered={zone for _, zones in _zones() for zone in zones},
        sessions=await sessions.open_sessions(visit.signed_in, visit.now),
    )


@cache
def _zones() -> list[tuple[str, list[str]]]:
    """Every zone of the world with a city's name, by region."""
    known = sorted(available_timezones())
    return [(region, [zone for zone in known if zone.startswith(f"{region}/")]) for region in REGIONS]

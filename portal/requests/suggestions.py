"""Articles that may answer a request while it is written: for the script, and for the check page
without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from portal.requests.questions import questions_of
from portal.shell.forms import Form
from portal.shell.page_requests import Visit
from texts import labels

SHORTEST = 6  # letters of a subject from which it may mean something
LONGEST = 2_000


async def show(visit: Visit) -> Response:
    """A piece of a page."""
    return visit.render(
        "requests/suggestions.html", articles=await suggested(visit, Form(visit.fields))
    )


async def suggested(visit: Visit, form: Form) -> list[Mapping[str, Any]]:
    own = [form.value(each.name) for each in questions_of(form.value("type")) if each.rows > 1]
    words = " ".join([form.value("description"), *own])
    if len(form.value("subject").strip()) + len(words.strip()) < SHORTEST:
        return []
    told = {
        "subject": form.value("subject")[:LONGEST],
        "description": words[:LONGEST],
        "type": form.value("type") if form.value("type") in labels.LABELS["TicketType"] else None,
    }
    found: list[Mapping[str, Any]] = (await visit.run("Suggest", input=told))["suggestedArticles"]
    return found

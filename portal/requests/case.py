"""A request to take along: as a tagged PDF for people, as JSON for programs. What its reader may
see, and no more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import orjson
import typst
from starlette.responses import Response

from portal.requests.acts.acting import number_of
from portal.requests.ticket import DETAIL_LABELS
from portal.requests.timeline import Entry, timeline_of
from portal.shell.page_requests import Absent, Visit
from portal.shell.rendering import as_duration, as_instant, in_megabytes
from texts import N_, dates, labels

Row = Mapping[str, Any]

TEMPLATE = Path(__file__).with_name("case.typ").read_bytes()
MOST_PAGES = 100  # of a hundred events each
_drawing = asyncio.Semaphore(2)

WORDS = {
    "title": N_("Expediente de la solicitud"),
    "promises": N_("Nuestro compromiso"),
    "promise": N_("Compromiso"),
    "target": N_("Plazo"),
    "due": N_("Vencimiento"),
    "met": N_("Cumplido"),
    "state": N_("Estado"),
    "told": N_("Lo que nos contó"),
    "talk": N_("Conversación y hechos"),
    "files": N_("Archivos"),
}


async def as_json(visit: Visit) -> Response:
    """Everything with the chain of events, so that it can be verified elsewhere."""
    ticket = (await visit.run("Case", number=number_of(visit)))["ticket"]
    if ticket is None:
        raise Absent
    events = await _all_events(visit, "CaseEvents", ticket["number"])
    told = {
        "exportedAt": visit.now.isoformat(),
        "desk": visit.settings.desk_name,
        "ticket": {**ticket, "events": events},
    }
    body = orjson.dumps(told, option=orjson.OPT_INDENT_2)
    return Response(body, media_type="application/json", headers=_to_keep(ticket["number"], "json"))


async def as_pdf(visit: Visit) -> Response:
    """PDF/UA: with a title, a language and tags, so that a screen reader reads it as it is
    meant.
    """
    number = number_of(visit)
    ticket = (await visit.run("Ticket", number=number, before=None))["ticket"]
    if ticket is None:
        raise Absent
    events = await _all_events(visit, "Ticket", number)
    whole = {**ticket, "events": {"nodes": events, "pageInfo": {"hasPreviousPage": False}}}
    case = _contents(visit, whole, timeline_of(whole))
    async with _drawing:
        pdf = await asyncio.to_thread(draw, case)
    return Response(pdf, media_type="application/pdf", headers=_to_keep(ticket["number"], "pdf"))


def draw(case: Row) -> bytes:
    """Words travel as data and are never read as the template's own language.

    PDF/UA lets no sign stand for which no font is at hand. What our own fonts lack is looked for in
    the machine's; where those lack it too the PDF is tagged all the same and claims no standard.
    """
    told = {"case": orjson.dumps(case).decode()}
    for own_fonts in (True, False):
        try:
            return _compiled(told, "ua-1", own_fonts)
        except typst.TypstError:
            continue
    return _compiled(told, None, own_fonts=False)


def _compiled(told: dict[str, str], standard: Literal["ua-1"] | None, own_fonts: bool) -> bytes:
    drawn = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs=told,
        pdf_standards=standard,
        ignore_system_fonts=own_fonts,
    )
    assert isinstance(drawn, bytes)
    return drawn


async def _all_events(visit: Visit, operation: str, number: str) -> list[Row]:
    events: list[Row] = []
    before = None
    for _ in range(MOST_PAGES):
        page = (await visit.run(operation, number=number, before=before))["ticket"]["events"]
        events = [*page["nodes"], *events]
        if not page["pageInfo"]["hasPreviousPage"]:
            break
        before = page["pageInfo"]["startCursor"]
    return events


def _to_keep(number: str, ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{number}.{ending}"'}


def _contents(visit: Visit, ticket: Row, timeline: list[Entry]) -> dict[str, Any]:
    """The words of the page, in the reader's language and at their clock."""

    def moment(at: str | None) -> str:
        return dates.moment(as_instant(at), visit.language, visit.zone) if at else "–"

    def label(enum: str, value: str) -> str:
        return labels.label(enum, value, visit.language, "customer")

    clocks = (
        (N_("Primera respuesta"), ticket["sla"]["firstResponse"]),
        (N_("Solución"), ticket["sla"]["resolution"]),
    )
    return {
        "language": visit.language,
        "desk": visit.settings.desk_name,
        "words": {name: visit.say(said) for name, said in WORDS.items()},
        "number": ticket["number"],
        "subject": ticket["subject"],
        "facts": [
            [visit.say(N_("Estado")), label("Status", ticket["status"])],
            [visit.say(N_("Tipo")), label("TicketType", ticket["type"])],
            [visit.say(N_("Prioridad")), label("Priority", ticket["priority"])],
            [visit.say(N_("La pidió")), ticket["requester"]["name"]],
            [
                visit.say(N_("A cargo de")),
                ticket["assignee"]["name"] if ticket["assignee"] else "–",
            ],
            [visit.say(N_("Recibida")), moment(ticket["occurredAt"])],
            [visit.say(N_("Cerrada")), moment(ticket["closedAt"])],
        ],
        "clocks": [
            [
                visit.say(name),
                dates.duration(as_duration(clock["target"]), visit.language),
                moment(clock["dueAt"]),
                moment(clock["metAt"]),
                label("ClockState", clock["state"]),
            ]
            for name, clock in clocks
        ],
        "details": [
            [visit.say(DETAIL_LABELS[detail["name"]]), detail["value"]]
            for detail in ticket["details"]
            if detail["value"]
        ]
        + [
            [each["field"]["label"], each["label"]]
            for each in ticket["customFields"]
            if each["value"]
        ],
        "entries": [_entry(visit, entry, moment(entry.at)) for entry in timeline],
        "made": visit.say(
            N_("Hecho el {when}, {zone}."),
            when=dates.full_moment(visit.now, visit.language, visit.zone),
            zone=visit.settings.desk_name,
        ),
    }


def _entry(visit: Visit, entry: Entry, at: str) -> dict[str, Any]:
    if entry.message is None:
        return {
            "at": at,
            "who": "",
            "words": entry.sentence,
            "files": _file_names(visit, entry.files),
        }
    message = entry.message
    author = message["author"] or message["client"] or {"name": visit.settings.desk_name}
    return {
        "at": at,
        "who": author["name"],
        "words": message["body"],
        "files": _file_names(visit, message["attachments"]),
    }


def _file_names(visit: Visit, files: Any) -> list[str]:
    return [f"{file['name']} ({in_megabytes(file['size'], visit.language)})" for file in files]

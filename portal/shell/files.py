"""Files with a form: uploaded as soon as they are chosen by the script, or with the form itself;
shown, taken off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from starlette.responses import JSONResponse, Response, StreamingResponse

from api.client import LARGEST_FILE, MOST_FILES, Refused
from portal.shell.forms import Form
from portal.shell.page_requests import Absent, Visit
from portal.shell.rendering import in_megabytes
from texts import N_

FIELD = "attachments"  # the ids of what was uploaded, with blanks between
DROP = "drop:"
LOST = N_(
    "Un archivo ya no está: los que no se envían se borran en un día, y cada uno se envía una vez."
    " Adjúntelo otra vez."
)


async def store_uploads(visit: Visit) -> dict[str, str]:
    """The fields of a form with the ids of the files that came in it; what is wrong with one is in
    the problems.
    """
    ids = _ids(visit.fields)
    for file in visit.files:
        if len(ids) >= MOST_FILES:
            visit.file_problem = visit.say(
                N_("Caben {most} archivos; los demás no se guardaron."), most=MOST_FILES
            )
            break
        try:
            ids.append(await visit.client.upload(file.filename or "", file.file, visit.caller))
        except Refused as refused:
            visit.file_problem = f"{file.filename}: {refused}"
    return {**visit.fields, FIELD: " ".join(ids)}


async def save(visit: Visit) -> Response:
    """For the script: one file, and the line that shows it."""
    if len(visit.files) != 1:
        raise Absent
    [file] = visit.files
    try:
        uploaded = await visit.client.upload(file.filename or "", file.file, visit.caller)
    except Refused as refused:
        return JSONResponse({"said": str(refused)}, 422)
    [shown] = await waiting_uploads(visit, [uploaded])
    line = visit.render("layouts/file.html", file=shown).body
    said = visit.say(N_("{name} adjuntado."), name=shown["name"])
    return JSONResponse({"id": uploaded, "line": bytes(line).decode(), "said": said})


async def send(visit: Visit) -> Response:
    return await _sent(visit, preview=False)


async def send_preview(visit: Visit) -> Response:
    return await _sent(visit, preview=True)


async def _sent(visit: Visit, *, preview: bool) -> Response:
    found = await visit.client.download(
        visit.request.path_params["id"], visit.caller, preview=preview
    )
    if found is None:
        raise Absent
    return StreamingResponse(found.pieces, headers=found.headers)


async def chosen(visit: Visit, form: Form) -> Sequence[Mapping[str, Any]]:
    """What is attached to this form so far; one that is no longer there is said, and forgotten."""
    wanted = _ids(form.values)
    found = await waiting_uploads(visit, wanted)
    if len(found) < len(wanted):
        form.refuse(FIELD, visit.say(LOST))
    if visit.file_problem:
        form.refuse(FIELD, visit.file_problem)
    form.values = {**form.values, FIELD: " ".join(file["id"] for file in found)}
    return found


async def waiting_uploads(visit: Visit, ids: Sequence[str]) -> list[Mapping[str, Any]]:
    """Uploads of this person that no act has claimed yet."""
    if not ids:
        return []
    nodes = (await visit.run("Uploaded", ids=list(ids)))["nodes"]
    return [node for node in nodes if node and node["claimed"] is False]


def refuse_lost(visit: Visit, form: Form, user_errors: Iterable[Mapping[str, Any]]) -> None:
    """A file that no act may claim any more is said in words of its own."""
    if any(error["path"][-1:] == [FIELD] for error in user_errors):
        form.refuse(FIELD, visit.say(LOST))


def ids_in(form: Form) -> list[str]:
    return _ids(form.values)


def dropped(form: Form, step: str) -> Form:
    """Without the file whose button was pressed."""
    left = [each for each in _ids(form.values) if each != step.removeprefix(DROP)]
    return Form({**form.values, FIELD: " ".join(left)})


def limits(visit: Visit) -> Mapping[str, str | int]:
    return {
        "most": MOST_FILES,
        "largest": LARGEST_FILE,
        "shown": in_megabytes(LARGEST_FILE, visit.language),
    }


def _ids(values: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(quote(each, safe="") for each in values.get(FIELD, "").split()))[
        :MOST_FILES
    ]

"""The pages for what goes wrong: what happened, that nothing is lost, and what to do."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import HTMLResponse, JSONResponse

from api.client import Failed, FaultCode
from auth import csrf
from portal.shell.page_requests import Visit
from texts import N_

STATUS: Mapping[str, int] = {
    FaultCode.UNAUTHENTICATED: 403,
    FaultCode.MISSING_SCOPE: 403,
    FaultCode.NOT_ALLOWED_FOR_ROLE: 403,
    FaultCode.RATE_LIMITED: 429,
    FaultCode.INTERNAL: 500,
}
RETRY_SECONDS = "10"


def absent_page(visit: Visit) -> HTMLResponse:
    return _page(
        visit,
        404,
        N_("No encontramos esta página"),
        N_(
            "Puede que el enlace esté incompleto, o que lo que busca no esté a su alcance. Revise"
            " el número."
        ),
    )


def signed_out(visit: Visit) -> JSONResponse:
    """For a script of ours: the page that it belongs to stays, with what is written in it."""
    said = visit.say(
        N_(
            "Su sesión terminó. Al continuar podrá entrar otra vez, y lo que escribió vuelve a"
            " aparecer."
        )
    )
    return JSONResponse({"said": said}, 401)


def forbidden_page(visit: Visit) -> HTMLResponse:
    return _page(
        visit,
        403,
        N_("No podemos hacer esto desde aquí"),
        N_(
            "El envío no vino de una página nuestra abierta en este navegador, o no le corresponde."
            " Nada cambió."
        ),
    )


def too_large_page(visit: Visit) -> HTMLResponse:
    return _page(
        visit,
        413,
        N_("Es demasiado grande"),
        N_(
            "Lo que envió no cabe en un formulario. Vuelva atrás, acorte el texto y envíelo otra"
            " vez."
        ),
    )


def unavailable_page(visit: Visit) -> HTMLResponse:
    response = _page(
        visit,
        503,
        N_("El servicio no está disponible por un momento"),
        N_(
            "No podemos leer ni guardar nada ahora mismo. Nada quedó a medias: vuelva a intentarlo"
            " en un minuto."
        ),
        again=True,
        unsent=_unsent(visit),
    )
    response.headers["Retry-After"] = RETRY_SECONDS
    return response


def _unsent(visit: Visit) -> dict[str, str]:
    """What was being sent, to be sent again from the page itself; never a password."""
    return {
        name: value for name, value in visit.fields.items() if name not in (csrf.FIELD, "password")
    }


def failed_page(visit: Visit, failed: Failed) -> HTMLResponse:
    """The API refused the whole operation, or has a bug: its sentence says what a person may
    know.
    """
    status = STATUS.get(failed.code, 400)
    if status == 500:
        return broken_page(visit, failed.request_id)
    return visit.render(
        "layouts/error.html",
        status,
        heading=visit.say(N_("No pudimos hacerlo")),
        words=failed.message,
        request_id=failed.request_id,
        again=status == 429,
        unsent={},
    )


def broken_page(visit: Visit, request_id: str = "") -> HTMLResponse:
    return _page(
        visit,
        500,
        N_("Algo falló de nuestro lado"),
        N_("Ya quedó anotado. Vuelva a intentarlo; si sigue igual, díganos la clave de abajo."),
        request_id=request_id,
        again=True,
    )


def _page(visit: Visit, status: int, heading: str, words: str, **more: Any) -> HTMLResponse:
    context: Mapping[str, Any] = {"request_id": "", "again": False, "unsent": {}, **more}
    return visit.render(
        "layouts/error.html", status, heading=visit.say(heading), words=visit.say(words), **context
    )

"""Signing in by mail and password, and out again. It stands outside the schema."""

from math import ceil

from starlette.responses import Response

from auth import sessions, sign_in
from auth.cookies import forget_session, keep_session
from auth.http import may_sign_in
from auth.sign_in import SignInRefused
from portal.customer.language import keep_language
from portal.forms import OF_THE_WHOLE, Form
from portal.visits import Visit, local
from texts import N_

WRONG = N_("El correo o la contraseña no coinciden. Revíselos e inténtelo de nuevo.")
NOT_HERE = N_("Por seguridad, solo se puede iniciar sesión con https, o desde esta misma máquina.")


async def show(visit: Visit) -> Response:
    going_on = local(visit.fields.get("next") or visit.query("next") or "/requests")
    form = Form(visit.fields)
    if not visit.posted:
        return visit.go(going_on) if visit.session else _page(visit, form, going_on)
    if not may_sign_in(visit.request, visit.settings):
        form.refuse(OF_THE_WHOLE, visit.say(NOT_HERE))
        return _page(visit, form, going_on, 403)
    if not _is_complete(visit, form):
        return _page(visit, form, going_on, 422)
    try:
        person_id = await sign_in.sign_in(
            visit.fields["email"], visit.fields["password"], address=visit.address, now=visit.now
        )
    except SignInRefused as refused:
        return _refused(visit, form, going_on, refused.wait)
    token = await sessions.begin(visit.request, visit.settings, person_id, visit.now)
    response = visit.go(going_on)
    keep_session(visit.request, response, visit.settings, token)
    return response


async def leave(visit: Visit) -> Response:
    response = visit.go("/sign-in?left=1")
    if visit.session is not None:
        await sessions.end(visit.session.session_id, visit.now)
        keep_language(response, visit.settings, visit.language)
    forget_session(visit.request, response, visit.settings)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _is_complete(visit: Visit, form: Form) -> bool:
    if not form.value("email").strip():
        form.refuse("email", visit.say(N_("Escriba su correo.")))
    if not form.value("password"):
        form.refuse("password", visit.say(N_("Escriba su contraseña.")))
    return not form.problems


def _refused(visit: Visit, form: Form, going_on: str, wait: int) -> Response:
    """The same words whether or not anybody has that mail."""
    if not wait:
        form.refuse(OF_THE_WHOLE, visit.say(WRONG))
        return _page(visit, form, going_on, 422)
    minutes = ceil(wait / 60)
    form.refuse(
        OF_THE_WHOLE,
        visit.say(N_("Demasiados intentos. Espere {minutes} min y vuelva a probar."), minutes=minutes),
    )
    response = _page(visit, form, going_on, 429)
    response.headers["Retry-After"] = str(wait)
    return response


def _page(visit: Visit, form: Form, going_on: str, status: int = 200) -> Response:
    return visit.render("customer/sign_in.html", status, form=form, going_on=going_on)

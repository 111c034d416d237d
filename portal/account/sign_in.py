"""Signing in, by mail and password or by a code that is mailed, and out again. It stands outside
the schema.
"""

from math import ceil
from urllib.parse import urlencode

from starlette.responses import Response

from auth import sessions, sign_in, sign_in_codes
from auth.attempt_limits import TooOften
from auth.cookies import forget_session, keep_session
from auth.http import may_sign_in
from auth.sign_in import SignInRefused
from auth.sign_in_codes import CodeRefused
from portal.account.language import keep_language
from portal.shell.forms import OF_THE_WHOLE, Form
from portal.shell.page_requests import LANGUAGE_COOKIE, Visit, local
from texts import N_

WRONG = N_("El correo o la contraseña no coinciden. Revíselos e inténtelo de nuevo.")
NOT_HERE = N_("Por seguridad, solo se puede iniciar sesión con https, o desde esta misma máquina.")


async def show(visit: Visit) -> Response:
    going_on = local(visit.fields.get("next") or visit.query("next") or "/requests")
    form = Form(visit.fields)
    if not visit.posted:
        return visit.go(going_on) if visit.session else _first_page(visit, form, going_on)
    if not may_sign_in(visit.request, visit.settings):
        form.refuse(OF_THE_WHOLE, visit.say(NOT_HERE))
        return _page(visit, form, going_on, 403)
    if visit.fields.get("step") == "code":
        return await _send_code(visit, form, going_on)
    if not _is_complete(visit, form):
        return _page(visit, form, going_on, 422)
    try:
        person_id = await sign_in.sign_in(
            visit.fields["email"], visit.fields["password"], address=visit.address, now=visit.now
        )
    except SignInRefused as refused:
        return _refused(visit, form, going_on, refused.wait)
    token = await sessions.begin(visit.request, visit.settings, person_id, visit.now)
    return _enter(visit, token, going_on)


async def by_code(visit: Visit) -> Response:
    """The page where the mailed code is typed."""
    going_on = local(visit.fields.get("next") or visit.query("next") or "/requests")
    form = Form(visit.fields or {"email": visit.query("email")})
    if not visit.posted:
        return visit.go(going_on) if visit.session else _code_page(visit, form, going_on)
    if not may_sign_in(visit.request, visit.settings):
        form.refuse(OF_THE_WHOLE, visit.say(NOT_HERE))
        return _code_page(visit, form, going_on, 403)
    if visit.fields.get("step") == "again":
        return await _send_code(visit, form, going_on)
    if not form.value("code").strip():
        form.refuse("code", visit.say(N_("Escriba el código de seis cifras.")))
        return _code_page(visit, form, going_on, 422)
    try:
        token = await sign_in_codes.sign_in(
            form.value("code"),
            visit.request,
            browser=visit.browser,
            settings=visit.settings,
            now=visit.now,
        )
    except CodeRefused as refused:
        form.refuse("code", _why_not(visit, refused.left))
        return _code_page(visit, form, going_on, 422)
    return _enter(visit, token, going_on)


def _enter(visit: Visit, token: str, going_on: str) -> Response:
    response = visit.go(going_on)
    keep_session(visit.request, response, visit.settings, token)
    return response


async def _send_code(visit: Visit, form: Form, going_on: str) -> Response:
    """To the page where it is typed, whether or not anybody has that mail."""
    email = form.value("email").strip()
    if not email:
        form.refuse("email", visit.say(N_("Escriba su correo.")))
        return _page(visit, form, going_on, 422)
    try:
        await sign_in_codes.send_code(
            email,
            browser=visit.browser,
            address=visit.address,
            settings=visit.settings,
            now=visit.now,
        )
    except TooOften as often:
        return _refused(visit, form, going_on, often.wait)
    return visit.go(f"/sign-in/code?{urlencode({'email': email, 'next': going_on})}")


def _why_not(visit: Visit, left: int) -> str:
    if left:
        said = N_("Ese código no es. Revíselo; le quedan {left} intentos.")
        return (
            visit.say(said, left=left)
            if left > 1
            else visit.say(N_("Ese código no es. Le queda un intento."))
        )
    return visit.say(
        N_("Ese código ya no sirve: venció, se usó o se intentó demasiadas veces. Pida otro.")
    )


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
        visit.say(
            N_("Demasiados intentos. Espere {minutes} min y vuelva a probar."), minutes=minutes
        ),
    )
    response = _page(visit, form, going_on, 429)
    response.headers["Retry-After"] = str(wait)
    return response


def _first_page(visit: Visit, form: Form, going_on: str) -> Response:
    """Who comes from a page in one language goes on in it."""
    response = _page(visit, form, going_on)
    if visit.query(LANGUAGE_COOKIE) in ("es", "en"):
        keep_language(response, visit.settings, visit.query(LANGUAGE_COOKIE))
    return response


def _code_page(visit: Visit, form: Form, going_on: str, status: int = 200) -> Response:
    return visit.render("account/sign_in_code.html", status, form=form, going_on=going_on)


def _page(visit: Visit, form: Form, going_on: str, status: int = 200) -> Response:
    return visit.render("account/sign_in.html", status, form=form, going_on=going_on)

"""The page that a letter of invitation opens: who invites, and the way in. It stands outside the
schema, as signing in does.
"""

from starlette.responses import Response

from auth import invitations
from auth.cookies import keep_session
from auth.http import may_sign_in
from auth.invitations import InvitationOver, Invited, Over
from auth.own_password import WeakPassword
from portal.account.preferences import TOO_WEAK
from portal.account.sign_in import NOT_HERE
from portal.shell.forms import OF_THE_WHOLE, Form
from portal.shell.page_requests import Visit
from texts import N_

OVER = {
    Over.LATE: N_(
        "Esta invitación venció o el enlace está incompleto. Pida que le inviten otra vez."
    ),
    Over.SETTLED: N_(
        "Esta invitación ya se usó o fue retirada. Si ya entró con ella, inicie"
        " sesión; si no, pida que le inviten otra vez."
    ),
    Over.ELSEWHERE: N_(
        "Su correo ya pertenece a otra cuenta de este servicio, y no la movemos sin que"
        " lo pida. Escríbanos y lo arreglamos."
    ),
}


async def show(visit: Visit) -> Response:
    token = str(visit.request.path_params["token"])
    try:
        invited = await invitations.open_invitation(visit.settings, token, visit.now)
        if not visit.posted:
            return _page(visit, invited, Form({}))
        return await _accept(visit, invited, Form(visit.fields))
    except InvitationOver as over:
        return visit.render("account/invitation_over.html", 410, why=visit.say(OVER[over.why]))


async def _accept(visit: Visit, invited: Invited, form: Form) -> Response:
    """In at once, with a password or without one."""
    if not may_sign_in(visit.request, visit.settings):
        form.refuse(OF_THE_WHOLE, visit.say(NOT_HERE))
        return _page(visit, invited, form, 403)
    try:
        cookie = await invitations.accept(
            invited, form.value("fresh"), visit.request, visit.settings, visit.now
        )
    except WeakPassword as weak:
        form.refuse("fresh", visit.say(TOO_WEAK[weak.weakness]))
        return _page(visit, invited, form, 422)
    response = visit.go("/requests")
    keep_session(visit.request, response, visit.settings, cookie)
    return response


def _page(visit: Visit, invited: Invited, form: Form, status: int = 200) -> Response:
    visit.spoken = invited.language.value.lower()
    return visit.render("account/invitation.html", status, form=form, invited=invited)

"""An act that needs nothing but a line of reason: a page with the question, and the act when it is
answered.
"""

from dataclasses import dataclass

from starlette.responses import Response

from portal.requests.acts.acting import Row, back_to, key_of, new_key, ticket_to_act_on
from portal.shell.forms import Form
from portal.shell.page_requests import Visit


@dataclass(frozen=True)
class ReasonedAct:
    verb: str
    operation: str
    mutation: str
    template: str
    missing: str
    done: str

    async def show(self, visit: Visit) -> Response:
        ticket = await ticket_to_act_on(visit)
        if not visit.posted:
            if self.verb not in ticket["allowedActions"]:
                return back_to(visit, ticket)
            return self._page(visit, ticket, Form(await visit.recovered()))
        form = Form(visit.fields)
        if not form.value("reason").strip():
            form.refuse("reason", visit.say(self.missing))
            return self._page(visit, ticket, form, 422)
        return await self._do(visit, ticket, form)

    async def _do(self, visit: Visit, ticket: Row, form: Form) -> Response:
        reason = {"reason": form.value("reason")}
        done = await visit.run(self.operation, id=ticket["id"], input=reason, key=key_of(visit))
        if form.take(done[self.mutation]["userErrors"], ["reason"]):
            return self._page(visit, ticket, form, 422)
        return back_to(visit, ticket, self.done)

    def _page(self, visit: Visit, ticket: Row, form: Form, status: int = 200) -> Response:
        return visit.render(self.template, status, ticket=ticket, form=form, key=new_key())

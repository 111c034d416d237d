"""Mail: what was set apart, whose address is written to again, and who wants no notices of a request."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import ids
from api.mutations.call import Info, TicketId, act, call_of
from api.payloads import Done, InboundMailPayload, PersonPayload, TicketPayload
from api.policy import PROFILE, STAFF_WRITE
from procedure import by_mail, people
from procedure.act import Act

InboundId = Annotated[strawberry.ID, strawberry.argument(description="The message's id.")]


@strawberry.input(description="Whether notices of a request are wanted.")
class MuteNoticesInput:
    muted: bool = strawberry.field(description="True for none but those that are owed.")


@strawberry.type
class Mailing:
    @act(
        "The caller gets no notices of this request beyond those that are owed, or gets them again.",
        "4.2.4",
        PROFILE,
    )
    async def mute_notices(
        self,
        info: Info,
        id: TicketId,
        input: Annotated[MuteNoticesInput, strawberry.argument(description="Whether.")],
    ) -> TicketPayload | None:
        call, key = call_of(info), ids.key_of(id, "Ticket")

        async def work(rule: Act) -> Done:
            await people.mute_notices(rule, key, muted=input.muted)
            return Done(key)

        return await call.answer(work, call.ticket_payload)  # type: ignore[return-value]

    @act("A message that was set apart is taken as what it says it is.", "4.1.1", STAFF_WRITE)
    async def accept_inbound_mail(self, info: Info, id: InboundId) -> InboundMailPayload | None:
        call, key = call_of(info), ids.key_of(id, "InboundMail")

        async def work(rule: Act) -> Done:
            return Done((await by_mail.accept_inbound(rule, key)).id)

        return await call.answer(work, call.inbound_payload)  # type: ignore[return-value]

    @act("A message that was set apart is nothing to answer; it is kept.", "4.1.1", STAFF_WRITE)
    async def discard_inbound_mail(self, info: Info, id: InboundId) -> InboundMailPayload | None:
        call, key = call_of(info), ids.key_of(id, "InboundMail")

        async def work(rule: Act) -> Done:
            return Done((await by_mail.discard_inbound(rule, key)).id)

        return await call.answer(work, call.inbound_payload)  # type: ignore[return-value]

    @act("An address that took nothing is written to again.", "4.2.4", STAFF_WRITE)
    async def lift_suppression(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The person's id.")],
    ) -> PersonPayload | None:
        call, key = call_of(info), ids.key_of(id, "Person")

        async def work(rule: Act) -> Done:
            return Done((await by_mail.lift_suppression(rule, key)).id)

        return await call.answer(work, call.person_payload)  # type: ignore[return-value]

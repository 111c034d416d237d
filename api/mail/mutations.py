"""Mail: what was set apart, whose address is written to again, and who wants no notices of a
request.
"""

from __future__ import annotations

import strawberry

from api.acting.answers import InboundMailPayload, PersonPayload, TicketPayload
from api.acting.fields import on_one
from api.gateway.policy import LEADS_WRITE, OWN_PROFILE, STAFF_WRITE
from api.mail.types import InboundMail
from api.people.types import Person
from api.tickets.types import Ticket
from procedure.people import requesters
from procedure.reception import by_mail


@strawberry.input(description="Whether notices of a request are wanted.")
class MuteNoticesInput:
    muted: bool = strawberry.field(description="True for none but those that are owed.")


@strawberry.type
class Mailing:
    mute_notices = on_one(
        Ticket,
        "The ticket's id.",
        requesters.mute_notices,
        MuteNoticesInput,
        "Whether.",
        does=(
            "The caller gets no notices of this request beyond those that are owed, or gets them"
            " again."
        ),
        clause="4.2.4",
        policy=OWN_PROFILE,
        answers=TicketPayload,
        keyed=False,
    )
    accept_inbound_mail = on_one(
        InboundMail,
        "The message's id.",
        by_mail.accept_inbound,
        does="A message that was set apart is taken as what it says it is.",
        clause="4.1.1",
        policy=LEADS_WRITE,
        answers=InboundMailPayload,
    )
    discard_inbound_mail = on_one(
        InboundMail,
        "The message's id.",
        by_mail.discard_inbound,
        does="A message that was set apart is nothing to answer; it is kept.",
        clause="4.1.1",
        policy=LEADS_WRITE,
        answers=InboundMailPayload,
    )
    lift_suppression = on_one(
        Person,
        "The person's id.",
        by_mail.lift_suppression,
        does="An address that took nothing is written to again.",
        clause="4.2.4",
        policy=STAFF_WRITE,
        answers=PersonPayload,
    )

"""The roles that `@requires` prints on a mutation are those that really may do it: each is called
as every role, where it would be most allowed.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from api import ids
from api.schema import core_schema
from models.people import Invitation
from models.tickets import Ticket
from models.vocabulary import Role, Status
from procedure.assignment.assigning import hand_over
from procedure.core.actor import Actor
from procedure.people.invitations import invite_customer
from procedure.resolution.escalation import join
from tests.api.mutation_calls import Visitor, mutations
from tests.api.requests import document, least_call
from tests.api.world import ticket_id
from tests.builders import a_registered_ticket, a_ticket, act, perform, somebody
from tests.cast import Desk

At = Callable[[Actor | None], Visitor]
ROLES = {
    "ana": Role.CUSTOMER,
    "elena": Role.CUSTOMER_ADMIN,
    "laura": Role.SPECIALIST,
    "tomas": Role.TECHNICIAN,
    "lucia": Role.LEAD,
    "miguel": Role.MANAGER,
    "partner": Role.PARTNER,
}
KINDS = {
    "withdrawInvitation": "Invitation",
    "updatePerson": "Person",
    "deactivatePerson": "Person",
    "reactivatePerson": "Person",
    "movePerson": "Person",
    "updateOrganization": "Organization",
    "liftSuppression": "Person",
    "renameTag": "Tag",
    "retireTag": "Tag",
    "editSavedReply": "SavedReply",
    "retireSavedReply": "SavedReply",
}


def printed(mutation: str) -> set[Role]:
    root = core_schema().mutation_type
    assert root is not None
    policy = root.fields[mutation].extensions["strawberry-definition"].metadata["policy"]
    return set(policy.roles or Role)


async def tickets_of(desk: Desk, who: str) -> list[Ticket]:
    """Those to which the caller stands as near as they can: theirs, or owned by them, or joined."""
    actor: Actor = getattr(desk, who)
    if actor.is_partner:
        return [await a_registered_ticket(actor, requester=somebody(desk.ana))]
    if actor.is_customer:
        return [await a_registered_ticket(actor)]
    others = desk.diego if actor == desk.laura else desk.laura
    joined, owned = [await a_ticket(desk, Status.IN_PROGRESS, owner=others) for _ in range(2)]
    await perform(actor, join, joined)
    await perform(others, hand_over, owned, person_id=actor.person_id, reason="Le toca")
    return [owned, joined]


@pytest.mark.parametrize("who", ROLES)
async def test_the_roles_printed_are_those_that_may(at: At, desk: Desk, who: str) -> None:
    tickets, caller = await tickets_of(desk, who), at(getattr(desk, who))
    async with act(desk.elena) as opened:
        await invite_customer(opened, email="ines@andina.example", name="Inés")
    keys = {
        "Invitation": (await Invitation.get()).id,
        "Person": desk.carlos.person_id or 0,
        "Organization": desk.andina.id,
        "Tag": 99_999,
        "SavedReply": 99_999,
    }
    own = {name: ids.encode("Ticket", 99_999) for name in ("intoId", "otherId", "alsoTo", "ids")}
    own |= {
        "personId": ids.encode("Person", 99_999),
        "organizationId": ids.encode("Organization", desk.andina.id),
        "areaId": ids.encode("Area", desk.area()),
        "attachments": ids.encode("Attachment", 99_999),
        "followUpId": ids.encode("FollowUp", 99_999),
        "tagId": ids.encode("Tag", 99_999),
    }

    refused = {}
    for name in mutations():
        kind = KINDS.get(name)
        places = [ids.encode(kind, keys[kind])] if kind else [ticket_id(each) for each in tickets]
        answers = []
        for key in places:
            arguments = least_call(name, own | {"id": key})
            body = await caller.answer(document("mutation", name, arguments), **arguments)
            answers.append(is_refused(body, name))
        refused[name] = all(answers)

    assert {name for name, no in refused.items() if no} == {
        name for name in mutations() if ROLES[who] not in printed(name)
    }


def is_refused(body: dict[str, object], name: str) -> bool:
    """Whether the caller may not, whatever else is wrong with what was asked."""
    errors = body.get("errors") or []
    assert isinstance(errors, list)
    if errors:
        return str(errors[0]["extensions"]["code"]) == "NOT_ALLOWED_FOR_ROLE"
    data = body["data"]
    assert isinstance(data, dict)
    told = data[name]["userErrors"]
    return any(each["code"] == "NOT_ALLOWED" and each["path"] == [] for each in told)

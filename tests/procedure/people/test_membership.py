"""Who belongs where, and who is expected."""

from models.people import Invitation
from procedure.people.invitations import invite_customer
from procedure.people.membership import pending_invitation
from tests.builders import act
from tests.cast import NOON, Desk


async def test_of_two_invitations_the_last_is_the_one_that_is_accepted(desk: Desk) -> None:
    address = "nueva@andina.example"
    for by in (desk.elena, desk.miguel):
        async with act(by) as opened:
            await invite_customer(
                opened,
                email=address,
                name="Nueva",
                organization_id=desk.elena.organization_id,
            )

    pending = await pending_invitation(address, NOON)

    last = await Invitation.all().order_by("-id").first()
    assert last is not None
    assert pending == last
    assert await pending_invitation("nadie@andina.example", NOON) is None

"""3. Responsabilidades: partners' systems that call the desk."""

from __future__ import annotations

from models.access import Client
from models.desk_record import DeskEvent
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.desk.acts import DeskVerb, begin_on_desk
from procedure.desk.events import RESPONSIBILITIES, ClientRevoked
from procedure.desk.record import record_for_desk
from procedure.people.access import end_tokens_of_client


async def revoke_client(act: Act, client_id: int) -> DeskEvent:
    """The partner's system calls no more: its tokens end at once. What it registered stays.

    Clause: SGC-SAC-001 3
    Refuses: NOT_ALLOWED, NOT_FOUND, ALREADY_DONE
    Records: ClientRevoked
    """
    await begin_on_desk(act, DeskVerb.REVOKE_CLIENT)
    client = await Client.filter(id=client_id).select_for_update().get_or_none()
    if client is None:
        raise Refusal(Code.NOT_FOUND, "id", clause=RESPONSIBILITIES)
    if not client.active:
        raise Refusal(Code.ALREADY_DONE, "id", clause=RESPONSIBILITIES)
    client.active = False
    await client.save()
    tokens = await end_tokens_of_client(client.id, act.now)
    return await record_for_desk(
        act,
        ClientRevoked(subject_client_id=client.id, tokens=tokens),
        organization_id=client.organization_id,
    )

from __future__ import annotations

from models.jobs import Job
from models.vocabulary import JobState
from procedure.core.refusals import Code
from procedure.desk.jobs import replay_job
from tests.builders import a_registered_ticket, act, nothing_changes, refusal
from tests.cast import NOON, Desk


async def test_what_was_given_up_is_tried_again_when_the_manager_says_so(desk: Desk) -> None:
    await a_registered_ticket(desk.ana)
    job = await Job.get(kind="mail")
    await Job.filter(id=job.id).update(
        state=JobState.DEAD, attempts=8, error="refused", settled_at=NOON
    )
    for who, code in [(desk.lucia, Code.NOT_ALLOWED), (desk.ana, Code.NOT_ALLOWED)]:
        async with nothing_changes():
            with refusal(code):
                async with act(who) as opened:
                    await replay_job(opened, job.id)

    async with act(desk.miguel) as opened:
        await replay_job(opened, job.id)

    again = await Job.get(id=job.id)
    assert (again.state, again.attempts, again.run_at, again.settled_at) == (
        JobState.READY,
        0,
        NOON,
        None,
    )
    async with nothing_changes():
        with refusal(Code.ALREADY_DONE):
            async with act(desk.miguel) as opened:
                await replay_job(opened, job.id)
        with refusal(Code.NOT_FOUND):
            async with act(desk.miguel) as opened:
                await replay_job(opened, 99_999)

"""What the machine could not do by itself, and somebody has to look at."""

from __future__ import annotations

from models import jobs
from models.jobs import Job
from models.vocabulary import Role
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal


async def replay_job(act: Act, job_id: int) -> Job:
    """What was given up is tried again from the beginning.

    Clause: SGC-SAC-001 3
    Refuses: NOT_ALLOWED (the manager), NOT_FOUND, ALREADY_DONE (it was not given up)
    """
    if act.actor.role is not Role.MANAGER:
        raise Refusal(Code.NOT_ALLOWED, clause="3")
    job = await Job.get_or_none(id=job_id)
    if job is None:
        raise Refusal(Code.NOT_FOUND, "id", clause="3")
    if not await jobs.replay(job_id, now=act.now):
        raise Refusal(Code.ALREADY_DONE, "id", clause="3")
    return job

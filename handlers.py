"""What the worker can do: which job is whose work. Lists, no logic."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

from api.acting.idempotency import forget_calls
from auth import links, sign_in_codes
from channels import codes, mail
from channels import invitations as letters
from channels.inbound import receiving, routing
from channels.inbound.intake import mail_comes_in
from models import jobs
from models.columns import utc_now
from models.files.receiving import Files
from models.jobs import JobRow
from procedure.core.act import Act
from procedure.core.actor import SYSTEM
from procedure.people import invitations
from procedure.reception.drafts import drop_old_drafts
from procedure.resolution.attachments import drop_unclaimed
from procedure.service_levels.timers import setting
from procedure.service_levels.timers.ringing import ring
from settings import Settings
from worker import Worker

Handler = Callable[[JobRow], Awaitable[None]]
Now = Callable[[], datetime]

SWEEP = "sweep"
KEPT = timedelta(days=30)  # jobs that are done


def handlers(settings: Settings, now: Now = utc_now) -> Mapping[str, Handler]:
    return {
        "mail": partial(mail.deliver_job, settings, now),
        mail.DIGEST: partial(mail.carry_digest, settings, now),
        invitations.JOB: partial(letters.deliver_job, settings, now),
        sign_in_codes.JOB: partial(codes.deliver_job, settings, now),
        receiving.JOB: partial(routing.sort, routing.Post(settings, Files.of(settings), now)),
        setting.JOB: partial(_ring, now),
        SWEEP: partial(_sweep, now),
        "drop_old_drafts": partial(_drop_old_drafts, now),
        "drop_unclaimed": partial(_drop_unclaimed, settings, now),
    }


def worker_of(settings: Settings) -> Worker:
    """What a desk does by itself while it is open."""
    return Worker(handlers(settings), beside=partial(mail_comes_in, settings), plan=plan)


async def plan(now: datetime) -> None:
    """What is done once a day is a row with the day's name: of many workers, one does it."""
    async with Act.begin(SYSTEM, now=now) as act:
        await act.enqueue(SWEEP, {}, dedupe=f"{SWEEP}:{now:%Y-%m-%d}")


async def _sweep(now: Now, _job: JobRow) -> None:
    await jobs.forget_done(now() - KEPT)
    await forget_calls(now())
    await links.forget_used(now())


async def _ring(now: Now, job: JobRow) -> None:
    async with Act.begin(SYSTEM, now=now()) as act:
        await ring(act, job.payload["ticket_id"])


async def _drop_old_drafts(now: Now, _job: JobRow) -> None:
    async with Act.begin(SYSTEM, now=now()) as act:
        await drop_old_drafts(act)


async def _drop_unclaimed(settings: Settings, now: Now, _job: JobRow) -> None:
    await drop_unclaimed(Files.of(settings), now())

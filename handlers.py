"""What the worker can do: which job is whose work. Lists, no logic."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from functools import partial

from auth import sign_in_codes
from channels import codes, mail
from models.files.keeping import Files
from models.jobs import JobRow
from procedure.act import Act
from procedure.actor import SYSTEM
from procedure.attachments import drop_unclaimed
from procedure.drafts import drop_old_drafts
from procedure.timers import setting
from procedure.timers.ringing import ring
from settings import Settings

Handler = Callable[[JobRow], Awaitable[None]]
Now = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def handlers(settings: Settings, now: Now = utc_now) -> Mapping[str, Handler]:
    return {
        "mail": partial(mail.carry, settings, now),
        sign_in_codes.JOB: partial(codes.carry, settings, now),
        setting.JOB: partial(_ring, now),
        "drop_old_drafts": partial(_drop_old_drafts, now),
        "drop_unclaimed": partial(_drop_unclaimed, settings, now),
    }


async def _ring(now: Now, job: JobRow) -> None:
    async with Act.begin(SYSTEM, now=now()) as act:
        await ring(act, job.payload["ticket_id"])


async def _drop_old_drafts(now: Now, _job: JobRow) -> None:
    async with Act.begin(SYSTEM, now=now()) as act:
        await drop_old_drafts(act)


async def _drop_unclaimed(settings: Settings, now: Now, _job: JobRow) -> None:
    await drop_unclaimed(Files.of(settings), now())

"""How words leave the desk. Handlers of the jobs that carry them, for the worker."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from functools import partial

from channels import mail
from models.jobs import JobRow
from settings import Settings

Handler = Callable[[JobRow], Awaitable[None]]
Now = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def handlers(settings: Settings, now: Now = utc_now) -> Mapping[str, Handler]:
    return {"mail": partial(mail.carry, settings, now)}

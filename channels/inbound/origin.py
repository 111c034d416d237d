"""What a message tells: whether a machine wrote it, whether it came back, whether its sender is
proven.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import EmailMessage, Message
from email.utils import parseaddr
from enum import StrEnum

from flufl.bounce import all_failures

from channels.addresses import bounced_job_of, domain_of, job_of
from channels.inbound.parsing import TRYING, Letter, header
from settings import Settings

BULK = frozenset({"bulk", "junk", "list", "auto_reply"})
AWAY = re.compile(
    r"^(respuesta automática|respuesta automatica|fuera de (la )?oficina|automatic"
    r" reply|auto(matic)?[- ]?reply|"
    r"out of (the )?office|ausente|estoy de vacaciones|vacation)",
    re.IGNORECASE,
)
REPLIED_BY_ITSELF = ("x-autoreply", "x-autorespond", "x-autoresponder")
SAID = 200
STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")


class Automatic(StrEnum):
    """OWN: we wrote it. REPLY: an answer that nobody wrote. BULK: of a machine or a list, perhaps
    worth reading.
    """

    OWN = "OWN"
    REPLY = "AUTO_REPLY"
    BULK = "BULK"


def automatic(settings: Settings, letter: Letter) -> Automatic | None:
    """What kind of machine wrote it (RFC 3834), None if a person did; such a message is never
    answered by one of ours.
    """
    message = letter.message
    if (
        job_of(settings, letter.internet_id) is not None
        or letter.sender == settings.mail_from.lower()
    ):
        return Automatic.OWN
    submitted = header(message, "auto-submitted").strip().lower()
    replied = submitted.startswith("auto-replied") or any(
        message[name] is not None for name in REPLIED_BY_ITSELF
    )
    if (
        replied
        or AWAY.match(letter.subject)
        or header(message, "precedence").lower() == "auto_reply"
    ):
        return Automatic.REPLY
    suppressed = header(message, "x-auto-response-suppress").lower()
    by_machine = (
        not (submitted == "" or submitted.startswith("no"))
        or header(message, "precedence").strip().lower() in BULK
        or message["list-id"] is not None
        or message["x-loop"] is not None
        or header(message, "return-path").strip() == "<>"
        or "all" in suppressed
        or "autoreply" in suppressed
    )
    return Automatic.BULK if by_machine else None


@dataclass(frozen=True, slots=True)
class Bounce:
    """News of one of our mails. `failed`: it did not arrive; `for_good`: and never will."""

    job_id: int | None
    failed: bool
    for_good: bool
    said: str


def bounce(settings: Settings, letter: Letter) -> Bounce | None:
    """What a delivery report says (RFC 3464), or one that follows no standard; nothing when it is
    none.
    """
    message = letter.message
    jobs = [bounced_job_of(settings, address) for address in letter.recipients]
    addressed = next((job for job in jobs if job is not None), None)
    report = (
        message.get_content_type() == "multipart/report"
        and _report_type(message) == "delivery-status"
    )
    if addressed is None and not report:
        return None
    about = addressed if addressed is not None else _returned_job(settings, message)
    status = _status(message)
    if status is not None:
        return Bounce(about, *status)
    if addressed is not None and not _fails(message):
        return Bounce(about, False, False, letter.subject)
    return Bounce(about, _fails(message), _fails(message), letter.subject)


def proven(settings: Settings, letter: Letter) -> bool:
    """Whether our own mail server vouches for the sender's domain (RFC 8601). What others claim is
    not looked at.
    """
    if not settings.mail_authserv:
        return False
    domain = domain_of(letter.sender)
    for result in _results(letter.message.get_all("authentication-results", [])):
        server, _, said = result.partition(";")
        if server.split()[:1] != [settings.mail_authserv]:
            continue
        return _vouches(
            said.lower(), domain
        )  # the topmost of ours: those below may have come with the mail
    return False


def _results(headers: Iterable[object]) -> list[str]:
    return [" ".join(str(each).split()) for each in headers]


def _vouches(said: str, domain: str) -> bool:
    if re.search(r"\bdmarc=pass\b", said):
        return (
            bool(re.search(rf"header\.from={re.escape(domain)}(?![\w.-])", said))
            or "header.from=" not in said
        )
    dkim = re.search(rf"\bdkim=pass\b[^;]*header\.(d|i)=@?{re.escape(domain)}(?![\w.-])", said)
    return dkim is not None


def _report_type(message: EmailMessage) -> str:
    try:
        return str(message.get_param("report-type") or "").lower()
    except TRYING:
        return ""


def _status(message: EmailMessage) -> tuple[bool, bool, str] | None:
    """Failed, for good, and in whose words."""
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = part.get_payload()
        if not isinstance(blocks, list):
            continue
        for block in blocks:
            if not isinstance(block, Message):
                continue
            action, status = (
                str(block.get("action", "")).strip().lower(),
                str(block.get("status", "")),
            )
            if action or STATUS.search(status):
                said = str(block.get("diagnostic-code", "")) or f"{status} {_in_words(message)}"
                return (
                    action == "failed",
                    action == "failed" and status.strip().startswith("5"),
                    said,
                )
    return None


def _in_words(message: EmailMessage) -> str:
    """What the report says to people, where it tells programs no more than a number."""
    text = next((part for part in message.walk() if part.get_content_type() == "text/plain"), None)
    payload = text.get_payload(decode=True) if text is not None else b""
    words = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return " ".join(words.split())[-SAID:]


def _fails(message: EmailMessage) -> bool:
    try:
        _, permanent = all_failures(message)
    except TRYING:
        return False
    return bool(permanent)


def _returned_job(settings: Settings, message: EmailMessage) -> int | None:
    """Our Message-ID in the headers that came back."""
    for part in message.walk():
        if part.get_content_type() in ("text/rfc822-headers", "message/rfc822"):
            job = job_of(settings, part.as_string())
            if job is not None:
                return job
    return None


def address_in(written: str) -> str:
    return parseaddr(written)[1].lower()

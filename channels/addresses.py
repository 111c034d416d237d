"""The addresses and identifiers that mail carries for us, so that what comes back is known without
trusting its sender.

A Message-ID of ours, and an address that answers go to, hold a code that only this desk can make:
128 bits for the address, bound to one request and one participant.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b32encode
from dataclasses import dataclass

from auth.keys import key_for
from settings import Settings

CODE = 16  # bytes
MESSAGE_ID = re.compile(r"<job-(\d{1,18})\.([a-z2-7]{26})@[^<>@\s]+>")
ANSWERING = re.compile(r"[^@\s]*\+(\d{1,18})\.(\d{1,18})\.([a-z2-7]{26})@[^@\s]+", re.IGNORECASE)

BOUNCING = re.compile(r"[^@\s]*\+b\.(\d{1,18})\.([a-z2-7]{26})@[^@\s]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Participant:
    ticket_id: int
    person_id: int


def message_id(settings: Settings, job_id: int) -> str:
    """The same for the same job, however often it is done."""
    return (
        f"<job-{job_id}.{_code(settings, 'message', str(job_id))}@{domain_of(settings.mail_from)}>"
    )


def job_of(settings: Settings, written: str) -> int | None:
    """The job whose mail has this Message-ID; None if it is none of ours."""
    found = MESSAGE_ID.search(written)
    if found is None or not hmac.compare_digest(found[2], _code(settings, "message", found[1])):
        return None
    return int(found[1])


def answering_address(settings: Settings, participant: Participant) -> str:
    """Where this participant's answers to this request go."""
    local, _, domain = settings.mail_from.partition("@")
    names = f"{participant.ticket_id}.{participant.person_id}"
    return f"{local}+{names}.{_code(settings, 'answer', names)}@{domain}"


def participant_of(settings: Settings, address: str) -> Participant | None:
    """The participant whose answers come to this address; None if we did not give it out."""
    found = ANSWERING.fullmatch(address.strip())
    if found is None:
        return None
    code = _code(settings, "answer", f"{found[1]}.{found[2]}")
    if not hmac.compare_digest(found[3].lower(), code):
        return None
    return Participant(int(found[1]), int(found[2]))


def bouncing_address(settings: Settings, job_id: int) -> str:
    """The envelope's sender: where the news comes that this mail could not be delivered."""
    local, _, domain = settings.mail_from.partition("@")
    return f"{local}+b.{job_id}.{_code(settings, 'bounce', str(job_id))}@{domain}"


def bounced_job_of(settings: Settings, address: str) -> int | None:
    found = BOUNCING.fullmatch(address.strip())
    if found is None or not hmac.compare_digest(
        found[2].lower(), _code(settings, "bounce", found[1])
    ):
        return None
    return int(found[1])


def domain_of(address: str) -> str:
    return address.rpartition("@")[2]


def _code(settings: Settings, kind: str, of: str) -> str:
    mac = hmac.new(key_for(f"mail {kind}", settings), of.encode(), hashlib.sha256).digest()
    return b32encode(mac[:CODE]).decode().rstrip("=").lower()

"""Signed links in mails: they open a page for one person and one request, without signing in, and
act only by its POST.

A link is its own record: whose it is, for what and until when, under the desk's key. That it was
used is kept by the act that it is for, so that it acts once, and not at all where the act fails.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from auth.actors import PERSON_COLUMNS, person_actor
from auth.keys import digest_of, key_for
from models import database
from models.mail import UsedLink
from models.sql import Params
from models.vocabulary import Scope
from procedure.core.actor import Actor
from procedure.core.visibility import visible_tickets
from settings import Settings

PURPOSE = "link in a mail"
MAC = 16  # bytes: 128 bits
LAYOUT = struct.Struct(">BQQQI")
LASTING = timedelta(days=30)
SCOPES = frozenset({Scope.TICKETS_READ, Scope.TICKETS_WRITE, Scope.PEOPLE_READ, Scope.PROFILE})


class LinkFor(StrEnum):
    """ANSWER: confirm or reject a solution, and rate. RATE: only rate. NOTICES: no more notices of
    this request. INVITATION: come in, for somebody who is no person of the desk yet.
    """

    ANSWER = "ANSWER"
    RATE = "RATE"
    NOTICES = "NOTICES"
    INVITATION = "INVITATION"


@dataclass(frozen=True, slots=True)
class Link:
    """`subject_id` is the solution that it is about; 0 for none."""

    purpose: LinkFor
    person_id: int
    ticket_id: int
    subject_id: int
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """Who a link speaks for, with no more rights than it needs, and the number of the request it is
    about.
    """

    token: str
    link: Link
    actor: Actor
    number: str


def signed(settings: Settings, link: Link) -> str:
    expires = int(link.expires_at.timestamp())
    purpose = list(LinkFor).index(link.purpose)
    facts = LAYOUT.pack(purpose, link.person_id, link.ticket_id, link.subject_id, expires)
    return urlsafe_b64encode(facts + _mac(settings, facts)).decode().rstrip("=")


def parse(settings: Settings, token: str, now: datetime) -> Link | None:
    """The link; None for what was not signed here, was changed, or is too old."""
    try:
        whole = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (ValueError, NotBase64):
        return None
    facts, mac = whole[: LAYOUT.size], whole[LAYOUT.size :]
    if len(facts) != LAYOUT.size or not hmac.compare_digest(mac, _mac(settings, facts)):
        return None
    purpose, person_id, ticket_id, subject_id, expires = LAYOUT.unpack(facts)
    link = Link(
        list(LinkFor)[purpose],
        person_id,
        ticket_id,
        subject_id,
        datetime.fromtimestamp(expires, UTC),
    )
    return link if now < link.expires_at else None


async def open_link(settings: Settings, token: str, now: datetime) -> Opened | None:
    """What the link opens; None when the person is gone or may no longer see the request."""
    link = parse(settings, token, now)
    if link is None:
        return None
    found = await database.rows(
        f"SELECT {PERSON_COLUMNS} FROM person p LEFT JOIN organization o ON o.id ="
        " p.organization_id WHERE p.id = $1 AND p.active",
        [link.person_id],
    )
    if not found:
        return None
    actor = person_actor(found[0], SCOPES)
    params = Params()
    sql = f"SELECT t.number FROM ticket t WHERE t.id = {params.add(link.ticket_id)} AND "
    tickets = await database.rows(sql + visible_tickets(actor, params), params)
    return Opened(token, link, actor, tickets[0]["number"]) if tickets else None


async def is_used(token: str) -> bool:
    return await UsedLink.exists(digest=digest_of(token))


async def use(token: str, now: datetime) -> bool:
    """Whether it was still to be used; of two at once only one is.

    In the transaction of the act that it is for: where that fails, the link is as it was.
    """
    if not database.in_transaction():
        raise RuntimeError("a link is used by the act that it is for, in its transaction")
    taken = await database.rows(
        "INSERT INTO used_link(digest, used_at) VALUES ($1, $2) ON CONFLICT(digest) DO NOTHING"
        " RETURNING id",
        [digest_of(token), now],
    )
    return bool(taken)


async def forget_used(now: datetime) -> int:
    """Links that have expired since they were used open nothing anyhow."""
    return await database.execute("DELETE FROM used_link WHERE used_at < $1", [now - LASTING])


def call_key(token: str, *answers: str) -> str:
    """An idempotency key: the same answers by the same link are one call, however often sent."""
    return f"link:{digest_of(repr((token, *answers)))}"


def _mac(settings: Settings, facts: bytes) -> bytes:
    return hmac.new(key_for(PURPOSE, settings), facts, hashlib.sha256).digest()[:MAC]

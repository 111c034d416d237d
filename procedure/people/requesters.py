"""Who asks, and who of the staff is there: requesters, shifts and absences."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from email_validator import EmailNotValidError, validate_email

from models import database
from models.mail import Muting
from models.people import Absence, Organization, Person, Shift
from models.sql import Params
from models.vocabulary import CUSTOMERS, Channel, Language, NoticeKind, Role
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import optional, required
from procedure.core.visibility import visible_people
from procedure.people.membership import invited_by_desk

NAME = 120
PHONE = 40
NO_PLACES = frozenset({"Factory", "localtime"})  # in the zone database, and nobody's zone


@dataclass(frozen=True)
class Requester:
    """Whom a request is for: somebody known by id or by mail, or somebody new by name."""

    id: int | None = None
    email: str | None = None
    name: str | None = None
    phone: str | None = None
    organization_id: int | None = None


async def requester_of(act: Act, told: Requester | None) -> Person:
    """The person a request is for.

    Refuses: REQUIRED, NOT_FOUND (unknown or not visible), NOT_ALLOWED (a customer asks for themself
      only), INVALID
    """
    if act.actor.is_customer:
        if told is not None:
            raise Refusal(Code.NOT_ALLOWED, "requester", clause="4.1.1")
        return await _present(act.actor.person_id)
    if told is None:
        raise Refusal(Code.REQUIRED, "requester", clause="4.1.1")
    if told.id is not None:
        return await _known_person(act, told.id, "requester.id")
    return await _by_mail_or_new(act, told)


async def _known_person(act: Act, person_id: int, field: str) -> Person:
    params = Params()
    sql = f"SELECT p.id FROM person p WHERE p.id = {params.add(person_id)} AND p.active"
    sql += f" AND p.role IN {params.add_all(role.value for role in CUSTOMERS)}"
    sql += f" AND {visible_people(act.actor, params)}"
    if not await database.rows(sql, params):
        raise Refusal(Code.NOT_FOUND, field, clause="4.1.1")
    return await _present(person_id, field)


async def _present(person_id: int | None, field: str = "requester") -> Person:
    """The person, who does not leave while the act is done. Refuses: NOT_FOUND"""
    here = Person.filter(id=person_id, active=True).select_for_update()
    person = await here.get_or_none()
    if person is None:
        raise Refusal(Code.NOT_FOUND, field, clause="4.1.1")
    return person


async def _by_mail_or_new(act: Act, told: Requester) -> Person:
    email = mail_address(told.email, "requester.email")
    known = await Person.get_or_none(email=email) if email else None
    if known is not None:
        return await _known_person(act, known.id, "requester.email")
    organization_id = await _organization(act, told.organization_id)
    if organization_id is None:
        organization_id = await _invited_to(act, email)
    return await Person.create(
        role=Role.CUSTOMER,
        name=required(told.name, "requester.name", NAME, clause="4.1.1"),
        email=email,
        phone=optional(told.phone, "requester.phone", PHONE),
        organization_id=organization_id,
        proven=act.channel is not Channel.EMAIL,
        created_at=act.now,
    )


async def _invited_to(act: Act, email: str | None) -> int | None:
    """The company into which the desk invited this address, which has not come in yet."""
    return await invited_by_desk(email, act.now) if email else None


async def _organization(act: Act, told: int | None) -> int | None:
    if act.actor.is_partner:
        if told not in (None, act.actor.organization_id):
            raise Refusal(Code.NOT_FOUND, "requester.organization_id")
        return act.actor.organization_id
    if told is not None and not await Organization.exists(id=told):
        raise Refusal(Code.NOT_FOUND, "requester.organization_id")
    return told


def mail_address(text: str | None, field: str) -> str | None:
    """The address in one spelling; None if it is blank. Refuses: INVALID"""
    written = (text or "").strip()
    if not written:
        return None
    try:
        return validate_email(
            written, check_deliverability=False, test_environment=True
        ).normalized.lower()
    except EmailNotValidError:
        raise Refusal(Code.INVALID, field) from None


def known_zone(name: str | None, field: str) -> str | None:
    """The name, where it is one of a time zone. Refuses: INVALID"""
    if name is not None and name not in available_timezones() - NO_PLACES:
        raise Refusal(Code.INVALID, field)
    return name


async def update_preferences(
    act: Act,
    *,
    language: Language | None = None,
    timezone: str | None = None,
    notices: Collection[NoticeKind] | None = None,
) -> Person:
    """A person is told things in their language, at their hours, and only what they want beyond
    what is owed.

    Refuses: NOT_ALLOWED (only people have preferences), INVALID (no such time zone)
    """
    if act.actor.person_id is None:
        raise Refusal(Code.NOT_ALLOWED)
    zone = known_zone(timezone, "timezone")
    person = await Person.get(id=act.actor.person_id)
    person.language = language or person.language
    person.timezone = zone or person.timezone
    if notices is not None:
        person.notice_answers = NoticeKind.ANSWERS in notices
        person.notice_progress = NoticeKind.PROGRESS in notices
        person.notice_followed = NoticeKind.FOLLOWED in notices
    await person.save()
    return person


async def mute_notices(act: Act, ticket_id: int, *, muted: bool) -> None:
    """A person is told no more of this request than is owed, or again as of every other.

    Clause: SGC-SAC-001 4.2.4
    Refuses: NOT_ALLOWED (only people are told), NOT_FOUND
    """
    if act.actor.person_id is None:
        raise Refusal(Code.NOT_ALLOWED, clause="4.2.4")
    ticket = await act.ticket(ticket_id)
    theirs = Muting.filter(ticket_id=ticket.id, person_id=act.actor.person_id)
    if not muted:
        await theirs.delete()
    elif not await theirs.exists():
        await Muting.create(ticket_id=ticket.id, person_id=act.actor.person_id)


async def on_shift(person: Person, now: datetime) -> bool:
    """Whether `now` is inside one of the person's shifts, in their zone; somebody without shifts is
    always on.
    """
    shifts = [
        (shift.weekday, shift.starts, shift.ends)
        for shift in await Shift.filter(person_id=person.id)
    ]
    return within_shift(shifts, person.timezone, now)


def within_shift(shifts: Sequence[tuple[int, int, int]], timezone: str, now: datetime) -> bool:
    """Whether `now` is inside one of the shifts; without any, always.

    Shape: weekday (0 is Monday), start and end in minutes after midnight of the zone.
    """
    local = now.astimezone(ZoneInfo(timezone))
    minute = local.hour * 60 + local.minute
    inside = any(
        weekday == local.weekday() and starts <= minute < ends for weekday, starts, ends in shifts
    )
    return inside or not shifts


async def absent(person_id: int, now: datetime) -> bool:
    return await Absence.filter(person_id=person_id, starts_at__lte=now, ends_at__gt=now).exists()

"""Policies are changed by two people: one proposes a revision with its reason, another one approves
it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import orjson

from models.columns import to_millisecond
from models.people import Area
from models.policies import Holiday, PolicyRevision
from models.vocabulary import PolicyFlaw, PolicyKind, Role
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import LINE, required
from procedure.service_levels.clocks.flaws import Flawed
from procedure.service_levels.policies import read_policy

HORIZON = timedelta(days=3 * 366)
"""So far ahead a calendar knows the holidays of its country; a revision in time brings those
after it.
"""


async def propose_policy(
    act: Act,
    *,
    kind: PolicyKind,
    content: str,
    reason: str | None,
    effective_at: datetime | None = None,
) -> PolicyRevision:
    """A revision stands proposed; nothing changes until somebody else approves it.

    A calendar, or the working days of closing, may name a `country`: its holidays on record are
    copied into the revision, so that what was promised under it stays what it was.

    Clause: SGC-SAC-001 5
    Shape: `content` is JSON, as `docs/policies.md` shows it for each kind
    Refuses: NOT_ALLOWED (leads and the manager propose), BAD_POLICY (with the problem), REQUIRED
      (reason), TOO_LONG
    """
    if not act.actor.leads:
        raise Refusal(Code.NOT_ALLOWED, clause="5")
    why = required(reason, "reason", LINE, clause="5")
    last = await PolicyRevision.filter(kind=kind).order_by("-revision").first()
    revision = last.revision + 1 if last else 0
    facts = await parsed_content(kind, revision, content, act.now)
    return await PolicyRevision.create(
        kind=kind,
        revision=revision,
        content=orjson.dumps(facts, option=orjson.OPT_SORT_KEYS).decode(),
        source="",
        author_id=act.actor.person_id,
        reason=why,
        proposed_at=act.now,
        effective_at=to_millisecond(effective_at or act.now),
    )


async def approve_policy(act: Act, policy_id: int) -> PolicyRevision:
    """The revision counts from its date, or from now when that has passed; open tickets keep what
    they were promised.

    Clause: SGC-SAC-001 5
    Refuses: NOT_ALLOWED (the manager approves), NOT_FOUND, SAME_PERSON (its author), ALREADY_DONE
      (approved, discarded)
    """
    if act.actor.role is not Role.MANAGER:
        raise Refusal(Code.NOT_ALLOWED, clause="5")
    proposed = await _proposed(policy_id)
    if proposed.author_id == act.actor.person_id:
        raise Refusal(Code.SAME_PERSON, clause="5")
    proposed.approver_id, proposed.approved_at = act.actor.person_id, act.now
    proposed.effective_at = max(proposed.effective_at, act.now)
    await proposed.save()
    return proposed


async def discard_policy(act: Act, policy_id: int) -> PolicyRevision:
    """The proposal is taken back, or refused; it is kept.

    Clause: SGC-SAC-001 5
    Refuses: NOT_ALLOWED (its author or the manager), NOT_FOUND, ALREADY_DONE
    """
    if not act.actor.leads:
        raise Refusal(Code.NOT_ALLOWED, clause="5")
    proposed = await _proposed(policy_id)
    if act.actor.role is not Role.MANAGER and proposed.author_id != act.actor.person_id:
        raise Refusal(Code.NOT_ALLOWED, clause="5")
    proposed.discarded_at = act.now
    await proposed.save()
    return proposed


async def parsed_content(
    kind: PolicyKind, revision: int, content: str, now: datetime
) -> dict[str, Any]:
    """The content with the holidays of the countries that it names. Refuses: BAD_POLICY"""
    try:
        facts = orjson.loads(content)
        if not isinstance(facts, dict):
            raise Flawed("it is no object", PolicyFlaw.NO_OBJECT)
        if kind is PolicyKind.SERVICE_LEVELS:
            for calendar in facts.get("calendars", {}).values():
                await _copy_holidays(calendar, now)
        if kind is PolicyKind.CLOSING:
            await _copy_holidays(facts, now)
        read_policy(kind, revision, facts)
        if kind is PolicyKind.ASSIGNMENT:
            await _require_areas(facts)
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise _bad(problem) from None
    return facts


async def _copy_holidays(calendar: dict[str, Any], now: datetime) -> None:
    if not calendar.get("country"):
        return
    until = (now + HORIZON).date()
    found = await Holiday.filter(country=calendar["country"], day__lte=until).order_by("day")
    if not found:
        raise Flawed(
            f"no holidays of {calendar['country']} are on record",
            PolicyFlaw.NO_HOLIDAYS,
            calendar["country"],
        )
    calendar["holidays"] = [holiday.day.isoformat() for holiday in found]


async def _require_areas(facts: Mapping[str, Any]) -> None:
    known = {area.code for area in await Area.all()}
    if unknown := sorted(set(facts["areas"]) - known):
        raise Flawed(f"{unknown[0]} is no area", PolicyFlaw.NO_AREA, unknown[0])


async def _proposed(policy_id: int) -> PolicyRevision:
    proposed = await PolicyRevision.filter(id=policy_id).select_for_update().get_or_none()
    if proposed is None:
        raise Refusal(Code.NOT_FOUND, "id", clause="5")
    if proposed.approved_at is not None or proposed.discarded_at is not None:
        raise Refusal(Code.ALREADY_DONE, "id", clause="5")
    return proposed


def _bad(problem: Exception) -> Refusal:
    flaw, what = _flaw_of(problem)
    facts = {"flaw": flaw.value, "what": what[:200]}
    return Refusal(Code.BAD_POLICY, "content", clause="5", facts=facts)


def _flaw_of(problem: Exception) -> tuple[PolicyFlaw, str]:
    """What is wrong, and with which word or place of the content."""
    match problem:
        case Flawed():
            return problem.flaw, problem.what
        case orjson.JSONDecodeError():
            return PolicyFlaw.NO_JSON, ""
        case ZoneInfoNotFoundError():
            return PolicyFlaw.NO_ZONE, str(problem.args[0]).rpartition(" ")[2]
        case KeyError():
            return PolicyFlaw.MISSING, str(problem.args[0])
        case _:
            return PolicyFlaw.WRONG_SHAPE, ""

"""On which days a country does not work: as the law has it to begin with, and then as the staff
say.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from holidays import country_holidays

from models.policies import Holiday
from procedure.core.act import Act
from procedure.core.refusals import Code, Refusal
from procedure.core.text_rules import required

COUNTRIES = ("MX", "CO", "CL", "PE", "ES")
NAME = 120
YEARS = range(2000, 2101)


async def load_holidays(act: Act, *, country: str, year: int) -> Sequence[Holiday]:
    """The public holidays of a country and year are on record; what is there already stays as it
    is.

    Clause: SGC-SAC-001 5
    Source: the package `holidays`
    Refuses: NOT_ALLOWED (leads), INVALID (a country that is not one of `COUNTRIES`; a year)
    """
    _require_lead(act)
    _require_country(country)
    if year not in YEARS:
        raise Refusal(Code.INVALID, "year", clause="5")
    public = country_holidays(country, years=[year], language="es")
    known = {each.day for each in await Holiday.filter(country=country)}
    await Holiday.bulk_create(
        [
            Holiday(country=country, day=day, name=name[:NAME])
            for day, name in sorted(public.items())
            if day not in known
        ]
    )
    return await holidays_of(country, year)


async def set_holiday(act: Act, *, country: str, day: date, name: str | None) -> Holiday:
    """That day nobody works there; policies made from now on know it.

    Clause: SGC-SAC-001 5
    Refuses: NOT_ALLOWED (leads), INVALID (country, day), REQUIRED (name), TOO_LONG
    """
    _require_lead(act)
    _require_country(country)
    called, when = required(name, "name", NAME, clause="5"), _day_in_reach(day)
    holiday, _ = await Holiday.get_or_create(country=country, day=when, defaults={"name": called})
    holiday.name = called
    await holiday.save()
    return holiday


async def remove_holiday(act: Act, holiday_id: int) -> None:
    """That day is worked.

    Clause: SGC-SAC-001 5
    Refuses: NOT_ALLOWED (leads), NOT_FOUND
    """
    _require_lead(act)
    if await Holiday.filter(id=holiday_id).delete() == 0:
        raise Refusal(Code.NOT_FOUND, "id", clause="5")


async def holidays_of(country: str, year: int) -> Sequence[Holiday]:
    return await Holiday.filter(
        country=country, day__gte=date(year, 1, 1), day__lte=date(year, 12, 31)
    ).order_by("day")


def _require_lead(act: Act) -> None:
    if not act.actor.leads:
        raise Refusal(Code.NOT_ALLOWED, clause="5")


def _require_country(country: str) -> None:
    if country not in COUNTRIES:
        raise Refusal(Code.INVALID, "country", clause="5")


def _day_in_reach(day: date) -> date:
    if day.year not in YEARS:
        raise Refusal(Code.INVALID, "day", clause="5")
    return day

"""Instants and durations as a reader says them: in their language, at their clock."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_timedelta, get_timezone_location
from babel.lists import format_list
from babel.units import format_unit

from texts import N_, translations

LOCALES = {"es": "es_MX", "en": "en_US"}
MOMENT = {"es": "EEE d MMM, HH:mm", "en": "EEE, MMM d, h:mm a"}
FULL_MOMENT = {"es": "EEEE d 'de' MMMM 'de' y, HH:mm", "en": "EEEE, MMMM d, y, h:mm a"}
TIME = {"es": "H:mm", "en": "h:mm a"}
DAY = {"es": "d 'de' MMMM 'de' y", "en": "MMMM d, y"}
UNITS = (("day", 24 * 60), ("hour", 60), ("minute", 1))
IN_HOURS = timedelta(days=3)  # up to here people, like section 5, count in hours
A_MOMENT = timedelta(minutes=1)

Zone = str | ZoneInfo


def moment(at: datetime, language: str, zone: Zone) -> str:
    """As in "lun 23 nov, 14:05"."""
    return _formatted(at, MOMENT, language, zone)


def full_moment(at: datetime, language: str, zone: Zone) -> str:
    """As in "lunes 23 de noviembre de 2026, 14:05 (hora de Bogotá)": for who may read it elsewhere,
    or much later.
    """
    return f"{_formatted(at, FULL_MOMENT, language, zone)} ({zone_name(language, zone)})"


def day(at: datetime, language: str, zone: Zone) -> str:
    """As in "23 de noviembre de 2026"."""
    return _formatted(at, DAY, language, zone)


def date_in_words(written: date, language: str) -> str:
    """The same of a day that is in no zone."""
    return format_date(written, DAY[language], locale=locale_of(language))


def time_of_day(at: datetime, language: str, zone: Zone) -> str:
    """As in "9:41"."""
    return _formatted(at, TIME, language, zone)


def recently(at: datetime, now: datetime, language: str, zone: Zone) -> str:
    """As in "hoy a las 9:41", "ayer a las 18:02", "lun 23 nov, 14:05"."""
    days = (now.astimezone(_zone(zone)).date() - at.astimezone(_zone(zone)).date()).days
    said = {0: N_("hoy a las {time}"), 1: N_("ayer a las {time}")}
    if days not in said:
        return moment(at, language, zone)
    return translations(language).gettext(said[days]).format(time=time_of_day(at, language, zone))


def zone_name(language: str, zone: Zone) -> str:
    """As in "hora de Ciudad de México"."""
    city = get_timezone_location(_zone(zone), locale=locale_of(language), return_city=True)
    city = city.rpartition("/")[2].replace("_", " ")
    return translations(language).gettext("hora de {city}").format(city=city)


def duration(length: timedelta, language: str) -> str:
    """As in "4 horas y 22 minutos": whole minutes, in the two units that matter."""
    left = max(0, round(length.total_seconds() / 60))
    counts: list[tuple[str, int]] = []
    for unit, minutes in UNITS[1:] if length < IN_HOURS else UNITS:
        counts.append((unit, left // minutes))
        left %= minutes
    said = [(unit, count) for unit, count in counts if count][:2] or [("minute", 0)]
    locale = locale_of(language)
    return format_list(
        [format_unit(count, f"duration-{unit}", "long", locale=locale) for unit, count in said],
        locale=locale,
    )


def quantity(amount: float, unit: str, language: str) -> str:
    """As in "1.8 MB", "320 kB": one decimal where it says something."""
    shown = round(amount, 1) if amount < 10 else round(amount)
    return format_unit(shown, f"digital-{unit}", "short", locale=locale_of(language))


def relative(at: datetime, now: datetime, language: str) -> str:
    """As in "hace 3 horas", "dentro de 20 minutos"."""
    if abs(at - now) < A_MOMENT:
        return translations(language).gettext("ahora mismo")
    return format_timedelta(at - now, threshold=1, add_direction=True, locale=locale_of(language))


def locale_of(language: str) -> str:
    return LOCALES[language.lower()]


def _formatted(at: datetime, patterns: dict[str, str], language: str, zone: Zone) -> str:
    pattern = patterns[language.lower()]
    return format_datetime(at, pattern, tzinfo=_zone(zone), locale=locale_of(language))


def _zone(zone: Zone) -> ZoneInfo:
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo(zone)

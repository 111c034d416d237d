from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from texts.dates import day, duration, full_moment, moment, relative, zone_name

AT = datetime(2026, 11, 23, 20, 5, tzinfo=UTC)


def test_a_moment_is_said_at_the_readers_clock() -> None:
    assert moment(AT, "es", "America/Mexico_City") == "lun 23 nov, 14:05"
    assert moment(AT, "ES", ZoneInfo("Europe/Madrid")) == "lun 23 nov, 21:05"
    assert moment(AT, "en", "America/Bogota") == "Mon, Nov 23, 3:05 PM"


def test_a_full_moment_names_the_year_and_the_clock() -> None:
    assert (
        full_moment(AT, "es", "America/Mexico_City")
        == "lunes 23 de noviembre de 2026, 14:05 (hora de Ciudad de México)"
    )
    assert (
        full_moment(AT, "en", "America/Bogota")
        == "Monday, November 23, 2026, 3:05 PM (Bogota time)"
    )


def test_a_day_is_that_of_the_readers_zone() -> None:
    late = datetime(2026, 11, 24, 3, tzinfo=UTC)

    assert day(late, "es", "America/Bogota") == "23 de noviembre de 2026"
    assert day(late, "en", "UTC") == "November 24, 2026"


def test_a_zone_whose_city_has_no_name_of_its_own_is_read_from_its_key() -> None:
    assert zone_name("es", "America/Argentina/Buenos_Aires") == "hora de Buenos Aires"


@pytest.mark.parametrize(
    ("minutes", "spanish", "english"),
    [
        (0, "0 minutos", "0 minutes"),
        (1, "1 minuto", "1 minute"),
        (60, "1 hora", "1 hour"),
        (262, "4 horas y 22 minutos", "4 hours and 22 minutes"),
        (24 * 60, "24 horas", "24 hours"),
        (48 * 60, "48 horas", "48 hours"),
        (72 * 60, "3 días", "3 days"),
        (73 * 60 + 5, "3 días y 1 hora", "3 days and 1 hour"),
        (-5, "0 minutos", "0 minutes"),
    ],
)
def test_a_duration_is_said_in_its_two_largest_units(
    minutes: int, spanish: str, english: str
) -> None:
    length = timedelta(minutes=minutes)

    assert duration(length, "es") == spanish
    assert duration(length, "en") == english


def test_how_long_ago_and_how_soon() -> None:
    assert relative(AT - timedelta(hours=3), AT, "es") == "hace 3 horas"
    assert relative(AT + timedelta(minutes=20), AT, "es") == "dentro de 20 minutos"
    assert relative(AT - timedelta(seconds=59), AT, "es") == "ahora mismo"
    assert relative(AT - timedelta(days=2), AT, "en") == "2 days ago"

import stat
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from settings import BadSetting, Settings, is_loopback


def test_without_an_environment_everything_stays_on_this_machine() -> None:
    settings = Settings.from_environ({})

    assert settings.host == "127.0.0.1"
    assert settings.origin == "http://localhost:8000"
    assert settings.database == f"sqlite:///{Path(__file__).parent.parent / 'var' / 'atiende.db'}"
    assert settings.smtp_url == ""
    assert not settings.secure


def test_a_value_of_the_environment_is_read_in_its_own_type() -> None:
    settings = Settings.from_environ(
        {
            "PORT": "9000",
            "DESK_TIMEZONE": "America/Bogota",
            "DATABASE_URL": "postgresql://desk@db.example/desk",
            "PUBLIC_URL": "https://desk.example/",
            "DESK_LANGUAGE": "  ",
        }
    )

    assert settings.port == 9000
    assert settings.desk_timezone == ZoneInfo("America/Bogota")
    assert settings.database == "postgresql://desk@db.example/desk"
    assert settings.origin == "https://desk.example"
    assert settings.secure
    assert settings.desk_language == "es"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "http", "PORT must be a whole number from 0 to 65535."),
        ("PORT", "70000", "PORT must be a whole number from 0 to 65535."),
        ("SESSION_DAYS", "0", "SESSION_DAYS must be a whole number from 1 to 90."),
        ("DESK_LANGUAGE", "fr", "DESK_LANGUAGE must be es or en."),
        (
            "DESK_TIMEZONE",
            "Luna/Tycho",
            "DESK_TIMEZONE must be a time zone like America/Mexico_City.",
        ),
        (
            "PUBLIC_URL",
            "http://desk.example",
            "PUBLIC_URL must begin with https:// unless it is this same machine.",
        ),
        (
            "PUBLIC_URL",
            "https://desk.example/help",
            "PUBLIC_URL must be an address without a path, like https://desk.example.",
        ),
        (
            "TRUSTED_PROXIES",
            "the proxy",
            "TRUSTED_PROXIES must be addresses or networks with commas between.",
        ),
        ("MAIL_FROM", "desk", "MAIL_FROM must be a mail address."),
        (
            "DATABASE_URL",
            "mysql://x",
            "DATABASE_URL must be an address that begins with sqlite:/// or postgresql://.",
        ),
        (
            "SMTP_URL",
            "mail.example",
            "SMTP_URL must be an address like smtp+starttls://user:password@mail.example:587.",
        ),
    ],
)
def test_a_bad_value_is_refused_with_a_sentence(name: str, value: str, sentence: str) -> None:
    with pytest.raises(BadSetting) as refused:
        Settings.from_environ({name: value})

    assert str(refused.value) == sentence


def test_a_secret_is_never_repeated() -> None:
    secrets = {
        "SECRET_KEY": "k" * 40,
        "DATABASE_URL": "postgresql://desk:hunter2@db/desk",
        "SMTP_URL": "smtp://desk:hunter2@mail.example",
    }

    shown = repr(Settings.from_environ(secrets))
    with pytest.raises(BadSetting) as refused:
        Settings.from_environ({"SECRET_KEY": "too short"})

    assert "hunter2" not in shown
    assert "kkkk" not in shown
    assert str(refused.value) == "SECRET_KEY must have at least 32 characters."


def test_the_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    data = tmp_path / "var"

    first = Settings(data=data).secret
    second = Settings(data=data).secret

    assert first == second
    assert len(first) == 64
    assert stat.S_IMODE((data / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert [file.name for file in data.iterdir()] == ["secret_key"]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_only_this_machine_reaches_a_loopback_address(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "desk.example"])  # noqa: S104
def test_other_machines_reach_any_other_address(host: str) -> None:
    assert not is_loopback(host)

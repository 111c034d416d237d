"""The settings: one frozen object, read once from the environment. `docs/operating.md` explains
each.

A key is the field's name in capitals: `session_days` is `SESSION_DAYS`. An empty value means the
default.
"""

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Self, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from email_validator import EmailNotValidError, validate_email

Value = TypeVar("Value")
Network = IPv4Network | IPv6Network

HERE = Path(__file__).resolve().parent
LOOPBACK_NAMES = {"localhost", "ip6-localhost"}
SHORTEST_SECRET = 32
LOGOS = {".svg", ".png", ".webp"}


class BadSetting(ValueError):
    """A value of the environment that cannot be used, with the sentence that says so."""


def key(default: Value, read: Callable[[str], Value], *, secret: bool = False) -> Value:
    # A dataclass sees a Field here; a type checker sees the default it stands for.
    return field(default=default, repr=not secret, metadata={"read": read})


def folder(text: str) -> Path:
    return Path(text).expanduser()


def as_written(text: str) -> str:
    return text


def one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in words:
            raise ValueError("must be " + " or ".join(words))
        return text

    return read


def whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(text)

    return read


def database_url(text: str) -> str:
    if urlsplit(text).scheme not in {"sqlite", "postgresql"}:
        raise ValueError("must be an address that begins with sqlite:/// or postgresql://")
    return text


def public_url(text: str) -> str:
    url = urlsplit(text)
    beyond_the_host = (url.path.strip("/"), url.query, url.fragment)
    if url.scheme not in {"http", "https"} or not url.hostname or any(beyond_the_host):
        raise ValueError("must be an address without a path, like https://desk.example")
    if url.scheme == "http" and not is_loopback(url.hostname):
        raise ValueError("must begin with https:// unless it is this same machine")
    return text.rstrip("/")


def smtp_url(text: str) -> str:
    url = urlsplit(text)
    if url.scheme not in {"smtp", "smtp+starttls", "smtps"} or not url.hostname:
        raise ValueError("must be an address like smtp+starttls://user:password@mail.example:587")
    return text


def imap_url(text: str) -> str:
    url = urlsplit(text)
    if url.scheme not in {"imap", "imap+starttls", "imaps"} or not url.hostname or not url.username:
        raise ValueError("must be an address like imaps://user:password@mail.example/INBOX")
    return text


def mail_listen(text: str) -> str:
    url = urlsplit(text)
    if url.scheme not in {"lmtp", "smtp"} or not url.hostname or not url.port:
        raise ValueError("must be an address like lmtp://127.0.0.1:2424")
    return text


def files_url(text: str) -> str:
    url = urlsplit(text)
    if url.scheme != "s3" or not url.netloc:
        raise ValueError("must be a bucket like s3://desk-files/attachments")
    return text


def endpoint(text: str) -> str:
    url = urlsplit(text)
    if url.scheme not in {"http", "https"} or not url.hostname:
        raise ValueError("must be an address like https://storage.example")
    return text.rstrip("/")


def clamav_url(text: str) -> str:
    url = urlsplit(text)
    if url.scheme != "tcp" or not url.hostname:
        raise ValueError("must be an address like tcp://clamav.example:3310")
    return text


def mail_address(text: str) -> str:
    try:
        return validate_email(text, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise ValueError("must be a mail address") from None


def zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (LookupError, ValueError, OSError):
        raise ValueError("must be a time zone like America/Mexico_City") from None


def yes_or_no(text: str) -> bool:
    if text.lower() not in {"yes", "no"}:
        raise ValueError("must be yes or no")
    return text.lower() == "yes"


def logo(text: str) -> Path | None:
    path = Path(text).expanduser()
    if path.suffix.lower() not in LOGOS or not path.is_file():
        raise ValueError("must be a file that is there, and a " + ", ".join(sorted(LOGOS)))
    return path


def color(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise ValueError("must be a color like #3355cc")
    return text.lower()


def contacts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def long_secret(text: str) -> str:
    if len(text) < SHORTEST_SECRET:
        raise ValueError(f"must have at least {SHORTEST_SECRET} characters")
    return text


def networks(text: str) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())
    except ValueError:
        raise ValueError("must be addresses or networks with commas between") from None


def is_loopback(host: str) -> bool:
    """Whether only programs on this machine can reach `host`."""
    if host.lower() in LOOPBACK_NAMES:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, kw_only=True)
class Settings:
    # the folder of the SQLite database, the secret key and the files
    data: Path = key(HERE / "var", folder)
    # where the rows live; empty: SQLite in DATA
    database_url: str = key("", database_url, secret=True)
    # the address the web server listens on
    host: str = key("127.0.0.1", as_written)
    # the port the web server listens on
    port: int = key(8000, whole(0, 65535))
    # the address people type; empty: http://localhost and the port
    public_url: str = key("", public_url)
    # whose X-Forwarded-* headers are believed
    trusted_proxies: tuple[Network, ...] = key((), networks)
    # where attached files are kept; empty: a folder in DATA
    files_url: str = key("", files_url)
    # the address of an S3-compatible store that is not Amazon's
    files_endpoint: str = key("", endpoint)
    # who looks for harm in attached files; empty: nobody
    clamav_url: str = key("", clamav_url)
    # signs and encrypts; empty: one kept in DATA
    secret_key: str = key("", long_secret, secret=True)
    # the mail server; empty: mail stays in /dev/mail
    smtp_url: str = key("", smtp_url, secret=True)
    # the sender of every notice
    mail_from: str = key("desk@atiende.example", mail_address)
    # the mailbox that is read; empty: none
    imap_url: str = key("", imap_url, secret=True)
    # where mail is handed over by LMTP or SMTP; empty: nowhere
    mail_listen: str = key("", mail_listen)
    # our own server, as Authentication-Results names it
    mail_authserv: str = key("", as_written)
    # the name on the pages and in the mail
    desk_name: str = key("Atiende", as_written)
    # a picture for the header; empty: the name's first letter
    desk_logo: Path | None = key(None, logo)
    # of buttons and links, as #3355cc; empty: Atiende's
    desk_color: str = key("", color)
    # telephone and mail at the foot of pages
    desk_contacts: tuple[str, ...] = key((), contacts)
    # when somebody answers, at the foot of every page
    desk_hours: str = key("", as_written)
    # whether the help is read without signing in
    help_public: bool = key(True, yes_or_no)
    # whose year is in a ticket's number
    desk_timezone: ZoneInfo = key(ZoneInfo("America/Mexico_City"), zone)
    # for readers who have chosen none
    desk_language: str = key("es", one_of("es", "en"))
    # how long somebody stays signed in
    session_days: int = key(14, whole(1, 90))
    # what one caller's operations may cost
    rate_points_per_hour: int = key(5000, whole(1, 10_000_000))
    # how the log is written
    log_format: str = key("console", one_of("console", "json"))

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """The settings `environ` holds.

        A bad value is refused with a sentence that names its key and never repeats the value: it
        may be a secret.
        """
        values: dict[str, object] = {}
        for setting in fields(cls):
            name = setting.name.upper()
            given = environ.get(name, "").strip()
            if not given:
                continue
            try:
                values[setting.name] = setting.metadata["read"](given)
            except ValueError as problem:
                raise BadSetting(f"{name} {problem}.") from None
        return cls(**values)  # type: ignore[arg-type]

    @property
    def database(self) -> str:
        """The database to open: `DATABASE_URL`, else SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.database_file.resolve()}"

    @property
    def database_file(self) -> Path:
        return self.data / "atiende.db"

    @property
    def origin(self) -> str:
        """The address people type, without a slash at the end."""
        return self.public_url or f"http://localhost:{self.port}"

    @property
    def reads_mail(self) -> bool:
        """Whether what people answer by mail arrives."""
        return bool(self.imap_url or self.mail_listen)

    @property
    def secure(self) -> bool:
        """Whether people reach the desk over https; over plain http only this machine may sign
        in.
        """
        return self.origin.startswith("https://")

    @cached_property
    def secret(self) -> str:
        """`SECRET_KEY`, else the random one kept in the data folder, made the first time."""
        return self.secret_key or kept_secret(self.made_data() / "secret_key")

    def made_data(self) -> Path:
        """The data folder, made if need be; what it holds is nobody else's to read."""
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self.data


def kept_secret(path: Path) -> str:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    draft.touch(mode=0o600, exist_ok=False)
    draft.write_text(secrets.token_urlsafe(48))
    try:
        # A link appears whole or not at all: two processes that start at once end with the same
        # secret.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text()

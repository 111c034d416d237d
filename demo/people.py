"""Who can sign in to the demonstration: kept beside its database, readable by nobody else."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "demo_people.json"


@dataclass(frozen=True)
class DemoPerson:
    """Somebody who may sign in; a partner has a token and no password."""

    name: str
    role: str
    organization: str
    email: str = ""
    password: str = ""
    token: str = ""


def keep(people: Sequence[DemoPerson], data: Path) -> None:
    file = data / FILE
    file.touch(mode=0o600)
    file.chmod(0o600)
    file.write_text(as_json(people), encoding="utf-8")


def kept(data: Path) -> list[DemoPerson]:
    """Empty where no demonstration was ever loaded."""
    file = data / FILE
    if not file.exists():
        return []
    return [DemoPerson(**person) for person in json.loads(file.read_text(encoding="utf-8"))]


def as_json(people: Sequence[DemoPerson]) -> str:
    return json.dumps([asdict(person) for person in people], indent=2, ensure_ascii=False)


def as_table(people: Sequence[DemoPerson]) -> str:
    """Passwords for the pages in one table, bearer tokens for /graphql in another."""
    signing_in = [
        (person.email, person.password, person.role, person.organization)
        for person in people
        if person.password
    ]
    calling = [(person.name, person.role, person.token) for person in people if person.token]
    pages = f"Sign in on the pages:\n{columns(signing_in)}"
    return f"{pages}\n\nCall /graphql with a bearer token:\n{columns(calling)}"


def columns(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "\n".join(f"  {line}" for line in lines)

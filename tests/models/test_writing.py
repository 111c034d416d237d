"""The next migration is written from a change of the rows, and a filled desk takes it."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import asyncpg
import pytest

from models.database import dialect_of
from models.migrating import writing
from models.migrating.writing import CannotWrite
from settings import HERE
from tests.models.restoring import VERSIONS, ask, every_row, restore

pytestmark = pytest.mark.long

MIGRATE = """
import asyncio, sys
from models.database import open_database
from models.migrating import migrate
async def main():
    database = await open_database(sys.argv[1])
    print(*await migrate(database))
    await database.close()
asyncio.run(main())
"""
TICKET = """class Ticket(Model):
    mood: Urgency = enum_column(Urgency, default=Urgency.LOW)
    nickname = fields.CharField(max_length=40, default="it's new")
    counted = fields.IntField(default=3)
    checked = fields.BooleanField(default=False)
    remark = fields.TextField(null=True)
    twin: fields.ForeignKeyNullableRelation[Area] = fields.ForeignKeyField(
        "models.Area", null=True, related_name="twins", on_delete=fields.RESTRICT
    )
    twin_id: int | None
"""
INSPECTION = """

class Inspection(Model):
    id = fields.BigIntField(primary_key=True)
    ticket: fields.ForeignKeyRelation[Ticket] = fields.ForeignKeyField(
        "models.Ticket", related_name="inspections", on_delete=fields.RESTRICT
    )
    ticket_id: int
    kind: Urgency = enum_column(Urgency)

    class Meta:
        table = "inspection"
        indexes = [("ticket_id", "id")]
"""
SURVEY_S_PERSON = """    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.RESTRICT
    )
    person_id: int
    revision"""
CHANGES = [  # file, what stands there, what will
    (
        "vocabulary.py",
        "class Status(StrEnum):\n",
        'class Status(StrEnum):\n    PARKED = "PARKED"\n',
    ),
    ("tickets.py", "class Ticket(Model):\n", TICKET),
    ("tickets.py", "", INSPECTION),
    ("people.py", "(max_length=120)\n    email", "(max_length=300)\n    email"),
    ("people.py", "    phone = ", "    telephone = "),
    ("tickets.py", "    affects: ", "    reaches: "),
    ("complaints.py", "    subject: ComplaintSubject = enum_column(ComplaintSubject)\n", ""),
    ("closure.py", SURVEY_S_PERSON, "    revision"),
    ("policies.py", '(("country", "day"),)', '(("country", "day", "name"),)'),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The models in a folder of their own."""
    folder = tmp_path / "project"
    shutil.copytree(
        HERE / "models", folder / "models", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(HERE / "settings.py", folder)
    return folder


def change(project: Path, file: str, there: str, new: str) -> None:
    """Put `new` where `there` stands; without it, at the end."""
    path = project / "models" / file
    text = path.read_text(encoding="utf-8")
    assert there in text
    path.write_text(text.replace(there, new, 1) if there else text + new, encoding="utf-8")


def ran(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def write(project: Path, name: str) -> subprocess.CompletedProcess[str]:
    return ran(project, "-m", "models.migrating", "write", name)


def contents(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project / "models/migrations").glob("0*.py")}


async def test_a_filled_desk_takes_the_migration_that_was_written(
    project: Path, empty_url: str
) -> None:
    await restore(VERSIONS[-1], empty_url)
    ran(project, "-c", MIGRATE, empty_url)
    rows, files = await every_row(empty_url), contents(project)
    for file, there, new in CHANGES:
        change(project, file, there, new)

    written = write(project, "inspections")
    applied = ran(project, "-c", MIGRATE, empty_url)

    name = f"{len(files) + 1:04d}_inspections"
    assert (written.returncode, written.stderr) == (0, "")
    assert (applied.returncode, applied.stdout, applied.stderr) == (0, f"{name}\n", "")
    assert {**contents(project), **files} == contents(project)
    assert write(project, "again").stdout.startswith("Nothing to write")
    now = await every_row(empty_url)
    assert now["ticket"] == [
        {**renamed(row, "affects", "reaches"), **new_columns(empty_url)} for row in rows["ticket"]
    ]
    assert now["person"] == [renamed(row, "phone", "telephone") for row in rows["person"]]
    assert now["survey"] == [without(row, "person_id") for row in rows["survey"]]
    assert now["complaint"] == [without(row, "subject") for row in rows["complaint"]]
    assert now["inspection"] == []
    changed = {"ticket", "person", "survey", "complaint", "tortoise_migrations"}
    assert {table: now[table] for table in rows.keys() - changed} == {
        table: rows[table] for table in rows.keys() - changed
    }
    await ask(empty_url, "UPDATE ticket SET status = 'PARKED', mood = 'HIGH', reaches = 'MY_TEAM'")
    for column in ("status", "mood", "reaches"):
        with pytest.raises((sqlite3.IntegrityError, asyncpg.CheckViolationError)):
            await ask(empty_url, f"UPDATE ticket SET {column} = 'LOST'")


def new_columns(url: str) -> dict[str, object]:
    no = False if dialect_of(url) == "postgres" else 0
    told = {"mood": "LOW", "nickname": "it's new", "counted": 3, "checked": no}
    return {**told, "remark": None, "twin_id": None}


def renamed(row: Mapping[str, object], old: str, new: str) -> dict[str, object]:
    return {**without(row, old), new: row[old]}


def without(row: Mapping[str, object], column: str) -> dict[str, object]:
    return {name: value for name, value in row.items() if name != column}


REPLACED = "UPDATE ticket SET status = 'JOINED' WHERE status = 'MERGED'"


async def test_a_word_that_rows_hold_goes_only_with_them(project: Path, empty_url: str) -> None:
    change(
        project,
        "vocabulary.py",
        '    MERGED = "MERGED"\n\n\nENDED',
        '    JOINED = "JOINED"\n\n\nENDED',
    )
    change(project, "vocabulary.py", "Status.MERGED", "Status.JOINED")
    await restore(VERSIONS[-1], empty_url)
    before = await every_row(empty_url)
    name = Path(write(project, "joining").stdout.splitlines()[0]).name

    refused = ran(project, "-c", MIGRATE, empty_url)
    kept = await every_row(empty_url)
    change(
        project,
        f"migrations/{name}",
        "    operations = [",
        '    operations = [\n        schema.LiftOneOf("ticket", "status"),\n'
        f'        schema.DialectSQL(sqlite=["{REPLACED}"], postgres=["{REPLACED}"]),',
    )
    applied = ran(project, "-c", MIGRATE, empty_url)

    assert (refused.returncode, "IntegrityError" in refused.stderr) == (1, True)
    assert kept == before
    assert (applied.returncode, applied.stderr) == (0, "")
    statuses = [row["status"] for row in (await every_row(empty_url))["ticket"]]
    assert statuses == [
        "JOINED" if row["status"] == "MERGED" else row["status"] for row in before["ticket"]
    ]
    assert "JOINED" in statuses


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (
            "    weight = fields.IntField()\n",
            (
                "Ticket.weight: what do the rows that are there hold? Give it a default, or let it"
                " be null"
            ),
        ),
        (
            "    weight = fields.IntField(default=1, db_index=True)\n",
            "Ticket.weight: Tortoise adds no index with a field; say it in Meta.indexes",
        ),
    ],
)
def test_what_would_fail_later_is_refused_when_it_is_written(
    project: Path, line: str, answer: str
) -> None:
    before = contents(project)
    change(project, "tickets.py", "class Ticket(Model):\n", f"class Ticket(Model):\n{line}")

    written = write(project, "weights")

    assert (written.returncode, written.stderr) == (1, f"{answer}\n")
    assert contents(project) == before


def test_two_migrations_that_follow_the_same_one_are_refused(project: Path) -> None:
    folder = project / "models" / "migrations"
    last = max(contents(project)).removesuffix(".py")
    for name in ("9001_mine", "9001_yours"):
        (folder / f"{name}.py").write_text(
            "from models import schema\n\n\nclass Migration(schema.Migration):\n"
            f"    dependencies = [('models', '{last}')]\n    operations = []\n"
        )

    written = write(project, "another")

    assert written.stderr.startswith("9001_mine and 9001_yours follow the same migration")


def test_another_sentence_about_a_table_is_no_change_of_it(project: Path) -> None:
    change(
        project, "people.py", '    """A customer, a member', '    """Somebody: a customer, a member'
    )

    assert write(project, "words").stdout.startswith("Nothing to write")


@pytest.mark.parametrize("name", ["Two Words", "../up", ""])
async def test_a_migration_s_name_is_one_word(name: str) -> None:
    with pytest.raises(CannotWrite):
        await writing.write(name)

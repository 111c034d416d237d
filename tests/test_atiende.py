import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import atiende
from settings import HERE
from tests.databases import copied_to
from tests.forks import ran_in_fork
from tests.models.releasing import version_of_today

PASSWORD = re.compile(r"([2-9a-z]{4}-){3}[2-9a-z]{4}\n")
WHAT_THE_SCRIPT_CALLS = ("cat", "cmp", "cp", "dirname", "env", "sed", "sh")


def ran(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program, without the script that finds its Python."""
    return ran_in_fork(the_program, *arguments, environment={**os.environ, **environment})


def the_program(*arguments: str) -> None:
    os.chdir("/")
    sys.argv[1:] = arguments
    atiende.main()


def ran_by_script(
    *arguments: str, script: Path = HERE / "atiende", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [script, *arguments],
        env={**os.environ, **environment},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """A checkout without .venv in a folder with a space, and a PATH with a shell and no Python."""
    checkout, path = tmp_path / "the desk", tmp_path / "bin"
    checkout.mkdir()
    path.mkdir()
    shutil.copy(HERE / "atiende", checkout)
    shutil.copy(HERE / "requirements.lock", checkout)
    for name in WHAT_THE_SCRIPT_CALLS:
        (path / name).symlink_to(shutil.which(name) or name)
    return checkout


def test_a_machine_without_python_is_told_what_to_install(bare_machine: Path) -> None:
    result = ran_by_script(
        "serve", script=bare_machine / "atiende", PATH=str(bare_machine.parent / "bin")
    )

    assert result.returncode == 1
    assert (
        result.stderr.splitlines()[-1]
        == "Atiende needs Python 3.11 or newer with venv; on Debian and Ubuntu: apt install python3"
        " python3-venv"
    )


def test_a_python_without_venv_is_told_what_to_install(bare_machine: Path) -> None:
    python = bare_machine.parent / "bin" / "python3"
    python.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; *print*) echo 3.11 ;; esac\n')
    python.chmod(0o755)

    result = ran_by_script(
        "serve", script=bare_machine / "atiende", PATH=str(bare_machine.parent / "bin")
    )

    assert result.returncode == 1
    assert (
        result.stderr.splitlines()[-1]
        == "Python's venv module is missing; on Debian and Ubuntu: apt install python3.11-venv"
    )


def test_the_version_is_said_before_anything_is_installed(bare_machine: Path) -> None:
    shutil.copy(HERE / "pyproject.toml", bare_machine)

    result = ran_by_script(
        "--version", script=bare_machine / "atiende", PATH=str(bare_machine.parent / "bin")
    )

    assert result.stdout == f"atiende {version_of_today()}\n"


def test_migrate_makes_the_tables_once_and_says_so(tmp_path: Path) -> None:
    first = ran("migrate", "--data", str(tmp_path / "var"), DATABASE_URL="")
    second = ran("migrate", "--data", str(tmp_path / "var"), DATABASE_URL="")

    assert first.stdout.splitlines()[0] == "0001_initial"
    assert second.stdout == "Nothing to do: the tables are up to date.\n"
    assert (tmp_path / "var" / "atiende.db").exists()


@pytest.mark.long
def test_a_bad_setting_is_one_sentence(tmp_path: Path) -> None:
    result = ran_by_script("migrate", "--data", str(tmp_path), PORT="http")

    assert result.returncode == 1
    assert result.stderr == "PORT must be a whole number from 0 to 65535.\n"


def test_a_database_that_is_away_is_one_sentence() -> None:
    result = ran("migrate", DATABASE_URL="postgresql://desk@127.0.0.1:1/desk")

    assert result.returncode == 1
    assert result.stderr.startswith("The database does not answer: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_without_a_demonstration_says_how_to_get_one(tmp_path: Path) -> None:
    result = ran("demo", "people", "--data", str(tmp_path))

    assert result.returncode == 1
    assert (
        result.stderr
        == "There is no demonstration here: `./atiende serve` loads one into a new folder.\n"
    )


@pytest.mark.long
def test_every_command_says_what_it_does() -> None:
    shown = ran_by_script("--help").stdout

    lines = shown[shown.index("Commands:") :].splitlines()[1:]

    assert all(len(line.split()) > 3 for line in lines)


@pytest.mark.long
def test_an_empty_desk_is_filled_from_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", "")
    added = ran("organization", "add", "Cafetera Los Nevados")
    ana = ran(
        "person", "add", "Ana", "ana@nevados.example", "--organization", "Cafetera Los Nevados"
    )
    laura = ran("person", "add", "Laura", "laura@desk.example", "--role", "SPECIALIST")
    bearer = ran("person", "token", "laura@desk.example")
    token = ran("client", "add", "Nexo", "Cafetera Los Nevados", "--scope", "tickets:read")
    again = ran("person", "password", "ana@nevados.example")

    assert (added.returncode, added.stdout, added.stderr) == (0, "", "")
    assert PASSWORD.fullmatch(ana.stdout)
    assert PASSWORD.fullmatch(laura.stdout)
    assert PASSWORD.fullmatch(again.stdout)
    assert ana.stdout != again.stdout
    assert token.stdout.startswith("atd_")
    assert bearer.stdout.startswith("atd_")


@pytest.mark.long
def test_people_and_companies_are_changed_from_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", "")
    nevados, ana, luis = "Cafetera Los Nevados", "ana@nevados.example", "luis@nevados.example"
    ran("organization", "add", nevados)
    ran("organization", "add", "Sierra")
    for name, mail in (("Ana", ana), ("Luis", luis)):
        ran("person", "add", name, mail, "--organization", nevados)
    ran("client", "add", "Nexo", nevados)

    invited = [
        ran("person", "invite", "Inés", "ines@nevados.example", "--organization", nevados),
        ran("person", "invite", "Rosa", "rosa@desk.example", "--role", "lead", "--area", "ACCESS"),
    ]
    done = [
        ran("organization", "update", nevados, "--team", "TI", "--floor", "high", "--contact", ana),
        ran("person", "update", ana, "--team", "TI", "--phone", "+57 1 555"),
        ran("person", "deactivate", luis, "--successor", ana),
        ran("person", "reactivate", luis),
        ran("person", "move", luis, "Sierra"),
        ran("client", "revoke", "Nexo"),
    ]

    for letter in invited:
        assert re.fullmatch(r"http://localhost:8000/invitation/\S+\n", letter.stdout)
    assert [(each.returncode, each.stdout, each.stderr) for each in done] == [(0, "", "")] * 6


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (
            ("person", "deactivate", "nadie@nevados.example"),
            "There is nobody with the mail nadie@nevados.example.",
        ),
        (("organization", "update", "Nadie"), "There is no organization called Nadie."),
        (("client", "revoke", "Nexo"), "There is no client called Nexo."),
        (
            ("person", "invite", "Ana", "ana@nevados.example"),
            "A customer belongs to an organization: say which.",
        ),
        (
            ("person", "invite", "Ana", "a@desk.example", "--role", "lead", "--area", "X"),
            "X is not an area; they are: ACCESS, ACCOUNTS, BILLING, PRODUCT, QUALITY, SUPPORT.",
        ),
        (
            ("person", "add", "Ana", "ana@nevados.example"),
            "A customer belongs to an organization: say which.",
        ),
        (("person", "add", "Ana", "ana", "--role", "LEAD"), "ana is not a mail address."),
        (
            ("person", "token", "nadie@nevados.example"),
            "There is nobody with the mail nadie@nevados.example.",
        ),
        (("client", "add", "Nexo", "Nadie"), "There is no organization called Nadie."),
    ],
)
def test_who_cannot_be_let_in_is_one_sentence(
    asked: tuple[str, ...], answer: str, tmp_path: Path, sqlite_template: Path
) -> None:
    copied_to(tmp_path / "atiende.db", sqlite_template)

    result = ran(*asked, DATA=str(tmp_path), DATABASE_URL="")

    assert result.returncode == 1
    assert result.stderr == f"{answer}\n"


def test_the_schema_is_the_one_that_is_kept() -> None:
    assert ran("schema").stdout == (HERE / "schema.graphql").read_text()
    assert ran("schema", "--check").returncode == 0

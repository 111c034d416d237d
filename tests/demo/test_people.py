import json
import stat
from pathlib import Path

from demo.people import DemoPerson, as_json, as_table, keep, kept

LAURA = DemoPerson(
    "Laura Sánchez",
    "SPECIALIST",
    "Bizflow Tech",
    "laura@bizflow.example",
    "cuatro-palabras",
    "token-1",
)
NEXO = DemoPerson("Integraciones Nexo", "PARTNER", "Cafetales", token="token-2")


def test_what_is_kept_is_read_again_and_is_nobody_elses_to_read(tmp_path: Path) -> None:
    keep([LAURA, NEXO], tmp_path)

    assert kept(tmp_path) == [LAURA, NEXO]
    assert [stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()] == [0o600]


def test_where_no_demonstration_was_loaded_there_is_nobody(tmp_path: Path) -> None:
    assert kept(tmp_path) == []


def test_people_see_passwords_and_tokens_apart() -> None:
    assert (
        as_table([LAURA, NEXO]) == "Sign in on the pages:\n"
        "  laura@bizflow.example  cuatro-palabras  SPECIALIST  Bizflow Tech\n"
        "\n"
        "Call /graphql with a bearer token:\n"
        "  Laura Sánchez       SPECIALIST  token-1\n"
        "  Integraciones Nexo  PARTNER     token-2"
    )


def test_programs_read_a_list_of_objects() -> None:
    assert json.loads(as_json([NEXO])) == [
        {
            "name": "Integraciones Nexo",
            "role": "PARTNER",
            "organization": "Cafetales",
            "email": "",
            "password": "",
            "token": "token-2",
        }
    ]

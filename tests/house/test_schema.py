"""The contract: printed as the file says, described and guarded everywhere, understood by every
page.
"""

import re
from pathlib import Path

import pytest
from graphql import GraphQLEnumType, build_schema, parse, validate

from api.client import BadOperation, load_operations
from api.jobs.types import JobKind
from api.mail.types import NOTICES
from api.schema import SchemaError, core_schema, print_sdl, require_complete
from handlers import handlers
from settings import Settings
from texts.labels import LABELS

ROOT = Path(__file__).parent.parent.parent


def test_the_printed_schema_is_the_file_at_the_root() -> None:
    assert (ROOT / "schema.graphql").read_text(encoding="utf-8") == print_sdl(), (
        "run `./atiende schema`"
    )


def test_every_operation_beside_a_page_fits_the_schema() -> None:
    operations = load_operations([ROOT / "portal"])

    for document in operations.values():
        assert validate(core_schema(), parse(document.text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "query { me { role } }",
        "query A { me { nothing } }",
        "query A { me { role } } query A { me { role } }",
    ],
)
def test_an_operation_that_does_not_fit_keeps_the_desk_from_starting(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "page.graphql").write_text(text)

    with pytest.raises(BadOperation):
        load_operations([tmp_path])


STRANGE = """
"What may be asked." type Query { "Who." me(of: ID): Person "What." kind: Kind }
type Person { name: String }
"A kind." enum Kind { ONE }
"""


def test_what_lacks_a_policy_or_a_description_keeps_the_schema_from_being_built() -> None:
    with pytest.raises(SchemaError) as raised:
        require_complete(build_schema(STRANGE))

    assert str(raised.value).split("; ") == [
        "Query.me has no policy",
        "Query.kind has no policy",
        "Person.name has no policy",
        "Query.me(of:) has no description",
        "Person has no description",
        "Person.name has no description",
        "Kind.ONE has no description",
    ]


def test_the_desk_s_own_schema_lacks_nothing() -> None:
    require_complete(core_schema())


def test_no_description_of_a_word_only_repeats_it() -> None:
    """A reader of the schema knows the name already: the description says when, and what to do."""
    repeated = [
        f"{enum.name}.{name}"
        for enum in core_schema().type_map.values()
        if isinstance(enum, GraphQLEnumType) and not enum.name.startswith("__")
        for name, value in enum.values.items()
        if _words(value.description or "") == _words(name)
    ]

    assert repeated == []


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower().replace("_", " "))


def test_what_is_not_done_once_by_a_key_is_the_same_when_done_again() -> None:
    mutation = core_schema().mutation_type
    assert mutation is not None

    without = {
        name for name, field in mutation.fields.items() if "idempotencyKey" not in field.args
    }

    assert without == {"saveDraft", "discardDraft", "markSeen", "muteNotices"}


def test_every_job_of_the_desk_is_a_kind_of_the_schema() -> None:
    assert {kind.value for kind in JobKind} == set(handlers(Settings()))


def test_every_notice_is_a_name_of_the_schema() -> None:
    assert {name.upper() for name in NOTICES} == set(LABELS["NoticeName"])

"""What meets a newcomer says the same as what runs."""

import re
import shlex
import sys

import pytest
import yaml

from installation.checks import CHECKS
from settings import HERE
from tests.models.releasing import version_of_today
from tests.models.restoring import VERSIONS

DECISIONS = HERE / "docs" / "decisions"
PAGES = sorted(path.name for path in DECISIONS.glob("0*.md"))


def read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def test_a_hook_is_named_and_runs_like_the_check() -> None:
    [local] = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"]
    hooks = {hook["name"]: shlex.split(hook["entry"]) for hook in local["hooks"]}
    quick = {
        name: command
        for name, command in CHECKS.items()
        if not name.startswith(("pytest", "coverage"))
    }

    assert local["repo"] == "local"
    assert {hook["language"] for hook in local["hooks"]} == {"system"}
    assert hooks == {
        name: [".venv/bin/python" if part == sys.executable else part for part in command]
        for name, command in quick.items()
    }


def test_the_forge_runs_the_command_that_everybody_runs() -> None:
    jobs = yaml.safe_load(read(".github/workflows/ci.yml"))["jobs"]

    runs = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]

    assert runs == ["./atiende test"]


def test_the_version_is_the_last_one_that_the_changelog_released() -> None:
    versions = re.findall(r"^## (.+?)(?: · \d{4}-\d\d-\d\d)?$", read("CHANGELOG.md"), re.MULTILINE)

    assert versions[0] == "Unreleased"
    assert versions[1] == version_of_today()
    assert versions[:0:-1] == VERSIONS, "run `python -m tests.models.releasing`"


def test_every_decision_is_in_the_index_by_its_title() -> None:
    titles = [(DECISIONS / page).read_text(encoding="utf-8").splitlines()[0] for page in PAGES]
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")

    listed = re.findall(r"^\| \[(\d{4})\]\((.+?)\) \| (.+?) \| .+ \|$", index, re.MULTILINE)

    assert [(page, f"# {number} · {title}") for number, page, title in listed] == [
        *zip(PAGES, titles, strict=True)
    ]
    assert [number for number, *_ in listed] == [
        f"{place:04d}" for place in range(1, len(PAGES) + 1)
    ]


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
        "docs/testing.md",
        "docs/decisions/README.md",
    ],
)
def test_a_link_leads_somewhere(name: str) -> None:
    file = HERE / name
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", file.read_text(encoding="utf-8"))

    assert [link for link in links if not (file.parent / link).exists()] == []

"""CONTRIBUTING's recipes, each carried out on a copy of the code, with the story at its end."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pytest

from settings import HERE

LEFT_OUT = (".*", "var", "node_modules", "__pycache__", "results")
BLOCK = re.compile(
    r"^`(?P<file>[^`\n]+)`(?:, [^\n]+)?$|"
    r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
NOT_COUNTED = "tests/"


@dataclass
class Recipe:
    """`steps` are changes (diff), new files (python) and commands (sh), in order."""

    title: str
    files: int
    sources: bool  # the number is that of the source files; else what is printed counts too
    steps: list[tuple[str, str, str]] = field(default_factory=list)

    @classmethod
    def read(cls, section: str) -> Self:
        heading, _, text = section.partition("\n")
        promised = re.fullmatch(r"(.+) \((\d+) (source )?files\)", heading)
        assert promised, f"{heading} promises no number of files"
        recipe, file = cls(promised[1], int(promised[2]), bool(promised[3])), ""
        for found in BLOCK.finditer(text):
            file = found["file"] or file
            if found["kind"]:
                recipe.steps.append((found["kind"], file, found["text"]))
        return recipe

    @property
    def touched(self) -> set[str]:
        return {file for kind, file, _ in self.steps if kind != "sh"}

    @property
    def printed(self) -> set[str]:
        """What the commands write."""
        return {name for kind, _, text in self.steps if kind == "sh" for name in redirected(text)}

    @property
    def counted(self) -> set[str]:
        everything = self.touched | self.printed
        return {
            file
            for file in everything
            if not file.startswith(NOT_COUNTED) and (file.endswith(".py") or not self.sources)
        }

    @property
    def tests(self) -> list[str]:
        """The story, and what else is told of it in tests."""
        return sorted(file for file in self.touched if Path(file).name.startswith("test_"))


def redirected(commands: str) -> list[str]:
    return re.findall(r"> (\S+)", commands)


def recipes() -> list[Recipe]:
    page = (HERE / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return [Recipe.read(section) for section in page.partition("## Recipes")[2].split("\n### ")[1:]]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HERE, tmp_path / "desk", ignore=shutil.ignore_patterns(*LEFT_OUT)))


@pytest.mark.long
@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.title)
def test_a_recipe_does_what_it_says_in_as_many_files(recipe: Recipe, copy: Path) -> None:
    for kind, file, text in recipe.steps:
        match kind:
            case "diff":
                change(copy / file, text)
            case "python":
                (copy / file).write_text(text, encoding="utf-8")
            case "sh":
                run(copy, "sh", "-c", in_this_environment(text))

    assert len(recipe.counted) == recipe.files
    assert run(copy, sys.executable, "-m", "texts.extract", "--check") == ""
    assert run(copy, sys.executable, "atiende.py", "schema", "--check") == ""
    assert run(copy, sys.executable, "-m", "ruff", "check", *python(recipe)) == "All checks passed!"
    assert run(copy, sys.executable, "-m", "ruff", "format", "--check", *python(recipe))
    assert "passed" in run(
        copy, sys.executable, "-m", "pytest", "-q", "-k", "not postgres", *recipe.tests
    )


def change(path: Path, text: str) -> None:
    """Lines with a minus go, those with a plus come; the others say where, at exactly one place."""
    lines = text.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if not line.startswith("+"))
    after = "".join(line[1:] for line in lines if not line.startswith("-"))
    whole = path.read_text(encoding="utf-8")
    assert whole.count(before) == 1, f"{path.name} has no such place:\n{before}"
    path.write_text(whole.replace(before, after), encoding="utf-8")


def python(recipe: Recipe) -> list[str]:
    return sorted(file for file in recipe.touched if file.endswith(".py"))


def in_this_environment(commands: str) -> str:
    there = commands.replace(".venv/bin/python", sys.executable)
    return there.replace("./atiende", f"{sys.executable} atiende.py")


def run(copy: Path, *command: str) -> str:
    """The last line that the command prints. It stands alone: these tests may themselves run in
    parallel.
    """
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ended = subprocess.run(
        command, cwd=copy, env=alone, capture_output=True, text=True, check=False
    )
    said = ended.stdout + ended.stderr
    if command[0] != "sh":  # the catalog is written before it is translated
        assert ended.returncode == 0, said
    return said.strip().rpartition("\n")[2]

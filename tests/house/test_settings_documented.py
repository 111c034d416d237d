import re
from dataclasses import fields
from pathlib import Path

from settings import HERE, Settings

OPERATING = (HERE / "docs" / "operating.md").read_text(encoding="utf-8")


def test_every_setting_is_explained_and_no_other_is() -> None:
    keys = [field.name.upper() for field in fields(Settings)]

    explained = re.findall(r"^\| `([A-Z_]+)` \|", OPERATING, flags=re.MULTILINE)

    assert explained == keys


def test_every_setting_says_in_a_comment_what_it_is() -> None:
    source = Path(HERE / "settings.py").read_text(encoding="utf-8")

    said = re.findall(r"^    # \S.*\n    (\w+): .* = key\(", source, flags=re.MULTILINE)

    assert said == [field.name for field in fields(Settings)]

from pathlib import Path

import pytest

from installation import chromium
from installation.chromium import NoChromium, find_chromium


def test_the_chromium_that_the_environment_names_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named = program(tmp_path / "mine", "exit 0")
    monkeypatch.setenv("CHROMIUM", str(named))

    assert find_chromium() == named


def test_a_named_chromium_that_does_not_start_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "missing"))

    with pytest.raises(NoChromium, match="which does not start"):
        find_chromium()


def test_a_program_that_only_carries_the_name_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program(tmp_path / "chromium-browser", "exit 1")
    works = program(tmp_path / "google-chrome", "exit 0")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert find_chromium() == works


def test_without_any_chromium_none_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "UNPACKED", tmp_path / "nowhere")

    assert find_chromium() is None


def program(path: Path, line: str) -> Path:
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)
    return path

import subprocess

from installation.browser_assets import FILES, VENDOR, install_browser_assets, is_installed
from settings import HERE


def test_every_file_the_pages_load_is_installed_and_none_is_committed() -> None:
    install_browser_assets()

    committed = subprocess.run(
        ["git", "ls-files", str(VENDOR)], cwd=HERE, capture_output=True, text=True, check=False
    ).stdout

    assert is_installed()
    assert [name for name in FILES if not (VENDOR / name).exists()] == []
    assert (VENDOR / "icons" / "inbox.svg").exists()
    assert committed == ""


def test_what_is_installed_is_not_fetched_again() -> None:
    install_browser_assets()
    before = VENDOR.stat().st_ino

    install_browser_assets()

    assert VENDOR.stat().st_ino == before

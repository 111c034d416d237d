"""What the pages load in the browser, from npm packages into `portal/static/vendor/`, which git
ignores.

The explorer is GraphiQL 4.1: the last version that ships one ready-made bundle, and its fetch
function is ours, so a token can stay in memory. Its package also names the parts the bundle was
made from; `overrides` in package.json puts the small `react` in their place.
"""

import fcntl
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installation.node import ROOT, install_packages

VENDOR = ROOT / "portal" / "static" / "vendor"
FILES = {
    "basecoat.css": "basecoat-css/dist/basecoat-nova.cdn.min.css",
    "inter.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "inter-ext.woff2": "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
    "icons": "lucide-static/icons",
    "axe.min.js": "axe-core/axe.min.js",
    "explorer/graphiql.min.js": "graphiql/graphiql.min.js",
    "explorer/graphiql.min.css": "graphiql/graphiql.min.css",
    "explorer/react.min.js": "react/umd/react.production.min.js",
    "explorer/react-dom.min.js": "react-dom/umd/react-dom.production.min.js",
}


def install_browser_assets() -> None:
    """Fills `portal/static/vendor/` once, and again when package-lock.json or the list above
    changes.
    """
    if is_installed():
        return
    with only_one_at_a_time():
        if not is_installed():
            print("Installing what the browser needs ...", file=sys.stderr)
            fetch()


def is_installed() -> bool:
    stamp = VENDOR / ".stamp"
    return stamp.exists() and stamp.read_text() == stamp_of_now()


def stamp_of_now() -> str:
    return hashlib.sha256(
        (ROOT / "package-lock.json").read_bytes() + repr(FILES).encode()
    ).hexdigest()


def fetch() -> None:
    with tempfile.TemporaryDirectory(dir=sys.prefix) as folder:
        packages = install_packages(Path(folder), with_chromium=False)
        fresh = Path(folder) / "vendor"
        for name, source in FILES.items():
            copy(packages / source, fresh / name)
        (fresh / ".stamp").write_text(stamp_of_now())
        shutil.rmtree(VENDOR, ignore_errors=True)
        VENDOR.parent.mkdir(parents=True, exist_ok=True)
        fresh.rename(VENDOR)


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.json"))
    else:
        shutil.copyfile(source, target)


@contextmanager
def only_one_at_a_time() -> Iterator[None]:
    with (Path(sys.prefix) / "set-up.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

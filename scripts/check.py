"""Set up Liaison in `.venv` and run every check: style, types, the wheel in a fresh environment, the tests."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from setup import ROOT, environment

STYLE = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
DEBIAN = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),  # the tests of the map
    "g++": ("g++",),  # PyICU, which followthemoney needs, is compiled
    "libicu-dev": ("icuinfo",),
    "npm": ("npm",),  # a client of others asks the SPARQL endpoint
    "pkg-config": ("pkg-config",),
    "virtuoso-opensource-7-bin": ("virtuoso-t",),  # the tests of remote stores
}
"""The Debian package that brings one of some programs."""


def main() -> int:
    """Run all checks; the first that fails ends the run with its exit code, the tests come last."""
    install_debian_packages()
    binaries = environment(Path(ROOT, ".venv"), "--editable", ".[dev]")
    for command in STYLE:
        run(binaries / command[0], *command[1:])
    check_wheel(binaries)
    install_clients()
    return tests(binaries)


def run(*command: object, cwd: Path = ROOT) -> None:
    """Run a command; if it fails, end with its exit code."""
    print("$", *command, flush=True)
    done = subprocess.run([str(part) for part in command], cwd=cwd, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def install_debian_packages() -> None:
    """Install what is missing where that can be done without asking: on a Debian machine, as root."""
    missing = [package for package, programs in DEBIAN.items() if not any(map(shutil.which, programs))]
    if not missing or not shutil.which("apt-get") or os.name != "posix" or os.geteuid():
        return
    print("installing", *missing, flush=True)
    for command in (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", *missing)):
        subprocess.run(["apt-get", *command], check=False, stdout=subprocess.DEVNULL)


def check_wheel(binaries: Path) -> None:
    """Build the wheel, install it in a fresh environment outside the repository, and run the demo from there."""
    with tempfile.TemporaryDirectory() as folder:
        outside = Path(folder)
        run(binaries / "python", "-m", "build", "--wheel", "--outdir", outside)
        (wheel,) = outside.glob("*.whl")
        fresh = environment(outside / "venv", str(wheel))
        run(fresh / "graph", "demo", cwd=outside)


def install_clients() -> None:
    """Install the client that the tests let ask the SPARQL endpoint, in the versions of its lock file."""
    if shutil.which("npm"):
        command = ["npm", "ci", "--no-audit", "--no-fund", "--silent", "--prefix", "tests/clients"]
        print("$", *command, flush=True)
        subprocess.run(command, cwd=ROOT, check=False)  # the test says so if it is not there


def tests(binaries: Path) -> int:
    """Run the tests; on a build server (`CI=1`) a skipped test is a failure."""
    print("$ pytest", flush=True)
    process = subprocess.Popen([binaries / "python", "-m", "pytest"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    lines = []
    for line in process.stdout or ():
        print(line, end="", flush=True)
        lines.append(line)
    code = process.wait()
    skipped = [line for line in lines if line.startswith("SKIPPED") and "no shared data" not in line]
    return code or (1 if os.environ.get("CI") and skipped else 0)


if __name__ == "__main__":
    sys.exit(main())

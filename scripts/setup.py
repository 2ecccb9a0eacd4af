"""What the two scripts share: a virtual environment with the project in it."""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def environment(folder: Path, *what: str) -> Path:
    """Make a virtual environment, install into it what pip is told to, and give the folder of its programs."""
    if sys.version_info < (3, 11):  # noqa: UP036  # whoever runs this script may have an older Python
        sys.exit(f"Python {sys.version.split()[0]} is too old: Liaison needs 3.11 or newer")
    binaries = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not (binaries / "pip").exists():
        print(f"making {folder}", flush=True)
        venv.create(folder, with_pip=True, clear=True)
    print(f"installing {what[-1]} into {folder}: the first time takes a few minutes", flush=True)
    command = [binaries / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit("the installation failed: see the lines above")
    return binaries

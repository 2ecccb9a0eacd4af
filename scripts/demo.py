"""Set up Liaison in `.venv` and run the demonstration; needs only Python 3.11 or newer."""

import subprocess
import sys
from pathlib import Path

from setup import ROOT, environment


def main() -> int:
    """Set up, run `graph demo` with the arguments given, and return its exit code."""
    binaries = environment(Path(ROOT, ".venv"), ".")
    return subprocess.run([binaries / "graph", "demo", *sys.argv[1:]], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

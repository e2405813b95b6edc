"""`make check`: every check in turn, the time it took, its complaints; exit code 1 if there are any.

A new check is one line in CHECKS. Not here: tests (pytest) and measurements (bench/).
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent


def command(*words: str) -> Callable[[], list[str]]:
    """A check that is a program: what it prints are its complaints when it fails."""

    def run() -> list[str]:
        program = [str(TOOLS / words[0]), *words[1:]]
        done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
        return (done.stdout + done.stderr).splitlines() if done.returncode else []

    return run


def module(name: str) -> Callable[[], list[str]]:
    """A check that is a module of this folder with `complaints()`; one not written yet has none."""

    def run() -> list[str]:
        if find_spec(f"checks.{name}") is None:
            return []
        return import_module(f"checks.{name}").complaints()

    return run


CHECKS: tuple[tuple[str, Callable[[], list[str]]], ...] = (
    ("types", command("mypy", "hamrah")),
    ("format", command("ruff", "format", "--check", ".")),
    ("lint", command("ruff", "check", ".")),
    ("floors", module("floors")),
    ("migrations", module("migrations")),
    ("templates", module("templates")),
    ("translations", module("translations")),
    ("licences", module("licences")),
)


def main() -> int:
    """Types, the slow one, run beside the others."""
    argparse.ArgumentParser(prog="python -m checks", description=__doc__).parse_args()
    # Settings make keys in the data folder: not in the one a person works with.
    os.environ["HAMRAH_DATA"] = str(ROOT / "var" / "test")
    with ThreadPoolExecutor(max_workers=1) as beside:
        slow = beside.submit(_timed, *CHECKS[0])
        results = [_timed(*check) for check in CHECKS[1:]]
        results.append(slow.result())
    for name, seconds, complaints in results:
        print(f"{'FAIL' if complaints else 'ok  '}  {name:<13} {seconds:5.1f} s")
        for complaint in complaints:
            print(f"      {complaint}")
    return int(any(complaints for _, _, complaints in results))


def _timed(name: str, check: Callable[[], list[str]]) -> tuple[str, float, list[str]]:
    started = time.monotonic()
    complaints = check()
    return name, time.monotonic() - started, complaints


if __name__ == "__main__":
    sys.exit(main())

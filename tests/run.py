"""`make test`: every test but the long ones; the few that fail are asked once more, alone, and named.

Two cores under two test processes and a browser can be slow enough that a test of timing falls without a
fault behind it (decision 0030). A fault of ours falls twice. Its words go on to pytest. Not here: any test.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FAILED = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
AT_MOST = 5
PYTEST_FOUND_FAILURES = 1


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.run", description=__doc__, allow_abbrev=False)
    _, arguments = parser.parse_known_args()
    FAILED.unlink(missing_ok=True)
    code = _pytest("-m", "not long", *arguments)
    failed = _failed()
    if code != PYTEST_FOUND_FAILURES or not 0 < len(failed) <= AT_MOST:
        return code
    _say(f"{len(failed)} failed. Once more, alone:", failed)
    code = _pytest(*failed)
    if not code:
        _say("WAVERED, and passed alone. Find out why before they come back:", failed)
    return code


def _failed() -> list[str]:
    return list(json.loads(FAILED.read_text())) if FAILED.is_file() else []


def _pytest(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, check=False).returncode


def _say(heading: str, tests: list[str]) -> None:
    print("", heading, *(f"  {test}" for test in tests), sep="\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())

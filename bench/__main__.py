"""`make bench`: every part in a process of its own, one table, bench/results.json; SIZE rows, else 100000.

A part is a module of this folder with `run() -> figures`, or `run(size)`. A part that fails is reported
and the others go on. A run of named parts leaves the figures of the others where they stand.
Not here: what is measured.
"""

import argparse
import contextlib
import inspect
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.registers import SHARED

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results.json"
PARTS = (
    *("keys", "search", "imports", "pages", "pages_slow", "cards", "trust", "verify", "corridors", "backup"),
    *("law", "links", "helpline", "cases", "diary", "worklist", "field", "linkage", "likeness"),
)
MARK = "figures: "
Figure = dict[str, Any]


def main(words: list[str]) -> int:
    """`python -m bench [PART ...]`; exit code 1 when a part failed."""
    asked = _asked(words)
    if asked.one:
        one(asked.one)
        return 0
    figures: list[Figure] = []
    failed: list[str] = []
    for part in asked.parts or PARTS:
        began = time.monotonic()
        found = in_its_own_process(part)
        print(f"{part}: {'FAILED, see above' if found is None else f'{len(found)} figures'}"
              f" in {time.monotonic() - began:.0f} s", file=sys.stderr)  # fmt: skip
        failed += [part] if found is None else []
        figures += found or []
    figures = together(figures)
    keep(figures, of_earlier_runs() if asked.parts else [])
    print("\n".join(table(figures)))
    for part in failed:
        print(f"FAILED  {part}")
    return int(bool(failed))


def _asked(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure, with a baseline beside each figure; all parts where none is named.",
        epilog=f"Parts: {', '.join(PARTS)}. SIZE=1000000 in the environment asks for the large one.",
    )
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args(words)
    for part in asked.parts:
        if part not in PARTS:
            parser.error(f"there is no part {part!r}; there are {', '.join(PARTS)}")
    return asked


def of_earlier_runs() -> list[Figure]:
    return json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else []


def keep(figures: list[Figure], earlier: list[Figure]) -> None:
    """Write them down, with the earlier ones that were not measured again."""
    again = {(figure["name"], figure["size"]) for figure in figures}
    others = [figure for figure in earlier if (figure["name"], figure["size"]) not in again]
    text = json.dumps([*others, *figures], indent=1, ensure_ascii=False)
    RESULTS.write_text(f"{text}\n", encoding="utf-8")


def in_its_own_process(part: str) -> list[Figure] | None:
    """The part's figures, or None where it failed; its words pass through."""
    command = [sys.executable, "-m", "bench", "--one", part]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        figures = None
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(MARK):
                figures = json.loads(line.removeprefix(MARK))
            else:
                print(line, end="", file=sys.stderr)
    return figures if process.returncode == 0 else None


def one(part: str) -> None:
    """Run one part here and print its figures."""
    if not (SHARED / "data" / "population.py").exists():
        sys.exit("The invented registers are made by data/population.py; set HAMRAH_SHARED to its folder.")
    module = import_module(f"bench.{part}")
    run, size = module.run, int(os.environ.get("SIZE") or getattr(module, "USUAL_SIZE", 100_000))
    takes_size = "size" in inspect.signature(run).parameters
    with database_for(part):
        print(MARK + json.dumps(run(size) if takes_size else run(), ensure_ascii=False))


@contextlib.contextmanager
def database_for(part: str) -> Iterator[None]:
    """What search and corridors may empty: a database and a role without rights, on a server of their own."""
    if part not in ("search", "corridors") or "BENCH_OWNER_URL" in os.environ:
        yield
        return
    import psycopg

    from hamrah.ground.cluster import Cluster
    from hamrah.ground.postgres_server import SUPERUSER

    cluster = Cluster(ROOT / "var" / "bench" / "search")
    cluster.ensure()
    try:
        with psycopg.connect(cluster.url(SUPERUSER, "postgres"), autocommit=True) as superuser:
            if not superuser.execute("SELECT 1 FROM pg_roles WHERE rolname = 'search_app'").fetchone():
                superuser.execute("CREATE ROLE search_app LOGIN PASSWORD 'measuring-only'")
            superuser.execute("DROP DATABASE IF EXISTS bench_search WITH (FORCE)")
            superuser.execute("CREATE DATABASE bench_search")
        owner = cluster.url(SUPERUSER, "bench_search")
        os.environ["BENCH_OWNER_URL"] = owner
        os.environ["BENCH_APP_URL"] = "postgresql://search_app:measuring-only@" + owner.partition("@")[2]
        yield
    finally:
        cluster.release()


def together(figures: list[Figure]) -> list[Figure]:
    """One list. Search is timed twice, as a statement and as a page: the page keeps the plain name, and its
    baseline is what pg_trgm took for the same rows as a statement."""
    by_page = {(f["name"], f["size"]) for f in figures if f["baseline_name"].startswith("the menu")}
    statements: dict[tuple[str, int], Figure] = {}
    for figure in figures:
        key = (figure["name"], figure["size"])
        if key in by_page and not figure["baseline_name"].startswith("the menu"):
            statements[key] = figure
            figure["name"] = figure["name"].replace("search.", "search.statement.", 1)
    for figure in figures:
        statement = statements.get((figure["name"], figure["size"]))
        if statement is not None and figure is not statement:
            figure["baseline"], figure["baseline_name"] = (
                statement["baseline"],
                "pg_trgm, the statement alone",
            )
            figure["ratio"] = round(figure["value"] / figure["baseline"], 4) if figure["baseline"] else None
    return figures


def table(figures: list[Figure]) -> Iterator[str]:
    """One line a figure, its baseline beside it."""
    yield f"{'figure':<40}{'size':>9}{'value':>12}  {'unit':<22}{'baseline':>12}  {'ratio':>8}  baseline is"
    for f in figures:
        ratio = "" if f.get("ratio") is None else f"{f['ratio']:.3g}"
        yield (
            f"{f['name']:<40}{f['size']:>9}{f['value']:>12.5g}  {f['unit']:<22}"
            f"{f['baseline']:>12.5g}  {ratio:>8}  {f['baseline_name']}"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

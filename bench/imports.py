"""Import of a register: rows a second until searchable, and the memory it takes.

The whole command is measured: reading XLSX, validation, keys, likely-same, journal, row policies. The
baseline saves each row by itself through the ORM. Not here: pages (pages.py).
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter

from bench.installation import FOLDER, REGISTERS, ROOT, SEED, apart, said
from bench.registers import made, rows

HEADINGS = {
    "record_id": "Reg no",
    "registered": "Date of registration",
    "name": "Name",
    "known_as": "Known as",
    "relation_name": "Father/husband name",
    "sex": "Sex",
    "age": "Age",
    "village": "Village",
    "district": "District",
    "phone": "Phone",
    "trade": "Work",
}
BASIS = {"purposes": ["register"], "notice_version": "bench", "held_by": "bench", "filed_where": "bench"}
BASELINE_ROWS = 400
Figure = dict[str, Any]


def run(size: int) -> list[Figure]:
    """Rows a second and peak memory of one import into an empty register of a fresh installation."""
    home = made(REGISTERS, seed=SEED, noise="normal", rows=size)
    sheet = workbook(home, size)
    with fresh_installation():
        baseline = one_save_a_row(home)
        seconds, peak_mb, accepted = imported(sheet)
    return [
        figure(
            "import.rows_per_s",
            size,
            value=round(accepted / seconds),
            unit="rows/s",
            baseline=round(baseline),
            against="one registration at a time, each its own transaction",
        ),
        figure(
            "import.peak_mb",
            size,
            value=round(peak_mb),
            unit="MB",
            baseline=round(whole_sheet_mb(sheet)),
            against="reading the sheet whole, nothing else",
        ),
    ]


def workbook(home: Path, size: int) -> Path:
    """The register as an office would keep it: one XLSX sheet."""
    path = home / f"register-{size}.xlsx"
    if path.exists():
        return path
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Register")
    sheet.write_row(0, 0, list(HEADINGS.values()))
    for number, row in enumerate(islice(rows(home, "registers"), size), start=1):
        sheet.write_row(number, 0, [row[name] for name in HEADINGS])
    book.close()
    return path


@contextmanager
def fresh_installation() -> Iterator[None]:
    """A data folder of its own with one organisation and one registrar, gone afterwards."""
    import shutil

    folder = FOLDER / "imports"
    shutil.rmtree(folder, ignore_errors=True)
    apart(folder)
    from hamrah.config.opening import migrate, open_house

    try:
        with open_house(migrated=False):
            migrate()
            from hamrah.access.actions import add_user
            from hamrah.access.actor import installer
            from hamrah.organisations.actions import found_organisation

            organisation = found_organisation(code="BEN", name="Bench")
            add_user(installer(organisation), username="asha", name="Asha", role="registrar")
            yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def one_save_a_row(home: Path) -> float:
    """Rows a second when every row is saved by itself: person, step, phone and keys."""
    from hamrah.access.actor import actor_named
    from hamrah.ground import context
    from hamrah.people.actions import register_worker
    from hamrah.people.rules.registration import Registration

    actor = actor_named("asha", code="BEN")
    registrations: list[Registration] = [said(row) for row in islice(rows(home, "registers"), BASELINE_ROWS)]
    answered = 0
    began = time.perf_counter()
    for registration in registrations:
        with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
            answered += _registered(register_worker, actor, registration)
    return answered / (time.perf_counter() - began)


def _registered(verb: Any, actor: Any, registration: Any) -> bool:
    from hamrah.ground.problem import Problem

    try:
        verb(actor, said=registration)
    except Problem:  # a likely-same face: asked, not saved
        return False
    return True


def imported(sheet: Path) -> tuple[float, float, int]:
    """(seconds, peak MB of the command and its reader together, rows accepted)."""
    basis = FOLDER / "imports" / "basis.json"
    basis.write_text(json.dumps(BASIS))
    command = [
        sys.executable,
        "-m",
        "hamrah.config.cli",
        "import",
        str(sheet),
        "--org",
        "BEN",
        "--as",
        "asha",
    ]
    command += ["--basis", str(basis), "--json"]
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    began = time.perf_counter()
    with subprocess.Popen(command, env=surroundings, cwd=ROOT, stdout=subprocess.PIPE) as process:
        watch = Watch(process.pid)
        watch.start()
        out, _ = process.communicate()
        watch.stop()
    return time.perf_counter() - began, watch.peak_mb, json.loads(out)["accepted"]


class Watch(threading.Thread):
    """The largest resident memory of a process and its children together, looked at ten times a second."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak_mb = pid, 0.0
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(0.1):
            self.peak_mb = max(self.peak_mb, sum(map(resident_mb, [self.pid, *readers_of(self.pid)])))

    def stop(self) -> None:
        self._done.set()
        self.join()


def readers_of(pid: int) -> list[int]:
    """Children that run Python; the database's server is not the command's memory."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [int(c) for c in children if b"reader" in Path(f"/proc/{c}/cmdline").read_bytes()]
    except OSError:
        return []


def whole_sheet_mb(sheet: Path) -> float:
    """Peak MB of a process that reads the sheet whole, as spreadsheet libraries do."""
    read = "import resource, sys, python_calamine as c; c.load_workbook(sys.argv[1]).get_sheet_by_index(0)"
    tell = ".to_python(); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    command = [sys.executable, "-c", read + tell, str(sheet)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout) * 1024 / 1e6


def resident_mb(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6
    except (OSError, IndexError):
        return 0.0


def figure(name: str, size: int, *, value: float, unit: str, baseline: float, against: str) -> Figure:
    return {
        "name": name,
        "size": size,
        "value": value,
        "unit": unit,
        "baseline": baseline,
        "baseline_name": against,
        "ratio": round(value / baseline, 2),
    }

"""How far a running import is, in a small file: it is one transaction, so nobody outside sees its counts.

Not here: running it (running.py).
"""

import time
from pathlib import Path
from uuid import UUID

from django.conf import settings

# A reader of 300,000 rows reports every few seconds; silence this long means the server was stopped.
SILENT_SECONDS = 120


def rows_so_far(id: UUID) -> int | None:
    """Rows read by now; None if nobody is at work on it."""
    file = _file(id)
    try:
        if time.time() - file.stat().st_mtime > SILENT_SECONDS:
            return None
        return int(file.read_text(encoding="ascii") or "0")
    except (OSError, ValueError):
        return None


def tell(id: UUID, rows: int) -> None:
    """Rows read by now."""
    file = _file(id)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(str(rows), encoding="ascii")


def forget(id: UUID) -> None:
    """Nobody is at work on it any more."""
    _file(id).unlink(missing_ok=True)


def _file(id: UUID) -> Path:
    folder: Path = settings.HAMRAH_DATA / "progress"
    return folder / str(id)

"""Running an import while its page waits: a thread of its own, its progress in a small file.

A long import is one transaction, so nobody outside sees its counts; the file tells how far it is.
Not here: the import itself (actions.py).
"""

import json
import logging
import threading
import time
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from hamrah.ground.problem import Problem
from hamrah.ground.verb import opened_for
from hamrah.imports.actions import Upload, import_register
from hamrah.imports.models import Import

# A reader of 300,000 rows reports every few seconds; silence this long means the server was stopped.
SILENT_SECONDS = 120


def start(actor: Any, imported: Import) -> None:
    """Run the import in a thread, after the request's transaction has ended."""
    _told(imported.id, 0)
    threading.Thread(target=_run, args=(actor, imported.id), daemon=True).start()


def _run(actor: Any, id: UUID) -> None:
    problem = ""
    try:
        with opened_for(actor):
            imported = Import.objects.get(id=id)
            upload = Upload(imported.file_name, bytes(imported.content or b""), imported.register)
            import_register(actor, upload=upload, **_how(imported), on_progress=lambda rows: _told(id, rows))
    except Problem as refused:
        problem = str(refused)
    except Exception:
        logging.getLogger(__name__).exception("An import stopped.")
        problem = "imports.stopped"
    finally:
        if problem:
            with opened_for(actor):
                Import.objects.filter(id=id).update(state="failed", problem=problem[:300])
        _file(id).unlink(missing_ok=True)
        connection.close()


def _how(imported: Import) -> dict[str, Any]:
    return {
        "verb_name": imported.verb,
        "mapping": json.dumps(imported.mapping) if imported.mapping else None,
        "basis_id": imported.basis_id,
        "imported": imported,
    }


def rows_so_far(id: UUID) -> int | None:
    """Rows read by now; None if nobody is at work on it."""
    file = _file(id)
    try:
        if time.time() - file.stat().st_mtime > SILENT_SECONDS:
            return None
        return int(file.read_text(encoding="ascii") or "0")
    except (OSError, ValueError):
        return None


def _told(id: UUID, rows: int) -> None:
    file = _file(id)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(str(rows), encoding="ascii")


def _file(id: UUID) -> Path:
    folder: Path = settings.HAMRAH_DATA / "progress"
    return folder / str(id)

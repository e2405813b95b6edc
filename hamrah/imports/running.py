"""Running an import while its page waits: a thread of its own, which tells how far it is (progress.py).

Not here: the import itself (actions.py).
"""

import json
import logging
import threading
from typing import Any
from uuid import UUID

from django.db import connection

from hamrah.ground.problem import Problem
from hamrah.ground.verb import opened_for
from hamrah.imports import progress
from hamrah.imports.actions import Upload, import_register
from hamrah.imports.models import Import


def start(actor: Any, imported: Import) -> None:
    """Run the import in a thread, after the request's transaction has ended."""
    progress.tell(imported.id, 0)
    threading.Thread(target=_run, args=(actor, imported.id), daemon=True).start()


def _run(actor: Any, id: UUID) -> None:
    problem = ""
    try:
        with opened_for(actor):
            imported = Import.objects.get(id=id)
            upload = Upload(imported.file_name, bytes(imported.content or b""), imported.register)
            import_register(
                actor, upload=upload, **_how(imported), on_progress=lambda rows: progress.tell(id, rows)
            )
    except Problem as refused:
        problem = str(refused)
    except Exception:
        logging.getLogger(__name__).exception("An import stopped.")
        problem = "imports.stopped"
    finally:
        if problem:
            with opened_for(actor):
                Import.objects.filter(id=id).update(state="failed", problem=problem[:300])
        progress.forget(id)
        connection.close()


def _how(imported: Import) -> dict[str, Any]:
    return {
        "verb_name": imported.verb,
        "mapping": json.dumps(imported.mapping) if imported.mapping else None,
        "basis_id": imported.basis_id,
        "imported": imported,
    }

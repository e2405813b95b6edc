"""What a restored register needs before anybody opens it. Not here: filling it (restoring.py).

Its tables of this version, the secret of these keys, numbers that go on above all that were given before,
the acts that must last, each room's own wish, and a line in the journal.
"""

import os
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings

from hamrah.cards.published import put_back
from hamrah.config.backup.replaying import Replayed, actor_of, replay
from hamrah.config.opening import migrate
from hamrah.ground import lasting
from hamrah.ground.apps import keep_secret
from hamrah.ground.ids import new_id
from hamrah.ground.models import Journal
from hamrah.ground.room import rooms
from hamrah.ground.verb import opened_for
from hamrah.organisations.here import organisations_here
from hamrah.organisations.models import Organisation

# More transactions than any installation sees in a century; JavaScript counts to 2^53.
FAR_ABOVE = 1 << 36
FUNCTIONS = """
CREATE OR REPLACE FUNCTION ground_change() RETURNS bigint LANGUAGE sql VOLATILE
AS $$ SELECT pg_current_xact_id()::text::bigint + {above} $$;
CREATE OR REPLACE FUNCTION ground_horizon() RETURNS bigint LANGUAGE sql VOLATILE
AS $$ SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + {above} $$;
"""


def bring_up_to_date(acts: Path | None, published: Mapping[str, str]) -> dict[str, Any]:
    """All of it; answers how many steps and acts that were. The database must be up. `published`: the
    network's files as they stood in the manifest."""
    put_back({name: b64decode(file) for name, file in published.items()})
    steps = migrate()
    keep_secret("owner")
    move_changes_on(os.environ["DATABASE_OWNER_URL"])
    replayed = replay(lasting.read(acts, settings.LASTING_KEY)) if acts else Replayed()
    lasting.catch_up("owner")
    for organisation in organisations_here():
        _settle(organisation)
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("VACUUM (ANALYZE)")
    return {"migrations": steps, "replayed": replayed.as_dict()}


def move_changes_on(owner_url: str) -> int:
    """A new server counts transactions from the beginning. Phones and seals know greater numbers: whatever
    is written from here on is above them. Answers what is added."""
    with psycopg.connect(owner_url) as owner:
        row = owner.execute(
            "SELECT ground_horizon() - pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
        ).fetchone()
        assert row is not None
        above = int(row[0]) + FAR_ABOVE
        owner.execute(FUNCTIONS.format(above=above))
    return above


def _settle(organisation: Organisation) -> None:
    """Each room's wish, and the restore in the organisation's own journal."""
    actor = actor_of(organisation)
    with opened_for(actor) as journal_id:
        for room in rooms():
            if room.restored is not None:
                room.restored(actor)
        Journal.objects.create(id=journal_id, verb="config.restore", command=new_id(), device=actor.device)

"""What the receiver gets: another organisation a sealed letter, a colleague or centre the sight of her.

Not here: what may be given (actions/handing.py).
"""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from hamrah.access.models import Sight, log_reading
from hamrah.ground.day import INDIA
from hamrah.ground.room import ExportColumn
from hamrah.services.models import HandedPerson, HandOver
from hamrah.services.post import GIVEN, send


def give_to_partner(
    actor: Any, row: HandOver, handed: Sequence[HandedPerson], columns: Sequence[ExportColumn], words: str
) -> None:
    """One letter with the agreed facts of everyone. That they were shown is in the read log."""
    log_reading(actor, page="services.given", people=[one.person_id for one in handed if one.person_id])
    body = {
        "ref": str(row.ref),
        "form": row.form,
        "kind": row.kind,
        "kind_said": row.kind_said,
        "tier": row.tier,
        "words": words,
        "columns": {column.name: str(column.label) for column in columns},
        "answer_by": row.answer_by.isoformat(),
        "expires_on": row.expires_on.isoformat(),
        "is_override": row.is_override,
        "people": facts_of(actor, handed, columns),
    }
    send(actor, row.partner_id, GIVEN, body)


def facts_of(
    actor: Any, handed: Sequence[HandedPerson], columns: Sequence[ExportColumn]
) -> list[dict[str, Any]]:
    """Of each worker her token and the agreed facts, empty ones left out."""
    ids = [one.person_id for one in handed if one.person_id]
    found = {column.name: column.values(actor, ids) for column in columns}
    return [
        {
            "token": str(one.token),
            "facts": {
                name: str(values[one.person_id])
                for name, values in found.items()
                if one.person_id and values.get(one.person_id) not in (None, "")
            },
        }
        for one in handed
        if one.person
    ]


def give_inside(row: HandOver, handed: Sequence[HandedPerson]) -> None:
    """The receiver may see these people until it is over."""
    until_at = datetime.combine(row.expires_on, time.max, INDIA)
    Sight.objects.bulk_create(
        Sight(
            user_id=row.to_user_id, centre=row.to_centre, person_id=one.person.id, why="hand_over",
            source_id=row.id, until_at=until_at,
        )
        for one in handed if one.person
    )  # fmt: skip

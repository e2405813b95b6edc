"""On a worker's page: what was said of her on a phone and stands beside what the register says.

Not here: choosing (views/office.py).
"""

from typing import Any

from hamrah.sync.field import may_read
from hamrah.sync.models import Conflict
from hamrah.sync.told import shown


def said_otherwise(request: Any, person: Any) -> dict[str, Any] | None:
    """Open disagreements, and values that are kept beside those in force."""
    rows = Conflict.objects.visible_to(request.actor).filter(person=person, choice__in=("", "both"))
    lines = [shown(row) for row in rows if may_read(request.actor, row)]
    return {"rows": lines, "person": person} if lines else None

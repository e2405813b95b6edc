"""The money of a case on its page. Not here: the ledger, which comes with its own tables."""

from typing import Any

from hamrah.cases.models import Case
from hamrah.web.asked import Asked


def money_of(request: Asked, case: Case) -> dict[str, Any]:
    """What the page shows of its money."""
    return {}

"""What stands in a legal request, sealed at rest: what was asked, about whom, the advice, the answer.

Not here: the key of a person; a request is the organisation's own paper, sealed under the installation's.
"""

import json
from typing import Any

from django.conf import settings

from hamrah.disclosures.models import LegalRequest
from hamrah.ground import sealing


def said_in(request: LegalRequest) -> dict[str, Any]:
    """Everything sealed in it. Only a page that needs `disclosures.see_requests` may show it."""
    if not request.sealed:
        return {}
    opened: dict[str, Any] = json.loads(
        sealing.unseal(settings.MASTER_KEY, bytes(request.sealed), place=_place(request))
    )
    return opened


def seal_into(request: LegalRequest, **said: Any) -> None:
    """Add to what is sealed in it, on the row in hand."""
    text = json.dumps({**said_in(request), **said}, ensure_ascii=False)
    request.sealed = sealing.seal(settings.MASTER_KEY, text.encode(), place=_place(request))


def _place(request: LegalRequest) -> str:
    return f"disclosures.request/{request.id}"

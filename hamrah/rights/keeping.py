"""What of rights keeps somebody from being erased. Not here: what other rooms say (their own rooms)."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from hamrah.ground.words import _
from hamrah.rights.models import RightsRequest


def open_complaint(actor: Any, ids: Sequence[UUID]) -> Iterator[Any]:
    """A complaint of hers that nobody has answered."""
    if RightsRequest.objects.filter(person__in=ids, kind="complaint", answered_on=None).exists():
        yield _("her complaint is not answered yet.")

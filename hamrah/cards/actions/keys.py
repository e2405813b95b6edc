"""Verbs on signing keys. Not here: sealing them (keys.py)."""

from typing import Any

from django.utils import timezone

from hamrah.cards.models import IssuerKey
from hamrah.cards.signing import new_key
from hamrah.ground.verb import verb


@verb("cards.make_key")
def make_key(actor: Any) -> IssuerKey:
    """Make the organisation's next key for cards; the one before still verifies live cards."""
    IssuerKey.objects.filter(state="signing", role="cards").update(state="retired", retired_at=timezone.now())
    return new_key(actor)

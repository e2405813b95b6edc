"""How the organisation's cards look is decided. Not here: reading its file (rules/design_file.py)."""

from typing import Any

from hamrah.cards.drawing.pages import can_draw
from hamrah.cards.models import CardDesign
from hamrah.cards.rules.design_file import DesignSaid
from hamrah.cards.rules.logo import logo_refused, safe_logo
from hamrah.ground.verb import verb


@verb("cards.set_design")
def set_design(actor: Any, *, said: DesignSaid, logo: bytes | None = None) -> CardDesign:
    """From now on cards are printed like this; what they say does not change. Without `logo` there is none.

    Raises `cards.logo`.
    """
    design, _is_new = CardDesign.objects.update_or_create(
        organisation_id=actor.organisation_id,
        defaults={
            "accent": said.accent,
            "languages": list(said.languages),
            "lines": list(said.lines),
            "back": said.back,
            "logo": _drawable(logo) if logo else None,
            "set_by_id": actor.user_id,
        },
    )
    return design


def _drawable(upload: bytes) -> bytes:
    """A logo that would stop the printing of every card is refused today."""
    logo = safe_logo(upload)
    if not can_draw(logo):
        raise logo_refused("it cannot be drawn")
    return logo

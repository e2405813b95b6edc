"""How the organisation's cards look is decided. Not here: reading its file (rules/design_file.py)."""

from typing import Any

from hamrah.cards.models import CardDesign
from hamrah.cards.rules.design_file import DesignSaid
from hamrah.cards.rules.logo import safe_logo
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
            "logo": safe_logo(logo) if logo else None,
            "set_by_id": actor.user_id,
        },
    )
    return design

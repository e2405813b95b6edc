"""How the organisation's cards look is decided. Not here: reading its file (rules/design_file.py)."""

from typing import Any

from hamrah.cards.designs import unmarked
from hamrah.cards.drawing.pages import can_draw
from hamrah.cards.issuer import face_of, hides_its_name
from hamrah.cards.models import CardDesign
from hamrah.cards.rules.design_file import DesignSaid
from hamrah.cards.rules.logo import logo_refused, safe_logo
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of


@verb("cards.set_design")
def set_design(actor: Any, *, said: DesignSaid, logo: bytes | None = None) -> CardDesign:
    """From now on cards are printed like this; what they say does not change. Without `logo` there is none.

    Raises `cards.logo`, `cards.design_tells`.
    """
    _refuse_what_tells(actor, said, logo)
    design, _is_new = CardDesign.objects.update_or_create(
        organisation_id=actor.organisation_id,
        defaults={
            "accent": said.accent,
            "languages": list(said.languages),
            "lines": list(said.lines),
            "back": said.back,
            "logo": drawable(logo) if logo else None,
            "set_by_id": actor.user_id,
        },
    )
    return design


def drawable(upload: bytes) -> bytes:
    """The logo made safe; one that would stop all printing is refused today. Raises `cards.logo`."""
    logo = safe_logo(upload)
    if not can_draw(logo):
        raise logo_refused("undrawable")
    return logo


def _refuse_what_tells(actor: Any, said: DesignSaid, logo: bytes | None) -> None:
    """A union or a women's shelter under the network's name would be known by its logo or words."""
    plain = unmarked(said)
    marks = {"logo": logo, "accent": said.accent != plain.accent, "back": said.back != plain.back}
    mark = next((field for field, is_there in marks.items() if is_there), None)
    organisation = organisation_of(actor.organisation_id)
    if mark and hides_its_name(organisation):
        raise Problem(
            "cards.design_tells",
            _(
                "Your cards go out as %(issuer)s, so that nobody learns from a card who you are."
                " A logo, a colour or a sentence of your own would tell."
            ),
            field=mark,
            issuer=face_of(organisation).name,
        )

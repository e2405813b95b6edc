"""Opening a sheet that another organisation of the network sent as a sealed letter. Not here: sending it."""

from typing import Any

from hamrah.disclosures.letters import KIND, carried_by
from hamrah.ground.day import today
from hamrah.ground.day_words import day_words
from hamrah.ground.permissions import verb_named
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Letter


@verb("disclosures.open_letter")
def open_letter(actor: Any, *, letter: Letter) -> Letter:
    """Open it with the organisation's letter key. Each opening is a row of the journal: who, when.

    Raises `disclosures.not_whole`, `organisations.not_our_letter`, `disclosures.no_export_letter`,
    `disclosures.letter_expired`, and what `carried_by` raises.
    """
    if actor.only_centres("disclosures.open_letter") is not None:
        raise Problem(
            "disclosures.not_whole", _("Letters are for those who work for the whole organisation.")
        )
    if letter.kind != KIND:
        raise Problem("disclosures.no_export_letter", _("There is no sheet in this letter."))
    taken: Letter = verb_named("organisations.take_letter")(actor, letter=letter)
    carried = carried_by(taken)
    if carried.kept_until < today():
        raise Problem(
            "disclosures.letter_expired",
            _("It was to be deleted by %(day)s and opens no more. If it is still needed, ask %(who)s again."),
            day=day_words(carried.kept_until, "en"),
            who=carried.contact,
        )
    return taken

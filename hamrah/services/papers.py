"""The slip on paper: who sends somebody, where it opens, whom to call for the code. Nothing of the worker.

Not here: its look (slip.typ).
"""

from pathlib import Path

from django.utils import translation

from hamrah.cards.drawing.code import qr_png
from hamrah.ground.day import today
from hamrah.ground.day_words import day_words
from hamrah.ground.paper import drawn
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation
from hamrah.services.models import Slip

HERE = Path(__file__).parent


def slip_paper(organisation: Organisation, slip: Slip, link: str, language: str) -> bytes:
    """One page in the worker's language with English beside; the link also as a code."""
    with translation.override(language):
        name = (organisation.name_local if language != "en" else "") or organisation.name
        phones = " · ".join(filter(None, (organisation.phone, organisation.helpline)))
        facts = {
            "title": str(_("Somebody is sent to you")),
            "organisation": name,
            "language": language,
            "foot": " · ".join(filter(None, (name, phones, day_words(today(), language)))),
            "to": f"{slip.hand_over.partner_name}, {slip.recipient}",
            "link": link,
            "qr": qr_png(link),
            "says": [str(line) for line in SAYS],
            "until": str(_("Opens until")) + " " + day_words(slip.opens_until, language),
            "call": phones,
            "words": {"to": str(_("To")), "call": str(_("Ask for the code by telephone"))},
        }
    return drawn(HERE / "slip.typ", facts)


SAYS = (
    _("The person who brings this paper agreed that you are told why she comes. Nothing of it stands here."),
    _("Open the address below, or hold a phone before the square."),
    _("The code is not on this paper: call us, and we tell it to the one named above."),
    _("Then say with one tap whether you can help her, and later what came of it. Reading changes nothing."),
)

"""Pages with names in words, for her who asks who looked at her; and which of them she is not told of.

Not here: the log (models/readings.py).
"""

from typing import Any

from hamrah.ground.words import _

CASES = _("in one of her cases")
PAGE_WORDS: dict[str, Any] = {
    "cards.desk": _("at the card desk"),
    "cards.printing": _("printing her card"),
    "cards.issuing": _("signing her card"),
    "cards.batch": _("printing her card"),
    "cards.camp": _("at a card camp"),
    "cards.payloads": _("making the codes of cards"),
    "field": _("on a phone of the field"),
    "sync.conflicts": _("where a phone said something else"),
    "cards.register": _("in the register of cards"),
    "cards.renewing": _("renewing her card"),
    "corridors.list": _("on her village's list"),
    "helpline.call": _("on the page of a call"),
    "helpline.caller": _("when somebody rang"),
    "disclosures.export": _("in a file given to others"),
    "disclosures.new": _("choosing whom a file is about"),
    "disclosures.request": _("answering who asked about her"),
    "links.hers": _("asking whether partners know her"),
    "links.request": _("in a partner's request about her"),
    "links.requests": _("among partners' requests"),
    "rights.erasures": _("among records to be erased"),
    "rights.hers": _("on the page of her rights"),
    "rights.request": _("answering what she asked"),
    "rights.rights": _("among what workers asked"),
    "rights.sheet": _("making her own sheet"),
    "rights.whole_sheet": _("making her own sheet"),
    "journeys.departure": _("noting a journey"),
    "journeys.facts": _("completing a journey"),
    "journeys.parties": _("noting through whom she went"),
    "journeys.return": _("noting a return"),
    "people.comparison": _("comparing two records"),
    "people.guardian": _("verifying her guardian"),
    "people.household": _("in her household"),
    "people.likely": _("as perhaps the same person"),
    "people.looked": _("showing who looked at her record"),
    "people.person": _("on her page"),
    "people.sealed_facts": _("her sensitive facts"),
    "people.search": _("in a search"),
    "people.separation": _("two records that were joined"),
    "people.sheet": _("on a sheet to be stamped"),
    "people.suspicions": _("as perhaps registered twice"),
    "people.waiting": _("among registrations that wait"),
    "services.ask": _("noting what she needs"),
    "services.given": _("given to another organisation, with her yes"),
    "services.glass": _("opened in an emergency"),
    "services.hand_over": _("in a hand-over"),
    "services.new_hand_over": _("preparing a hand-over"),
    "services.request": _("on a service she asked for"),
    "services.reviews": _("looking at what was done in an emergency"),
    "services.who": _("as perhaps somebody handed over"),
    "services.worklist": _("in the list of services to do"),
    "wages.diary": _("on the page of her days and pay"),
    "wages.gang": _("in a gang's grid of days"),
    "wages.money": _("correcting money in her diary"),
    "wages.paper": _("on a paper of her days"),
    "wages.terms": _("on her terms of work"),
    "wages.unread": _("among terms to be read aloud"),
}
# Looks at facts of danger (T5). A paper that tells of them could be read by the one she fears.
DANGER = frozenset({"people.danger", "cases.danger", "helpline.danger"})


def words_of(page: str) -> Any:
    """A page in words, all of cases in the same; one that has none yet says at least that it was a page."""
    room, _dot, _name = page.partition(".")
    return PAGE_WORDS.get(page, CASES if room == "cases" else _("on another page"))

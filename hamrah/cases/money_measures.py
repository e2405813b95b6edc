"""Figures of the money of cases. Not here: how many cases there were, and how they ended (measures.py).

Received is the sum of receipts and nothing else: what was agreed, paid to a leader or lies at our desk is not
in it.
"""

from typing import Any

from django.db.models import F, Min, OuterRef, QuerySet, Subquery, Sum

from hamrah.cases.figure_splits import splits_for
from hamrah.cases.models import Claim, Claimant, Receipt, Share
from hamrah.ground.room import Measure
from hamrah.ground.words import _, pgettext_lazy

PERSON = "claimant__person__"


def claimed(actor: Any) -> QuerySet[Claim]:
    """Claims as agreed for the work, as they stand, by the day the case was opened."""
    rows = Claim.objects.standing().filter(
        organisation_id=actor.organisation_id, kind="agreed", is_whole=True
    )
    return rows.annotate(on=F("claimant__case__opened_on"), paise=F("total_paise"))


def least(actor: Any) -> QuerySet[Claim]:
    """The same by the legal minimum."""
    rows = Claim.objects.standing().filter(
        organisation_id=actor.organisation_id, kind="minimum", is_whole=True
    )
    return rows.annotate(on=F("claimant__case__opened_on"), paise=F("total_paise"))


def agreed(actor: Any) -> QuerySet[Share]:
    """Shares of agreements in force, by the day of the agreement."""
    rows = Share.objects.filter(organisation_id=actor.organisation_id, ended_on=None)
    return rows.annotate(on=F("agreement__agreed_on"), paise=F("amount_paise"))


def received(actor: Any) -> QuerySet[Receipt]:
    """Receipts, and what takes them back, by the day."""
    rows = Receipt.objects.filter(organisation_id=actor.organisation_id)
    return rows.annotate(on=F("received_on"), paise=F("amount_paise"))


def benefited(actor: Any) -> QuerySet[Claimant]:
    """Workers in a case who have money in hand, by the day of the first."""
    hers = Receipt.objects.filter(claimant=OuterRef("pk")).order_by().values("claimant")
    has = Subquery(hers.annotate(paise=Sum("amount_paise")).values("paise"))
    first = Subquery(hers.annotate(first=Min("received_on")).values("first"))
    rows = Claimant.objects.filter(organisation_id=actor.organisation_id)
    return rows.annotate(has=has, on=first).filter(has__gt=0)


_OF_CLAIMS = splits_for("claimant__case__", PERSON)
MEASURES = (
    Measure(
        "cases.claimed", _("Claimed"),
        _("Rupees claimed as agreed for the work, by the day the case was opened; the latest working out."),
        "figures.see", claimed, person=PERSON, is_money=True, at_home=False, url_name="cases:cases",
        splits=_OF_CLAIMS, seen_by="cases.see",
    ),
    Measure(
        "cases.least", _("Claimed by the legal minimum"),
        _("Rupees that the law gives at least for the same work, by the day the case was opened."),
        "figures.see", least, person=PERSON, is_money=True, at_home=False, url_name="cases:cases",
        splits=_OF_CLAIMS, seen_by="cases.see",
    ),
    Measure(
        "cases.agreed_sum", pgettext_lazy("of money", "Agreed"),
        _("Rupees of agreements in force, by the day of the agreement. Agreed is not yet paid."),
        "figures.see", agreed, person=PERSON, is_money=True, at_home=False, url_name="cases:cases",
        splits=splits_for("agreement__case__", PERSON), seen_by="cases.see",
    ),
    Measure(
        "cases.received", _("Money in workers' hands"),
        _("Rupees for which a worker herself gave a receipt, less what was taken back, by the day. What a "
          "leader holds or a cheque promises is not in it."),
        "figures.see", received, person=PERSON, is_money=True, url_name="cases:cases",
        splits=splits_for("payment__case__", PERSON), seen_by="cases.see",
    ),
    Measure(
        "cases.benefited", _("Workers with money in hand"),
        _("Workers of cases who received something, each once in a case, by the day of the first receipt."),
        "figures.see", benefited, person="person__", at_home=False, url_name="cases:cases",
        splits=splits_for("case__", "person__"), seen_by="cases.see",
    ),
)  # fmt: skip

"""Figures of cases: opened, settled, how long they take, what stands open. Not here: their money.

A figure counts by village, centre and woman or man: a case is counted with its first claimant. Danger kinds
are counted in all of them and named in none.
"""

from typing import Any

from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, QuerySet

from hamrah.cases.figure_splits import by_age, splits_for
from hamrah.cases.models import Claimant
from hamrah.cases.money_measures import MEASURES as OF_MONEY
from hamrah.cases.rules.closing import SETTLED
from hamrah.ground.room import Measure
from hamrah.ground.words import _


def opened(actor: Any) -> QuerySet[Claimant]:
    """Cases by the day on which they were told."""
    return _cases(actor).annotate(on=F("case__opened_on"))


def standing(actor: Any) -> QuerySet[Claimant]:
    """Cases from the day on which they were told to the day on which they were closed."""
    return _cases(actor).annotate(on=F("case__opened_on"), off=F("case__closed_on"))


def open_for(actor: Any) -> QuerySet[Claimant]:
    """The same with the days since they were told, until today."""
    days = Func(
        F("case__opened_on"), template="((now() AT TIME ZONE 'Asia/Kolkata')::date - %(expressions)s)",
        output_field=IntegerField(),
    )  # fmt: skip
    return standing(actor).annotate(days=days)


def ended(actor: Any) -> QuerySet[Claimant]:
    """Closed cases by the day, with the days since they were told; a repeated case counts once."""
    days = Func(
        F("case__closed_on"), F("case__opened_on"), template="(%(expressions)s)", arg_joiner=" - ",
        output_field=IntegerField(),
    )  # fmt: skip
    closed = _cases(actor).filter(case__closed_on__isnull=False).exclude(case__outcome="duplicate")
    return closed.annotate(on=F("case__closed_on"), days=days)


def settled(actor: Any) -> QuerySet[Claimant]:
    return ended(actor).filter(case__outcome__in=SETTLED)


def in_full(actor: Any) -> QuerySet[Claimant]:
    return ended(actor).filter(case__outcome="full")


def in_part(actor: Any) -> QuerySet[Claimant]:
    return ended(actor).filter(case__outcome="partial")


def claiming(actor: Any) -> QuerySet[Claimant]:
    """Workers who claim in a case, by the day on which they joined it."""
    return Claimant.objects.filter(organisation_id=actor.organisation_id).annotate(on=F("joined_on"))


def followed(actor: Any) -> QuerySet[Claimant]:
    """Cases that came of a session on the law."""
    return opened(actor).exclude(case__session=None)


def _cases(actor: Any) -> QuerySet[Claimant]:
    """Each case once: its first claimant."""
    earlier = Claimant.objects.filter(case=OuterRef("case"), id__lt=OuterRef("id"))
    return Claimant.objects.filter(~Exists(earlier), organisation_id=actor.organisation_id)


def _figure(code: str, label: Any, definition: Any, rows: Any, **more: Any) -> Measure:
    """A figure of records with a worker and a case, parted by whatever is known of the case."""
    return Measure(
        f"cases.{code}", label, definition, "figures.see", rows, person="person__",
        **{"splits": SPLITS, "url_name": "cases:cases", "seen_by": "cases.see", **more},
    )  # fmt: skip


SPLITS = splits_for("case__", "person__")
MEASURES = (
    _figure(
        "opened", _("Cases opened"), _("Disputes of one worker or many, by the day they were told."),
        opened,
    ),
    _figure(
        "open", _("Cases open"), _("Cases that were told and not closed at the window's end."),
        standing, splits=(*SPLITS, by_age("case__")), is_standing=True, at_home=False, url_name="cases:board",
    ),
    _figure(
        "settled", _("Cases settled"),
        _("Cases closed as settled in full, in part, or without money, by the day they were closed."),
        settled,
    ),
    _figure(
        "in_full", _("Cases settled in full"),
        _("Cases in which each worker received her whole claim and said so herself."),
        in_full, at_home=False,
    ),
    _figure(
        "in_part", _("Cases settled in part"),
        _("Cases closed after workers received less than they claimed."),
        in_part, at_home=False,
    ),
    _figure(
        "settled_share", _("Share of cases settled"),
        _("Of all cases closed in the window, those settled in full, in part, or without money."),
        ended, part=Q(case__outcome__in=SETTLED), at_home=False,
    ),
    _figure(
        "days", _("Days until a case is settled"),
        _("The middle number of days from telling to closing, of cases settled in the window."),
        settled, has_days=True, at_home=False,
        url_name="cases:board",
    ),
    _figure(
        "open_days", _("Days that open cases are open"),
        _("The middle number of days from telling until today, of cases open at the window's end."),
        open_for, is_standing=True, has_days=True,
        at_home=False, url_name="cases:board",
    ),
    _figure(
        "workers", _("Workers in cases"),
        _("Workers who claim in a case, by the day they joined it; each case counts by itself."),
        claiming, at_home=False,
    ),
    _figure(
        "followed", _("Cases after a session"), _("Cases opened because of a session on the law."),
        followed, at_home=False, url_name="cases:sessions",
    ),
    *OF_MONEY,
)  # fmt: skip

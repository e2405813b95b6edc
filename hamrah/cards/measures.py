"""Figures of cards: what was done in a window, and what stands at its end. Not here: the page (figures)."""

from datetime import timedelta
from typing import Any

from django.db.models import (
    DateField,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, Greatest

from hamrah.cards.models import Card, CardStep, HandOver, PrintedCard
from hamrah.cards.models.card import CardQuerySet
from hamrah.cards.models.prints import GOOD, SPOILT
from hamrah.cards.rules.life import DRAWER_DAYS, ENDED, PRINTED, RENEWED
from hamrah.ground.room import Measure
from hamrah.ground.rows import india_day
from hamrah.ground.words import _


def issued(actor: Any) -> CardQuerySet:
    """Cards that the office signed, by the day of signing."""
    return Card.objects.visible_to(actor).filter(provisional=False).annotate(on=india_day("issued_at"))


def renewed(actor: Any) -> QuerySet[CardStep]:
    """Renewals, by their day."""
    return _of_visible(CardStep.objects.filter(state=RENEWED), actor).annotate(on=india_day("at"))


def printed(actor: Any) -> QuerySet[PrintedCard]:
    """Cards that came out of the printer well, by the day it was told."""
    return _of_visible(PrintedCard.objects.filter(outcome=GOOD), actor).annotate(on=india_day("told_at"))


def spoilt(actor: Any) -> QuerySet[PrintedCard]:
    """Blanks spoilt, by the day it was told."""
    return _of_visible(PrintedCard.objects.filter(outcome=SPOILT), actor).annotate(on=india_day("told_at"))


def handed_over(actor: Any) -> QuerySet[HandOver]:
    """Hand-overs, by the day in the register."""
    return _of_visible(HandOver.objects.all(), actor)


def first_handed_over(actor: Any) -> QuerySet[HandOver]:
    """Hand-overs of first cards with the days since her form was filled in: told by the form, else the day of
    its entry. Of forms whose month alone is known nothing can be said."""
    firsts = handed_over(actor).filter(Q(card__before=None) | Q(card__before__provisional=True))
    form_is_dated = Q(card__person__registered_on=None) | Q(card__person__registered_precision="day")
    form = Coalesce("card__person__registered_on", india_day("card__person__made_at"))
    days = Func(
        F("on"), form, template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField()
    )  # fmt: skip
    return firsts.filter(form_is_dated).annotate(days=Greatest(days, 0))


def in_drawer(actor: Any) -> QuerySet[CardStep]:
    """Prints, from the day on which the card had lain in the drawer too long until its next step."""
    prints = _of_visible(CardStep.objects.filter(state=PRINTED), actor)
    next_step = CardStep.objects.filter(card=OuterRef("card"), at__gt=OuterRef("at"))
    return prints.annotate(on=_days_after(india_day("at"), DRAWER_DAYS), off=_first_day(next_step))


def expired(actor: Any) -> CardQuerySet:
    """Cards from the day after their last until something ends them; a provisional one ends by itself."""
    ends = CardStep.objects.filter(card=OuterRef("pk"), state__in=ENDED)
    lasting = Card.objects.visible_to(actor).filter(provisional=False)
    return lasting.annotate(on=_days_after(F("expires_on"), 1), off=_first_day(ends))


def _first_day(steps: QuerySet[CardStep]) -> Subquery:
    return Subquery(steps.order_by("at").annotate(day=india_day("at")).values("day")[:1])


def _days_after(day: Any, days: int) -> ExpressionWrapper:
    return ExpressionWrapper(day + timedelta(days=days), output_field=DateField())


def _of_visible(rows: QuerySet[Any], actor: Any) -> QuerySet[Any]:
    return rows.filter(card__in=Card.objects.visible_to(actor))


MEASURES = (
    Measure(
        "cards.issued",
        _("Cards issued"),
        _("Cards signed in the window, whatever became of them since."),
        "figures.see",
        issued,
        person="person__",
    ),
    Measure(
        "cards.printed",
        _("Cards printed"),
        _("Cards that came out of the printer well in the window."),
        "figures.see",
        printed,
        person="card__person__",
        at_home=False,
    ),
    Measure(
        "cards.spoilt",
        _("Blanks spoilt"),
        _("Blanks spoilt at the printer in the window."),
        "figures.see",
        spoilt,
        person="card__person__",
        at_home=False,
    ),
    Measure(
        "cards.handed_over",
        _("Cards handed over"),
        _("Cards whose hand-over was signed in the register in the window."),
        "figures.see",
        handed_over,
        person="card__person__",
    ),
    Measure(
        "cards.days_to_hand_over",
        _("Days from form to card"),
        _("Of first cards handed over in the window: days since her form was filled in; half took fewer."),
        "figures.see",
        first_handed_over,
        person="card__person__",
        has_days=True,
        at_home=False,
    ),
    Measure(
        "cards.in_drawer",
        _("Cards long in the drawer"),
        _("Cards printed over 30 days before the window's end and not handed over by then."),
        "figures.see",
        in_drawer,
        person="card__person__",
        is_standing=True,
        url_name="cards:desk",
        at_home=False,
    ),
    Measure(
        "cards.renewed",
        _("Cards renewed"),
        _("Cards that a new one followed in the window, because their time ran out."),
        "figures.see",
        renewed,
        person="card__person__",
    ),
    Measure(
        "cards.expired",
        _("Cards run out, not renewed"),
        _("Cards that ran out by the window's end; not renewed, replaced or given back by then."),
        "figures.see",
        expired,
        person="person__",
        is_standing=True,
        at_home=False,
    ),
)

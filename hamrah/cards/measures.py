"""What of cards is counted. Not here: the window and who asks (figures)."""

from datetime import timedelta
from typing import Any

from django.db.models import (
    DateField,
    DateTimeField,
    DurationField,
    ExpressionWrapper,
    F,
    FloatField,
    Max,
    OuterRef,
    Subquery,
)
from django.db.models.functions import Cast, Extract, Greatest

from hamrah.cards.actions.printing import GOOD, SPOILT
from hamrah.cards.models import Card, CardStep, HandOver, PrintedCard
from hamrah.cards.models.card import CardQuerySet
from hamrah.cards.rules.life import DRAWER_DAYS, PRINTED, RENEWED
from hamrah.ground.room import Measure
from hamrah.ground.rows import india_day
from hamrah.ground.words import _
from hamrah.people.models import RegistrationStep

A_DAY_S = 86_400


def issued(actor: Any) -> CardQuerySet:
    """Cards signed, by the day of signing."""
    return Card.objects.visible_to(actor).annotate(on=india_day("issued_at"))


def printed(actor: Any) -> Any:
    """Prints that came out well, by the day on which that was told."""
    return _prints(actor).filter(outcome=GOOD)


def spoilt(actor: Any) -> Any:
    """Blanks spoilt, by the day on which that was told."""
    return _prints(actor).filter(outcome=SPOILT)


def handed_over(actor: Any) -> Any:
    """Hand-overs, by the day in the register."""
    return HandOver.objects.filter(card__in=Card.objects.visible_to(actor))


def until_handed_over(actor: Any) -> Any:
    """Hand-overs of first cards, with the `days` since she was accepted; never below 0."""
    accepted = RegistrationStep.objects.filter(person=OuterRef("card__person"), state="accepted").order_by()
    when = Subquery(accepted.values("person").annotate(at=Max("at")).values("at"))
    first = handed_over(actor).filter(card__before=None).annotate(accepted_at=when)
    first = first.exclude(accepted_at=None).annotate(accepted_on=Cast(india_day("accepted_at"), DateField()))
    took = ExpressionWrapper(F("on") - F("accepted_on"), DurationField())
    days = Extract(took, "epoch", output_field=FloatField()) / A_DAY_S
    return first.annotate(days=Greatest(days, 0.0))


def renewed(actor: Any) -> Any:
    """Cards that a new one followed in time, by that day."""
    steps = CardStep.objects.filter(card__in=Card.objects.visible_to(actor), state=RENEWED)
    return steps.annotate(on=india_day("at"))


def in_drawer(actor: Any) -> CardQuerySet:
    """Cards that lie printed, by the day from which that is long."""
    lies = Card.objects.visible_to(actor).filter(state=PRINTED)
    over = ExpressionWrapper(F("state_since") + timedelta(days=DRAWER_DAYS), DateTimeField())
    return lies.annotate(long_from=over).annotate(on=india_day("long_from"))


def run_out(actor: Any) -> CardQuerySet:
    """Live cards, by the day after their last."""
    over = ExpressionWrapper(F("expires_on") + timedelta(days=1), DateTimeField())
    return Card.objects.visible_to(actor).live().annotate(on=Cast(over, DateField()))


def _prints(actor: Any) -> Any:
    prints = PrintedCard.objects.filter(card__in=Card.objects.visible_to(actor))
    return prints.annotate(on=india_day("told_at"))


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
    ),
    Measure(
        "cards.spoilt",
        _("Blanks spoilt"),
        _("Blanks spoilt at the printer in the window."),
        "figures.see",
        spoilt,
        person="card__person__",
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
        _("Days until the card is with her"),
        _("Of first cards handed over in the window: days since she was accepted; half took fewer."),
        "figures.see",
        until_handed_over,
        person="card__person__",
        has_days=True,
    ),
    Measure(
        "cards.in_drawer",
        _("Cards long in the drawer"),
        _("Cards that still lie printed here, over 30 days at the window's end."),
        "figures.see",
        in_drawer,
        person="person__",
        is_standing=True,
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
        _("Cards whose last day was over at the window's end, and that nothing has ended since."),
        "figures.see",
        run_out,
        person="person__",
        is_standing=True,
    ),
)

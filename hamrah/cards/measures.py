"""Figures of cards: what was done in a window, and what stood at its end. Not here: the page (figures)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Any

from django.db.models import Exists, Max, OuterRef

from hamrah.cards.actions.printing import GOOD, SPOILT
from hamrah.cards.models import Card, CardStep, HandOver, PrintedCard
from hamrah.cards.rules.life import DRAWER_DAYS, ENDED, PRINTED, RENEWED
from hamrah.ground.day import INDIA
from hamrah.ground.room import Measure
from hamrah.ground.words import _
from hamrah.people.models import RegistrationStep


def issued(actor: Any, since: date, until: date) -> int:
    """Cards signed in the window."""
    begin, end = _moments(since, until)
    return Card.objects.visible_to(actor).filter(issued_at__gte=begin, issued_at__lt=end).count()


def renewed(actor: Any, since: date, until: date) -> int:
    """Cards renewed by a new one in the window."""
    return _steps(actor, since, until).filter(state=RENEWED).count()


def printed(actor: Any, since: date, until: date) -> int:
    """Cards that came out of the printer well in the window."""
    return _prints(actor, since, until).filter(outcome=GOOD).count()


def spoilt(actor: Any, since: date, until: date) -> int:
    """Blanks spoilt in the window."""
    return _prints(actor, since, until).filter(outcome=SPOILT).count()


def handed_over(actor: Any, since: date, until: date) -> int:
    """Cards handed over in the window, by the day in the register."""
    return _hand_overs(actor, since, until).count()


def in_drawer(actor: Any, since: date, until: date) -> int:
    """Cards that had lain printed for over 30 days when the window ended."""
    _begin, end = _moments(since, until)
    steps = CardStep.objects.filter(card__in=Card.objects.visible_to(actor))
    later = CardStep.objects.filter(card=OuterRef("card"), at__gt=OuterRef("at"), at__lt=end)
    lain = steps.filter(state=PRINTED, at__lt=end - timedelta(days=DRAWER_DAYS))
    return lain.exclude(Exists(later)).values("card").distinct().count()


def expired(actor: Any, since: date, until: date) -> int:
    """Cards whose time had run out when the window ended, and that nothing had ended."""
    _begin, end = _moments(since, until)
    ended = CardStep.objects.filter(card=OuterRef("pk"), state__in=ENDED, at__lt=end)
    return Card.objects.visible_to(actor).filter(expires_on__lt=until).exclude(Exists(ended)).count()


def days_to_hand_over(actor: Any, since: date, until: date) -> int:
    """Of first cards handed over in the window: median days since the worker was accepted; 0 without any."""
    return round(median(list(_days(actor, since, until)) or [0]))


def _days(actor: Any, since: date, until: date) -> Iterator[int]:
    first = _hand_overs(actor, since, until).filter(card__before=None)
    handed = list(first.values_list("card__person", "on"))
    steps = RegistrationStep.objects.filter(state="accepted", person__in={person for person, _on in handed})
    accepted = dict(steps.values("person").annotate(at=Max("at")).values_list("person", "at"))
    for person, on in handed:
        if person in accepted:
            yield max(0, (on - accepted[person].astimezone(INDIA).date()).days)


def _steps(actor: Any, since: date, until: date) -> Any:
    begin, end = _moments(since, until)
    return CardStep.objects.filter(card__in=Card.objects.visible_to(actor), at__gte=begin, at__lt=end)


def _prints(actor: Any, since: date, until: date) -> Any:
    begin, end = _moments(since, until)
    return PrintedCard.objects.filter(
        card__in=Card.objects.visible_to(actor), told_at__gte=begin, told_at__lt=end
    )


def _hand_overs(actor: Any, since: date, until: date) -> Any:
    return HandOver.objects.filter(card__in=Card.objects.visible_to(actor), on__gte=since, on__lte=until)


def _moments(since: date, until: date) -> tuple[datetime, datetime]:
    """The window's first moment, and the first one after it."""
    begin, end = (datetime.combine(day, time(), INDIA) for day in (since, until + timedelta(days=1)))
    return begin, end


MEASURES = (
    Measure(
        "cards.issued",
        _("Cards issued"),
        _("Cards signed in the window, whatever became of them since."),
        "figures.see",
        issued,
    ),
    Measure(
        "cards.printed",
        _("Cards printed"),
        _("Cards that came out of the printer well in the window."),
        "figures.see",
        printed,
    ),
    Measure(
        "cards.spoilt",
        _("Blanks spoilt"),
        _("Blanks spoilt at the printer in the window."),
        "figures.see",
        spoilt,
    ),
    Measure(
        "cards.handed_over",
        _("Cards handed over"),
        _("Cards whose hand-over was signed in the register in the window."),
        "figures.see",
        handed_over,
    ),
    Measure(
        "cards.days_to_hand_over",
        _("Days until the card is with her"),
        _("Of first cards handed over in the window: days since she was accepted; half took fewer."),
        "figures.see",
        days_to_hand_over,
    ),
    Measure(
        "cards.in_drawer",
        _("Cards long in the drawer"),
        _("Cards printed over 30 days before the window's end and not handed over by then."),
        "figures.see",
        in_drawer,
    ),
    Measure(
        "cards.renewed",
        _("Cards renewed"),
        _("Cards that a new one followed in the window, because their time ran out."),
        "figures.see",
        renewed,
    ),
    Measure(
        "cards.expired",
        _("Cards run out, not renewed"),
        _("Cards whose last day was over at the window's end; not renewed, replaced, given back or revoked."),
        "figures.see",
        expired,
    ),
)

"""Cards go to the printer, and what came out is told. Not here: the PDF (printing.py of the room)."""

from collections.abc import Collection, Sequence
from typing import Any

from django.utils import timezone

from hamrah.cards.actions.asking import choose_one
from hamrah.cards.holding import refused_holders
from hamrah.cards.life import hold_cards, move, wrong_step
from hamrah.cards.models import Card, PrintBatch, PrintedCard
from hamrah.cards.models.prints import GOOD, MISSING, SPOILT, WAITING
from hamrah.cards.rules.life import ATTESTED, PRINTED
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _


@verb("cards.start_batch")
def start_batch(actor: Any, *, cards: Sequence[Card], layout: str = "a4") -> PrintBatch:
    """Send signed cards to the printer; what comes out is told later by `tell_outcomes`.

    Raises `cards.choose_one`, `cards.wrong_step`, `cards.at_the_printer`, `cards.not_printable`.
    """
    return _sent(actor, hold_cards(cards), layout)


@verb("cards.tell_outcomes")
def tell_outcomes(
    actor: Any, *, batch: PrintBatch, spoilt: Collection[int] = (), printed_to: int | None = None
) -> PrintBatch:
    """What came out: all good, but for the `spoilt` places; after `printed_to` (a jam) nothing came.

    Good cards are printed by this; spoilt and missing ones wait to be printed again. Raises
    `cards.batch_closed`, `cards.no_such_place`.
    """
    batch = PrintBatch.objects.select_for_update(no_key=True).get(id=batch.id)
    if batch.closed_at:
        raise Problem("cards.batch_closed", _("What came out of this batch is told already."))
    prints = list(batch.prints.select_related("card").order_by("place"))
    last = len(prints) if printed_to is None else printed_to
    if not 0 <= last <= len(prints) or not set(spoilt) <= set(range(1, last + 1)):
        raise Problem(
            "cards.no_such_place",
            _("This batch has the cards 1 to %(last)s, and only printed ones can be spoilt."),
            last=len(prints),
        )
    for one in prints:
        one.outcome = MISSING if one.place > last else SPOILT if one.place in spoilt else GOOD
    _close(actor, batch, prints)
    return batch


@verb("cards.reprint_cards")
def reprint_cards(actor: Any, *, batch: PrintBatch) -> PrintBatch:
    """A new batch of exactly the cards that came out spoilt or not at all, in their order.

    Raises `cards.nothing_to_reprint`, and what `start_batch` raises.
    """
    cards = to_reprint(batch)
    if not cards:
        raise Problem("cards.nothing_to_reprint", _("Every card of this batch is printed, or is no more."))
    return _sent(actor, hold_cards(cards), batch.layout)


@verb("cards.print_card")
def print_cards(actor: Any, *, cards: Sequence[Card], layout: str = "single") -> int:
    """Cards printed before somebody's eyes: a batch of which all came out good. Answers how many.

    A printed card may be printed anew; one handed over is replaced instead. Raises what `start_batch` raises.
    """
    held = hold_cards(cards)
    batch = _sent(actor, held, layout, also=(PRINTED,))
    prints = list(batch.prints.select_related("card").order_by("place"))
    for one in prints:
        one.outcome = GOOD
    _close(actor, batch, prints)
    return len(prints)


@verb("cards.spoil_card")
def spoil_card(actor: Any, *, card: Card) -> Card:
    """A printed card in the drawer is spoilt: its blank is counted, and it waits to be printed again.

    Raises `cards.wrong_step`.
    """
    (held,) = hold_cards([card])
    move(actor, [held], "spoil")
    last = held.prints.filter(outcome=GOOD).order_by("-told_at").first()
    if last is not None:
        last.outcome, last.told_at = SPOILT, timezone.now()
        last.save(update_fields=["outcome", "told_at"])
    return held


def to_reprint(batch: PrintBatch) -> list[Card]:
    """Spoilt and missing cards of a batch that still wait for a good print, in their order."""
    wanting = batch.prints.filter(outcome__in=(SPOILT, MISSING), card__state=ATTESTED)
    prints = wanting.exclude(card__prints__outcome=WAITING).select_related("card").order_by("place")
    return [one.card for one in prints]


def _sent(actor: Any, held: Sequence[Card], layout: str, also: tuple[str, ...] = ()) -> PrintBatch:
    if not held:
        raise choose_one()
    _refuse_unprintable(held, (ATTESTED, *also))
    batch = PrintBatch.objects.create(layout=layout, made_by_id=actor.user_id)
    PrintedCard.objects.bulk_create(
        PrintedCard(batch=batch, card=card, place=place) for place, card in enumerate(held, start=1)
    )
    return batch


def _refuse_unprintable(held: Sequence[Card], states: tuple[str, ...]) -> None:
    busy = PrintedCard.objects.filter(card__in=held, outcome=WAITING).select_related("card").first()
    if busy is not None:
        raise Problem(
            "cards.at_the_printer",
            _("Card %(number)s is at the printer already. First say what came out there."),
            number=busy.card.number,
        )
    refused = refused_holders([card.person for card in held])
    for card in held:
        if card.state not in states:
            raise wrong_step(card, "print")
        if why := refused.get(card.person_id):
            raise Problem(
                "cards.not_printable",
                _("Card %(number)s may not be printed now. %(why)s"),
                number=card.number,
                why=str(why),
            )


def _close(actor: Any, batch: PrintBatch, prints: Sequence[PrintedCard]) -> None:
    """Outcomes are known; a card that ended while it was printed stays ended."""
    now = timezone.now()
    held = hold_cards([one.card for one in prints if one.outcome == GOOD])
    move(actor, [card for card in held if card.state == ATTESTED], "print")
    for one in prints:
        one.told_at = now
    PrintedCard.objects.bulk_update(prints, ["outcome", "told_at"])
    batch.closed_at = now
    batch.save(update_fields=["closed_at"])

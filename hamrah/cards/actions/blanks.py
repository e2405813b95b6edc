"""Verbs on the box of blank cards: bought, spoilt, counted. Not here: what printing uses (printing.py)."""

from typing import Any

from hamrah.cards.blanks import box_now
from hamrah.cards.models import BlankLine
from hamrah.cards.rules.blanks import BOUGHT, COUNTED, MOST, SPOILT, Box
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _


@verb("cards.count_blanks")
def count_blanks(actor: Any, *, how_many: int, note: str = "") -> BlankLine:
    """So many blanks lie in the box: from now on the book goes on from there, and keeps what it had
    expected. Raises `cards.how_many_blanks`."""
    _refuse_number(how_many, least=0)
    box = box_now()
    return _written(actor, COUNTED, how_many, note, expected=box.left if box else None)


@verb("cards.buy_blanks")
def buy_blanks(actor: Any, *, how_many: int, note: str = "") -> BlankLine:
    """New blanks lie in the box. Raises `cards.how_many_blanks`, `cards.box_not_counted`."""
    _refuse_number(how_many, least=1)
    _counted_box()
    return _written(actor, BOUGHT, how_many, note)


@verb("cards.spoil_blanks")
def spoil_blanks(actor: Any, *, how_many: int, note: str = "") -> BlankLine:
    """Blanks were spoilt and never became a card: bent, wet, a test print. Raises
    `cards.how_many_blanks`, `cards.box_not_counted`, `cards.fewer_blanks`."""
    _refuse_number(how_many, least=1)
    left = _counted_box().left
    if how_many > left:
        raise Problem(
            "cards.fewer_blanks",
            _("By the book only %(left)s blanks are left. Count the box, and write that down."),
            field="how_many",
            left=max(0, left),
        )
    return _written(actor, SPOILT, how_many, note)


def _counted_box() -> Box:
    box = box_now()
    if box is None:
        raise Problem("cards.box_not_counted", _("First count what lies in the box."), field="kind")
    return box


def _refuse_number(how_many: int, *, least: int) -> None:
    if not least <= how_many <= MOST:
        raise Problem(
            "cards.how_many_blanks",
            _("A whole number from %(least)s to %(most)s."),
            field="how_many",
            least=least,
            most=MOST,
        )


def _written(actor: Any, kind: str, how_many: int, note: str, **also: Any) -> BlankLine:
    return BlankLine.objects.create(
        kind=kind, how_many=how_many, note=note.strip(), by_id=actor.user_id, **also
    )

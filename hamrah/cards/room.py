"""The face of cards to the house."""

from typing import Any

from hamrah.cards.across import card_said
from hamrah.cards.commands import COMMANDS
from hamrah.cards.demo import stage
from hamrah.cards.erasing import erase_her_cards
from hamrah.cards.field import FIELD
from hamrah.cards.leaving import EXPORTS, held
from hamrah.cards.measures import MEASURES
from hamrah.cards.models import Card
from hamrah.cards.panels import her_cards
from hamrah.cards.places import begin_new_lists
from hamrah.cards.rules.number import parse_number
from hamrah.cards.tasks import tasks
from hamrah.ground.problem import Problem
from hamrah.ground.room import Nav, Panel, Room, Setting
from hamrah.ground.words import _


def holder_of_number(actor: Any, text: str) -> list[Any]:
    """Whose card has this number, if the text is one."""
    try:
        number = parse_number(text)
    except Problem:
        return []
    return list(Card.objects.visible_to(actor).filter(number=number).values_list("person_id", flat=True))


ROOM = Room(
    name="cards",
    # No role may share an issuer's name: only whoever holds the machine (commands).
    questions=("cards.see", "cards.share_issuer"),
    nav=(
        Nav(_("Cards"), "cards:desk", "cards.print_card", "card", 40),
        Nav(_("Look of the cards"), "cards:design", "cards.set_design", "card", 84),
        Nav(_("Keys"), "cards:keys", "cards.make_key", "key", 85),
    ),
    panels=(
        Panel("person", "cards.see", "cards/her_cards.html", her_cards, 20),
        Panel("comparison", "cards.see", "cards/compared.html", her_cards, 20),
    ),
    tasks=(tasks,),
    settings=(
        Setting(
            _("Keys and the name on the cards"),
            _("Whom your cards name, which key signs them, the network's list."),
            "cards:keys",
            "cards.make_key",
            "key",
        ),
        Setting(
            _("How cards look"),
            _("Colour, languages, the lines a worker may choose, a sentence on the back, your logo."),
            "cards:design",
            "cards.set_design",
            "card",
        ),
    ),
    finds=(holder_of_number,),
    reads_card=(card_said,),
    commands=COMMANDS,
    exports=EXPORTS,
    field=FIELD,
    holds=(held,),
    erases=(erase_her_cards,),
    demo=stage,
    measures=MEASURES,
    restored=begin_new_lists,
)

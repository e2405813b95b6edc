"""Verbs on cards. Not here: what a card says (rules/), signing many at once (signing.py)."""

from hamrah.cards.actions.designing import set_design
from hamrah.cards.actions.issuing import issue_card
from hamrah.cards.actions.keys import make_key
from hamrah.cards.actions.printing import print_cards

__all__ = ["issue_card", "make_key", "print_cards", "set_design"]

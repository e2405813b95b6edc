"""Verbs on cards. Not here: what a card says (rules/), signing many at once (signing.py)."""

from hamrah.cards.actions.issuing import issue_card
from hamrah.cards.actions.keys import distrust_key, make_key, rotate_key
from hamrah.cards.actions.naming import name_issuer
from hamrah.cards.actions.printing import print_cards

__all__ = ["distrust_key", "issue_card", "make_key", "name_issuer", "print_cards", "rotate_key"]

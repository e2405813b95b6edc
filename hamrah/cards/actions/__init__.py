"""Verbs on cards. Not here: what a card says (rules/), signing many at once (signing.py)."""

from hamrah.cards.actions.asking import approve_cards, decline_request, issue_card, request_card
from hamrah.cards.actions.blanks import buy_blanks, count_blanks, spoil_blanks
from hamrah.cards.actions.camps import make_camp, note_absent
from hamrah.cards.actions.designing import set_design
from hamrah.cards.actions.ending import found_again, report_lost, revoke_card, surrender_card
from hamrah.cards.actions.handing import Handed, hand_over_cards
from hamrah.cards.actions.keys import distrust_key, make_key, rotate_key
from hamrah.cards.actions.leasing import end_lease, lease_leaves, take_provisional
from hamrah.cards.actions.naming import name_issuer
from hamrah.cards.actions.printing import print_cards, reprint_cards, spoil_card, start_batch, tell_outcomes
from hamrah.cards.actions.renewing import renew_card, renew_cards, replace_card

__all__ = [
    "Handed",
    "approve_cards",
    "buy_blanks",
    "count_blanks",
    "decline_request",
    "distrust_key",
    "end_lease",
    "found_again",
    "hand_over_cards",
    "issue_card",
    "lease_leaves",
    "make_camp",
    "make_key",
    "name_issuer",
    "note_absent",
    "print_cards",
    "renew_card",
    "renew_cards",
    "replace_card",
    "report_lost",
    "reprint_cards",
    "request_card",
    "revoke_card",
    "rotate_key",
    "set_design",
    "spoil_blanks",
    "spoil_card",
    "start_batch",
    "surrender_card",
    "take_provisional",
    "tell_outcomes",
]

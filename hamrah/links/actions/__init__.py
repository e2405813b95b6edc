"""Verbs of links. Not here: letters and facts (posting.py, agreed.py), the hub (hub.py)."""

from hamrah.links.actions.answering import answer_request, take_letters
from hamrah.links.actions.asking import ask_her, look_up, name_other
from hamrah.links.actions.ending import close_overdue, end_link, withdraw_request
from hamrah.links.actions.requesting import ConsentToLink, send_by_card, send_request
from hamrah.links.actions.terms import publish_findable, set_terms

__all__ = [
    "ConsentToLink",
    "answer_request",
    "ask_her",
    "close_overdue",
    "end_link",
    "look_up",
    "name_other",
    "publish_findable",
    "send_by_card",
    "send_request",
    "set_terms",
    "take_letters",
    "withdraw_request",
]

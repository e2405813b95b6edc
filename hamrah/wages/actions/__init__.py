"""Verbs of wages: everything a person can change. Not here: any rule."""

from hamrah.wages.actions.diaries import (
    DiarySaid,
    GangMarks,
    GangSaid,
    close_diary,
    end_gang,
    form_gang,
    join_gang,
    mark_days,
    mark_gang,
    open_diary,
)
from hamrah.wages.actions.money import MoneyNoted, correct_money, note_money
from hamrah.wages.actions.orders import OrderSaid, add_orders, review_order, withdraw_order
from hamrah.wages.actions.papers import give_paper, give_slip
from hamrah.wages.actions.phone import take_in_phone
from hamrah.wages.actions.terms import (
    HandSaid,
    prove_hand,
    read_terms_aloud,
    sign_month,
    sign_terms,
    write_terms,
)

__all__ = [
    "DiarySaid",
    "GangMarks",
    "GangSaid",
    "HandSaid",
    "MoneyNoted",
    "OrderSaid",
    "add_orders",
    "close_diary",
    "correct_money",
    "end_gang",
    "form_gang",
    "give_paper",
    "give_slip",
    "join_gang",
    "mark_days",
    "mark_gang",
    "note_money",
    "open_diary",
    "prove_hand",
    "read_terms_aloud",
    "review_order",
    "sign_month",
    "sign_terms",
    "take_in_phone",
    "withdraw_order",
    "write_terms",
]

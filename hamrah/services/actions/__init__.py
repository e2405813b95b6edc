"""The verbs of services. Not here: which step follows which (rules/steps.py)."""

from hamrah.services.actions.answering import answer_hand_over, collect_letters, say_who
from hamrah.services.actions.asking import ask, ask_transfer, assign, note_follow_up, take_step, tell_worker
from hamrah.services.actions.handing import (
    hand_over,
    override_consent,
    revoke_hand_over,
    withdraw_hand_over,
)
from hamrah.services.actions.settings import (
    check_provider,
    end_kind,
    end_provider,
    set_kind,
    set_provider,
)
from hamrah.services.actions.slips import answer_slip, new_code
from hamrah.services.actions.urgent import break_glass, review

__all__ = [
    "answer_hand_over",
    "answer_slip",
    "ask",
    "ask_transfer",
    "assign",
    "break_glass",
    "check_provider",
    "collect_letters",
    "end_kind",
    "end_provider",
    "hand_over",
    "new_code",
    "note_follow_up",
    "override_consent",
    "review",
    "revoke_hand_over",
    "say_who",
    "set_kind",
    "set_provider",
    "take_step",
    "tell_worker",
    "withdraw_hand_over",
]

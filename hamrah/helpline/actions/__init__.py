"""The verbs of the helpline. Not here: what may be shown to whom (rules/telling.py)."""

from hamrah.helpline.actions.becoming import make_case, make_request, register_caller
from hamrah.helpline.actions.callbacks import claim_callback, note_attempt, note_missed, release_callback
from hamrah.helpline.actions.calls import begin_call, end_call, name_caller, note_action, save_call
from hamrah.helpline.actions.messages import (
    allow_messages,
    hear_gateway,
    note_delivery,
    note_sending,
    send_message,
    stop_messages,
    take_messages,
)
from hamrah.helpline.actions.surges import (
    end_surge,
    fold_surge,
    note_relief,
    note_relief_list,
    start_surge,
    tick_relief,
)

__all__ = [
    "allow_messages",
    "begin_call",
    "claim_callback",
    "end_call",
    "end_surge",
    "fold_surge",
    "hear_gateway",
    "make_case",
    "make_request",
    "name_caller",
    "note_action",
    "note_attempt",
    "note_delivery",
    "note_missed",
    "note_relief",
    "note_relief_list",
    "note_sending",
    "register_caller",
    "release_callback",
    "save_call",
    "send_message",
    "start_surge",
    "stop_messages",
    "take_messages",
    "tick_relief",
]

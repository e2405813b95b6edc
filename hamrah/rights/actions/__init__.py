"""The verbs of rights."""

from hamrah.rights.actions.breaches import close_breach, record_breach, tick_clock
from hamrah.rights.actions.erasures import decline_erasure, erase_again, erase_worker, propose_erasure
from hamrah.rights.actions.notices import keep_audio, read_notice, show_sheet
from hamrah.rights.actions.requests import (
    answer_request,
    end_nominee,
    escalate_request,
    name_nominee,
    take_request,
)

__all__ = [
    "answer_request",
    "close_breach",
    "decline_erasure",
    "end_nominee",
    "erase_again",
    "erase_worker",
    "escalate_request",
    "keep_audio",
    "name_nominee",
    "propose_erasure",
    "read_notice",
    "record_breach",
    "show_sheet",
    "take_request",
    "tick_clock",
]

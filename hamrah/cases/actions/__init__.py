"""Verbs of cases, one file a concern. Not here: their rules, sums (rules/)."""

from hamrah.cases.actions import money
from hamrah.cases.actions.claiming import (
    HeirSaid,
    add_claimants,
    authorise,
    correct_claimants,
    leave_case,
    settle_apart,
)
from hamrah.cases.actions.closing import close_case, reopen_case
from hamrah.cases.actions.filing import file_proceeding, number_proceeding, set_hearing, tell_hearing
from hamrah.cases.actions.hazri import take_hazri
from hamrah.cases.actions.letters import give_letter, give_papers
from hamrah.cases.actions.opening import open_case
from hamrah.cases.actions.proving import (
    EvidenceSaid,
    add_evidence,
    add_party,
    add_witness,
    file_evidence,
    pass_evidence,
)
from hamrah.cases.actions.saying import CaseSaid, ClaimantSaid, StepSaid
from hamrah.cases.actions.stepping import (
    assign_case,
    hold_case,
    note_step,
    resume_case,
    say_safe,
    withhold_names,
)
from hamrah.cases.actions.watching import (
    SessionSaid,
    end_on_call,
    hold_session,
    note_conduct,
    review_conduct,
    set_on_call,
)

__all__ = [
    "CaseSaid", "ClaimantSaid", "EvidenceSaid", "HeirSaid", "SessionSaid", "StepSaid",
    "add_claimants", "add_evidence", "add_party", "add_witness", "assign_case", "authorise", "close_case",
    "correct_claimants", "end_on_call", "file_evidence", "file_proceeding", "give_letter", "give_papers",
    "hold_case", "hold_session", "leave_case",
    "money", "note_conduct", "note_step", "number_proceeding", "open_case", "pass_evidence", "reopen_case",
    "resume_case", "review_conduct", "say_safe", "set_hearing", "set_on_call", "settle_apart", "take_hazri",
    "tell_hearing", "withhold_names",
]  # fmt: skip

"""The verbs of people: everything a person can change here. One module a word."""

from hamrah.people.actions.consenting import (
    attest_workers,
    prove_consent,
    record_consent,
    restrict_lapsed,
    restrict_worker,
    state_basis,
    withdraw_consent,
)
from hamrah.people.actions.correcting import (
    add_phone,
    add_photo,
    assign_centre,
    correct_worker,
    correct_workers,
    note_work,
)
from hamrah.people.actions.guarding import record_legal_claim, verify_guardian
from hamrah.people.actions.households import join_household, leave_household
from hamrah.people.actions.looking import mark_canary, show_who_looked, unmark_canary
from hamrah.people.actions.registering import (
    register_worker,
    register_workers,
    restore_registrations,
    withdraw_registrations,
)
from hamrah.people.actions.sameness import ask_further, merge_people, say_not_the_same, undo_merge
from hamrah.people.actions.sealing import note_papers, note_sealed_fact
from hamrah.people.actions.staging import accept_worker, return_worker, submit_worker

__all__ = [
    "accept_worker",
    "add_phone",
    "add_photo",
    "ask_further",
    "assign_centre",
    "attest_workers",
    "correct_worker",
    "correct_workers",
    "join_household",
    "leave_household",
    "mark_canary",
    "merge_people",
    "note_papers",
    "note_sealed_fact",
    "note_work",
    "prove_consent",
    "record_consent",
    "record_legal_claim",
    "register_worker",
    "register_workers",
    "restore_registrations",
    "restrict_lapsed",
    "restrict_worker",
    "return_worker",
    "say_not_the_same",
    "show_who_looked",
    "state_basis",
    "submit_worker",
    "undo_merge",
    "unmark_canary",
    "verify_guardian",
    "withdraw_consent",
    "withdraw_registrations",
]

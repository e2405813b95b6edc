"""The verbs of access: everything a person can change here. One module a word."""

from hamrah.access.actions.composing import agree_role, change_role, compose_role, retire_role
from hamrah.access.actions.granting import (
    add_user,
    end_grant,
    grant_role,
    sign_in_link,
    works_elsewhere,
    works_for,
)
from hamrah.access.actions.reading import answer_more, ask_for_more, set_readings_a_day, settle_alarm
from hamrah.access.actions.signing import end_own_sign_ins, reset_sign_in, sign_out_user

__all__ = [
    "add_user",
    "agree_role",
    "answer_more",
    "ask_for_more",
    "change_role",
    "compose_role",
    "end_grant",
    "end_own_sign_ins",
    "grant_role",
    "reset_sign_in",
    "retire_role",
    "set_readings_a_day",
    "settle_alarm",
    "sign_in_link",
    "sign_out_user",
    "works_elsewhere",
    "works_for",
]

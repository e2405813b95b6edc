"""Roles as plain facts: which verbs and questions each holds, and which of these open only after the
second step of sign-in. Not here: who holds a role.
"""

from typing import Any

from hamrah.access.duties import (
    CARD_DESK,
    CASES,
    COORDINATE,
    DIARY,
    EMPLOYERS,
    FIELD,
    HAND_OVER,
    HELPLINE,
    LAW,
    LOOK,
    MONEY,
    OWN,
    REGISTER,
    SERVE,
)
from hamrah.ground.words import _

# Role -> what it holds. The words are the field's: registrar, card desk, counsellor, reader.
ROLES: dict[str, frozenset[str]] = {
    "administrator": COORDINATE
    | {
        "access.add_user",
        "access.grant_role",
        "access.end_grant",
        "access.reset_sign_in",
        "access.see_users",
        "access.set_readings_a_day",
        "access.settle_alarm",
        "access.sign_out_user",
        "people.mark_canary",
        # She gives the role of counsellor, so she holds what it holds.
        "people.record_legal_claim",
        "people.see_canaries",
        "people.unmark_canary",
        "cards.make_key",
        "cards.set_design",
        "cards.rotate_key",
        "cards.distrust_key",
        "cards.name_issuer",
        "organisations.add_centre",
        "organisations.correct_centre",
        "organisations.describe_organisation",
        "disclosures.see_requests",
        "disclosures.record_request",
        "disclosures.note_advice",
        "disclosures.decide_request",
        "disclosures.tell_worker",
        "rights.keep_audio",
        "rights.escalate_request",
        "rights.erase_worker",
        "rights.see_breaches",
        "rights.record_breach",
        "rights.tick_clock",
        "rights.close_breach",
        "links.set_terms",
    },
    "coordinator": COORDINATE,
    "registrar": REGISTER | SERVE | DIARY | FIELD,
    "card-desk": LOOK | CARD_DESK,
    "counsellor": LOOK
    | EMPLOYERS
    | DIARY
    | CASES
    | MONEY
    | HELPLINE
    | FIELD
    | SERVE
    | HAND_OVER
    | {
        "people.see_sealed_facts",
        "people.note_sealed_fact",
        "people.record_legal_claim",
        "people.add_phone",
        "journeys.see_wages",
        "cards.report_lost",
    }
    | {"rights.see", "rights.read_notice", "rights.take_request", "rights.name_nominee"}
    | {"rights.end_nominee"}
    | {"links.see", "links.ask_her", "links.look_up", "links.name_other", "links.send_request"}
    | {"links.send_by_card", "links.withdraw_request"},
    # Reads the gazette and stands before the authority; signs no card and lets nobody in.
    "lawyer": LOOK | LAW | DIARY | CASES | MONEY,
    # Notes callers of a surge with three answers, and reads nothing back.
    "volunteer": OWN | {"helpline.note_relief"},
    "reader": OWN | {"figures.see", "places.see", "corridors.see"},
}

# Whatever reads T4 or T5, exports, signs, or decides who may: a password alone does not open it.
SECOND_STEP = frozenset(
    {
        "access.add_user",
        "access.answer_more",
        "access.end_grant",
        "access.grant_role",
        "access.reset_sign_in",
        "access.set_readings_a_day",
        "access.settle_alarm",
        "access.sign_out_user",
        "cards.approve_cards",
        "cases.see",
        "cases.see_danger",
        "cards.distrust_key",
        "cards.issue_card",
        "cards.make_key",
        "cards.name_issuer",
        "cards.renew_card",
        "cards.renew_cards",
        "cards.replace_card",
        "cards.revoke_card",
        "cards.rotate_key",
        "cases.hand_cash_on",
        "cases.record_payment",
        "cases.reverse_payment",
        "cases.reverse_receipt",
        "corridors.print_list",
        "corridors.take_snapshot",
        "disclosures.approve_export",
        "disclosures.decide_request",
        "disclosures.download_export",
        "disclosures.make_export",
        "disclosures.open_letter",
        "disclosures.see_requests",
        "helpline.print_names",
        "helpline.see",
        "helpline.see_danger",
        "journeys.see_wages",
        "links.answer_request",
        "links.set_terms",
        "organisations.describe_organisation",
        "people.mark_canary",
        "people.see_canaries",
        "people.see_sealed_facts",
        "people.unmark_canary",
        "rights.erase_worker",
        "rights.show_sheet",
        "services.break_glass",
        "services.override_consent",
        "services.review",
        "services.see_sensitive",
        "wages.give_paper",
        "wages.review_order",
        "wages.see_pay",
        "wages.withdraw_order",
        "sync.open_rescue",
        "sync.order_wipe",
    }
)

ROLE_NAMES: dict[str, Any] = {
    "administrator": _("Administrator"),
    "coordinator": _("Coordinator"),
    "registrar": _("Registrar"),
    "card-desk": _("Card desk"),
    "counsellor": _("Counsellor"),
    "lawyer": _("Lawyer"),
    "volunteer": _("Volunteer of the helpline"),
    "reader": _("Reader of figures"),
}


def permissions_of(roles: list[str]) -> frozenset[str]:
    """Everything the roles hold together. An unknown role holds nothing."""
    return frozenset().union(*(ROLES.get(role, frozenset()) for role in roles))


def named_permissions() -> frozenset[str]:
    """Every verb and question that is named here; a system check asks that each exists."""
    return SECOND_STEP.union(*ROLES.values())

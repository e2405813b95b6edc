"""Roles as plain facts: of which duties each is made, and which verbs open only after the second step of
sign-in. Not here: the duties' verbs (duties.py, leading.py), an organisation's own roles
(models/own_roles.py), who holds one.
"""

from collections.abc import Iterable
from typing import Any

from hamrah.access import duties, leading
from hamrah.ground.words import _

# Duty -> what it holds. Rows name duties (RoleVersion.duties): a name once given stays.
DUTIES: dict[str, frozenset[str]] = {
    "find": duties.LOOK,
    "register": duties.ENROL,
    "journeys": duties.JOURNEYS,
    "employers": duties.EMPLOYERS,
    "stands": duties.STANDS,
    "import": duties.IMPORT,
    "rights": duties.RIGHTS,
    "partners": duties.LINKS,
    "services": duties.SERVE,
    "hand-over": duties.HAND_OVER,
    "cards": duties.CARD_DESK,
    "at-hand": duties.AT_HAND,
    "sealed": duties.SEALED,
    "claims": duties.CLAIMS,
    "diary": duties.DIARY,
    "law": duties.LAW,
    "cases": duties.CASES,
    "money": duties.MONEY,
    "helpline": duties.HELPLINE,
    "relief": duties.RELIEF,
    "field": duties.FIELD,
    "figures": duties.FIGURES,
    "accept": leading.ACCEPT,
    "services-lead": leading.SERVE_LEAD,
    "cards-lead": leading.CARD_LEAD,
    "cases-lead": duties.CASES_LEAD,
    "surge": duties.SURGE,
    "phones": duties.FIELD_OFFICE,
    "partners-lead": leading.LINKS_LEAD,
    "rights-lead": leading.RIGHTS_LEAD,
    "counts": leading.COUNTS,
    "exports": leading.EXPORT,
    "watch": leading.WATCH,
    "second-person": leading.SECOND_PERSON,
    "office": leading.OFFICE,
    "authorities": leading.AUTHORITIES,
    "protect": leading.PROTECT,
    "keys": leading.KEYS,
    "roles": leading.ROLES_SEEN,
    "staff": leading.STAFF,
}
# Who may, and what the organisation signs with: in shipped roles alone.
NEVER_COMPOSED = frozenset({"staff", "roles", "keys"})
COMPOSABLE = tuple(duty for duty in DUTIES if duty not in NEVER_COMPOSED)

REGISTRAR = (
    *("find", "register", "journeys", "employers", "stands", "import", "rights", "partners", "services"),
    *("diary", "field"),
)
COORDINATOR = (
    *REGISTRAR,
    *("hand-over", "cards", "sealed", "law", "cases", "money", "helpline", "accept", "services-lead"),
    *("cards-lead", "cases-lead", "surge", "phones", "partners-lead", "rights-lead", "counts", "exports"),
    *("watch", "second-person", "roles"),
)
# Role -> its duties. The words are the field's: registrar, card desk, counsellor, reader.
MADE_OF: dict[str, tuple[str, ...]] = {
    # She gives the role of counsellor, so she holds what it holds.
    "administrator": (*COORDINATOR, "claims", "office", "authorities", "protect", "keys", "staff"),
    "coordinator": COORDINATOR,
    "registrar": REGISTRAR,
    "card-desk": ("find", "cards"),
    "counsellor": (
        "find", "employers", "rights", "partners", "services", "hand-over", "at-hand", "sealed", "claims",
        "diary", "cases", "money", "helpline", "field",
    ),
    # Reads the gazette and stands before the authority; signs no card and lets nobody in.
    "lawyer": ("find", "diary", "law", "cases", "money"),
    # Notes callers of a surge with three answers, and reads nothing back.
    "volunteer": ("relief",),
    "reader": ("figures",),
}  # fmt: skip


def held_with(made_of: Iterable[str]) -> frozenset[str]:
    """Everything the duties hold together, and what is everybody's own. An unknown duty holds nothing."""
    return duties.OWN.union(*(DUTIES.get(duty, frozenset()) for duty in made_of))


ROLES: dict[str, frozenset[str]] = {role: held_with(made_of) for role, made_of in MADE_OF.items()}

# Whatever reads T4 or T5, exports, signs, or decides who may: a password alone does not open it.
SECOND_STEP = frozenset(
    {
        "access.add_user",
        "access.agree_role",
        "access.answer_more",
        "access.change_role",
        "access.compose_role",
        "access.end_grant",
        "access.grant_role",
        "access.reset_sign_in",
        "access.retire_role",
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
        "rights.read_words",
        "rights.see_breaches",
        "rights.show_sheet",
        "services.break_glass",
        "services.override_consent",
        "services.review",
        "services.see_reviews",
        "services.see_sensitive",
        "wages.give_paper",
        "wages.give_slip",
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


def composed(made_of: Iterable[str]) -> frozenset[str]:
    """What an organisation's own role of these duties holds: never one that is not to be composed,
    whatever a row says."""
    return held_with(duty for duty in made_of if duty in COMPOSABLE)


def named_permissions() -> frozenset[str]:
    """Every verb and question that is named here; a system check asks that each exists."""
    return SECOND_STEP.union(*DUTIES.values(), *ROLES.values())

"""Duties of whoever answers for the work of others, for the office, or for who may.

Not here: the work itself (duties.py), the roles (roles.py).
"""

# Answering for the register of a centre: accepted, sent back, joined, restricted.
ACCEPT = frozenset(
    {
        "people.accept_worker",
        "people.assign_centre",
        "people.return_worker",
        "people.merge_people",
        "people.undo_merge",
        "people.verify_guardian",
        "people.restrict_worker",
        "people.restrict_lapsed",
        "linkage.run_linkage",
        "organisations.add_villages",
        "organisations.decide_village",
    }
)
SERVE_LEAD = frozenset(
    {
        "services.override_consent",
        "services.see_reviews",
        "services.review",
        "services.set_kind",
        "services.end_kind",
        "services.end_provider",
    }
)
CARD_LEAD = frozenset({"cards.revoke_card", "cards.end_lease"})
# Who changed what, and who looked at whom.
WATCH = frozenset({"ground.see_journal", "people.show_who_looked"})
SECOND_PERSON = frozenset({"access.answer_more"})
COUNTS = frozenset(
    {"figures.state_opening_balance", "figures.end_opening_balance", "corridors.take_snapshot"}
)
EXPORT = frozenset(
    {
        "disclosures.see",
        "disclosures.ask_export",
        "disclosures.approve_export",
        "disclosures.decline_export",
        "disclosures.make_export",
        "disclosures.download_export",
        "disclosures.end_exports",
        "disclosures.open_letter",
        # A village's own list is a list that leaves.
        "corridors.see_lists",
        "corridors.begin_list",
        "corridors.end_list",
        "corridors.ask_list",
        "corridors.print_list",
    }
)
RIGHTS_LEAD = frozenset(
    {
        "rights.show_sheet",
        "rights.answer_request",
        "rights.see_erasures",
        "rights.propose_erasure",
        "rights.decline_erasure",
    }
)
LINKS_LEAD = frozenset(
    {
        "links.take_letters",
        "links.answer_request",
        "links.end_link",
        "links.close_overdue",
        "links.publish_findable",
    }
)
# The office itself, as workers and partners see it.
OFFICE = frozenset(
    {
        "organisations.add_centre",
        "organisations.correct_centre",
        "organisations.describe_organisation",
        "cards.set_design",
        "links.set_terms",
        "rights.keep_audio",
    }
)
# Police, courts and departments that ask for workers.
AUTHORITIES = frozenset(
    {
        "disclosures.see_requests",
        "disclosures.record_request",
        "disclosures.note_advice",
        "disclosures.decide_request",
        "disclosures.tell_worker",
    }
)
# What the law on personal data asks of one named person: erasures, breaches, the Board.
PROTECT = frozenset(
    {
        "rights.escalate_request",
        "rights.erase_worker",
        "rights.see_breaches",
        "rights.record_breach",
        "rights.tick_clock",
        "rights.close_breach",
    }
)
KEYS = frozenset({"cards.make_key", "cards.rotate_key", "cards.distrust_key", "cards.name_issuer"})
# Roles of the organisation's own: seen, and answered by a second person.
ROLES_SEEN = frozenset({"access.see_roles", "access.agree_role"})
# Who may: never part of a role that somebody composes.
STAFF = frozenset(
    {
        "access.add_user",
        "access.grant_role",
        "access.end_grant",
        "access.reset_sign_in",
        "access.see_users",
        "access.set_readings_a_day",
        "access.settle_alarm",
        "access.sign_out_user",
        "access.compose_role",
        "access.change_role",
        "access.retire_role",
        "people.mark_canary",
        "people.see_canaries",
        "people.unmark_canary",
    }
)

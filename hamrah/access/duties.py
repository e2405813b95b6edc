"""Verbs and questions that belong to one kind of work: what a role is put together from.

Not here: duties of whoever answers for others' work (leading.py), the roles (roles.py), who holds one.
"""

# What everybody who works here may do about her own account.
OWN = frozenset({"access.see_own_account", "access.end_own_sign_ins"})
LOOK = (
    OWN
    | {"access.ask_for_more"}
    | frozenset({"people.search", "people.see", "journeys.see", "cards.see", "figures.see", "places.see"})
    | {"services.see_directory", "corridors.see"}
    | {"employers.see", "stands.see", "wages.see_law"}
)
# Whom workers work for: noted by whoever hears it, at the desk, at a stand or with a complaint.
EMPLOYERS = frozenset(
    {
        "employers.add_party",
        "employers.add_alias",
        "employers.add_phone",
        "employers.end_phone",
        "employers.link_parties",
        "employers.end_link",
        "employers.correct_party",
        "journeys.engage_party",
        "journeys.drop_party",
        # That nobody is to be sent there; never who complained, how many, or since when.
        "cases.see_caution",
    }
)
# What is seen and heard at labour stands, and of journeys after they began.
STANDS = frozenset(
    {
        "stands.note_visit",
        "stands.note_headcount",
        "stands.note_rate",
        "journeys.note_facts",
        "journeys.found_again",
    }
)
# A worker's services: asked for, carried on, told to her. Everybody who works with workers.
SERVE = frozenset(
    {
        "services.see",
        "services.ask",
        "services.take_step",
        "services.assign",
        "services.ask_transfer",
        "services.note_follow_up",
        "services.tell_worker",
        "services.answer_hand_over",
        "services.check_provider",
        "services.set_provider",
    }
)
# Handing somebody over beyond the organisation, and what comes from there.
HAND_OVER = frozenset(
    {
        "services.see_sensitive",
        "services.break_glass",
        "services.hand_over",
        "services.revoke_hand_over",
        "services.withdraw_hand_over",
        "services.collect_letters",
        "services.say_who",
        "services.new_code",
        "organisations.send_letter",
        "organisations.take_letter",
    }
)
# Terms before work, diaries of days, and certificates from them: whoever meets workers.
DIARY: frozenset[str] = frozenset(
    {
        "wages.see_diary",
        "wages.see_pay",
        "wages.write_terms",
        "wages.read_terms_aloud",
        "wages.sign_terms",
        "wages.sign_month",
        "wages.open_diary",
        "wages.close_diary",
        "wages.mark_days",
        "wages.mark_gang",
        "wages.form_gang",
        "wages.join_gang",
        "wages.end_gang",
        "wages.note_money",
        "wages.correct_money",
        "wages.take_in_phone",
        "wages.give_paper",
        "wages.give_slip",
        "wages.prove_hand",
        # Terms and money of whom she works with, on her own phone (docs/decisions/0028).
        "wages.take_along",
    }
)
# Orders of wages as the law says them: added by one who reads the gazette, checked by another.
LAW: frozenset[str] = frozenset(
    {"wages.see_law", "wages.add_orders", "wages.review_order", "wages.withdraw_order"}
)
# A case of wages, from intake to the money in her hand.
CASES: frozenset[str] = frozenset(
    {
        "people.see",
        # Who comes with a complaint is registered on the spot, or her case has no name to it.
        "people.register_worker",
        "cases.see",
        "cases.see_danger",
        "cases.open_case",
        "cases.add_claimants",
        "cases.correct_claimants",
        "cases.leave_case",
        "cases.settle_apart",
        "cases.take_hazri",
        "cases.authorise",
        "cases.note_step",
        "cases.say_safe",
        "cases.withhold_names",
        "cases.assign_case",
        "cases.hold_case",
        "cases.resume_case",
        "cases.close_case",
        "cases.reopen_case",
        "cases.add_party",
        "cases.add_witness",
        "cases.add_evidence",
        "cases.pass_evidence",
        "cases.file_proceeding",
        "cases.number_proceeding",
        "cases.set_hearing",
        "cases.tell_hearing",
        "cases.hold_session",
        "cases.note_conduct",
        "cases.review_conduct",
        "cases.file_evidence",
        # Cases that lie with her, none of danger, on her own phone (docs/decisions/0028).
        "cases.take_along",
    }
)
# Whoever answers for the cases of a centre: who is on call, how they age, what is stuck.
CASES_LEAD: frozenset[str] = frozenset({"cases.see_board", "cases.set_on_call", "cases.end_on_call"})
# What was offered, agreed, paid and received in a case.
MONEY: frozenset[str] = frozenset(
    {
        "people.see",
        "cases.agree",
        "cases.agree_word",
        "cases.answer_offer",
        "cases.count_out",
        "cases.end_agreement",
        "cases.give_letter",
        "cases.give_papers",
        "cases.give_receipts",
        "cases.hand_cash_on",
        "cases.keep_agreement_paper",
        "cases.keep_receipt_paper",
        "cases.note_cheque",
        "cases.note_offer",
        "cases.recompute_claims",
        "cases.record_payment",
        "cases.reverse_payment",
        "cases.reverse_receipt",
        "cases.verify_with_worker",
        "cases.work_out_accident",
        "cases.work_out_claims",
    }
)
# Calls that come and go.
HELPLINE: frozenset[str] = frozenset(
    {
        "people.see",
        "helpline.see",
        "helpline.see_danger",
        "helpline.begin_call",
        "helpline.save_call",
        "helpline.end_call",
        "helpline.name_caller",
        "helpline.note_action",
        "helpline.register_caller",
        "helpline.make_case",
        "helpline.make_request",
        "helpline.note_missed",
        "helpline.claim_callback",
        "helpline.release_callback",
        "helpline.note_attempt",
        "helpline.note_relief",
        "helpline.tick_relief",
        "helpline.send_message",
        "helpline.stop_messages",
        "helpline.allow_messages",
    }
)
# Days on which far more ring than can be talked with.
SURGE = frozenset(
    {
        "helpline.start_surge",
        "helpline.end_surge",
        "helpline.note_relief_list",
        "helpline.fold_surge",
        "helpline.print_names",
    }
)
# A phone of one's own work, enrolled and kept up to date; and what it could not send.
FIELD: frozenset[str] = frozenset(
    {
        "sync.see_own_phones",
        "sync.invite_phone",
        "sync.enrol_phone",
        "sync.end_phone",
        "sync.see_conflicts",
        "sync.keep_conflict",
        "sync.settle_conflict",
        "files.keep_photo",
        "files.keep_evidence",
        "people.prove_consent",
        # At a camp, list in hand: who did not come.
        "cards.note_absent",
    }
)
# The phones of all: looked after by whoever coordinates.
FIELD_OFFICE: frozenset[str] = frozenset(
    {"sync.see_phones", "sync.order_wipe", "sync.take_rescue", "sync.open_rescue", "sync.forget_files"}
)
# One of many who write down callers on a day of a surge.
RELIEF = frozenset({"helpline.note_relief"})
# Numbers alone: nobody's name.
FIGURES = frozenset({"figures.see", "places.see", "corridors.see"})
# What somebody may do for a worker beyond her centres whom she may see for a while (access/models/sights.py).
SIGHTED = SERVE | HAND_OVER | {"people.see"}
# Registering workers with their households, consents and papers.
ENROL = frozenset(
    {
        "people.register_worker",
        "people.register_workers",
        "files.keep_photo",
        "files.keep_photos",
        "people.correct_worker",
        "people.correct_workers",
        "people.withdraw_registrations",
        "people.restore_registrations",
        "people.state_basis",
        "people.submit_worker",
        "people.say_not_the_same",
        "people.ask_further",
        "people.record_consent",
        "people.withdraw_consent",
        "people.add_phone",
        "people.join_household",
        "people.leave_household",
        "people.attest_workers",
        "people.add_photo",
        "people.note_sealed_fact",
        "people.note_papers",
        "organisations.add_village",
        "cards.request_card",
        "cards.report_lost",
        # Her phone in the field signs with these; the office's key signed each of them before.
        "cards.lease_leaves",
        "cards.take_provisional",
    }
)
JOURNEYS = frozenset({"journeys.start_spell", "journeys.set_off", "journeys.end_spell"})
IMPORT = frozenset(
    {
        "imports.import_register",
        "imports.receive_file",
        "imports.map_columns",
        "imports.discard_file",
        "imports.start_import",
        "imports.undo_import",
        "imports.see",
    }
)
# What a worker may ask of us about herself: heard and noted by whoever she asks.
RIGHTS = frozenset(
    {
        "rights.see",
        "rights.read_words",
        "rights.read_notice",
        "rights.take_request",
        "rights.name_nominee",
        "rights.end_nominee",
    }
)
# Whether a partner knows her too: asked only with her yes.
LINKS = frozenset(
    {
        "links.see",
        "links.ask_her",
        "links.look_up",
        "links.name_other",
        "links.send_request",
        "links.send_by_card",
        "links.withdraw_request",
    }
)
REGISTER = LOOK | EMPLOYERS | STANDS | ENROL | JOURNEYS | IMPORT | RIGHTS | LINKS
CARD_DESK = frozenset(
    {
        "cards.request_card",
        "cards.approve_cards",
        "cards.decline_request",
        "cards.issue_card",
        "cards.print_card",
        "cards.start_batch",
        "cards.tell_outcomes",
        "cards.reprint_cards",
        "cards.spoil_card",
        "cards.buy_blanks",
        "cards.count_blanks",
        "cards.spoil_blanks",
        "cards.hand_over_cards",
        "cards.renew_card",
        "cards.renew_cards",
        "cards.replace_card",
        "cards.report_lost",
        "cards.found_again",
        "cards.surrender_card",
        "cards.make_camp",
        "cards.note_absent",
        "people.add_phone",
        "people.note_work",
        "people.add_photo",
        "files.keep_photo",
    }
)
# Sensitive facts and pay of those one works with.
SEALED = frozenset({"people.see_sealed_facts", "people.note_sealed_fact", "journeys.see_wages"})
# What somebody hears at her table besides.
AT_HAND = frozenset({"people.add_phone", "cards.report_lost"})
# A minor's claim before the law, without which she is not registered at all.
CLAIMS = frozenset({"people.record_legal_claim"})

"""Verbs and pages in words, for the journal. Not here: the verbs, nor who may do them (roles.py)."""

from typing import Any

from hamrah.ground.words import _

VERB_WORDS: dict[str, Any] = {
    "access.add_user": _("added someone who works here"),
    "access.grant_role": _("gave a role"),
    "access.end_grant": _("ended a role"),
    "cards.issue_card": _("issued a card"),
    "cards.make_key": _("made a signing key"),
    "cards.print_card": _("printed cards"),
    "files.keep_photo": _("kept a photo"),
    "imports.import_register": _("brought in a register"),
    "imports.undo_import": _("took an import back"),
    "journeys.end_spell": _("ended a journey"),
    "journeys.start_spell": _("noted a journey"),
    "organisations.add_centre": _("added a centre"),
    "organisations.add_village": _("added a place"),
    "people.accept_worker": _("accepted a registration"),
    "people.add_phone": _("added a phone"),
    "people.add_photo": _("gave a photo"),
    "people.attest_workers": _("noted a stamp"),
    "people.correct_worker": _("corrected a registration"),
    "people.correct_workers": _("corrected registrations"),
    "people.join_household": _("put someone into a household"),
    "people.leave_household": _("took someone out of a household"),
    "people.merge_people": _("joined two records"),
    "people.note_sealed_fact": _("sealed a sensitive fact"),
    "people.record_consent": _("recorded a consent"),
    "people.register_worker": _("registered a worker"),
    "people.register_workers": _("registered workers"),
    "people.restrict_worker": _("restricted a record"),
    "people.return_worker": _("sent a registration back"),
    "people.say_not_the_same": _("said two are not the same"),
    "people.state_basis": _("stated a basis"),
    "people.submit_worker": _("handed in a registration"),
    "people.undo_merge": _("separated two records"),
    "people.verify_guardian": _("verified a guardian"),
    "people.withdraw_consent": _("recorded a withdrawal of consent"),
    "people.withdraw_registrations": _("took registrations back"),
}

"""Every verb asks for its permission, leaves one journal row, and takes nothing of another organisation."""

import copy
import dataclasses

import pytest
from django.db import connections, models, transaction

from hamrah.ground import verb as verbs
from hamrah.ground.models import CommandSeen, Journal
from hamrah.ground.permissions import known_permissions, load_verbs
from hamrah.ground.problem import Problem
from tests.cast import anything, owned_tables, rows_seen
from tests.every_verb import CASES, leaves, replaced
from tests.of_rooms import of_rooms

pytestmark = pytest.mark.django_db
EVERY_VERB = sorted(CASES)


def done(house, name, arguments=None, *, by=None, **options):
    """The verb, by somebody of the house who may do everything."""
    actor = by or everything(house)
    with house.at_work(), transaction.atomic():
        return verbs.VERBS[name](actor, **(CASES[name](house) if arguments is None else arguments), **options)


def everything(house):
    """Somebody who may do every verb and see everything there is."""
    return dataclasses.replace(house.extras["boss"], permissions=frozenset(known_permissions()))


def everything_but(house, name):
    return dataclasses.replace(everything(house), permissions=frozenset(known_permissions()) - {name})


def kept(house) -> dict[str, int]:
    with house.at_work():
        return {table: rows_seen(table) for table in owned_tables()}


def refusal(call) -> tuple[str, str]:
    with pytest.raises(Problem) as refused:
        call()
    return refused.value.code, str(refused.value)


def test_every_verb_has_a_case():
    load_verbs()
    assert set(CASES) == set(verbs.VERBS)


@pytest.mark.parametrize("name", EVERY_VERB)
def test_a_verb_is_done_by_who_may(name, houses):
    done(houses[0], name)


@pytest.mark.parametrize("name", EVERY_VERB)
def test_a_verb_is_refused_to_who_may_everything_else_and_nothing_is_written(name, houses):
    ours, _theirs = houses
    before = kept(ours)
    code, _text = refusal(lambda: done(ours, name, by=everything_but(ours, name)))
    assert code == "verb.not_allowed"
    assert kept(ours) == before


@pytest.mark.parametrize("name", EVERY_VERB)
def test_without_its_check_the_refusal_of_a_verb_is_gone(name, houses, monkeypatch):
    """The run that takes each check away in turn: what stands above must then fail."""
    asks = verbs.refuse_unless_allowed
    monkeypatch.setattr(
        verbs, "refuse_unless_allowed", lambda actor, asked: None if asked == name else asks(actor, asked)
    )
    done(houses[0], name, by=everything_but(houses[0], name))


@pytest.mark.parametrize("name", EVERY_VERB)
def test_a_verb_leaves_one_journal_row_of_its_own(name, houses):
    ours, _theirs = houses
    command, by = anything(), everything(ours)
    done(ours, name, command=command, by=by)
    with ours.at_work():
        row = Journal.objects.get(command=command)
    assert (row.verb, row.user_id, row.organisation_id, row.device) == (name, by.user_id, ours.id, by.device)


@pytest.mark.parametrize("name", EVERY_VERB)
def test_the_same_command_twice_is_done_once(name, houses):
    ours, _theirs = houses
    command, arguments = anything(), CASES[name](ours)
    first = done(ours, name, copy.deepcopy(arguments), command=command)
    before = kept(ours)
    again = done(ours, name, copy.deepcopy(arguments), command=command)
    assert (again, kept(ours)) == (first, before)


@pytest.mark.parametrize("name", EVERY_VERB)
def test_a_command_of_others_is_as_if_unused(name, houses):
    ours, theirs = houses
    command = anything()
    done(theirs, name, command=command)
    done(ours, name, command=command)
    with ours.at_work():
        assert CommandSeen.objects.get(command=command).organisation_id == ours.id


def test_a_command_of_ones_own_serves_nothing_else(houses):
    ours, _theirs = houses
    command = anything()
    done(ours, "organisations.add_village", command=command)
    say = {"name": "Another", "kind": "village"}
    code, _text = refusal(lambda: done(ours, "organisations.add_village", say, command=command))
    assert code == "verb.command_reused"


def _rows_named(house, name):
    return list(leaves(CASES[name](house), models.Model))


NAMES_A_ROW = [
    "access.answer_more",
    "access.end_grant",
    "access.grant_role",
    "access.reset_sign_in",
    "access.settle_alarm",
    "access.sign_out_user",
    "cards.approve_cards",
    "cards.decline_request",
    "cards.distrust_key",
    "cards.found_again",
    "cards.hand_over_cards",
    "cards.issue_card",
    "cards.make_camp",
    "cards.note_absent",
    "cards.print_card",
    "cards.renew_card",
    "cards.renew_cards",
    "cards.replace_card",
    "cards.report_lost",
    "cards.reprint_cards",
    "cards.request_card",
    "cards.revoke_card",
    "cards.spoil_card",
    "cards.start_batch",
    "cards.surrender_card",
    "cards.tell_outcomes",
    "disclosures.approve_export",
    "disclosures.decide_request",
    "disclosures.decline_export",
    "disclosures.download_export",
    "disclosures.make_export",
    "disclosures.note_advice",
    "disclosures.open_letter",
    "disclosures.tell_worker",
    "employers.add_alias",
    "employers.add_phone",
    "employers.correct_party",
    "employers.end_link",
    "employers.end_phone",
    "employers.link_parties",
    "imports.map_columns",
    "imports.start_import",
    "imports.undo_import",
    "journeys.drop_party",
    "journeys.end_spell",
    "journeys.engage_party",
    "journeys.found_again",
    "journeys.note_facts",
    "journeys.set_off",
    "journeys.start_spell",
    "links.answer_request",
    "links.ask_her",
    "links.end_link",
    "links.look_up",
    "links.name_other",
    "links.send_by_card",
    "links.send_request",
    "links.withdraw_request",
    "organisations.correct_centre",
    "organisations.decide_village",
    "organisations.take_letter",
    "people.accept_worker",
    "people.add_phone",
    "people.add_photo",
    "people.ask_further",
    "people.assign_centre",
    "people.correct_worker",
    "people.join_household",
    "people.leave_household",
    "people.mark_canary",
    "people.merge_people",
    "people.note_sealed_fact",
    "people.note_work",
    "people.record_consent",
    "people.record_legal_claim",
    "people.restrict_worker",
    "people.return_worker",
    "people.say_not_the_same",
    "people.show_who_looked",
    "people.submit_worker",
    "people.undo_merge",
    "people.unmark_canary",
    "people.verify_guardian",
    "people.withdraw_consent",
    "rights.answer_request",
    "rights.close_breach",
    "rights.decline_erasure",
    "rights.end_nominee",
    "rights.erase_again",
    "rights.erase_worker",
    "rights.escalate_request",
    "rights.name_nominee",
    "rights.propose_erasure",
    "rights.read_notice",
    "rights.show_sheet",
    "rights.take_request",
    "rights.tick_clock",
    "services.answer_hand_over",
    "services.answer_slip",
    "services.ask",
    "services.ask_transfer",
    "services.assign",
    "services.check_provider",
    "services.end_provider",
    "services.hand_over",
    "services.new_code",
    "services.note_follow_up",
    "services.override_consent",
    "services.review",
    "services.revoke_hand_over",
    "services.say_who",
    "services.set_provider",
    "services.take_step",
    "services.tell_worker",
    "services.withdraw_hand_over",
    "stands.note_headcount",
    "stands.note_rate",
    "stands.note_visit",
]
NAMES_A_ROW = sorted([*NAMES_A_ROW, *(name for names in of_rooms("NAMES_A_ROW") for name in names)])


def test_the_verbs_that_name_a_row_are_listed(houses):
    assert [name for name in EVERY_VERB if _rows_named(houses[0], name)] == NAMES_A_ROW


@pytest.mark.parametrize("name", NAMES_A_ROW)
def test_a_row_of_others_and_a_row_that_is_nowhere_are_refused_alike(name, houses):
    ours, theirs = houses
    for path in _rows_named(ours, name):
        foreign = _at(CASES[name](theirs), path)
        before = kept(ours)
        tried = (foreign, _dressed(foreign, ours, foreign.pk), _dressed(foreign, ours, anything()))
        answers = {_refused_with(ours, name, path, row) for row in tried}
        assert {code for code, _text in answers} == {"verb.unknown_row"}, path
        assert len(answers) == 1
        assert kept(ours) == before


def _refused_with(house, name, path, row) -> tuple[str, str]:
    return refusal(lambda: done(house, name, replaced(CASES[name](house), path, row)))


def _at(arguments, path):
    for step in path:
        arguments = getattr(arguments, step) if dataclasses.is_dataclass(arguments) else arguments[step]
    return arguments


def _dressed(row, house, pk):
    """The row of others, claiming to be ours."""
    claimed = copy.deepcopy(row)
    claimed.pk = pk
    if hasattr(claimed, "organisation_id"):
        claimed.organisation_id = house.id
    return claimed


IDS = {
    ("disclosures.record_request", ("people", 0)): "person",
    ("imports.import_register", ("basis_id",)): "basis",
    ("journeys.start_spell", ("stand_id",)): "village",
    ("people.attest_workers", ("people", 0)): "person",
    ("people.attest_workers", ("sheet",)): "evidence",
    ("people.register_worker", ("said", "basis")): "basis",
    ("people.register_worker", ("said", "photo")): "photo",
    ("people.register_worker", ("said", "village")): "village",
    ("people.withdraw_registrations", ("ids", 0)): "draft",
    ("people.restore_registrations", ("ids", 0)): "draft",
}


@pytest.mark.parametrize(("name", "path"), IDS, ids=str)
def test_an_id_of_others_and_an_id_of_nobody_get_the_same_answer(name, path, houses):
    ours, theirs = houses
    answers = []
    for id in (getattr(theirs, IDS[name, path]).id, anything()):
        try:
            with transaction.atomic():
                answer = done(ours, name, replaced(CASES[name](ours), path, id))
                _checked_now()
                answers.append(_plain(answer).replace(str(id), "the id asked for"))
                transaction.set_rollback(True)
        except Problem as problem:
            answers.append((problem.code, str(problem)))
    assert answers[0] == answers[1]
    assert path == ("ids", 0) or answers[0][0] == "verb.unknown_row"


def _checked_now() -> None:
    """What is checked at commit only."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def _plain(answer):
    return type(answer).__name__ if isinstance(answer, models.Model) else repr(answer)

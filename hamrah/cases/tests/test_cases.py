"""A case is opened, carried on and closed; its state follows. Not here: pages, rules by themselves."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hamrah.cases import actions
from hamrah.cases.actions import CaseSaid
from hamrah.cases.models import Case
from hamrah.cases.sealed import words_of
from hamrah.cases.tests.scene import Desk, code_of, worked, years_ago

pytestmark = pytest.mark.django_db


def test_a_case_is_opened_with_its_number_its_words_sealed_and_a_clock_of_48_hours():
    desk = Desk()
    case = desk.case()
    assert len(case.number) == 11
    assert words_of(case) == {"story": "Twenty days are not paid."}
    assert (case.state, case.next_what) == ("intake", "first")
    assert timedelta(hours=47) < case.next_at - timezone.now() <= timedelta(hours=48)


def test_a_danger_case_has_two_hours_and_is_not_there_for_who_may_not_see_it():
    desk = Desk()
    case = desk.case(kind="bondage")
    assert case.next_at - timezone.now() <= timedelta(hours=2)
    assert case.names_withheld
    with desk.open():
        assert not Case.objects.visible_to(desk.actor("registrar")).filter(id=case.id).exists()
        assert Case.objects.visible_to(desk.actor()).filter(id=case.id).exists()


def test_the_state_follows_from_what_was_done():
    desk = Desk()
    case = desk.case()
    states = [
        desk.step(case, what, came).state
        for what, came in (
            ("talked", "well"),
            ("call", "not_reached"),
            ("notice", "sent"),
            ("meeting", "did_not_come"),
            ("meeting", "came"),
        )
    ]
    assert states == ["accepted", "contacted", "contacted", "mediation", "mediation"]
    assert desk.now(case).step_no == 2


@pytest.mark.parametrize(("safe", "code"), [("unknown", "cases.safe_not_known"), ("no", "cases.not_safe")])
def test_the_other_side_hears_nothing_until_it_is_known_to_be_safe(safe, code):
    desk = Desk()
    case = desk.case(safe=safe)
    for what in ("call", "notice", "meeting", "visit"):
        assert code_of(desk.step, case, what, "refused") == code
    with desk.open():
        actions.say_safe(desk.actor("counsellor"), case=case, safe="yes", words="They left the site.")
    assert desk.step(case, "call", "promised").state == "contacted"


def test_a_case_ends_time_barred_and_says_why():
    desk = Desk()
    worker = desk.accepted()
    with desk.open():
        actor = desk.actor("counsellor")
        fresh = actions.open_case(actor, said=CaseSaid("unpaid_wages"), claimants=[worked(worker)])
        assert code_of(actions.close_case, actor, case=fresh, outcome="time_barred") == "cases.not_barred"
        old = worked(worker, since=years_ago(5), until=years_ago(4))
        case = actions.open_case(actor, said=CaseSaid("unpaid_wages"), claimants=[old])
        claimant = case.claimants.get()
        assert (claimant.limit_on, claimant.limit_why) == (years_ago(2), "wages")
        closed = actions.close_case(actor, case=case, outcome="time_barred")
    assert (closed.state, closed.outcome, closed.next_at) == ("closed", "time_barred", None)


def test_two_close_one_case_and_the_second_is_told():
    desk = Desk()
    case = desk.case()
    with desk.open():
        actions.close_case(desk.actor("counsellor"), case=case, outcome="withdrawn", words="They go home.")
        again = {"case": case, "outcome": "no_evidence", "words": "None."}
        assert code_of(actions.close_case, desk.actor(), **again) == "cases.closed"
    assert desk.now(case).outcome == "withdrawn"


def test_a_closed_case_is_taken_up_again_with_a_reason():
    desk = Desk()
    case = desk.case()
    with desk.open():
        actor = desk.actor("counsellor")
        assert code_of(actions.reopen_case, actor, case=case, words="x") == "cases.is_open"
        actions.close_case(actor, case=case, outcome="withdrawn", words="They go home.")
        assert code_of(actions.reopen_case, actor, case=case, words=" ") == "cases.say_why"
        actions.reopen_case(actor, case=case, words="They came back.")
    assert (desk.now(case).state, desk.now(case).outcome) == ("intake", "")


def test_a_union_speaks_for_all_its_members_of_a_case_at_once():
    desk = Desk()
    case = desk.case(desk.gang(3))
    with desk.open():
        gone, one, other = case.claimants.order_by("made_at", "id")
        actor = desk.actor("counsellor")
        actions.leave_case(actor, claimant=gone, why="afraid")
        since = years_ago(2)
        actions.authorise(actor, claimant=one, how="union", union_since=since, is_all=True)
        asked = case.claimants.standing().values_list("authority", "union_since")
        assert list(asked) == [("union", since)] * 2
        assert case.claimants.get(id=gone.id).authority != "union"
        assert case.steps.filter(what="authorised").count() == 1
    page = desk.browser("counsellor").get(f"/cases/{case.id}/?of={other.id}").content.decode()
    assert "All who claim in this case asked the same" in page

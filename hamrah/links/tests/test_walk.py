"""The whole way from asking her to a link, refused, withdrawn, silent and ended: two organisations, each
under its own row policies."""

from datetime import timedelta

import pytest

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.links import actions, posting
from hamrah.links.actions import answering, joining
from hamrah.links.clerk import clerk_of
from hamrah.links.models import Asking, Link, LinkRequest
from hamrah.links.tending import tend
from hamrah.links.tests.pair import CONSENT, Pair
from hamrah.organisations import letters
from hamrah.organisations.actions import send_letter
from hamrah.organisations.models import Letter
from hamrah.people.actions import correct_worker, record_consent, withdraw_consent
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Person
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return Pair()


def test_a_yes_links_both_sides_and_brings_what_was_agreed(pair):
    pair.requested()
    pair.answered()
    (here,), (there,) = pair.links(pair.city), pair.links(pair.village)
    assert (here.person_id, there.person_id) == (pair.here.id, pair.there.id)
    with pair.city.open():
        request = LinkRequest.objects.get()
        facts = posting.opened(pair.here, bytes(request.sealed), place=request.place())
    assert facts == {
        "name": "Kesar Bai",
        "village": "Gogunda",
        "occupation": "loading",
        "phone": "9829012345",
    }
    assert request.state == "given"


def test_the_look_up_names_nobody_and_no_organisation(pair):
    (somebody,) = pair.looked()
    assert somebody.other_id is None
    everything = str(somebody.__dict__)
    assert str(pair.village.organisation.id) not in everything
    assert str(pair.there.id) not in everything
    assert pair.village.organisation.id.bytes not in bytes(somebody.sealed)


def test_the_organisation_is_named_once_she_agrees(pair):
    (somebody,) = pair.looked()
    with pair.city.open():
        named = actions.name_other(pair.city.actor(), somebody=somebody)
    assert named.other_id == pair.village.organisation.id


def test_nobody_is_asked_before_the_name_was_heard(pair):
    (somebody,) = pair.looked()
    with pair.city.open(), pytest.raises(Problem) as refused:
        actions.send_request(pair.city.actor(), somebody=somebody, said=CONSENT)
    assert refused.value.code == "links.not_named"


def test_without_asking_her_nobody_looks(pair):
    asking = pair.asked()
    with pair.city.open():
        actions.look_up(pair.city.actor(), asking=asking)
        with pytest.raises(Problem) as refused:
            actions.look_up(pair.city.actor(), asking=asking)
    assert refused.value.code == "links.ask_first"


def test_her_no_is_kept_and_opens_nothing(pair):
    with pair.city.open():
        said = actions.ask_her(pair.city.actor(), person=pair.here, how="phone", said_yes=False)
        with pytest.raises(Problem) as refused:
            actions.look_up(pair.city.actor(), asking=said)
    assert refused.value.code == "links.ask_first"
    assert said.asked_by_id == pair.city.actor().user_id


def test_a_yes_of_yesterday_is_no_yes(pair):
    asking = pair.asked()
    with pair.city.open():
        Asking.objects.filter(id=asking.id).update(asked_at=asking.asked_at - timedelta(hours=13))
        with pytest.raises(Problem) as refused:
            actions.look_up(pair.city.actor(), asking=asking)
    assert refused.value.code == "links.ask_first"


def test_a_refusal_ends_it_on_both_sides_and_keeps_nothing_of_hers(pair):
    pair.requested()
    pair.answered(gives=False)
    assert pair.states(pair.city) == pair.states(pair.village) == ["refused"]
    assert not pair.links(pair.city) and not pair.links(pair.village)
    with pair.village.open():
        assert bytes(LinkRequest.objects.get().sealed) == b""


def test_silence_is_an_answer_after_a_fortnight(pair):
    request = pair.requested()
    pair.received()
    late = today() - timedelta(days=1)
    for office in (pair.city, pair.village):
        with office.open():
            LinkRequest.objects.update(answer_by=late)
        tend(office.organisation.id)
    assert pair.states(pair.city) == pair.states(pair.village) == ["expired"]
    with pair.city.open():
        assert [step.state for step in request.steps.all()] == ["waiting", "expired"]


def test_nobody_answers_what_has_run_out(pair):
    pair.requested()
    request = pair.received()
    with pair.village.open():
        LinkRequest.objects.update(answer_by=today() - timedelta(days=1))
        with pytest.raises(Problem) as refused:
            actions.answer_request(pair.village.actor(), request=request, gives=True)
    assert refused.value.code == "links.too_late"


def test_a_request_is_answered_once(pair):
    pair.requested()
    request = pair.answered()
    with pair.village.open(), pytest.raises(Problem) as refused:
        actions.answer_request(pair.village.actor(), request=request, gives=False)
    assert refused.value.code == "links.not_to_answer"


def test_the_rule_answers_at_once_where_she_agreed_there():
    pair = Pair(answers="at_once")
    pair.requested()
    pair.post()
    assert len(pair.links(pair.city)) == len(pair.links(pair.village)) == 1


def test_the_rule_no_answers_at_once_too():
    pair = Pair(answers="never")
    pair.requested()
    pair.post()
    assert pair.states(pair.city) == ["refused"]


def test_consent_withdrawn_while_the_request_is_open_closes_it_on_both_sides(pair):
    request = pair.requested()
    theirs = pair.received()
    with pair.city.open():
        actions.withdraw_request(pair.city.actor(), request=request)
    pair.post()
    assert pair.states(pair.city) == pair.states(pair.village) == ["withdrawn"]
    with pair.village.open(), pytest.raises(Problem) as refused:
        actions.answer_request(pair.village.actor(), request=theirs, gives=True)
    assert refused.value.code == "links.not_to_answer"


def test_who_took_back_being_found_since_they_asked_is_not_told_of_any_more(pair):
    pair.requested()
    theirs = pair.received()
    boss = pair.village.actor()
    with pair.village.open():
        withdraw_consent(boss, person=pair.there, purpose="network", how="spoken")
        with pytest.raises(Problem) as refused:
            actions.answer_request(boss, request=theirs, gives=True)
        assert refused.value.code == "links.taken_back"
        record_consent(boss, person=pair.there, said=ConsentSaid("network", "hi", "thumb"))
        assert actions.answer_request(boss, request=theirs, gives=True).state == "given"


def test_a_yes_that_crossed_the_withdrawal_links_nobody(pair):
    request = pair.requested()
    theirs = pair.received()
    with pair.city.open():
        actions.withdraw_request(pair.city.actor(), request=request)
    with pair.village.open():
        actions.answer_request(pair.village.actor(), request=theirs, gives=True)
    pair.post()
    assert not pair.links(pair.city) and not pair.links(pair.village)
    with pair.city.open():
        assert bytes(LinkRequest.objects.get().sealed) == b""
    assert pair.states(pair.city) == ["withdrawn"]
    assert pair.states(pair.village) == ["withdrawn"]


def test_a_withdrawal_that_comes_before_its_request_waits_for_it(pair, monkeypatch):
    request = pair.requested()
    with pair.city.open():
        actions.withdraw_request(pair.city.actor(), request=request)
    with pair.village.open():
        taken = [letter.kind for letter in letters.waiting(pair.village.organisation.id, kind=posting.KINDS)]
    assert taken == [posting.REQUEST, posting.END]
    with pair.village.open(), monkeypatch.context() as patched:
        waiting = letters.waiting(pair.village.organisation.id, kind=posting.KINDS)
        patched.setattr(letters, "waiting", lambda id, kind: waiting.reverse())
        actions.take_letters(clerk_of(pair.village.organisation.id))
    pair.post()
    assert pair.states(pair.village) == ["withdrawn"]


def test_both_ask_and_both_say_yes_at_the_same_moment_and_it_is_one_link(pair):
    pair.findable(pair.city, pair.here)
    pair.requested()
    pair.requested(pair.village, pair.there)
    to_village, to_city = pair.received(), pair.received(pair.city)
    with pair.village.open():
        actions.answer_request(pair.village.actor(), request=to_village, gives=True)
    with pair.city.open():
        actions.answer_request(pair.city.actor(), request=to_city, gives=True)
    pair.post()
    assert len(pair.links(pair.city)) == len(pair.links(pair.village)) == 1
    assert pair.states(pair.city) == pair.states(pair.village) == ["given", "given"]


def test_linked_is_not_merged_and_an_unlink_after_new_facts_restores_both_sides(pair):
    pair.requested()
    pair.answered()
    (link,) = pair.links(pair.city)
    with pair.city.open():
        here = Person.objects.get(id=pair.here.id)
        facts = {"person": here, "version": here.version, "changes": {"occupation": "stitching"}}
        correct_worker(pair.city.actor(), **facts)
        actions.end_link(pair.city.actor(), link=link)
    pair.post()
    assert not pair.links(pair.city) and not pair.links(pair.village)
    with pair.city.open():
        here = Person.objects.get(id=pair.here.id)
        assert (here.name, here.occupation) == ("केसर बाई", "stitching")
        assert bytes(LinkRequest.objects.get().sealed) == b""
    with pair.village.open():
        assert Person.objects.get(id=pair.there.id).occupation == "loading"
        assert Link.objects.get().ended_how == "unlinked"


def test_either_side_may_unlink(pair):
    pair.requested()
    pair.answered()
    (link,) = pair.links(pair.village)
    with pair.village.open():
        actions.end_link(pair.village.actor(), link=link)
        with pytest.raises(Problem) as refused:
            actions.end_link(pair.village.actor(), link=link)
    pair.post()
    assert not pair.links(pair.city)
    assert refused.value.code == "links.over_already"


def test_after_an_unlink_they_may_link_anew(pair):
    pair.requested()
    pair.answered()
    with pair.city.open():
        actions.end_link(pair.city.actor(), link=Link.objects.get())
    pair.post()
    pair.requested()
    pair.answered()
    assert len(pair.links(pair.city)) == len(pair.links(pair.village)) == 1


def test_a_link_runs_out_when_her_consent_does(pair):
    pair.requested(days=30)
    pair.answered()
    with pair.city.open():
        Link.objects.update(until=today() - timedelta(days=1))
    tend(pair.city.organisation.id)
    with pair.city.open():
        assert Link.objects.get().ended_how == "ran_out"
        assert bytes(LinkRequest.objects.get().sealed) == b""


@pytest.mark.parametrize("hours", [-30, 30])
def test_clocks_that_differ_link_all_the_same(pair, monkeypatch, hours):
    """The village's clock stands a day and more before or behind the city's."""
    pair.requested()
    day = today() + timedelta(days=round(hours / 24))
    for module in (answering, joining):
        monkeypatch.setattr(module, "today", lambda: day)
    request = pair.received()
    assert request.said_on <= day
    with pair.village.open():
        actions.answer_request(pair.village.actor(), request=request, gives=True)
    monkeypatch.undo()
    pair.post()
    (here,), (there,) = pair.links(pair.city), pair.links(pair.village)
    assert abs((here.until - there.until).days) <= 2


def test_an_answer_after_the_askers_own_day_ends_properly_there_too(pair):
    pair.requested()
    request = pair.received()
    with pair.city.open():
        LinkRequest.objects.update(answer_by=today() - timedelta(days=1))
    with pair.village.open():
        actions.answer_request(pair.village.actor(), request=request, gives=True)
    pair.post()
    assert not pair.links(pair.city) and not pair.links(pair.village)
    assert pair.states(pair.city) == ["expired"]
    assert pair.states(pair.village) == ["ended"]


def test_two_open_requests_for_one_worker_to_one_organisation_are_refused(pair):
    pair.requested()
    with pytest.raises(Problem) as refused:
        pair.requested()
    assert refused.value.code == "links.asked_already"


def test_a_letter_that_nobody_can_read_stays_and_stops_nothing(pair):
    pair.requested()
    with pair.city.open():
        send_letter(
            pair.city.actor(), receiver_id=pair.village.organisation.id, kind=posting.ANSWER, body=b"\xff{"
        )
        send_letter(
            pair.city.actor(), receiver_id=pair.village.organisation.id, kind="links.other", body=b"{}"
        )
    done = tend(pair.village.organisation.id)
    assert (done["taken"], done["unreadable"]) == (1, 2)
    with pair.village.open():
        assert Letter.objects.filter(state="taken").count() == 3


def test_an_answer_in_the_name_of_another_moves_nothing(pair):
    request = pair.requested()
    stranger = Office("Elsewhere")
    says = {"code": str(request.code), "yes": True, "ref": str(request.code), "facts": {"name": "Nobody"}}
    with stranger.open():
        posting.send(stranger.actor(), to=pair.city.organisation.id, kind=posting.ANSWER, says=says)
    tend(pair.city.organisation.id)
    assert pair.states(pair.city) == ["waiting"]
    assert not pair.links(pair.city)


def test_a_request_about_nobody_here_is_a_plain_no(pair):
    stranger = Office("Elsewhere")
    says = {"code": str(pair.there.id), "whom": "00", "ref": str(pair.there.id), "facts": {}, "days": 30}
    with stranger.open():
        letters.own_key()
        posting.send(stranger.actor(), to=pair.village.organisation.id, kind=posting.REQUEST, says=says)
    tend(pair.village.organisation.id)
    with pair.village.open():
        assert not LinkRequest.objects.exists()
    with stranger.open():
        (letter,) = letters.waiting(stranger.organisation.id, kind=posting.KINDS)
        assert posting.said_in(letter)["yes"] is False


def test_the_other_side_of_a_link_sees_no_row_of_ours(pair):
    pair.requested()
    pair.answered()
    with pair.village.open():
        assert not Person.objects.filter(id=pair.here.id).exists()
        assert not Link.objects.filter(person_id=pair.here.id).exists()
        assert str(pair.here.id) not in str(list(LinkRequest.objects.values()))

"""What a phone may sign: its book of leaves, the cards made of them, and what a thief of it can do."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from hamrah.cards import actions
from hamrah.cards.asking import standing_of_number
from hamrah.cards.drafting import keys_of, state_of_list, values_of
from hamrah.cards.leasing import A_BOOK
from hamrah.cards.models import Card, CardRequest, Leaf, StatusList
from hamrah.cards.rules import cose
from hamrah.cards.rules.claim169 import Status
from hamrah.cards.rules.leaf import LEASED_FOR_S
from hamrah.cards.rules.reading import Verdict, read
from hamrah.cards.rules.status_list import INVALID, VALID
from hamrah.cards.tests.phone import DAY_S, Phone
from hamrah.cards.trust import trust_of_this_house
from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.organisations.models import organisation_of
from hamrah.people import actions as people
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Person
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def asha(office):
    with office.open("registrar"):
        yield office.actor("registrar")


@pytest.fixture
def bina(office):
    return office.actor("coordinator")


@pytest.fixture
def worker(office):
    return office.worker("कंकू बाई", accepted=True)


@pytest.fixture
def phone(asha):
    phone = Phone()
    phone.lease(asha)
    return phone


def refused(code):
    return pytest.raises(Problem, check=lambda problem: problem.code == code)


def taken(actor, worker, text, **more):
    return actions.take_provisional(actor, person=worker, text=text, **more)


def agreed(actor, worker):
    for purpose in ("register", "card"):
        people.record_consent(actor, person=worker, said=ConsentSaid(purpose, "hi", "thumb"))


def verdict(text):
    trust = trust_of_this_house()
    found = read(text, keys=trust.keys, at=int(time.time()), standing=trust.standing)
    return found.verdict, found.why


def listed(leaf: Status):
    return values_of(StatusList.objects.get()).get(leaf.status.index, INVALID)


# -- the book -------------------------------------------------------------------------------------


def test_a_book_has_forty_leaves_for_ninety_days(asha):
    phone = Phone()
    leaves = phone.lease(asha)
    assert len(leaves) == A_BOOK == 40
    assert len({leaf.status.index for leaf in leaves}) == len({leaf.number for leaf in leaves}) == A_BOOK
    assert {leaf.expires_at - leaf.issued_at for leaf in leaves} == {LEASED_FOR_S}
    assert all(listed(leaf) == VALID for leaf in leaves)


def test_asked_again_it_is_the_same_book(asha, phone):
    before = list(phone.book)
    phone.lease(asha)
    assert phone.book == before


def test_who_goes_tomorrow_has_a_full_book_for_all_of_it(asha, phone):
    """Older leaves stay good, and none is handed out beyond a second book."""
    Leaf.objects.update(expires_at=timezone.now() + timedelta(days=44))
    assert len(phone.lease(asha)) == len(phone.lease(asha)) == 2 * A_BOOK
    Leaf.objects.filter(expires_at__lt=timezone.now() + timedelta(days=45)).update(expires_at=timezone.now())
    assert len(phone.lease(asha)) == A_BOOK


def test_two_who_share_a_phone_have_a_book_each(asha, phone):
    other = Phone(device=phone.device)
    other.lease(asha)
    assert not set(other.book) & set(phone.book)
    assert Leaf.objects.usable().count() == 2 * A_BOOK


def test_no_card_and_no_other_phone_gets_a_place_of_the_book(asha, bina, phone, worker):
    numbers = {phone.said(signed).number for signed in phone.book}
    other, card = Phone(), actions.issue_card(bina, person=worker)
    places = {leaf.status.index for leaf in other.lease(asha)} | {card.status_index}
    assert len(places | {phone.said(signed).status.index for signed in phone.book}) == 2 * A_BOOK + 1
    assert card.number not in numbers


@pytest.mark.parametrize("key", [b"", b"\x04" + bytes(64), bytes(33), b"\x02" + b"\xff" * 32, bytes(32)])
def test_a_key_that_is_no_point_gets_no_book(asha, key):
    with refused("cards.phone_key_unfit"):
        actions.lease_leaves(asha, device=new_id(), public_key=key)


# -- a card made in the field ---------------------------------------------------------------------


def test_a_card_made_in_the_field_counts_before_the_office_hears_of_it(phone, worker):
    text = phone.card(worker)
    assert verdict(text) == (Verdict.PROVISIONAL, "provisional")


def test_its_number_is_valid_before_the_office_hears_of_it(phone, worker):
    number = phone.said(phone.book[0]).number
    assert standing_of_number(number) == "number_valid"


def test_taken_in_it_is_with_her_and_the_desk_is_asked(asha, phone, worker):
    text = phone.card(worker)
    card = taken(asha, worker, text, lines=["face", "trade"])
    assert (card.state, card.provisional, card.text, card.person_id) == (
        "handed_over",
        True,
        text,
        worker.id,
    )
    assert card.expires_on - today() == timedelta(days=80)
    wish = CardRequest.objects.waiting().get(person=worker)
    assert wish.lines == ["face", "trade"]
    assert verdict(text) == (Verdict.PROVISIONAL, "provisional")


def test_the_office_signs_and_the_provisional_card_ends_at_the_same_moment(asha, bina, phone, worker):
    card = taken(asha, worker, phone.card(worker))
    told = actions.approve_cards(bina, requests=list(CardRequest.objects.waiting()))
    lasting = Card.objects.get(id=told["cards"][0])
    card.refresh_from_db()
    assert (lasting.before_id, lasting.provisional, lasting.state) == (card.id, False, "attested")
    assert card.state == "replaced"
    assert verdict(card.text) == (Verdict.NOT_VALID, "revoked")
    assert verdict(lasting.text) == (Verdict.GENUINE, "")


def test_at_the_desk_she_gets_the_lasting_card_at_once(asha, bina, phone, worker):
    card = taken(asha, worker, phone.card(worker))
    lasting = actions.issue_card(bina, person=worker)
    card.refresh_from_db()
    assert (lasting.before_id, card.state) == (card.id, "replaced")
    assert not CardRequest.objects.waiting().exists()


def test_sent_twice_it_is_one_card(asha, phone, worker):
    text = phone.card(worker)
    assert taken(asha, worker, text).id == taken(asha, worker, text).id
    assert Card.objects.count() == 1


def test_she_need_not_be_accepted_yet(asha, office, phone):
    worker = office.worker("Rama")
    agreed(asha, worker)
    assert taken(asha, worker, phone.card(worker)).state == "handed_over"


def test_a_second_one_takes_the_place_of_the_first(asha, phone, worker):
    first, second = taken(asha, worker, phone.card(worker)), taken(asha, worker, phone.card(worker))
    first.refresh_from_db()
    assert (first.state, second.state, second.before_id) == ("replaced", "handed_over", first.id)


def test_it_takes_the_place_of_a_card_that_was_lost(asha, bina, phone, worker):
    lost = actions.issue_card(bina, person=worker)
    actions.print_cards(bina, cards=[lost])
    actions.report_lost(bina, card=Card.objects.get(id=lost.id))
    card = taken(asha, worker, phone.card(worker))
    lost.refresh_from_db()
    assert (lost.state, card.state, card.before_id) == ("replaced", "handed_over", lost.id)


def test_another_name_than_the_registers_is_noted(asha, phone, worker):
    card = taken(asha, worker, phone.card(worker, name="Somebody Else"))
    assert card.state == "handed_over"
    assert "Somebody Else" in card.steps.get().reason


# -- kept, and does not count ---------------------------------------------------------------------


def not_counting(card):
    card.refresh_from_db()
    assert card.state == "revoked"
    assert verdict(card.text) == (Verdict.NOT_VALID, "revoked")
    assert not CardRequest.objects.waiting().exists()
    return card.steps.get().reason


def test_she_has_a_card_already(asha, bina, phone, worker):
    actions.issue_card(bina, person=worker)
    assert "live card" in not_counting(taken(asha, worker, phone.card(worker)))


def test_she_did_not_agree_to_a_card(asha, office, phone):
    worker = office.worker("Rama")
    assert "consent" in not_counting(taken(asha, worker, phone.card(worker)))


def test_she_may_be_a_child(asha, phone, worker):
    Person.objects.filter(id=worker.id).update(adult_from=today() + timedelta(days=300))
    worker.refresh_from_db()
    assert not_counting(taken(asha, worker, phone.card(worker)))


def test_the_phone_was_ended_before_its_work_came(asha, bina, phone, worker):
    text = phone.card(worker)
    actions.end_lease(bina, device=phone.device, made_cards=False, reason="lost on the bus")
    assert "ended" in not_counting(taken(asha, worker, text))


# -- refused --------------------------------------------------------------------------------------


def test_a_leaf_makes_one_card(asha, office, phone, worker):
    signed = phone.book[0]
    taken(asha, worker, phone.card(worker, signed=signed))
    other = office.worker("Rama", accepted=True)
    with refused("cards.leaf_used"):
        taken(asha, other, phone.card(other, signed=signed))


def test_another_offices_phone_is_a_stranger(asha, phone, worker):
    theirs = Office("Another office")
    with theirs.open("registrar"):
        stranger = Phone()
        stranger.lease(theirs.actor("registrar"))
    with refused("cards.not_a_leaf"):
        taken(asha, worker, stranger.card(worker))


@pytest.mark.parametrize("text", ["", "HELLO", "0" * 4_000])
def test_what_is_no_card_is_refused(asha, worker, text):
    with refused("cards.not_a_leaf"):
        taken(asha, worker, text)


def test_a_card_of_the_office_is_none_of_a_phone(asha, bina, office, worker):
    card = actions.issue_card(bina, person=worker)
    with refused("cards.not_a_leaf"):
        taken(asha, office.worker("Rama"), card.text)


@pytest.mark.parametrize("days", [-3 * 365, -1, 3, 91, 3 * 365])
def test_a_clock_that_was_wrong_is_told(asha, phone, worker, days):
    with refused("cards.phone_clock"):
        taken(asha, worker, phone.card(worker, at=int(time.time()) + days * DAY_S))


def test_a_card_made_on_the_last_day_arrives_much_later(asha, phone, worker):
    """The phone was three months without a network: leaf and card are of then."""
    made = Leaf.objects.all()
    made.update(
        leased_at=timezone.now() - timedelta(days=100), expires_at=timezone.now() - timedelta(days=10)
    )
    assert listed(phone.said(phone.book[0])) == VALID
    made.update(expires_at=timezone.now() - timedelta(days=91))
    assert listed(phone.said(phone.book[0])) == INVALID


# -- a thief of the phone -------------------------------------------------------------------------


def test_a_thief_makes_cards_of_the_book_alone(asha, bina, phone, worker):
    """Forty at most; neither another number, nor another's living place, nor a longer life."""
    living = actions.issue_card(bina, person=worker)
    signed = phone.book[0]
    elsewhere = Status(living.status_index, living.status_list.uri)
    assert verdict(phone.card(worker, signed=signed, status=elsewhere)) == (Verdict.FORGED, "other_place")
    assert verdict(phone.card(worker, signed=signed, number=living.number)) == (
        Verdict.FORGED,
        "other_number",
    )
    assert verdict(phone.card(worker, signed=signed, days=91)) == (Verdict.FORGED, "too_long")
    ours = {key.kid for _host, key in keys_of(organisation_of(bina.organisation_id))}
    assert all(cose.take_apart(leaf).kid in ours for leaf in phone.book)
    made = [phone.card(worker) for _ in list(phone.book)]
    assert [verdict(text)[0] for text in made] == [Verdict.PROVISIONAL] * A_BOOK


def test_a_stolen_phone_is_worth_nothing_from_the_next_list_on(asha, bina, phone, worker):
    earlier = taken(asha, worker, phone.card(worker))
    before = state_of_list(StatusList.objects.get())
    text = phone.card(worker)
    ended = actions.end_lease(bina, device=phone.device, made_cards=True, reason="stolen")
    assert ended == A_BOOK
    assert verdict(text) == (Verdict.NOT_VALID, "unallocated")
    assert verdict(earlier.text) == (Verdict.NOT_VALID, "revoked")
    assert set(values_of(StatusList.objects.get()).values()) <= {INVALID}
    assert state_of_list(StatusList.objects.get()) != before


def test_what_a_broken_phone_made_before_still_counts(asha, bina, phone, worker):
    card = taken(asha, worker, phone.card(worker))
    actions.end_lease(bina, device=phone.device, made_cards=False, reason="broken")
    assert verdict(card.text) == (Verdict.PROVISIONAL, "provisional")


def test_an_ended_phone_gets_no_book_again(asha, bina, phone):
    actions.end_lease(bina, device=phone.device, made_cards=False, reason="stolen")
    with refused("cards.phone_ended"):
        phone.lease(asha)


def test_ending_wants_a_reason(bina, asha, phone):
    with refused("cards.say_why"):
        actions.end_lease(bina, device=phone.device, made_cards=True, reason=" ")


def test_a_registrar_ends_nobodys_phone(asha, phone):
    with refused("verb.not_allowed"):
        actions.end_lease(asha, device=phone.device, made_cards=False, reason="stolen")


def test_the_offices_key_stolen_a_phone_of_before_is_believed(asha, bina, phone, worker):
    text = phone.card(worker, at=int(time.time()) + 60)
    Leaf.objects.update(leased_at=timezone.now() - timedelta(minutes=5))
    key = Leaf.objects.first().key
    key.distrusted_from = timezone.now() + timedelta(seconds=30)
    key.save()
    assert verdict(text)[0] == Verdict.PROVISIONAL
    assert set(values_of(StatusList.objects.get()).values()) == {VALID}

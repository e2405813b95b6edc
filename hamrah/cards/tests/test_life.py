"""A card's life, from the wish to its end: every step, and every step that does not follow."""

from datetime import timedelta
from uuid import UUID

import pytest

from hamrah.cards import actions
from hamrah.cards.actions import Handed
from hamrah.cards.issuing import Chosen
from hamrah.cards.models import LIVE, Card, CardRequest, CardStep, PrintBatch
from hamrah.cards.rules.life import FIND_AGAIN, NEXT, STATES, photo_is_old, state_after, steps_from
from hamrah.files.actions import keep_photo
from hamrah.files.models import Photo
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people import actions as people
from hamrah.people.rules.registration import PhoneSaid
from hamrah.people.tests.office import Office
from tests.every_verb import a_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def farah(office):
    with office.open("card-desk"):
        yield office.actor("card-desk")


@pytest.fixture
def worker(office):
    return office.worker("Kanku Bai", accepted=True)


@pytest.fixture
def card(farah, worker):
    """With her since today."""
    card = actions.issue_card(farah, person=worker, chosen=Chosen(trade=True))
    actions.print_cards(farah, cards=[card])
    actions.hand_over_cards(farah, handed=[Handed(card, "thumb", "12")], on=today())
    return now(card)


def now(card):
    return Card.objects.get(id=card.id)


def ending(card, **on):
    """The card as if it ran out then."""
    Card.objects.filter(id=card.id).update(expires_on=today() + timedelta(**on))
    return now(card)


def refused(code):
    return pytest.raises(Problem, check=lambda problem: problem.code == code)


def asked(office, worker, role="registrar", **lines):
    return actions.request_card(office.actor(role), person=worker, chosen=Chosen(**lines))


# -- asked, approved, declined --------------------------------------------------------------------


def test_a_registrar_asks_and_the_desk_approves(office, farah, worker):
    request = asked(office, worker, relation=True)
    told = actions.approve_cards(farah, requests=[request])
    card = Card.objects.get(id=told["cards"][0])
    assert (card.person_id, card.state, card.lines) == (worker.id, "attested", ["face", "relation"])
    request.refresh_from_db()
    assert (request.state, request.decided_by_id) == ("approved", farah.user_id)


def test_a_card_is_asked_for_once(office, farah, worker):
    asked(office, worker)
    with refused("cards.asked_already"):
        asked(office, worker)


def test_who_has_a_card_asks_for_none(office, card, worker):
    with refused("cards.has_card"):
        asked(office, worker)


def test_one_that_may_have_no_card_is_told_and_stops_nobody(office, farah, worker):
    other = office.worker("Shanti Devi", accepted=True)
    requests = [asked(office, worker), asked(office, other)]
    people.withdraw_consent(office.actor(), person=worker, purpose="card", how="spoken")
    told = actions.approve_cards(farah, requests=requests)
    assert list(told["refused"]) == [str(worker.id)]
    assert "Her consent" in told["refused"][str(worker.id)]
    assert [now_of(other).state] == ["attested"]
    assert CardRequest.objects.get(person=worker).state == "waiting"


def now_of(person):
    return Card.objects.get(person=person)


def test_a_name_that_no_card_can_carry_is_told_and_stops_nobody(office, farah, worker):
    other = office.worker("Shanti Devi", accepted=True)
    requests = [asked(office, worker, relation=True), asked(office, other)]
    # Written before cards refused it: a text that turns the direction of reading.
    type(worker).objects.filter(id=worker.id).update(relation_name="He\u202ema")
    told = actions.approve_cards(farah, requests=requests)
    assert list(told["refused"]) == [str(worker.id)]
    assert now_of(other).state == "attested"


def test_a_wish_is_declined_with_a_reason(office, farah, worker):
    request = actions.decline_request(farah, request=asked(office, worker), reason="the photo is dark")
    assert (request.state, request.reason) == ("declined", "the photo is dark")
    with refused("cards.decided_already"):
        actions.decline_request(farah, request=request, reason="again")


def test_a_wish_is_not_declined_without_a_reason(office, farah, worker):
    with refused("cards.say_why"):
        actions.decline_request(farah, request=asked(office, worker), reason=" ")


def test_a_wish_decided_at_another_desk_is_told(office, farah, worker):
    request = asked(office, worker)
    actions.approve_cards(farah, requests=[request])
    told = actions.approve_cards(farah, requests=[request])
    assert told["cards"] == []
    assert "Another desk" in told["refused"][str(worker.id)]


def test_nothing_chosen_is_said(farah):
    for verb, words in ((actions.approve_cards, "requests"), (actions.renew_cards, "cards")):
        with refused("cards.choose_one"):
            verb(farah, **{words: []})


def test_a_card_issued_at_the_desk_answers_the_wish_that_waited(office, farah, worker):
    request = asked(office, worker)
    actions.issue_card(farah, person=worker)
    request.refresh_from_db()
    assert request.state == "approved"


# -- printed --------------------------------------------------------------------------------------


@pytest.fixture
def batch(office, farah):
    cards = [actions.issue_card(farah, person=office.worker(f"Devi {n}", accepted=True)) for n in range(4)]
    return actions.start_batch(farah, cards=cards)


def outcomes(batch):
    return list(batch.prints.order_by("place").values_list("outcome", flat=True))


def states(batch):
    return list(batch.prints.order_by("place").values_list("card__state", flat=True))


def test_cards_at_the_printer_are_signed_only(batch):
    assert outcomes(batch) == ["waiting"] * 4
    assert states(batch) == ["attested"] * 4


def test_what_came_out_well_is_printed(farah, batch):
    actions.tell_outcomes(farah, batch=batch)
    assert states(batch) == ["printed"] * 4


def test_after_a_jam_exactly_the_missing_and_the_spoilt_are_printed_again(farah, batch):
    numbers = [one.card.number for one in batch.prints.order_by("place")]
    actions.tell_outcomes(farah, batch=batch, spoilt=[2], printed_to=3)
    assert outcomes(batch) == ["good", "spoilt", "good", "missing"]
    assert states(batch) == ["printed", "attested", "printed", "attested"]
    again = actions.reprint_cards(farah, batch=batch)
    assert [one.card.number for one in again.prints.order_by("place")] == [numbers[1], numbers[3]]
    with refused("cards.nothing_to_reprint"):
        actions.reprint_cards(farah, batch=batch)


def test_a_card_revoked_meanwhile_is_not_printed_again(office, farah, batch):
    actions.tell_outcomes(farah, batch=batch, printed_to=2)
    missing = batch.prints.get(place=4).card
    actions.revoke_card(office.actor(), card=missing, reason="asked for twice")
    again = actions.reprint_cards(farah, batch=batch)
    assert [one.card_id for one in again.prints.all()] == [batch.prints.get(place=3).card_id]


def test_a_card_that_ends_at_the_printer_stays_ended(office, farah, batch):
    gone = batch.prints.get(place=1).card
    actions.revoke_card(office.actor(), card=gone, reason="asked for twice")
    actions.tell_outcomes(farah, batch=batch)
    assert states(batch) == ["revoked", "printed", "printed", "printed"]


def test_outcomes_are_told_once(farah, batch):
    actions.tell_outcomes(farah, batch=batch)
    with refused("cards.batch_closed"):
        actions.tell_outcomes(farah, batch=batch)


@pytest.mark.parametrize(
    "said", [{"spoilt": [5]}, {"spoilt": [0]}, {"printed_to": 5}, {"spoilt": [3], "printed_to": 2}]
)
def test_a_place_that_the_batch_has_not_is_said(farah, batch, said):
    with refused("cards.no_such_place"):
        actions.tell_outcomes(farah, batch=batch, **said)


def test_a_card_is_at_one_printer_at_a_time(farah, batch):
    with refused("cards.at_the_printer"):
        actions.start_batch(farah, cards=[batch.prints.first().card])


def test_a_consent_withdrawn_since_stops_the_printing_by_name(office, farah, worker):
    card = actions.issue_card(farah, person=worker)
    people.withdraw_consent(office.actor(), person=worker, purpose="card", how="spoken")
    with refused("cards.not_printable") as problem:
        actions.print_cards(farah, cards=[card])
    assert card.number in str(problem.value)


def test_a_card_handed_over_is_not_printed_again(farah, card):
    with refused("cards.wrong_step"):
        actions.print_cards(farah, cards=[card])


def test_a_card_spoilt_in_the_drawer_counts_its_blank_and_waits_for_the_printer(farah, worker):
    card = actions.issue_card(farah, person=worker)
    actions.print_cards(farah, cards=[card])
    actions.spoil_card(farah, card=card)
    assert (now(card).state, outcomes(PrintBatch.objects.get())) == ("attested", ["spoilt"])
    assert list(Card.objects.to_print()) == [card]


def test_a_batch_printed_while_keys_rotate_is_what_was_signed(office, farah, batch):
    texts = {one.card.text for one in batch.prints.select_related("card")}
    actions.tell_outcomes(farah, batch=batch, printed_to=1)
    actions.make_key(office.actor("administrator"))
    again = actions.reprint_cards(farah, batch=batch)
    printed = {one.card.text for one in again.prints.select_related("card")}
    assert len(printed) == 3
    assert printed < texts


# -- handed over ----------------------------------------------------------------------------------


def test_a_hand_over_keeps_the_line_of_the_register(card):
    (line,) = card.hand_overs.all()
    assert (line.how, line.page, line.on) == ("thumb", "12", today())


def test_a_card_not_printed_is_not_handed_over(farah, worker):
    card = actions.issue_card(farah, person=worker)
    with refused("cards.wrong_step"):
        actions.hand_over_cards(farah, handed=[Handed(card, "thumb")], on=today())


@pytest.mark.parametrize(
    ("how", "days", "code"),
    [
        ("nod", 0, "cards.sign_or_thumb"),
        ("thumb", 1, "cards.day_does_not_fit"),
        ("thumb", -1, "cards.day_does_not_fit"),
    ],
)
def test_a_line_that_does_not_fit_hands_nothing_over(farah, worker, how, days, code):
    card = actions.issue_card(farah, person=worker)
    actions.print_cards(farah, cards=[card])
    with refused(code):
        actions.hand_over_cards(farah, handed=[Handed(card, how)], on=today() + timedelta(days=days))
    assert now(card).state == "printed"


def test_the_drawer_knows_what_lies_in_it_for_long(farah, worker):
    card = actions.issue_card(farah, person=worker)
    actions.print_cards(farah, cards=[card])
    assert not Card.objects.in_drawer().exists()
    Card.objects.update(state_since=card.issued_at - timedelta(days=31))
    assert list(Card.objects.in_drawer()) == [card]


# -- renewed, replaced ----------------------------------------------------------------------------


def test_a_card_is_renewed_with_phone_and_work_confirmed(office, farah, card, worker):
    new = actions.renew_card(
        farah, card=ending(card, days=20), phone=PhoneSaid("9829012345", "own"), work="loom operator"
    )
    assert (now(card).state, new.state, new.before_id, new.lines) == (
        "renewed",
        "attested",
        card.id,
        card.lines,
    )
    assert (new.person.occupation, new.person.phones.get().number) == ("loom operator", "9829012345")
    assert new.expires_on > today() + timedelta(days=700)


def test_an_expired_card_is_renewed_too(farah, card):
    assert actions.renew_card(farah, card=ending(card, days=-400)).state == "attested"


def test_a_card_valid_for_long_is_not_renewed(farah, card):
    with refused("cards.not_due"):
        actions.renew_card(farah, card=card)


def test_a_renewed_card_is_not_renewed_again(farah, card):
    actions.renew_card(farah, card=ending(card, days=20))
    with refused("cards.wrong_step"):
        actions.renew_card(farah, card=card)


def test_a_refused_renewal_changes_neither_phone_nor_card(office, farah, card, worker):
    people.withdraw_consent(office.actor(), person=worker, purpose="card", how="spoken")
    with refused("cards.no_consent"):
        actions.renew_card(farah, card=ending(card, days=20), phone=PhoneSaid("9829012345", "own"))
    assert (now(card).state, worker.phones.count()) == ("handed_over", 0)


def photographed(farah, worker, years):
    photo = keep_photo(farah, upload=a_photo())
    Photo.objects.filter(id=photo.id).update(taken_on=today() - timedelta(days=366 * years))
    people.add_photo(farah, person=worker, photo=photo)
    return photo


def test_a_photo_of_four_years_ago_is_taken_anew(farah, card, worker):
    photographed(farah, worker, 5)
    with refused("cards.photo_old"):
        actions.renew_card(farah, card=ending(card, days=20))
    new = actions.renew_card(farah, card=card, photo=keep_photo(farah, upload=a_photo()))
    assert new.photo.taken_on == today()


def test_a_photo_of_last_year_stays(farah, card, worker):
    photo = photographed(farah, worker, 1)
    assert actions.renew_card(farah, card=ending(card, days=20)).photo_id == photo.id


def test_a_photo_is_old_the_day_after_four_years():
    taken = today().replace(year=2022, month=3, day=1)
    assert not photo_is_old(taken, on=taken.replace(year=2026))
    assert photo_is_old(taken, on=taken.replace(year=2026, day=2))


def test_many_are_renewed_and_one_that_cannot_be_is_told(office, farah, card, worker):
    other = office.worker("Shanti Devi", accepted=True)
    second = actions.issue_card(farah, person=other)
    told = actions.renew_cards(farah, cards=[ending(card, days=20), second])
    assert list(told["refused"]) == [str(other.id)]
    assert (now(card).state, now(second).state) == ("renewed", "attested")
    assert [UUID(id) for id in told["cards"]] == list(card.after.values_list("id", flat=True))


def test_a_lost_card_is_replaced_and_then_never_found(farah, card):
    actions.report_lost(farah, card=card, reason="on the bus")
    new = actions.replace_card(farah, card=card)
    assert (now(card).state, new.before_id) == ("replaced", card.id)
    with refused("cards.wrong_step"):
        actions.found_again(farah, card=card)


def test_who_lost_her_card_is_issued_no_other_beside_it(farah, card, worker):
    actions.report_lost(farah, card=card)
    with refused("cards.is_lost"):
        actions.issue_card(farah, person=worker)


def test_an_ended_card_is_not_replaced(office, farah, card):
    actions.revoke_card(office.actor(), card=card, reason="false name")
    with refused("cards.wrong_step"):
        actions.replace_card(farah, card=card)


# -- lost, found, given back, revoked -------------------------------------------------------------


def test_a_card_found_again_is_where_it_was(farah, card):
    actions.report_lost(farah, card=card)
    assert actions.found_again(farah, card=card).state == "handed_over"


def test_a_card_lost_in_the_drawer_is_found_in_the_drawer(farah, worker):
    card = actions.issue_card(farah, person=worker)
    actions.print_cards(farah, cards=[card])
    actions.report_lost(farah, card=card)
    assert actions.found_again(farah, card=card).state == "printed"


def test_a_card_is_not_found_beside_another_of_a_record_joined_since(office, farah, card, worker):
    twin = office.worker("Kanku", accepted=True)
    actions.issue_card(farah, person=twin)
    actions.report_lost(farah, card=card)
    people.merge_people(office.actor(), kept=worker, gone=twin, take=[], because="one woman")
    with refused("cards.has_card"):
        actions.found_again(farah, card=card)


def test_a_card_given_back_ends(farah, card):
    assert actions.surrender_card(farah, card=card, reason="she left").state == "surrendered"


def test_a_card_is_revoked_with_a_reason_only(office, farah, card):
    with refused("cards.say_why"):
        actions.revoke_card(office.actor(), card=card, reason="")
    actions.revoke_card(office.actor(), card=card, reason="false name")
    assert card.steps.get(state="revoked").reason == "false name"


@pytest.mark.parametrize("role", ["card-desk", "registrar", "counsellor"])
def test_only_coordinator_and_administrator_revoke(office, card, role):
    with refused("verb.not_allowed"):
        actions.revoke_card(office.actor(role), card=card, reason="false name")


# -- the life as a whole --------------------------------------------------------------------------

STEPS = {
    "print": lambda farah, bina, card: actions.print_cards(farah, cards=[card]),
    "spoil": lambda farah, bina, card: actions.spoil_card(farah, card=card),
    "hand_over": lambda farah, bina, card: actions.hand_over_cards(
        farah, handed=[Handed(card, "signature")], on=today()
    ),
    "renew": lambda farah, bina, card: actions.renew_card(farah, card=ending(card, days=20)),
    "lose": lambda farah, bina, card: actions.report_lost(farah, card=card),
    FIND_AGAIN: lambda farah, bina, card: actions.found_again(farah, card=card),
    "replace": lambda farah, bina, card: actions.replace_card(farah, card=card),
    "surrender": lambda farah, bina, card: actions.surrender_card(farah, card=card),
    "revoke": lambda farah, bina, card: actions.revoke_card(bina, card=card, reason="why"),
}
# How a card comes into each state.
WAYS = {
    "attested": (),
    "printed": ("print",),
    "handed_over": ("print", "hand_over"),
    "renewed": ("renew",),
    "lost": ("print", "lose"),
    "replaced": ("replace",),
    "surrendered": ("print", "surrender"),
    "revoked": ("revoke",),
}


def test_the_table_knows_every_step_and_every_state():
    assert set(STEPS) == {*NEXT, FIND_AGAIN}
    assert set(WAYS) == set(STATES)


def test_no_step_but_finding_leads_back_to_life():
    for state in set(STATES) - set(LIVE):
        assert {step for step in NEXT if state_after(step, state) in LIVE} == set()
        assert (FIND_AGAIN in steps_from(state)) == (state == "lost")


@pytest.mark.parametrize("state", STATES)
def test_every_step_from_a_state_is_taken_or_refused_as_the_table_says(office, farah, worker, state):
    for step, take in STEPS.items():
        card = in_state(office, farah, worker, state)
        lasts = step == "print" and state == "printed"  # a reprint: it stays printed
        if step in steps_from(state) or lasts:
            take(farah, office.actor(), card)
            assert now(card).state == (state_after(step, state, lost_in="printed") or "printed")
        else:
            with refused("cards.wrong_step"):
                take(farah, office.actor(), card)
            assert now(card).state == state
        sound(worker)
        end_all(office, worker)


def in_state(office, farah, worker, state):
    card = actions.issue_card(farah, person=worker)
    for step in WAYS[state]:
        STEPS[step](farah, office.actor(), card)
    assert now(card).state == state
    return now(card)


def end_all(office, worker):
    for card in Card.objects.filter(person=worker, state__in=(*LIVE, "lost")):
        actions.revoke_card(office.actor(), card=card, reason="the next try")


def sound(worker):
    """What is always true of a person's cards."""
    assert Card.objects.live().filter(person=worker).count() <= 1
    for card in Card.objects.filter(person=worker):
        last = CardStep.objects.filter(card=card).order_by("at", "id").last()
        assert last.state == card.state
        assert last.by_id is not None

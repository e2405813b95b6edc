"""The pages of the card desk, as farah meets them."""

from datetime import timedelta

import pytest

from hamrah.access.models import Reading
from hamrah.cards import actions
from hamrah.cards.issuing import Chosen
from hamrah.cards.models import Camp, Card, CardRequest, HandOver, PrintBatch
from hamrah.cards.scanned import card_meant
from hamrah.cards.tests.test_camps import holder
from hamrah.cards.tests.test_life import refused
from hamrah.cards.views.handing import hand_overs
from hamrah.ground.day import today
from hamrah.organisations.actions import add_village
from hamrah.people import actions as people
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def worker(office):
    return office.worker("Kanku Bai", accepted=True, village_said="Gogunda")


@pytest.fixture
def card(office, worker):
    with office.open():
        return actions.issue_card(office.actor(), person=worker)


@pytest.fixture
def printed(office, card):
    with office.open():
        actions.print_cards(office.actor(), cards=[card])
    return card


def text(response):
    return response.content.decode()


def desk(office, at, **also):
    return text(office.browser("card-desk").get("/cards/", {"at": at, **also}))


def send(office, path, role="card-desk", **said):
    return text(office.browser(role).post(path, said, follow=True))


def state(office, card):
    with office.open():
        return Card.objects.get(id=card.id).state


# -- asked and approved ---------------------------------------------------------------------------


def wished(office, worker):
    with office.open():
        return actions.request_card(office.actor(), person=worker, chosen=Chosen(relation=True))


def test_a_registrar_asks_on_her_page(office, worker):
    page = send(office, f"/cards/{worker.id}/request/", "registrar", relation="on")
    assert "Asked for" in page
    assert "A card is asked for since" in page


def test_the_desk_approves_what_was_asked(office, worker):
    wish = wished(office, worker)
    assert "Kanku Bai" in desk(office, "approve")
    assert "1 card is signed." in send(office, "/cards/requests/approval/", wish=wish.id)


def test_who_may_have_no_card_is_told_by_name(office, worker):
    wish = wished(office, worker)
    with office.open():
        people.withdraw_consent(office.actor(), person=worker, purpose="card", how="spoken")
    assert "Her consent to the register and to a card comes first." in desk(office, "approve")
    page = send(office, "/cards/requests/approval/", wish=wish.id)
    assert "Kanku Bai: Her consent" in page


def test_all_that_wait_are_approved_together(office, worker):
    wished(office, worker)
    assert "1 card is signed." in send(office, "/cards/requests/approval/", all=1)


def test_a_wish_is_declined_on_her_page(office, worker):
    wish = wished(office, worker)
    page = send(office, f"/cards/requests/{wish.id}/decline/", reason="the photo is dark")
    assert "Declined on" in page
    assert "the photo is dark" in page


def test_nothing_ticked_is_said(office):
    assert "Choose at least one card." in send(office, "/cards/requests/approval/")


# -- printed --------------------------------------------------------------------------------------


def batch_of(office, *cards):
    send(office, "/cards/batches/", card=[card.id for card in cards], layout="single")
    with office.open():
        return PrintBatch.objects.latest("made_at")


def test_a_batch_is_downloaded_and_its_outcome_told(office, card):
    batch = batch_of(office, card)
    farah = office.browser("card-desk")
    part = farah.get(f"/cards/batches/{batch.id}/part-1.pdf")
    assert part.content.startswith(b"%PDF")
    assert part.headers["Cache-Control"] == "private, no-store"
    assert state(office, card) == "attested"
    assert "is settled" in send(office, f"/cards/batches/{batch.id}/outcome/")
    assert state(office, card) == "printed"


def test_a_spoilt_card_is_offered_again_and_its_blank_counted(office, card):
    batch = batch_of(office, card)
    page = send(office, f"/cards/batches/{batch.id}/outcome/", spoilt=1)
    assert "1 card is to be printed again." in page
    assert "1 used, 1 of them spoilt" in desk(office, "printer")
    assert "1 card at the printer" in send(office, f"/cards/batches/{batch.id}/reprint/")


@pytest.mark.parametrize("typed", ["seven", "9"])
def test_a_place_that_cannot_be_is_said(office, card, typed):
    batch = batch_of(office, card)
    page = send(office, f"/cards/batches/{batch.id}/outcome/", printed_to=typed)
    said = {"seven": "Write the last printed card as a number.", "9": "This batch has the cards 1 to 1"}
    assert said[typed] in page
    assert state(office, card) == "attested"


def test_a_place_is_a_number():
    from hamrah.cards.views.printing import number_said

    with refused("cards.not_a_place"):
        number_said("seven")


@pytest.mark.parametrize("part", [0, 2])
def test_there_is_no_part_beyond_the_batch(office, card, part):
    batch = batch_of(office, card)
    address = f"/cards/batches/{batch.id}/part-{part}.pdf"
    assert office.browser("card-desk").get(address).status_code == 404


def test_a_card_that_may_not_be_printed_says_why_on_the_desk(office, worker, card):
    with office.open():
        people.withdraw_consent(office.actor(), person=worker, purpose="card", how="spoken")
    assert "Her consent to the register and to a card comes first." in desk(office, "print")
    assert "Choose at least one card." in send(office, "/cards/batches/", all=1)


# -- handed over ----------------------------------------------------------------------------------


def test_the_register_is_a_pdf(office, printed):
    answer = office.browser("card-desk").get("/cards/register.pdf")
    assert answer.content.startswith(b"%PDF")


def test_without_printed_cards_there_is_no_register(office):
    answer = office.browser("card-desk").get("/cards/register.pdf", follow=True)
    assert "No card waits to be handed over." in text(answer)


def test_a_thumb_on_the_register_hands_the_card_over(office, printed):
    said = {"card": printed.id, f"how-{printed.id}": "thumb", "page": "12", "on": str(today())}
    assert "1 card is handed over." in send(office, "/cards/hand-overs/", **said)
    with office.open():
        assert HandOver.objects.get().page == "12"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Choose at least one card."),
        ({"how": "thumb", "on": "soon"}, "This is not a day."),
        ({"how": "thumb", "on": "2020-01-01"}, "not before it was made"),
        ({"how": "nod"}, "signature or thumb"),
    ],
)
def test_a_line_that_cannot_be_is_said(office, printed, said, sentence):
    said = {f"how-{printed.id}" if key == "how" else key: value for key, value in said.items()}
    assert sentence in send(office, "/cards/hand-overs/", card=printed.id, **said)
    assert state(office, printed) == "printed"


def test_the_hand_over_page_asks_for_a_day(office):
    assert hand_overs.permission == "cards.hand_over_cards"
    with refused("cards.not_a_day"):
        from hamrah.cards.views.handing import day_said

        day_said("soon")


def test_the_drawer_shows_what_lies_long_with_a_safe_phone(office, worker, printed):
    from hamrah.people.rules.registration import PhoneSaid

    with office.open():
        people.add_phone(office.actor(), person=worker, said=PhoneSaid("9829012345", "self", True))
        people.add_phone(office.actor(), person=worker, said=PhoneSaid("9829012346", "contractor", False))
        Card.objects.update(state_since=printed.issued_at - timedelta(days=40))
    page = desk(office, "drawer")
    assert "Kanku Bai" in page
    assert "9829012345" in page
    assert "9829012346" not in page


# -- her page -------------------------------------------------------------------------------------


def test_a_loss_is_noted_on_her_page_and_the_history_says_who(office, worker, printed):
    page = send(office, f"/cards/{printed.id}/step/", "registrar", step="lose", reason="on the bus")
    assert "Reported lost" in page
    assert "on the bus" in page
    assert "registrar" in page


def test_a_registrar_revokes_nothing(office, printed):
    page = send(office, f"/cards/{printed.id}/step/", "registrar", step="revoke", reason="why")
    assert "You may not do this" in page
    assert state(office, printed) == "printed"


def test_nothing_said_is_asked_again(office, printed):
    assert "Say what happened to the card." in send(office, f"/cards/{printed.id}/step/", step="burn")
    with refused("cards.say_what"):
        from hamrah.cards.views.steps import verb_of

        verb_of("burn")


# -- renewed --------------------------------------------------------------------------------------


@pytest.fixture
def due(office, printed):
    with office.open():
        Card.objects.filter(id=printed.id).update(expires_on=today() + timedelta(days=20))
        return Card.objects.get(id=printed.id)


def find(office, said):
    return office.browser("card-desk").post("/cards/renewal/", {"said": said})


def test_a_scan_and_a_typed_number_lead_to_her_card(office, due):
    for said in (due.text, f"{due.text}\r\n", due.number.lower().replace("-", " ")):
        assert find(office, said)["Location"] == f"/cards/{due.id}/renewal/"


def test_a_card_is_renewed_with_one_button(office, due):
    page = send(office, f"/cards/{due.id}/renewal/", phone="", work="")
    assert "It waits to be printed." in page
    assert state(office, due) == "renewed"


def test_a_wrong_phone_is_said_beside_it(office, due):
    page = send(office, f"/cards/{due.id}/renewal/", phone="123", work="")
    assert "A phone number has ten digits." in page
    assert state(office, due) == "printed"


def test_the_same_renewal_sent_twice_is_done_once(office, due):
    said = {"phone": "9829012345", "work": "mason", "command": "0199f3a2-0000-7000-8000-000000000001"}
    for _turn in range(2):
        assert "It waits to be printed." in send(office, f"/cards/{due.id}/renewal/", **said)


def test_a_card_that_is_not_due_says_so_before_anything_is_typed(office, printed):
    page = text(office.browser("card-desk").get(f"/cards/{printed.id}/renewal/"))
    assert "it can be renewed from" in page
    assert "renew the card" not in page


def test_a_card_of_another_office_is_found_by_neither_scan_nor_number(due):
    stranger = Office("Another office")
    for said in (due.text, due.number):
        answer = find(stranger, said)
        assert answer.status_code == 422
        assert "Kanku" not in text(answer)
        with stranger.open(), refused("cards.not_ours"):
            card_meant(stranger.actor("card-desk"), said)


def test_a_scan_that_this_office_did_not_sign_finds_nobody(office, due):
    with office.open():
        Card.objects.filter(id=due.id).update(text="what was signed")
        with refused("cards.not_ours"):
            card_meant(office.actor("card-desk"), due.text)


@pytest.mark.parametrize("said", ["x" * 100, "A" * 3999, "HC1:" + "0" * 200])
def test_a_scan_that_cannot_be_read_is_said(office, said):
    assert "could not be read" in text(find(office, said))
    with office.open(), refused("cards.not_read"):
        card_meant(office.actor("card-desk"), said)


# -- camps ----------------------------------------------------------------------------------------


@pytest.fixture
def camp(office):
    with office.open():
        village = add_village(office.actor(), name="Sayra")
        holder(office, village, 10, "Due Bai")
        holder(office, village, -10, "Over Bai")
    page = office.browser("card-desk").post(
        "/cards/camps/new/", {"name": "Sayra camp", "held_on": str(today()), "village": village.id}
    )
    with office.open():
        camp = Camp.objects.get()
    assert page["Location"] == f"/cards/camps/{camp.id}/"
    return camp


def test_a_camp_is_called_and_its_list_printed(office, camp):
    page = text(office.browser("card-desk").get(f"/cards/camps/{camp.id}/"))
    assert "Due Bai" in page
    assert "0 of 2 renewed" in page
    assert office.browser("card-desk").get(f"/cards/camps/{camp.id}/list.pdf").content.startswith(b"%PDF")


def test_a_camp_ticks_off_who_was_renewed_and_who_was_not_there(office, camp):
    with office.open():
        due, over = (line.card for line in camp.lines.order_by("card__expires_on")[::-1])
    ticked = f"/cards/camps/{camp.id}/ticked/"
    page = send(office, ticked, card=due.id, what="renewed")
    assert "1 card is renewed." in page
    assert "1 of 2 renewed" in page
    assert "1 did not come." in send(office, ticked, card=over.id, what="absent")


def test_a_camp_without_due_cards_is_said_on_its_form(office):
    with office.open():
        village = add_village(office.actor(), name="Sayra")
    said = {"name": "Empty", "held_on": str(today()), "village": village.id}
    assert "No card of these villages is due by that day." in send(office, "/cards/camps/new/", **said)


# -- what the desk shows of people ----------------------------------------------------------------


@pytest.mark.parametrize("at", ["approve", "print", "handing"])
def test_who_is_listed_is_logged(office, worker, at):
    with office.open():
        if at == "approve":
            actions.request_card(office.actor(), person=worker)
        else:
            card = actions.issue_card(office.actor(), person=worker)
        if at == "handing":
            actions.print_cards(office.actor(), cards=[card])
    desk(office, at)
    with office.open():
        assert [row.people for row in Reading.objects.filter(page="cards.desk")] == [[worker.id]]


def test_the_table_of_renewals_names_nobody(office, due):
    assert "Kanku" not in desk(office, "due")


def test_the_desk_opens_where_there_is_work(office, printed):
    page = text(office.browser("card-desk").get("/cards/"))
    assert "Handed over, as marked" in page


def test_a_desk_without_work_says_so(office):
    assert "No wish waits" in text(office.browser("card-desk").get("/cards/"))
    with office.open():
        assert not CardRequest.objects.exists()

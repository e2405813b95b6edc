"""The box of blank cards: what is bought, printed, spoilt and counted leaves what must lie in it."""

import pytest

from hamrah.cards import actions
from hamrah.cards.blanks import box_now, shortage_now
from hamrah.cards.models import BlankLine
from hamrah.cards.rules.blanks import LOW, SHORT, WRONG, Box, shortage
from hamrah.cards.tests.test_life import refused
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def farah(office):
    return office.actor("card-desk")


@pytest.fixture
def cards(office):
    with office.open():
        workers = [office.worker(f"Kanku {name}", accepted=True) for name in ("Bai", "Devi", "Kumari")]
        return [actions.issue_card(office.actor(), person=worker) for worker in workers]


def left(office):
    with office.open():
        return box_now().left


@pytest.mark.parametrize(
    ("left", "waiting", "in_a_month", "what"),
    [(500, 10, 300, ""), (309, 10, 300, LOW), (29, 10, 0, LOW), (9, 10, 0, SHORT), (-1, 0, 0, WRONG)],
)
def test_a_box_is_low_before_it_is_empty(left, waiting, in_a_month, what):
    assert shortage(left, waiting=waiting, in_a_month=in_a_month) == what


def test_the_box_is_a_sum_that_anybody_can_check():
    assert Box(counted=200, bought=500, printed=312, misprinted=12, spoilt=2).left == 374


def test_a_jam_uses_up_what_came_out_and_nothing_else(office, farah, cards):
    with office.open():
        actions.count_blanks(farah, how_many=100)
        batch = actions.start_batch(farah, cards=cards)
        assert box_now().left == 100
        actions.tell_outcomes(farah, batch=batch, spoilt=[1], printed_to=2)
        box = box_now()
    assert (box.printed, box.misprinted, box.left) == (1, 1, 98)


def test_what_was_bought_and_what_got_wet_count(office, farah):
    with office.open():
        actions.count_blanks(farah, how_many=100)
        actions.buy_blanks(farah, how_many=500, note=" bill 12 ")
        actions.spoil_blanks(farah, how_many=7)
        assert BlankLine.objects.get(kind="bought").note == "bill 12"
    assert left(office) == 593


def test_a_count_goes_on_from_what_lies_there_and_keeps_what_the_book_said(office, farah, cards):
    with office.open():
        actions.count_blanks(farah, how_many=100)
        actions.print_cards(farah, cards=cards)
        line = actions.count_blanks(farah, how_many=95)
    assert (line.expected, line.fewer, line.more) == (97, 2, 0)
    assert left(office) == 95


def test_a_card_spoilt_in_the_drawer_used_its_blank_when_it_was_printed(office, farah, cards):
    with office.open():
        actions.print_cards(farah, cards=cards)
        actions.count_blanks(farah, how_many=50)
        actions.spoil_card(farah, card=cards[0])
    assert left(office) == 50


def test_a_box_that_nobody_counted_says_nothing(office, farah, cards):
    with office.open():
        assert box_now() is None
        assert shortage_now(None) == ""
        for act in (actions.buy_blanks, actions.spoil_blanks):
            with refused("cards.box_not_counted"):
                act(farah, how_many=5)


@pytest.mark.parametrize(
    ("act", "how_many"),
    [("count_blanks", -1), ("buy_blanks", 0), ("spoil_blanks", 0), ("buy_blanks", 10**9)],
)
def test_what_is_no_number_of_blanks_is_refused(office, farah, act, how_many):
    with office.open():
        actions.count_blanks(farah, how_many=0)
        with refused("cards.how_many_blanks"):
            getattr(actions, act)(farah, how_many=how_many)


def test_more_than_there_is_cannot_be_spoilt(office, farah):
    with office.open():
        actions.count_blanks(farah, how_many=5)
        with refused("cards.fewer_blanks"):
            actions.spoil_blanks(farah, how_many=6)
    assert left(office) == 5


# -- the page -------------------------------------------------------------------------------------


def send(office, **said):
    return office.browser("card-desk").post("/cards/blanks/", said, follow=True).content.decode()


def test_the_first_line_is_a_count_whatever_is_sent(office):
    assert (
        "Count the blank cards in the box once"
        in office.browser("card-desk").get("/cards/blanks/").content.decode()
    )
    page = send(office, how_many="120", kind="bought")
    assert "It stands in the book." in page
    assert left(office) == 120


def test_the_page_shows_the_sum_and_the_book(office, cards):
    send(office, how_many="120")
    send(office, kind="bought", how_many="1000", note="Bill 12")
    page = send(office, kind="counted", how_many="1118")
    assert "2 fewer than in the book" in page
    assert "Bill 12" in page


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"kind": "bought", "how_many": "some"}, "Enter a whole number."),
        ({"kind": "spoilt", "how_many": "200"}, "By the book only 120 blanks are left."),
        ({"how_many": "2"}, "This field is required."),
    ],
)
def test_what_cannot_be_is_said_beside_what_was_typed(office, said, sentence):
    send(office, how_many="120")
    assert sentence in send(office, **said)
    assert left(office) == 120


def test_the_desk_warns_before_the_printer_stands_still(office, farah, cards):
    with office.open():
        actions.count_blanks(farah, how_many=2)
    for table in ("print", "printer"):
        page = office.browser("card-desk").get("/cards/", {"at": table}).content.decode()
        assert "2 blank cards are left: fewer than the cards that wait to be printed." in page

"""The figures of registration, of a register so small that all of it was counted by hand.

Not here: which figures there are (measures.py here and of people), their pages (figures).
"""

import csv
from datetime import date, datetime
from io import StringIO
from typing import Any, NamedTuple

import pytest

from hamrah.cards import actions
from hamrah.cards.actions import Handed
from hamrah.cards.models import Card, CardStep, HandOver
from hamrah.figures.counting import BLOCK, CENTRE, MONTH, Window, figure_of, measures_of, split_of
from hamrah.ground.day import INDIA, today
from hamrah.organisations.actions import add_centre, add_village
from hamrah.people.actions import attest_workers
from hamrah.people.models import Person
from hamrah.people.tests.office import Office
from hamrah.places.models import Place

pytestmark = pytest.mark.django_db

# "card" was handed over on that day; it "ran out" after its last one. "-": not, or nobody knows.
REGISTER = """
name    gender block   centre form       attested card       ran_out    renewed
Kanku   F      Gogunda East   2026-01-05 yes      2026-01-25 2026-03-10 -
Dhuli   F      Gogunda East   2026-01-20 -        2026-02-09 2026-02-20 2026-03-01
Mohan   M      Gogunda West   2026-01-31 yes      -          -          -
Teju    M      Kotra   West   2026-02-01 yes      2026-02-11 -          -
Sunki   F      Kotra   West   2026-02-14 -        2026-03-16 -          -
Velji   M      Kotra   East   2026-02-28 -        -          -          -
Rama    -      -       -      2026-03-01 yes      2026-03-08 -          -
Hurma   F      Kotra   East   2026-03-31 yes      -          -          -
Lakhma  M      Gogunda East   2026-03-15 -        2026-03-15 2026-03-20 -
Gita    F      -       West   2026-03-02 -        -          -          -
"""
LAST = date(2026, 3, 31)
# Counted with a pencil. Of shares and lengths: of how many.
COUNTED = """
figure                  all  Jan  Feb  Mar  Gogunda Kotra - East West -
people.registered       10   3    3    4    4       4     2 5    4    1
people.women            5/10 2/3  1/3  2/4  2/4     2/4   1/2 3/5 2/4 0/1
people.attested         5/10 2/3  1/3  2/4  2/4     2/4   1/2 2/5 2/4 1/1
cards.handed_over       6    1    2    3    3       2     1 3    2    1
cards.renewed           1    -    -    1    1       -     - 1    -    -
cards.expired           2    -    -    2    2       -     - 2    -    -
cards.days_to_hand_over 15/6 20/1 15/2 7/3  20/3    20/2  7/1 20/3 20/2 7/1
"""
CELLS = [line.split() for line in COUNTED.strip().splitlines()[1:]]


class Line(NamedTuple):
    name: str
    gender: str
    block: str
    centre: str
    form: str
    attested: str
    card: str
    ran_out: str
    renewed: str


def day(said: str) -> date:
    return date.fromisoformat(said)


@pytest.fixture
def office() -> Office:
    office = Office()
    boss = office.actor("administrator")
    with office.open("administrator"):
        block = {name: Place.objects.get(kind="block", name=name).id for name in ("Gogunda", "Kotra")}
        villages = {name: add_village(boss, name=f"{name} village", parent=block[name]) for name in block}
        centres = {name: add_centre(boss, name=name) for name in ("East", "West")}
    for said in (Line(*line.split()) for line in REGISTER.strip().splitlines()[1:]):
        worker = office.worker(said.name, accepted=True, gender=said.gender.strip("-"))
        with office.open("administrator"):
            Person.objects.filter(id=worker.id).update(
                registered_on=day(said.form),
                village=villages.get(said.block),
                centre=centres.get(said.centre),
            )
            since(boss, worker, said)
    return office


def since(boss: Any, worker: Person, said: Line) -> None:
    """What became of her afterwards, each on its day."""
    if said.attested == "yes":
        attest_workers(
            boss, people=[worker.id], office="Panchayat", officer="Heera", attested_on=day(said.form)
        )
    if said.card == "-":
        return
    card = actions.issue_card(boss, person=worker)
    actions.print_cards(boss, cards=[card])
    actions.hand_over_cards(boss, handed=[Handed(card, "thumb")], on=today())
    HandOver.objects.filter(card=card).update(on=day(said.card))
    if said.ran_out != "-":
        Card.objects.filter(id=card.id).update(expires_on=day(said.ran_out))
    if said.renewed != "-":
        actions.renew_card(boss, card=Card.objects.get(id=card.id))
        at = datetime.combine(day(said.renewed), datetime.min.time(), INDIA)
        CardStep.objects.filter(card=card, state="renewed").update(at=at)


def told(number: Any) -> str:
    return f"{number.value}" if number.whole is None else f"{number.value}/{number.whole}"


def measure(office: Office, code: str) -> Any:
    return next(one for one in measures_of(office.actor()) if one.code == code)


def split(office: Office, code: str, by: str) -> dict[str, Any]:
    """What a line is called -> its part."""
    parts = split_of(measure(office, code), office.actor(), Window(LAST), by)
    return {
        f"{part.key:%b}" if by == MONTH else (part.label[0] or "-"): part for part in parts if part.number
    }


def test_every_figure_is_what_was_counted_by_hand(office: Office) -> None:
    """Whole, by month, block and centre; and each block and centre, opened, is the number that led there."""
    with office.open():
        for code, whole, *cells in CELLS:
            one = measure(office, code)
            assert told(figure_of(one, office.actor(), Window(LAST)).number) == whole, code
            for by, names, expected in (
                (MONTH, ("Jan", "Feb", "Mar"), cells[:3]),
                (BLOCK, ("Gogunda", "Kotra", "-"), cells[3:6]),
                (CENTRE, ("East", "West", "-"), cells[6:]),
            ):
                found = split(office, code, by)
                assert [told(found[name].number) if name in found else "-" for name in names] == expected, (
                    code, by,
                )  # fmt: skip
                assert set(found) <= set(names)
                for name in set(found) - {"-"} if by != MONTH else ():
                    within = Window(LAST, **{by: found[name].key})
                    assert figure_of(one, office.actor(), within).number == found[name].number


def test_a_window_counts_as_it_was_then(office: Office) -> None:
    """On the last of February Dhuli's card had run out and was not renewed yet; Kanku's still counted."""
    with office.open():
        expired = measure(office, "cards.expired")
        assert figure_of(expired, office.actor(), Window(date(2026, 2, 28))).number.value == 1
        renewed = measure(office, "cards.renewed")
        before, after = date(2026, 2, 28), date(2026, 3, 1)
        numbers = [
            figure_of(renewed, office.actor(), Window(until)).number.value for until in (before, after)
        ]
        assert numbers == [0, 1]


def test_a_form_of_which_only_the_month_is_known_says_nothing_of_days(office: Office) -> None:
    with office.open():
        Person.objects.filter(name="Rama").update(registered_precision="month")
        days = figure_of(measure(office, "cards.days_to_hand_over"), office.actor(), Window(LAST)).number
    assert told(days) == "20/5"


def test_what_is_downloaded_is_what_was_counted(office: Office) -> None:
    asked = {"by": "block", "until": LAST.isoformat()}
    answer = office.browser().get("/figures/people.women/table.csv", asked)
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[-3:] == [
        ["Gogunda", "2", "4", "50"],
        ["Kotra", "2", "4", "50"],
        ["Block not known", "1", "2", "50"],
    ]
    page = office.browser().get("/figures/people.women/", asked).content.decode()
    assert "Gogunda" in page and "Block not known" in page

"""Printing to a file: what is printed, what is left out, and going on after a kill."""

import os
from io import StringIO

import pypdfium2
import pytest

from hamrah.cards.actions import issue_card, rotate_key
from hamrah.cards.drawing import Layout
from hamrah.cards.models import Card
from hamrah.cards.print_run import ALL, APPROVED, Asked, print_to_file
from hamrah.cards.printing import parts_of, pdf_of
from hamrah.cards.tests.test_drawing import rasters, scanned
from hamrah.files.models import Photo
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out
from hamrah.organisations.models import organisation_of
from hamrah.people import actions
from tests.cast import accepted

pytestmark = pytest.mark.django_db
SILENT = Out(as_json=False, stdout=StringIO(), stderr=StringIO())


@pytest.fixture
def ours(houses):
    """One card is at the printer, three more wait."""
    house = houses[0]
    with house.at_work():
        Card.objects.exclude(id=at_the_printer(house).id).update(state="revoked")
        for name in ("Nandu Gameti", "Hira Bhagora", "Kanku Damor"):
            issue_card(house["ela"], person=accepted(house["ela"], name))
    return house


def at_the_printer(house):
    return house.extras["printing"]


def waiting(house):
    with house.at_work():
        return set(Card.objects.filter(state="attested").values_list("number", flat=True))


def test_approved_cards_are_printed_marked_and_not_printed_again(ours, tmp_path):
    before = waiting(ours)
    asked = Asked(APPROVED, Layout.A4, tmp_path / "cards.pdf")
    answer = print_to_file(ours["farah"], asked, SILENT)
    texts = scanned(rasters(asked.file.read_bytes(), 200))
    assert answer["cards"] == len(texts) == 3
    with ours.at_work():
        assert {card.text for card in Card.objects.filter(state="printed")} == set(texts)
    assert waiting(ours) == before - printed(ours) == {at_the_printer(ours).number}
    assert not asked.folder.exists()
    with pytest.raises(Problem) as refused:
        print_to_file(ours["farah"], asked, SILENT)
    assert refused.value.code == "cards.nothing_to_print"


def printed(house):
    with house.at_work():
        return set(Card.objects.filter(state="printed").values_list("number", flat=True))


def test_all_live_cards_are_drawn_and_none_is_marked(ours, tmp_path):
    asked = Asked(ALL, Layout.SINGLE, tmp_path / "cards.pdf")
    assert print_to_file(ours["farah"], asked, SILENT)["cards"] == 4
    assert printed(ours) == set()


def test_a_consent_withdrawn_since_is_left_out_by_number(ours, tmp_path):
    with ours.at_work():
        card = Card.objects.select_related("person").live().exclude(id=at_the_printer(ours).id).first()
        actions.withdraw_consent(ours["ela"], person=card.person, purpose="card", how="spoken")
    answer = print_to_file(ours["farah"], Asked(APPROVED, Layout.A4, tmp_path / "cards.pdf"), SILENT)
    assert answer["cards"] == 2
    assert [one["number"] for one in answer["left_out"]] == [card.number]
    assert card.number in waiting(ours)


def test_what_is_printed_was_signed_before_the_key_changed(ours, tmp_path):
    with ours.at_work():
        before = set(Card.objects.live().values_list("text", flat=True))
        rotate_key(ours["ela"])
    asked = Asked(ALL, Layout.A4, tmp_path / "cards.pdf")
    print_to_file(ours["farah"], asked, SILENT)
    assert set(scanned(rasters(asked.file.read_bytes(), 200))) == before


def test_a_run_begun_before_goes_on_with_its_own_cards(ours, tmp_path, monkeypatch):
    asked = Asked(ALL, Layout.A4, tmp_path / "cards.pdf")
    monkeypatch.setattr("hamrah.cards.print_run.in_one", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        print_to_file(ours["farah"], asked, SILENT)
    monkeypatch.undo()
    (part,) = asked.folder.glob("part-*.pdf")
    drawn_at = part.stat().st_mtime_ns
    with ours.at_work():
        issue_card(ours["ela"], person=accepted(ours["ela"], "Lali Pargi"))
    monkeypatch.setattr("hamrah.cards.print_run.drawn", lambda _: pytest.fail("drawn twice"))
    assert part.stat().st_mtime_ns == drawn_at
    assert print_to_file(ours["farah"], asked, SILENT)["cards"] == 4


def test_a_run_for_other_cards_is_not_overwritten(ours, tmp_path, monkeypatch):
    asked = Asked(ALL, Layout.A4, tmp_path / "cards.pdf")
    monkeypatch.setattr("hamrah.cards.print_run.in_one", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        print_to_file(ours["farah"], asked, SILENT)
    with pytest.raises(Problem) as refused:
        print_to_file(ours["farah"], Asked(APPROVED, Layout.A4, asked.file), SILENT)
    assert refused.value.code == "cards.another_run"


def test_a_file_that_is_being_printed_is_left_alone(ours, tmp_path):
    asked = Asked(ALL, Layout.A4, tmp_path / "cards.pdf")

    class Nosy(StringIO):
        def isatty(self):
            with pytest.raises(Problem) as refused:
                print_to_file(ours["farah"], asked, SILENT)
            assert refused.value.code == "cards.run_goes_on"
            return False

    assert print_to_file(ours["farah"], asked, Out(as_json=False, stderr=Nosy()))["cards"] == 4


def test_a_folder_that_is_not_there_is_named(ours, tmp_path):
    with pytest.raises(Problem) as refused:
        print_to_file(ours["farah"], Asked(ALL, Layout.A4, tmp_path / "no" / "cards.pdf"), SILENT)
    assert refused.value.code == "cards.cannot_write"
    assert str(tmp_path / "no") in str(refused.value)


def test_a_part_of_a_batch_is_drawn_by_itself(ours):
    with ours.at_work():
        cards = list(Card.objects.live().order_by("number")) * 60
        assert parts_of(len(cards)) == 2
        organisation = organisation_of(ours.id)
        second = pdf_of(cards, organisation, layout=Layout.A4, part=1)
        assert len(pypdfium2.PdfDocument(second)) == 2 * -(-(len(cards) - 200) // 10)
        assert len(pypdfium2.PdfDocument(pdf_of(cards, organisation))) == 2 * len(cards)


def test_cards_of_ten_thousand_photos_stay_below_eighteen_kilobytes_each(ours, tmp_path):
    """The photos are as restless as intake lets them be."""
    with ours.at_work():
        for card in Card.objects.live():
            noisy = Photo.objects.create(
                jpeg=b"j",
                print_jpeg=restless(card.number),
                thumbnail=b"t",
                sha256=os.urandom(32),
                taken_on=today(),
            )
            Card.objects.filter(id=card.id).update(photo=noisy)
        cards = list(Card.objects.live().select_related("photo")) * 10
        for layout in Layout:
            pdf = pdf_of(cards, organisation_of(ours.id), layout=layout)
            own = len(pdf) - sum(len(card.photo.print_jpeg) for card in cards[:4])
            assert own / len(cards) + 11_000 <= 18_000


def restless(seed):
    from random import Random

    from PIL import Image

    from hamrah.cards.tests.cast import jpeg_of
    from hamrah.files.photos import take_photo

    noise = Image.frombytes("RGB", (480, 600), Random(seed).randbytes(480 * 600 * 3))
    taken = take_photo(jpeg_of(noise)).print_jpeg
    assert len(taken) <= 11_000
    return taken


def test_a_run_is_noted_and_counts_against_the_day_s_budget(ours, tmp_path):
    from hamrah.access.models import Reading
    from hamrah.access.models.readings import looked_at_today

    with ours.at_work():
        before = looked_at_today(ours["farah"])
    print_to_file(ours["farah"], Asked(ALL, Layout.A4, tmp_path / "cards.pdf"), SILENT)
    with ours.at_work():
        assert len(Reading.objects.filter(page="cards.printing").latest("at").people) == 4
        assert looked_at_today(ours["farah"]) == before + 4

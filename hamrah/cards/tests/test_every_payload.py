"""Every code of the demo and of long names: short enough, and saying nothing that it must not."""

import itertools
import json
from datetime import timedelta
from random import Random

import claim169
import pytest

from hamrah.cards import signing
from hamrah.cards.actions import issue_card
from hamrah.cards.issuing import Chosen
from hamrah.cards.models import Card
from hamrah.cards.rules.claim169 import AIMED_AT_CHARACTERS, NEVER_ABOVE_CHARACTERS, claims
from hamrah.cards.rules.claim169 import card_of as payload_card
from hamrah.cards.rules.face import with_face
from hamrah.cards.rules.reading import payload_of
from hamrah.cards.signing import Wanted, sign_cards
from hamrah.cards.tests.cast import KEY, SIGNER, card, photo
from hamrah.files.actions import keep_photo
from hamrah.files.photos import pixels_of
from hamrah.ground.day import today
from hamrah.ground.names.invented import someone
from hamrah.people.actions import note_sealed_fact
from hamrah.people.models import Guardian, Person
from hamrah.people.rules.registration import PhoneSaid
from tests.cast import accepted
from tests.every_verb import a_photo

EVERYTHING = Chosen(face=True, relation=True, home=True, trade=True, gender=True)
# Long full names as they are written in four southern and eastern scripts: given, father's, house, place.
PARTS = {
    "tam": ["திருநாவுக்கரசு", "மீனாட்சிசுந்தரம்", "பெருமாள்சாமி", "இராமநாதபுரம்", "கிருஷ்ணமூர்த்தி", "வேலாயுதம்"],
    "tel": ["వెంకటసత్యనారాయణ", "సుబ్రహ్మణ్యేశ్వర", "కొల్లూరి", "వీరభద్రరావు", "లక్ష్మీనరసింహ", "శ్రీరామమూర్తి"],
    "ori": ["ଜଗନ୍ନାଥ", "ମହାପାତ୍ର", "ସାମନ୍ତରାୟ", "କୃଷ୍ଣଚନ୍ଦ୍ର", "ପ୍ରଧାନ", "ଲକ୍ଷ୍ମୀନାରାୟଣ"],
    "kan": ["ಕೃಷ್ಣಮೂರ್ತಿ", "ಬಸವರಾಜ", "ಹಿರೇಮಠ", "ಚನ್ನಬಸಪ್ಪ", "ವಿಶ್ವೇಶ್ವರಯ್ಯ", "ಲಕ್ಷ್ಮೀನಾರಾಯಣ"],
}
LATIN = ["Venkatasatyanarayana", "Meenakshisundaram", "Krishnamurthy", "Subrahmanyeswara", "Lakshminarasimha"]


def long_names():
    """400 names of three and four long words, a fifth of them above 30 letters."""
    draw = Random(169)
    for language, parts in PARTS.items():
        words = [*itertools.permutations(parts, 3), *itertools.permutations(parts, 4)]
        for native in draw.sample(words, 100):
            yield " ".join(draw.sample(LATIN, 2)), " ".join(native), language


def test_no_long_name_passes_the_bound_and_nearly_all_keep_to_the_aim():
    kept, lengths = photo(), []
    pixels = pixels_of(kept.jpeg)
    for name, native, language in long_names():
        said = card(name=name, native_name=native, language=language, home="Ramanathapuram", trade="Mason")
        faced, text = with_face(said, SIGNER, thumbnail=kept.thumbnail_webp, portrait=lambda: pixels)
        assert faced.face_webp is not None
        lengths.append(len(text))
    assert len(lengths) == 400
    assert max(lengths) <= NEVER_ABOVE_CHARACTERS
    assert sum(length <= AIMED_AT_CHARACTERS for length in lengths) >= 0.95 * len(lengths)


@pytest.mark.django_db
@pytest.mark.parametrize("many", [100, 1_000], ids=["by two processes", "by one"])
def test_every_worker_of_a_crowd_gets_a_code_within_the_bound(houses, monkeypatch, many):
    """Names as the demo invents them, in each of its scripts, with every line chosen."""
    house, draw = houses[0], Random(7)
    monkeypatch.setattr(signing, "MANY", many)
    with house.at_work():
        kept = keep_photo(house["ela"], upload=a_photo())
        people = []
        for script, code in (("latin", "Latn"), ("deva", "Deva"), ("gujr", "Gujr")):
            for _ in range(60):
                who = someone(draw)
                people.append(
                    Person(
                        name=who.name_in(script),
                        name_script=code,
                        name_latin=who.name_in("latin"),
                        relation_name=who.relative_in("latin"),
                        gender="F" if who.is_woman else "M",
                        birth_year=1988,
                        district_said=who.district,
                        occupation="head loader",
                        state="accepted",
                        photo=kept,
                    )
                )
        Person.objects.bulk_create(people)
        cards = sign_cards(house["ela"], [Wanted(person, EVERYTHING) for person in people])
    assert len(cards) == 180
    assert max(len(card.text) for card in cards) <= AIMED_AT_CHARACTERS
    assert all(payload_card(payload_of(card.text)).face_webp for card in cards)
    assert [payload_card(payload_of(card.text)).number for card in cards] == [card.number for card in cards]
    with house.at_work():
        kept_rows = Card.objects.filter(id__in=[card.id for card in cards], steps__state="attested")
        assert set(kept_rows.values_list("text", flat=True)) == {card.text for card in cards}


@pytest.mark.django_db
def test_a_code_says_nothing_of_her_but_what_she_chose(houses):
    house = houses[0]
    with house.at_work():
        her = accepted(
            house["ela"], "Kesi Bai Gameti", relation="father", relation_name="Nathu", gender="F",
            village_said="Neemdi", hamlet="Upla Phala", district_said="Udaipur", state_said="Rajasthan",
            sector="construction", occupation="mason", register_number="PA/0077/21", known_as="Kesli",
            phones=(PhoneSaid("9829054321", "own"), PhoneSaid("9414012345", "husband")),
        )  # fmt: skip
        note_sealed_fact(house["ela"], person=her, fact="caste", value="Gameti Bhil")
        issued = issue_card(house["ela"], person=her, chosen=Chosen(face=False))
    said = payload_of(issued.text)
    told = json.dumps(said, ensure_ascii=False, default=str)
    for never in ("9829054321", "9414012345", "982905", "Neemdi", "Upla", "Rajasthan", "0077", "Kesli",
                  "Bhil", "Nathu", "Udaipur", "mason", "construction", str(her.id), str(her.no)):  # fmt: skip
        assert never not in told, never
    assert set(said[169]) == {1, 4, 75}
    assert said[169][4] == "Kesi Bai Gameti"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("line", "key", "value"),
    [("relation", 76, "Nathu"), ("home", 77, "Udaipur"), ("trade", 78, "mason"), ("gender", 9, 2)],
)
def test_a_line_stands_in_the_code_only_by_her_choice(houses, line, key, value):
    house = houses[0]
    with house.at_work():
        her = accepted(
            house["ela"], "Kesi Bai Gameti", relation="father", relation_name="Nathu", gender="F",
            district_said="Udaipur", occupation="mason",
        )  # fmt: skip
        issued = issue_card(house["ela"], person=her, chosen=Chosen.of([line]))
    said = payload_of(issued.text)[169]
    assert said[key] == value
    assert set(said) == {1, 4, 75, key}


@pytest.mark.django_db
@pytest.mark.parametrize("years", [15, 30])
def test_a_face_is_in_the_code_of_a_grown_woman_and_never_of_a_child(houses, years):
    house = houses[0]
    with house.at_work():
        her = accepted(house["ela"], "Hurmi Damor")
        photo_id = keep_photo(house["ela"], upload=a_photo()).id
        born = today().replace(month=1, day=1) - timedelta(days=366 * years)
        adult_from = born.replace(year=born.year + 19)
        Person.objects.filter(id=her.id).update(birth_year=born.year, adult_from=adult_from, photo=photo_id)
        Guardian.objects.create(
            person=her, ground="guardian", name="Bhima Damor", verified_by_id=house["ela"].user_id
        )
        issued = issue_card(house["ela"], person=Person.objects.get(id=her.id), chosen=Chosen(face=True))
    assert (16 in payload_of(issued.text)[169]) == (years == 30)


@pytest.mark.django_db
def test_no_card_of_the_house_says_more_than_the_allowed_claims(houses):
    for house in houses:
        with house.at_work():
            for issued in Card.objects.all():
                said = payload_of(issued.text)
                assert set(said) <= {1, 4, 6, 169, 65535}
                assert set(said[169]) <= {1, 4, 9, 16, 17, 19, 20, 75, 76, 77, 78}


def test_another_reader_finds_no_more_in_it_than_we_say():
    text = with_face(card(), SIGNER, thumbnail=photo().thumbnail_webp, portrait=lambda: None)[1]
    found = claim169.decode(text, verify_with_ed25519=KEY.public_key).claim169
    empty = (
        "date_of_birth",
        "phone",
        "email",
        "address",
        "marital_status",
        "guardian",
        "nationality",
        "legal_status",
    )
    assert not any(getattr(found, name, None) for name in empty)
    assert set(claims(card())) == {1, 4, 6, 169, 65535}

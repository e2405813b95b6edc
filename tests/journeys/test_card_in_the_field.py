"""A card made in aeroplane mode: on the screen, in another's camera, in the office; then the lasting one.

Not here: what a thief can do with the phone (cards/tests/test_leaves.py).
"""

import io
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import zxingcpp
from django.conf import settings
from django.test.utils import override_settings
from PIL import Image
from playwright.sync_api import expect

from hamrah.access.actor import actor_for
from hamrah.access.models import User
from hamrah.cards import actions
from hamrah.cards.drawing.code import qr_png
from hamrah.cards.models import Card, CardRequest, Leaf
from hamrah.cards.rules.reading import Verified, read
from hamrah.cards.tests.cast import jpeg_of
from hamrah.cards.tests.published import publish_house
from hamrah.cards.trust import trust_of_this_house
from hamrah.files.actions import keep_photo
from hamrah.files.faces import invented_face
from hamrah.ground import context
from hamrah.ground.ids import new_id
from hamrah.people import actions as people
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Person
from hamrah.people.rules.registration import Registration
from tests.journeys.phone import CODE
from tests.starting import wait_for

pytestmark = pytest.mark.browser


def worker(office: Any, name: str, *, photo: bool = True) -> Person:
    """Registered by asha, accepted by bina, with her yes to a card."""
    consents = (ConsentSaid("register", "hi", "thumb"), ConsentSaid("card", "hi", "thumb"))
    with office.opened("asha") as asha:
        said = Registration(name=name, id=new_id(), birth_year=1990, gender="F", district_said="Udaipur")
        person = people.register_worker(asha, said=said, consents=consents)
        if photo:
            people.add_photo(asha, person=person, photo=keep_photo(asha, upload=jpeg_of(invented_face(3))))
        people.submit_worker(asha, person=person)
    with office.opened("bina") as bina:
        people.accept_worker(bina, person=person)
    return person


@contextmanager
def at_the_desk(office: Any) -> Iterator[Any]:
    """As bina with the second step, which signing asks for."""
    with office.opened("bina") as bina:
        user = User.objects.get(id=bina.user_id)
        with context.opened(door="identify"):
            strong = actor_for(user, code=CODE, second_step=True)
        yield strong


def signed_for(office: Any, person: Person) -> Card:
    """The lasting card: the desk approves what waits for her."""
    with at_the_desk(office) as bina:
        wishes = list(CardRequest.objects.waiting().filter(person=person))
        told = actions.approve_cards(bina, requests=wishes)
        return Card.objects.get(id=told["cards"][0])


@contextmanager
def published(office: Any) -> Iterator[None]:
    """The network's lists as they are now, where the served house finds them."""
    folder = settings.HAMRAH_DATA / "trust"
    shutil.rmtree(folder, ignore_errors=True)
    with office.blocker.unblock(), override_settings(TRUST_FOLDER=folder):
        publish_house()
        yield
    shutil.rmtree(folder, ignore_errors=True)


def has(phone: Any, person: Person) -> None:
    """Her record has come with the round of this phone, and the leaves that come before it."""

    def is_drawn() -> bool:
        phone.go("#/")
        phone.go(f"#/people/person/{person.id}")
        phone.page.wait_for_selector("main .big-face, main .empty")
        return phone.page.locator("main .big-face").count() == 1

    wait_for(is_drawn)


def made(phone: Any, person: Person) -> str:
    """The text of the code that stands on the phone's screen, as another camera reads it."""
    phone.go(f"#/cards/give/{person.id}")
    phone.page.get_by_role("button", name="Make the card").click()
    card = phone.page.locator(".shown-card")
    card.wait_for()
    picture = Image.open(io.BytesIO(card.screenshot()))
    (found,) = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return found.text


def verdict(text: str) -> str:
    """As anybody who checks it at the office's public page."""
    trust = trust_of_this_house()
    found = read(text, keys=trust.keys, at=int(time.time()), standing=trust.standing)
    assert isinstance(found, Verified), found
    return found.verdict


def test_a_card_made_without_network_is_genuine_and_the_office_signs_the_lasting_one(phone_of, office):
    person = worker(office, "कंकू बाई गमेती")
    phone = phone_of("asha")
    has(phone, person)
    phone.keeps_every_screen()
    phone.offline()
    text = made(phone, person)
    with office.opened():
        assert verdict(text) == "provisional"
        assert not Card.objects.filter(person=person).exists()
    phone.offline(False)
    phone.sends_all()
    with office.opened():
        card = Card.objects.get(person=person)
        assert (card.text, card.state, card.provisional) == (text, "handed_over", True)
        assert Leaf.objects.get(card=card).state == "used"
    lasting = signed_for(office, person)
    with office.opened():
        assert (verdict(text), verdict(lasting.text)) == ("not_valid", "genuine")
    assert phone.errors == []


READER = "/static/vendor/zxing-wasm/reader/zxing_reader.wasm"


def checked(phone: Any, text: str) -> str:
    """What the phone says of a card whose picture it is given: the class of its answer."""
    phone.go("#/")
    phone.go("#/cards/check")
    phone.page.locator("main button").first.click()
    picture = {"name": "card.png", "mimeType": "image/png", "buffer": qr_png(text)}
    phone.page.locator(".camera [name=picture]").set_input_files(picture)
    answer = phone.page.locator(".verdict")
    answer.wait_for()
    return str(answer.get_attribute("class")).removeprefix("verdict ")


def test_cards_are_checked_in_aeroplane_mode_by_the_lists_of_then(phone_of, office):
    person, gone = worker(office, "Lali Bai Damor"), worker(office, "Hakra Lal Pargi")
    with at_the_desk(office) as bina:
        living = actions.issue_card(bina, person=person)
        revoked = actions.issue_card(bina, person=gone)
        actions.revoke_card(bina, card=revoked, reason="false name")
    with published(office):
        phone = phone_of("asha")
        has(phone, person)
        wait_for(lambda: phone.page.evaluate("address => caches.match(address).then(Boolean)", READER))
        wait_for(lambda: has_lists(phone))
    phone.offline()
    assert checked(phone, living.text) == "good"
    assert phone.page.locator(f"a[href='#/people/person/{person.id}']").count() == 1
    assert checked(phone, revoked.text) == "ended"
    assert checked(phone, living.text[:-30]) == "unknown"
    phone.go("#/sync/phone")
    expect(phone.page.locator("main")).to_contain_text("Cards that count no more")
    expect(phone.page.locator("main")).not_to_contain_text("not fetched yet")
    assert phone.errors == []


def has_lists(phone: Any) -> bool:
    phone.go("#/")
    phone.go("#/cards/check")
    phone.page.locator("main .notice").wait_for()
    return phone.page.locator("main .notice.warn").count() == 0

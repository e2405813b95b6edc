"""`/verify/` as those use it who are shown a card: a finder, an employer, with and without network.

Not here: each verdict's reasons (cards/tests/vectors), how soft a picture may be (tests/test_page_judges.py).
"""

import io
import shutil
import time
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp
from django.conf import settings
from django.test.utils import override_settings
from PIL import Image
from playwright.sync_api import Page, expect

from hamrah.cards import bundling
from hamrah.cards.actions import issue_card, name_issuer
from hamrah.cards.keeping import LATER, SHELL
from hamrah.cards.models import Card
from hamrah.cards.printing import pdf_of
from hamrah.cards.rules import base45, deflate
from hamrah.cards.tests.camera import Conditions, film_of, jpeg_of_picture, picture_of
from hamrah.cards.tests.published import publish_house
from hamrah.files.actions import keep_photo
from hamrah.files.faces import invented_face
from hamrah.people.tests.office import Office
from tests.browser.conftest import QUIET, chromium

pytestmark = pytest.mark.browser
HER, ISSUER, PHONE = "Kanku Bai", "Gogunda office", "0294 245 0000"
TWO_YEARS_S = 730 * 86_400
# What a scan may ask for: the page's own files, the same whichever card is scanned.
OWN_FILES = {f"/static/{name}" for name in (*SHELL, *LATER)} | {"/verify/reader.js"}


class Shown(NamedTuple):
    """A card at hand: the text of its code, its number, its printed back, a cheap phone's picture of that."""

    text: str
    number: str
    back: Image.Image
    picture: bytes


class Cards(NamedTuple):
    """Cards of one office, and the network's bundle before and after one of them was lost."""

    living: Shown
    lost: Shown
    before: bytes
    after: bytes


@pytest.fixture(scope="module")
def cards(house, django_db_blocker) -> Iterator[Cards]:
    folder = settings.HAMRAH_DATA / "trust"
    shutil.rmtree(folder, ignore_errors=True)
    with django_db_blocker.unblock(), override_settings(TRUST_FOLDER=folder):
        office = Office(ISSUER, is_demo=True)
        name_issuer(
            office.actor("administrator"), host="id.gogunda.example", name=ISSUER, phone=PHONE, letters="GG"
        )
        living, lost = _issued(office, HER, 3), _issued(office, "Hurmi Bai", 4)
        publish_house()
        before = bundling.current_bundle(looked_at_every_s=0)
        with office.open():
            Card.objects.filter(number=lost.number).update(state="lost")
        # The list's moments are whole seconds, and the newer one has to be newer.
        time.sleep(1.1)
        publish_house()
        yield Cards(living, lost, before, bundling.current_bundle(looked_at_every_s=0))
    shutil.rmtree(folder, ignore_errors=True)


def _issued(office: Office, name: str, face: int) -> Shown:
    with office.open():
        photo = keep_photo(office.actor(), upload=jpeg_of_picture(invented_face(face)))
    worker = office.worker(name, accepted=True, village_said="Gogunda", photo=photo.id)
    with office.open():
        card = issue_card(office.actor(), person=worker)
        back = pypdfium2.PdfDocument(pdf_of([card], office.organisation))[1].render(scale=300 / 72).to_pil()
    picture = picture_of(back, Conditions(1080, blur_mm=0.1, glares=1), seed=name)
    return Shown(card.text, card.number, back, jpeg_of_picture(picture))


@pytest.fixture
def visit(page_of, cards) -> Callable[..., Page]:
    """A first visit with network, until the page says that it needs none any more."""

    def open_page(language: str = "en", **how: object) -> Page:
        page = page_of(language=language, **how)
        page.goto("/verify/")
        expect(page.locator(".keeps [data-say=ready]")).to_be_visible()
        return page

    return open_page


def choose(page: Page, shown: Shown) -> None:
    picture = {"name": "card.jpg", "mimeType": "image/jpeg", "buffer": shown.picture}
    page.set_input_files("input[type=file]", picture)


def paste(page: Page, text: str) -> None:
    page.locator("#typed summary").click()
    page.fill("textarea", text)
    page.locator("#typed button").click()


def verdict(page: Page) -> str:
    page.wait_for_selector("#answer .answer")
    return page.locator("#answer .answer").get_attribute("data-verdict")


def changed(text: str) -> str:
    """One letter of her name is another."""
    return base45.encode(deflate.compress(zlib.decompress(base45.decode(text)).replace(b"Kanku", b"Banku")))


def test_a_picture_of_a_printed_card_shows_face_name_and_issuer(visit, cards):
    page = visit()
    choose(page, cards.living)
    assert verdict(page) == "genuine"
    answer = page.locator("#answer")
    for words in ("Genuine", "Compare the face", HER, cards.living.number, ISSUER):
        expect(answer).to_contain_text(words)
    expect(answer.locator(".telephone")).to_have_attribute("href", "tel:02942450000")
    assert page.evaluate("document.querySelector('#answer img').naturalWidth") == 64
    expect(answer.locator("h1")).to_be_focused()


def test_a_scan_asks_the_network_for_nothing(visit, cards):
    """Recorded from first picture to verdict: no request but for the page's own files."""
    page = visit()
    asked = []
    # Playwright marks the function it is given; one of a list takes no mark.
    page.context.on("request", lambda request: asked.append(request))  # noqa: PLW0108
    for shown, said in ((cards.living, "genuine"), (cards.lost, "not_valid")):
        choose(page, shown)
        assert verdict(page) == said
        page.locator("[data-do=again]").click()
    paste(page, cards.living.number)
    assert verdict(page) == "number_well"
    files = [request.url for request in asked if not request.url.startswith("blob:")]
    assert {request.method for request in asked} <= {"GET"}
    assert all(request.post_data is None for request in asked)
    assert {urlsplit(url).path for url in files} <= OWN_FILES
    assert not any(urlsplit(url).query for url in files)


def test_after_one_visit_it_checks_in_aeroplane_mode(visit, cards):
    page = visit()
    page.close()
    page.context.set_offline(True)
    page = page.context.new_page()
    page.goto("/verify/")
    choose(page, cards.living)
    assert verdict(page) == "genuine"
    expect(page.locator("#answer")).to_contain_text(HER)


def test_without_network_the_page_comes_in_the_language_last_chosen(visit):
    page = visit("hi")
    page.get_by_role("link", name="En", exact=True).click()
    expect(page.locator(".keeps [data-say=ready]")).to_be_visible()
    page.context.set_offline(True)
    page.goto("/verify/")
    expect(page.locator("h1").first).to_have_text("Check a card")
    page.get_by_role("link", name="हिन्दी").click()
    expect(page.locator("h1").first).to_have_text("कार्ड जाँचें")


def test_a_forged_card_fills_the_screen_and_says_nothing_else(visit, cards):
    page = visit()
    paste(page, changed(cards.living.text))
    assert verdict(page) == "forged"
    box = page.locator("#answer .answer").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 360, 740)
    expect(page.locator("#answer")).to_contain_text("Telephone the real issuer")
    assert HER not in page.locator("body").inner_text()
    assert cards.living.number not in page.locator("body").inner_text()


def test_a_lost_card_shows_the_issuers_telephone_and_nothing_of_her(visit, cards):
    page = visit("hi")
    choose(page, cards.lost)
    assert verdict(page) == "not_valid"
    answer = page.locator("#answer")
    expect(answer).to_contain_text("चालू नहीं")
    expect(answer).to_contain_text(PHONE)
    for hers in ("Hurmi", cards.lost.number):
        assert hers not in page.locator("body").inner_text()


def test_a_list_from_yesterday_takes_nothing_back(visit, cards):
    """Somebody between phone and server hands out the bundle from before the card was lost."""
    page = visit()
    page.route("**/verify/network.cbor", lambda route: route.fulfill(body=cards.before))
    with page.expect_request("**/verify/network.cbor"):
        page.reload()
    expect(page.locator(".keeps [data-say=ready]")).to_be_visible()
    paste(page, cards.lost.text)
    assert verdict(page) == "not_valid"


def test_a_spoilt_bundle_is_passed_over(visit, cards):
    page = visit()
    page.route("**/verify/network.cbor", lambda route: route.fulfill(body=cards.after[:-70_000] + b"x" * 9))
    page.reload()
    expect(page.locator(".keeps [data-say=ready]")).to_be_visible()
    paste(page, cards.living.text)
    assert verdict(page) == "genuine"


def test_a_first_visit_without_list_says_what_to_do(page_of, cards):
    page = page_of()
    page.route("**/verify/network.cbor", lambda route: route.abort())
    page.goto("/verify/")
    page.wait_for_selector("card-scanner:defined")
    paste(page, cards.living.text)
    assert verdict(page) == "no_list"


def test_a_clock_two_years_behind_is_noticed_with_and_without_network(visit, page_of, cards):
    page = page_of()
    page.clock.set_system_time(time.time() - TWO_YEARS_S)
    page.goto("/verify/")
    expect(page.locator(".keeps [data-say=ready]")).to_be_visible()
    expect(page.locator("#ask [data-say=clock]")).to_be_visible()
    # The server has told the day.
    paste(page, cards.living.text)
    assert verdict(page) == "genuine"
    page.context.set_offline(True)
    page.goto("/verify/")
    expect(page.locator("#ask [data-say=clock]")).to_be_visible()
    paste(page, cards.living.text)
    assert verdict(page) == "check_clock"


def test_a_clock_two_years_ahead_without_network_is_never_red(visit, cards):
    page = visit()
    page.context.set_offline(True)
    page.clock.set_system_time(time.time() + TWO_YEARS_S)
    page.goto("/verify/")
    paste(page, cards.living.text)
    assert verdict(page) in ("renewal_due", "list_old")


def test_a_picture_without_a_code_says_how_to_take_one(visit):
    page = visit()
    face = {"name": "face.jpg", "mimeType": "image/jpeg", "buffer": jpeg_of_picture(invented_face(9))}
    page.set_input_files("input[type=file]", face)
    assert verdict(page) == "no_code"
    page.set_input_files("input[type=file]", {**face, "buffer": b"not a picture"})
    assert verdict(page) == "no_code"


def test_a_number_leaves_the_device_only_with_a_yes(visit, cards):
    page = visit()
    sent = []
    page.context.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    for said, told in (("x", "number_malformed"), (cards.living.number, "number_well")):
        paste(page, said)
        assert verdict(page) == told
        page.locator("[data-do=again]").click()
        page.locator("#typed summary").click()
    assert sent == []
    page.locator("#typed summary").click()
    page.check("input[name=agreed]")
    page.fill("textarea", cards.living.number)
    page.locator("#typed button").click()
    assert verdict(page) == "number_valid"
    assert [request.post_data.split("&")[0] for request in sent] == [f"said={cards.living.number}"]


def test_without_scripts_the_form_answers(browser, house, cards):
    context = browser.new_context(java_script_enabled=False, base_url=house.url, locale="hi-IN")
    page = context.new_page()
    page.goto("/verify/")
    page.fill("textarea", cards.living.text)
    page.locator("#typed button").click()
    expect(page.locator(".answer")).to_contain_text(HER)
    expect(page.locator("h1").first).to_have_text("असली")
    context.close()


def test_the_camera_reads_a_card_that_moves_before_it_and_tells_nobody(browser, house, cards, tmp_path):
    """Chromium's invented camera plays a film of 720 lines: a card too soft to read, then sharp, moving."""
    film = tmp_path / "card.mjpeg"
    film.write_bytes(film_of(cards.living.back, seed="film"))
    invented = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    film_from = f"--use-file-for-fake-video-capture={film}"
    seeing = browser.browser_type.launch(executable_path=chromium(), args=[*QUIET, *invented, film_from])
    page = seeing.new_context(base_url=house.url, permissions=["camera"]).new_page()
    page.goto("/verify/en/")
    expect(page.locator(".keeps [data-say=ready]")).to_be_visible()
    page.context.set_offline(True)
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Scan the code").click()
    assert verdict(page) == "genuine"
    expect(page.locator("#answer")).to_contain_text(HER)
    expect(page.locator("video")).not_to_be_visible()
    assert not [url for url in asked if not url.startswith("blob:") and urlsplit(url).path not in OWN_FILES]
    seeing.close()


def test_the_invented_film_begins_too_soft_to_be_read(cards):
    """Else the test above would show a still picture only."""
    first = film_of(cards.living.back, seed="film", still=1).partition(b"\xff\xd9")[0] + b"\xff\xd9"
    assert zxingcpp.read_barcodes(Image.open(io.BytesIO(first))) == []

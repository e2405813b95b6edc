"""`/verify/` as the server makes it: open to all, no cookie, a form without scripts, numbers asked after.

Not here: the judge inside the page (tests/test_page_judges.py), the page in a browser (tests/browser).
"""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamrah.cards.actions import issue_card
from hamrah.cards.keeping import LATER, SHELL, content_of
from hamrah.cards.models import Card
from hamrah.cards.rules.number import new_number
from hamrah.cards.rules.reading import Verdict
from hamrah.cards.verdicts import EVERYTHING, VERDICTS
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db
PAGE = "/verify/"


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def card(office):
    worker = office.worker("Kanku Bai", accepted=True, village_said="Gogunda")
    with office.open():
        return issue_card(office.actor(), person=worker)


def answer(said, **more):
    """The answer's part of the page, without the words kept for scripts."""
    page = Client().post(PAGE, {"said": said, **more}).content.decode()
    return page.partition("<template")[0]


def end(office, card, state):
    with office.open():
        Card.objects.filter(id=card.id).update(state=state)


@pytest.mark.parametrize("path", [PAGE, "/verify/en/", "/verify/hi/"])
def test_the_page_is_open_and_keeps_nothing_of_who_came(path):
    response = Client().get(path)
    assert response.status_code == 200
    assert response.cookies == {}
    assert response.headers["Cache-Control"] == "no-store"
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_the_address_has_its_language_and_the_short_one_the_visitors():
    assert 'lang="hi"' in Client().get("/verify/hi/").content.decode()
    assert 'lang="hi"' in Client().get(PAGE, headers={"Accept-Language": "hi"}).content.decode()
    assert 'lang="en"' in Client().get("/verify/en/", headers={"Accept-Language": "hi"}).content.decode()


def test_the_address_before_leads_here():
    assert Client().get("/cards/verify/").headers["Location"] == PAGE


def test_every_verdict_has_its_words_in_the_page():
    page = Client().get(PAGE).content.decode()
    assert set(VERDICTS) == set(Verdict)
    assert re.findall(r'data-told="(\w+)"', page) == [told.name for told in EVERYTHING]


def test_every_shape_and_drawing_of_a_verdict_exists():
    style, drawings = content_of("cards/verify/verify.css").decode(), content_of("web/icons.svg").decode()
    for told in EVERYTHING:
        assert f"&.{told.look} " in style
        assert f'id="{told.icon}"' in drawings


def test_only_a_card_that_counts_tells_what_stands_on_it():
    silent = {Verdict.NOT_VALID, Verdict.FORGED, Verdict.UNKNOWN_ISSUER, Verdict.NOT_A_CARD}
    assert {verdict for verdict, told in VERDICTS.items() if not told.tells} == silent


def test_the_reader_alone_may_run_the_compiled_scanner():
    policy = Client().get("/verify/reader.js").headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"


def test_the_worker_keeps_the_page_in_both_languages_and_every_script_it_imports():
    worker = Client().get("/verify/worker.js").content.decode()
    kept = json.loads(worker.partition("const KEPT = ")[2].partition(";\n")[0])
    assert kept["shell"][:3] == ["/verify/", "/verify/en/", "/verify/hi/"]
    for name in SHELL:
        for imported in re.findall(r'from "\./(\w+\.js)"', content_of(name).decode()):
            assert f"/static/cards/verify/{imported}" in kept["shell"], name
    assert {f"/static/{name}" for name in LATER} <= set(kept["later"])
    for address in (*kept["shell"], *kept["later"]):
        assert Client().get(address).status_code == 200, address


def test_without_scripts_a_code_is_judged_here(card):
    told = answer(card.text)
    for words in ("Genuine", "Kanku Bai", card.number, "Gogunda office"):
        assert words in told


@pytest.mark.parametrize("state", ["revoked", "lost", "surrendered", "replaced"])
def test_however_a_card_ended_the_public_is_told_the_same(office, card, state):
    end(office, card, state)
    told = answer(card.text)
    assert "Not valid" in told
    assert "Gogunda office" in told
    for hers in ("Kanku", card.number):
        assert hers not in told


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("hello", "A card number looks like"),
        ("x" * 200, "Not a worker"),
        ("", "This field is required"),
    ],
)
def test_what_is_no_card_is_said_kindly(said, sentence):
    assert sentence in answer(said)


def test_an_answer_leaves_no_code_behind(card):
    response = Client().post(PAGE, {"said": card.text})
    assert response.headers["Cache-Control"] == "no-store"
    assert card.text[:60] not in response.content.decode()


def test_without_her_yes_a_number_is_looked_at_for_its_form_only(card):
    with CaptureQueriesContext(connection) as asked:
        told = answer(card.number)
    assert "The number is well written" in told
    assert not any("cards_card" in query["sql"] for query in asked)
    assert "The number is well written" in answer(new_number("AB"))


def test_a_mistyped_number_is_said(card):
    last = "A" if card.number[-1] != "A" else "B"
    assert "One character is wrong" in answer(card.number[:-1] + last, agreed="on")


def test_a_number_asked_after_gets_one_of_three_answers(office, card):
    assert "The issuer knows this number" in answer(card.number, agreed="on")
    end(office, card, "lost")
    assert "This number does not count" in answer(card.number, agreed="on")
    assert "Nobody here knows this number" in answer(new_number("AB"), agreed="on")


def test_nothing_of_her_comes_with_the_answer_to_a_number(card):
    told = answer(card.number, agreed="on")
    for hers in ("Kanku", "Gogunda"):
        assert hers not in told


def test_a_known_and_an_unknown_number_cost_the_same_questions(card):
    Office("Another office")
    counts = []
    for number in (card.number, new_number("AB")):
        with CaptureQueriesContext(connection) as asked:
            answer(number, agreed="on")
        counts.append(sum("cards_card" in query["sql"] for query in asked))
    assert counts[0] == counts[1] > 1


def test_nobody_may_ask_after_numbers_without_end(card):
    client = Client()
    statuses = [client.post(PAGE, {"said": new_number("AB"), "agreed": "on"}).status_code for _ in range(11)]
    assert statuses == [200] * 10 + [429]
    assert client.post(PAGE, {"said": new_number("AB")}).status_code == 200

"""Somebody new to it registers a worker without help: by what she sees alone, and in how many steps.

Not here: what a registration may be (hamrah/people/tests).
"""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

# A tap or a filled line. Fewer is better; more needs a reason.
MOST_STEPS = 5


class Newcomer:
    """Does only what is in sight and named by words; counts what she does."""

    def __init__(self, page: Page) -> None:
        self.page, self.steps = page, 0

    def taps(self, words: str, kind: str = "link") -> None:
        self.page.locator("main").get_by_role(kind, name=words).first.click()
        self.steps += 1

    def writes(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=False).first.fill(text)
        self.steps += 1


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("en", ("Register", "Name", "Village", "Save"), "Amri Gameti"),
        ("hi", ("पंजीयन", "नाम", "गाँव", "सहेजें"), "भूरी बाई खराड़ी"),
    ],
)
def test_from_home_to_a_saved_worker_in_few_steps(page_of, language, words, said):
    first, name, village, save = words
    newcomer = Newcomer(page_of("asha", language=language))
    newcomer.taps(first)
    newcomer.writes(name, said)
    newcomer.writes(village, "Gogunda")
    newcomer.taps(save, "button")
    expect(newcomer.page.locator("h1")).to_contain_text(said)
    assert newcomer.steps <= MOST_STEPS


def test_what_is_wrong_is_said_where_she_looks_and_nothing_typed_is_lost(page_of):
    newcomer = Newcomer(page_of("asha"))
    newcomer.taps("Register")
    newcomer.writes("Village", "Kotda")
    page = newcomer.page
    # The browser itself holds an empty name back; a page without that help is answered by the server.
    page.eval_on_selector("form:has(input[name=name])", "form => { form.noValidate = true; }")
    newcomer.taps("Save", "button")
    expect(page.locator("[data-focus]")).to_be_focused()
    expect(page.locator("input[name=village_said]")).to_have_value("Kotda")


def test_the_question_mark_explains_the_page_she_stands_on(page_of):
    page = page_of("asha")
    page.goto("/people/quick/")
    page.get_by_role("link", name="Help for this page").click()
    expect(page.locator("h1")).to_have_text("Register a worker")
    page.go_back()
    expect(page).to_have_url(re.compile("/people/quick/$"))


def test_without_a_network_a_form_waits_and_goes_when_it_is_back(page_of):
    page = page_of("asha")
    page.goto("/people/quick/")
    page.fill("input[name=name]", "Champa Damor")
    page.fill("input[name=village_said]", "Jhadol")
    page.context.set_offline(True)
    expect(page.get_by_text("There is no network.")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("input[name=name]")).to_have_value("Champa Damor")
    page.context.set_offline(False)
    expect(page.get_by_text("There is no network.")).to_be_hidden()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("h1")).to_contain_text("Champa Damor")

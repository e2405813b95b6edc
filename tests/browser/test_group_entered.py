"""A group of fifty enters a case: one line pasted each, days written once, claims, an agreement. Counted are
the answers: at fifteen seconds each, forty are ten minutes. Not here: what a group may be (cases/tests).
"""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

MOST_ANSWERS = 40
NAMES = ("Thavra", "Hurma", "Nathu", "Valji", "Soma", "Gamra", "Mangi", "Deva", "Khema", "Roopa")
FAMILIES = ("Gameti", "Kharadi", "Dama", "Meena", "Parmar")
FATHERS = ("Hakra", "Dala", "Bhera", "Lala", "Kana", "Vela", "Moga", "Jota", "Pema", "Rata")


class Hands:
    """Somebody at the desk who counts what she has to answer or press."""

    def __init__(self, page: Page) -> None:
        self.page, self.answers = page, 0

    def fill(self, label: str, text: str) -> None:
        self.answers += 1
        self.page.get_by_label(label, exact=False).first.fill(text)

    def choose(self, label: str, what: str) -> None:
        self.answers += 1
        self.page.locator("main").get_by_label(label).first.select_option(what)

    def press(self, name: str) -> None:
        self.answers += 1
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def follow(self, name: str) -> None:
        self.answers += 1
        self.page.get_by_role("link", name=name).first.click()


def sheet() -> str:
    """Fifty lines as a spreadsheet gives them: name, father, village, phone, days, rate."""
    return "\n".join(
        f"{NAMES[at % 10]} {FAMILIES[at // 10]}\t{FATHERS[(at + at // 10) % 10]}\tSayra\t\t{20 + at % 7}\t500"
        for at in range(50)
    )


def test_fifty_workers_are_entered_claimed_and_settled_in_forty_answers(page_of):
    page = page_of("bina")
    hands = Hands(page)
    page.goto("/cases/new/")
    hands.fill("Her name", "Kesar Bai Gameti")
    hands.fill("Her village", "Sayra")
    hands.fill("Against whom", "Ramesh Thekedar")
    hands.fill("Days not paid", "20")
    hands.fill("Rate, rupees", "500")
    hands.choose("What is it about?", "unpaid_wages")
    hands.press("Open")
    hands.follow("More workers")
    hands.fill("Lines of the sheet", sheet())
    hands.press("Look at each line")
    expect(page.locator("select[name^=who-]")).to_have_count(50)
    hands.press("Add them to the case")
    expect(page.locator("h1")).to_have_text("Days and rates")
    hands.fill("From: The same for all", "2026-08-01")
    hands.fill("Until: The same for all", "2026-09-15")
    hands.press("Save")
    hands.follow("Work out the claims")
    hands.choose("State of the work", "RJ")
    hands.answers += 1
    page.locator("select[name=employment]").select_option("construction")
    hands.press("Work it out")
    # The fifty-one stand there before it too: only the word says that it is done.
    expect(page.get_by_text("Worked out.")).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(51)
    page.go_back()
    page.go_back()
    page.reload()
    hands.follow("It was agreed")
    hands.fill("How much in all, in rupees", "400000")
    hands.press("See how it is shared")
    expect(page.get_by_text("So it would be shared")).to_be_visible()
    hands.press("Write it down")
    expect(page.get_by_text("Agreement for ₹4,00,000")).to_be_visible()
    assert hands.answers <= MOST_ANSWERS, hands.answers
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

"""A first case is opened by somebody new to it, on one page, in at most twelve answers (three minutes at an
office's pace: fifteen seconds an answer). Not here: what a case may be (hamrah/cases/tests).
"""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MOST_ANSWERS = 12


def test_a_first_case_takes_at_most_twelve_answers(page_of):
    page = page_of("bina")
    page.goto("/cases/")
    page.locator("main").get_by_role("link", name="Open a case").first.click()
    answers = {
        "Her name": "Kesar Bai Gameti",
        "Her village": "Sayra",
        "Her phone": "9812345670",
        "What happened, in her words": "Twenty days of tiling were not paid.",
        "Against whom": "Ramesh Thekedar",
        "His phone": "5000012345",
        "City or site of the work": "Ahmedabad",
        "Days not paid": "20",
        "Rate, rupees": "550",
    }
    for label, text in answers.items():
        page.get_by_label(label, exact=False).first.fill(text)
    page.get_by_label("What is it about?").select_option("unpaid_wages")
    page.get_by_label("Yes", exact=True).check()
    assert len(answers) + 2 <= MOST_ANSWERS
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Wages not paid")
    expect(page.locator("main")).to_contain_text("₹11,000")
    number = page.get_by_text(re.compile(r"\d\d-\d{6}-\d")).first
    expect(number).to_be_visible()
    # Nothing is wider than her phone, and the next step is offered at once.
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.get_by_text("I called the other side")).to_be_visible()

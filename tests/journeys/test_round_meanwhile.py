"""What a round with the office changes under an open screen: who has come is found, and what was begun here
goes on under the office's name. Not here: how records are laid over one another (hamrah/sync/tests).
"""

from typing import Any

import pytest
from playwright.sync_api import expect

from hamrah.ground.day import today
from hamrah.wages.models import Diary
from hamrah.wages.writing import marks_of
from tests.cast import accepted
from tests.journeys.test_wage_case import all_sent, phone, save  # noqa: F401 - a fixture

pytestmark = pytest.mark.browser
A_ROUND_MS = 60_000


def test_whoever_a_round_brings_is_found_without_typing_again(phone, office):  # noqa: F811
    page = phone.page
    phone.go("#/people/find")
    page.fill("[name=words]", "Velki")
    expect(page.locator("main")).to_contain_text("Nobody of this name is on this phone")
    with office.opened() as bina:
        accepted(bina, "Velki Bai Damor")
    _comes(phone)
    expect(page.locator(".person", has_text="Velki Bai Damor")).to_be_visible(timeout=A_ROUND_MS)
    # A second one joins below: what is about to be touched does not move.
    with office.opened() as bina:
        accepted(bina, "Velki")
    _comes(phone)
    both = ["Velki Bai Damor", "Velki"]
    expect(page.locator(".person .who > a")).to_have_text(both, timeout=A_ROUND_MS)
    assert phone.errors == []


def _comes(phone: Any) -> None:  # noqa: F811
    phone.page.evaluate("() => dispatchEvent(new Event('online'))")


def test_a_diary_begun_without_network_goes_on_when_the_office_has_named_it(phone, office):  # noqa: F811
    page, day = phone.page, f"[data-day='{today()}']"
    phone.offline()
    phone.quick_add("Havli Bai Gameti")
    page.get_by_role("link", name="Hazri", exact=True).click()
    page.get_by_role("link", name="New diary").click()
    page.fill("form [name=party_said]", "Ramesh thekedar")
    save(phone)
    page.locator(day).click()
    begun = page.evaluate("() => location.hash")
    assert "command" in begun
    phone.offline(False)
    all_sent(phone)
    _is_the_offices(page)
    # The screen stood open meanwhile; what was tapped on it stands there again under the same address.
    phone.go("#/")
    phone.go(begun)
    expect(page.locator(day)).to_have_class("mark full fresh")
    save(phone)
    expect(page.locator(".task", has_text="Ramesh thekedar")).to_have_count(1)
    all_sent(phone)
    (person,) = office.knows("Havli Bai Gameti")
    with office.opened():
        diary = Diary.objects.get(person=person)
        assert marks_of(diary.months.get())[today().day].word == "full"
    assert phone.errors == []


def _is_the_offices(page: Any) -> None:
    """Nothing that was said here is laid over any more."""
    page.wait_for_selector("body[data-round=done]", timeout=A_ROUND_MS)


def test_a_gang_formed_without_network_takes_more_workers_when_the_office_has_named_it(phone, office):  # noqa: F811
    page = phone.page
    with office.opened() as bina:
        accepted(bina, "Shanta Damor")
    phone.go("#/people/find/Shanta")
    _comes(phone)
    page.locator(".person", has_text="Shanta Damor").wait_for(timeout=A_ROUND_MS)
    phone.offline()
    phone.go("#/wages/form")
    page.fill("form [name=name]", "Lime gang")
    page.fill("form [name=party_said]", "Mohan seth")
    save(phone)
    phone.offline(False)
    all_sent(phone)
    _is_the_offices(page)
    page.fill("[name=words]", "Shanta")
    page.get_by_role("button", name="Shanta Damor").click()
    page.get_by_role("link", name="Mark the days").click()
    expect(page.locator(".of-gang", has_text="Shanta Damor")).to_be_visible()
    all_sent(phone)
    with office.opened():
        assert Diary.objects.get(gang__name="Lime gang").person.name == "Shanta Damor"
    assert phone.errors == []

"""The bar on top, kept as drawn: never with somebody else's name, language, token or address."""

import re

import pytest

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture
def ours(houses):
    return houses[0]


def page(browser, address: str = "/menu/") -> str:
    return browser.get(address).content.decode()


def test_each_sees_her_own_name(ours):
    for name in ("asha", "bina", "asha"):
        assert f"<strong>{name.title()}</strong>" in page(ours.client_of(name))


def test_each_language_is_drawn_anew(ours):
    browser = ours.client_of("asha")
    for language, word in (("hi", "बाहर जाएँ"), ("en", "Sign out")):
        browser.cookies["language"] = language
        assert word in page(browser)


def test_the_address_of_the_page_is_filled_in_and_is_no_markup(ours):
    text = page(ours.client_of("asha"), "/people/search/?words='<b>")
    assert "<b>" not in text
    assert re.search(r'name="next" value="/people/search/\?words=(%27|&#x27;)%3Cb%3E"', text)


def test_every_form_of_the_bar_has_a_token_of_this_answer(ours):
    browser = ours.client_of("asha")
    first, second = (TOKEN.findall(page(browser)) for _ in range(2))
    assert len(first) == len(second) >= 2
    assert not set(first) & set(second)

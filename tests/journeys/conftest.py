"""A house with its field workers, and phones in their hands. Not here: any journey."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import House, browser, house  # noqa: F401 - fixtures of the browser's stories
from tests.journeys.phone import DEVICE, Office, Phone


@pytest.fixture(scope="module")
def office(house: House, django_db_blocker: Any) -> Office:  # noqa: F811 - the fixture
    return Office(house.url, django_db_blocker)


@pytest.fixture
def phone_of(browser: Browser, office: Office) -> Iterator[Callable[..., Phone]]:  # noqa: F811 - the fixture
    """`phone_of("asha")`: a new phone, enrolled for her, with the app kept; each a device of its own."""
    phones: list[Phone] = []

    def enrolled(word: str, *, language: str = "en") -> Phone:
        phone = Phone(browser.new_context(base_url=office.url, **DEVICE), office, language=language)
        phones.append(phone)
        phone.enrol(word)
        return phone

    yield enrolled
    for phone in phones:
        phone.context.close()

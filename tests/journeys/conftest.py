"""A house with its field workers, and phones in their hands. Not here: any journey."""

from collections.abc import Callable, Iterator

import pytest

from tests.browser.conftest import browser, house  # noqa: F401 - fixtures of the browser's stories
from tests.journeys.phone import Office, Phone


@pytest.fixture(scope="module")
def office(house, django_db_blocker) -> Office:  # noqa: F811 - the fixture
    return Office(house.url, django_db_blocker)


@pytest.fixture
def phone_of(browser, office) -> Iterator[Callable[..., Phone]]:  # noqa: F811 - the fixture
    """`phone_of("asha")`: a new phone, enrolled for her, with the app kept; each a device of its own."""
    phones: list[Phone] = []

    def enrolled(word: str, *, language: str = "en") -> Phone:
        phone = Phone(browser, office, language=language)
        phones.append(phone)
        phone.enrol(word)
        return phone

    yield enrolled
    for phone in phones:
        phone.context.close()

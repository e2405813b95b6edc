"""Our house at work, and a phone of hers that is enrolled. Not here: the phone itself (fake_phone.py)."""

import pytest

from hamrah.sync.tests.fake_phone import enrolled


@pytest.fixture
def ours(houses):
    house, _theirs = houses
    with house.at_work():
        yield house


@pytest.fixture
def phone(ours):
    return enrolled(ours)

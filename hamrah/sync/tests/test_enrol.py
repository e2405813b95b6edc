"""A phone is enrolled once, by a code, with its own key; and is nobody's after its end."""

import pytest

from hamrah.sync.tests.fake_phone import enrolled

pytestmark = pytest.mark.django_db


def test_a_phone_is_enrolled_and_its_user_is_asked_for_by_its_key(houses):
    ours, _theirs = houses
    phone = enrolled(ours)
    status, answer = phone.contact()
    assert status == 200
    assert answer["user"]["name"] == ours.users["asha"].name
    assert "people.register_worker" in answer["may"]
    assert answer["share"] == phone.told["share"]

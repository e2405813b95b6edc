"""The whole way from asking her to a link, refused, withdrawn, silent and ended: two organisations, each
under its own row policies."""

import pytest

from hamrah.ground.problem import Problem
from hamrah.links import actions, posting
from hamrah.links.models import LinkRequest
from hamrah.links.tests.pair import Pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return Pair()


def test_a_yes_links_both_sides_and_brings_what_was_agreed(pair):
    pair.requested()
    pair.answered()
    (here,), (there,) = pair.links(pair.city), pair.links(pair.village)
    assert (here.person_id, there.person_id) == (pair.here.id, pair.there.id)
    with pair.city.open():
        request = LinkRequest.objects.get()
        facts = posting.opened(pair.here, bytes(request.sealed), place=request.place())
    assert facts == {
        "name": "Kesar Bai",
        "village": "Gogunda",
        "occupation": "loading",
        "phone": "9829012345",
    }
    assert request.state == "given"


def test_the_look_up_names_nobody_and_no_organisation(pair):
    (somebody,) = pair.looked()
    assert somebody.other_id is None
    everything = str(somebody.__dict__)
    assert str(pair.village.organisation.id) not in everything
    assert str(pair.there.id) not in everything
    assert pair.village.organisation.id.bytes not in bytes(somebody.sealed)


def test_the_organisation_is_named_once_she_agrees(pair):
    (somebody,) = pair.looked()
    with pair.city.open():
        named = actions.name_other(pair.city.actor(), somebody=somebody)
    assert named.other_id == pair.village.organisation.id


def test_nobody_is_asked_before_the_name_was_heard(pair):
    from hamrah.links.tests.pair import CONSENT

    (somebody,) = pair.looked()
    with pair.city.open(), pytest.raises(Problem) as refused:
        actions.send_request(pair.city.actor(), somebody=somebody, said=CONSENT)
    assert refused.value.code == "links.not_named"

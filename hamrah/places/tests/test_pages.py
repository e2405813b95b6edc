"""The pages of places, as someone who may see places sees them."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation

from hamrah.access.actor import Actor
from hamrah.ground.ids import new_id
from hamrah.places import views
from hamrah.places.facts import place_id

pytestmark = pytest.mark.django_db


def asked(path, *, may=True, signed_in=True):
    request = RequestFactory().get(path)
    request.user = SimpleNamespace(is_authenticated=signed_in)
    request.actor = Actor(
        user_id=new_id(),
        organisation_id=new_id(),
        organisation_no=1,
        organisation_code="AAA",
        name="Asha",
        permissions=frozenset({"places.see"} if may else ()),
    )
    request.session = {}
    return request


def states(query="", **options):
    return views.states(asked(f"/places/{query}", **options))


def place(kind, code, **options):
    id = place_id(kind, code)
    return views.place(asked(f"/places/{id}/", **options), id=id).content.decode()


def test_all_states_are_shown():
    page = states().content.decode()
    assert page.count('class="tile"') == 36
    assert "Government Open Data License" in page


@pytest.mark.parametrize("words", ["kotda", "कोटड़ा", "799"])
def test_a_block_is_found_by_another_spelling_script_or_code(words):
    assert str(place_id("block", "799")) in states(f"?words={words}").content.decode()


def test_what_is_nowhere_is_said_kindly():
    assert "No place of this name" in states("?words=qqqqqq").content.decode()


def test_words_are_shown_as_words():
    assert "<script>alert" not in states("?words=<script>alert(1)</script>").content.decode()


def test_a_district_shows_its_codes_its_blocks_and_what_split_off():
    page = place("district", "117")
    for text in (">117<", ">130<", "Gogunda", "Salumbar", "उदयपुर"):
        assert text in page


def test_a_district_that_is_no_more_says_so():
    assert "No longer since" in place("district", "rj-dudu")


def test_a_state_counts_the_districts_it_has_now():
    assert 'Districts <span class="soft number">41</span>' in place("state", "8")


def test_in_hindi_the_hindi_name_leads():
    with translation.override("hi"):
        assert "<title>उदयपुर" in place("district", "117")


def test_a_stand_names_its_source():
    assert "Hindustan Times" in place("stand", "mumbai-tardeo")


def test_a_place_that_is_none_is_not_found():
    with pytest.raises(Http404):
        views.place(asked("/"), id=new_id())


def test_without_the_permission_no_page_opens():
    with pytest.raises(PermissionDenied):
        states(may=False)


def test_signed_out_one_is_sent_to_sign_in():
    assert states(signed_in=False).status_code == 302


def test_a_page_asks_the_database_few_things(django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        place("state", "9")

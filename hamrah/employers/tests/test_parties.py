"""Parties through the verbs and on their pages: found before they are added, chained, never judged."""

from datetime import date

import pytest

from hamrah.employers import actions
from hamrah.employers.chain import above
from hamrah.employers.models import Party, WorksFor
from hamrah.employers.naming import found
from hamrah.employers.rules import makes_a_ring, ten_digits
from hamrah.ground.problem import Problem
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    office = Office()
    with office.open():
        yield office


def add(office, name="Ramesh Sardar", kind="sirdar", **facts):
    return actions.add_party(office.actor(), name=name, kind=kind, **facts)


def link(office, lower, upper, **facts):
    return actions.link_parties(office.actor(), lower=lower, upper=upper, **facts)


def refusal(act):
    with pytest.raises(Problem) as caught:
        act()
    return caught.value.code


@pytest.mark.parametrize("said", ["रमेश", "Ramesh Thekedar", "RAMESH", "રમેશ ભાઈ"])
def test_one_who_is_known_is_found_before_another_is_added(office, said):
    known = add(office)
    with pytest.raises(Problem) as caught:
        add(office, said)
    assert (caught.value.code, caught.value.values["others"]) == ("employers.likely_same", [str(known.id)])


def test_a_number_that_is_known_is_somebody_known(office):
    add(office, phone="+91 50000 12345")
    assert refusal(lambda: add(office, "Quite Another", phone="05000012345")) == "employers.likely_same"


def test_who_looked_may_add_another_of_the_same_name(office):
    add(office)
    add(office, is_new=True)
    assert Party.objects.count() == 2


def test_an_alias_and_a_number_find_the_party(office):
    party = add(office, phone="5000012345")
    actions.add_alias(office.actor(), party=party, name="कालू")
    for words in ("Kalu", "कालु", "Rames", "50000 12345"):
        assert list(found(office.actor(), words)) == [party], words


def test_the_name_until_now_stays_an_alias(office):
    party = add(office)
    actions.correct_party(office.actor(), party=party, name="Suresh", kind="contractor")
    assert list(found(office.actor(), "Ramesh")) == [party]
    assert [name.name for name in party.names.all()] == ["Suresh", "Ramesh Sardar"]


def test_a_number_that_ended_still_finds_and_may_come_back(office):
    phone = actions.end_phone(office.actor(), phone=add(office, phone="5000012345").phones.get())
    assert found(office.actor(), "5000012345").count() == 1
    again = actions.add_phone(office.actor(), party=phone.party, number="5000012345")
    assert (again.id, again.ended_on) == (phone.id, None)


def test_a_chain_is_read_upward(office):
    sirdar, petty, company = (add(office, name) for name in ("Ramesh", "Bhavesh", "Sunrise"))
    link(office, sirdar, petty, since=date(2025, 1, 1))
    link(office, petty, company)
    assert [(step.link.upper.name, step.depth) for step in above(sirdar)] == [("Bhavesh", 1), ("Sunrise", 2)]


def test_a_chain_is_never_a_ring(office):
    one, two, three = (add(office, name) for name in ("Ramesh", "Bhavesh", "Sunrise"))
    link(office, one, two)
    link(office, two, three)
    assert refusal(lambda: link(office, three, one)) == "employers.ring"
    assert refusal(lambda: link(office, one, one)) == "employers.ring"
    assert refusal(lambda: link(office, one, two)) == "employers.linked_already"


def test_a_link_that_ended_may_begin_again_and_no_longer_closes_a_ring(office):
    one, two = add(office, "Ramesh"), add(office, "Bhavesh")
    first = link(office, one, two, since=date(2024, 1, 1))
    actions.end_link(office.actor(), link=first, until=date(2025, 1, 1))
    link(office, two, one)
    assert WorksFor.objects.filter(until=None).count() == 1
    assert refusal(lambda: actions.end_link(office.actor(), link=first, until=date(2025, 2, 1))) == (
        "employers.ended_already"
    )


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"name": " 123 "}, "employers.bad_name"),
        ({"kind": "thief"}, "employers.unknown_kind"),
        ({"phone": "12345"}, "employers.bad_phone"),
    ],
)
def test_what_cannot_be_is_refused(office, facts, code):
    assert refusal(lambda: add(office, **facts)) == code


def test_months_to_come_and_ends_before_beginnings_are_refused(office):
    one, two = add(office, "Ramesh"), add(office, "Bhavesh")
    assert refusal(lambda: link(office, one, two, since=date(2999, 1, 1))) == "employers.bad_month"
    noted = link(office, one, two, since=date(2025, 5, 1))
    assert refusal(lambda: actions.end_link(office.actor(), link=noted, until=date(2025, 4, 1))) == (
        "employers.bad_month"
    )


@pytest.mark.parametrize(
    ("said", "number"),
    [("९८२९० १२३४५", "9829012345"), ("+91-98290 12345", "9829012345"), ("0294 2422222", "2942422222"),
     ("12345", ""), ("call Ramesh", ""), ("", "")],
)  # fmt: skip
def test_a_number_is_ten_digits_in_any_script(said, number):
    assert ten_digits(said) == number


def test_a_ring_is_seen_through_several_steps():
    above_of = {"a": ["b"], "b": ["c", "d"], "d": ["e"]}
    assert makes_a_ring(above_of, lower="a", upper="a")
    assert makes_a_ring(above_of, lower="e", upper="a")
    assert not makes_a_ring(above_of, lower="a", upper="e")


def test_no_field_of_a_party_tells_what_it_did(office):
    told = {field.name for field in Party._meta.fields}
    assert not told & {"note", "notes", "remarks", "rating", "conduct", "blacklisted"}


# -- pages ---------------------------------------------------------------------------------------


def test_the_page_shows_those_called_alike_before_it_adds(office):
    add(office)
    browser = office.browser("registrar")
    said = {"name": "रमेश", "kind": "contractor"}
    assert "Ramesh Sardar" in browser.post("/employers/new/", said).content.decode()
    assert browser.post("/employers/new/", {**said, "is_new": "1"}).status_code == 302
    assert Party.objects.count() == 2


def test_for_whom_it_works_is_asked_back_where_two_are_called_so(office):
    party, first = add(office), add(office, "Bhavesh", place_said="Surat")
    second = add(office, "Bhavesh", is_new=True, place_said="Vapi")
    address, browser = f"/employers/{party.id}/link/", office.browser("registrar")
    asked = browser.post(address, {"works_for": "भावेश"}).content.decode()
    assert "Surat" in asked and "Vapi" in asked
    browser.post(address, {"works_for": "भावेश", "upper": str(second.id)})
    assert WorksFor.objects.get().upper == second != first


def test_a_refused_form_is_shown_open_with_what_was_wrong(office):
    party = add(office)
    answer = office.browser("registrar").post(f"/employers/{party.id}/phone/", {"phone": "12"})
    assert "A phone number has ten digits" in answer.content.decode()

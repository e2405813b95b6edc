"""Households with dates, and sheets that attest many: verbs and pages."""

from datetime import date, timedelta

import pytest

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people.actions import attest_workers, join_household, leave_household
from hamrah.people.models import Attestation, Attested, Membership
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db

LONG_AGO = date(2020, 1, 1)
TOMORROW = today() + timedelta(days=1)


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def kanku(office):
    return office.worker("Kanku Bai", accepted=True, village_said="Gogunda")


@pytest.fixture
def ramesh(office):
    return office.worker("Ramesh Gameti", accepted=True, village_said="Gogunda")


def join(office, person, *, role="registrar", **facts):
    facts.setdefault("since", LONG_AGO)
    with office.open(role):
        return join_household(office.actor(role), person=person, **facts)


def leave(office, membership, until, *, role="registrar"):
    with office.open(role):
        return leave_household(office.actor(role), membership=membership, until=until)


def refusal(act):
    with pytest.raises(Problem) as caught:
        act()
    return caught.value.code


def text(response):
    return response.content.decode()


def test_who_joins_none_founds_one_in_her_name(office, kanku):
    assert join(office, kanku, is_head=True).household.name == "Kanku Bai"


def test_two_people_share_a_household(office, kanku, ramesh):
    household = join(office, ramesh, is_head=True).household
    assert join(office, kanku, household=household, relation="wife").household == household


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"relation": "boss"}, "people.unknown_word"), ({"since": TOMORROW}, "people.day_to_come")],
)
def test_what_cannot_be_is_refused(office, kanku, facts, code):
    assert refusal(lambda: join(office, kanku, **facts)) == code


def test_nobody_is_in_two_households(office, kanku):
    join(office, kanku)
    assert refusal(lambda: join(office, kanku)) == "people.in_a_household"


def test_a_household_has_one_head(office, kanku, ramesh):
    household = join(office, ramesh, is_head=True).household
    assert refusal(lambda: join(office, kanku, household=household, is_head=True)) == "people.has_a_head"


def test_a_counsellor_changes_no_household(office, kanku):
    assert refusal(lambda: join(office, kanku, role="counsellor")) == "verb.not_allowed"


def test_who_left_may_join_another(office, kanku):
    leave(office, join(office, kanku), date(2021, 1, 1))
    assert join(office, kanku).until is None


@pytest.mark.parametrize(
    ("until", "code"),
    [(date(2019, 1, 1), "people.left_before_joining"), (TOMORROW, "people.day_to_come")],
)
def test_nobody_leaves_before_joining_or_in_the_future(office, kanku, until, code):
    membership = join(office, kanku)
    assert refusal(lambda: leave(office, membership, until)) == code


def test_a_household_is_left_once(office, kanku):
    membership = leave(office, join(office, kanku), date(2021, 1, 1))
    assert refusal(lambda: leave(office, membership, date(2021, 1, 1))) == "people.left_already"


def test_the_page_joins_the_household_of_somebody_found(office, kanku, ramesh):
    household = join(office, ramesh, is_head=True).household
    address, browser = f"/people/{kanku.id}/household/", office.browser("registrar")
    assert "Household of Ramesh Gameti" in text(browser.get(address, {"words": "Ramesh Gameti"}))
    browser.post(address, {"household": household.id, "since": "2020-01-01", "relation": "wife"})
    with office.open():
        assert Membership.objects.filter(household=household, until=None).count() == 2


def test_the_page_ends_a_membership(office, kanku):
    join(office, kanku)
    office.browser("registrar").post(f"/people/{kanku.id}/household/", {"until": "2024-01-01"})
    with office.open():
        assert Membership.objects.get().until == date(2024, 1, 1)


def test_the_page_says_what_is_wrong(office, kanku):
    answer = office.browser("registrar").post(f"/people/{kanku.id}/household/", {"since": TOMORROW})
    assert "This day is still to come" in text(answer)


def test_a_household_of_another_office_cannot_be_joined(office, kanku):
    other = Office("Another office")
    theirs = join(other, other.worker("Devli Damor")).household
    answer = office.browser("registrar").post(
        f"/people/{kanku.id}/household/", {"household": theirs.id, "since": "2020-01-01"}
    )
    assert answer.status_code == 404


def test_membership_shows_nobody_whom_the_reader_may_not_see(office, ramesh):
    household = join(office, ramesh).household
    draft = office.worker("Hidden Draft")
    join(office, draft, household=household)
    with office.open("card-desk"):
        from hamrah.people.views.households import members_of

        assert members_of(office.actor("card-desk"), household, but=ramesh) == []


# -- sheets ----------------------------------------------------------------------------------------


def attest(house, people, *, role="registrar", **facts):
    facts = {"office": "Panchayat Gogunda", "officer": "", "attested_on": today(), **facts}
    with house.open(role):
        return attest_workers(house.actor(role), people=[person.id for person in people], **facts)


def test_one_sheet_attests_several(office, kanku, ramesh):
    attest(office, [kanku, ramesh])
    with office.open():
        assert Attested.objects.count() == 2


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"attested_on": TOMORROW}, "people.attested_in_future"), ({"office": " "}, "people.no_office")],
)
def test_a_stamp_that_cannot_be_is_refused(office, kanku, facts, code):
    assert refusal(lambda: attest(office, [kanku], **facts)) == code


def test_an_empty_sheet_is_refused(office):
    assert refusal(lambda: attest(office, [])) == "people.nobody_on_sheet"


def test_a_sheet_holds_forty(office):
    from types import SimpleNamespace

    from hamrah.ground.ids import new_id

    crowd = [SimpleNamespace(id=new_id()) for _ in range(41)]
    assert refusal(lambda: attest(office, crowd)) == "people.sheet_is_full"


def test_a_worker_of_another_office_stands_on_no_sheet(office, kanku):
    theirs = Office("Another office").worker("Devli Damor")
    assert refusal(lambda: attest(office, [kanku, theirs])) == "verb.unknown_row"


def test_a_card_desk_attests_nobody(office, kanku):
    assert refusal(lambda: attest(office, [kanku], role="card-desk")) == "verb.not_allowed"


def test_the_page_finds_adds_and_attests(office, kanku, ramesh):
    browser = office.browser("registrar")
    listed = {"person": [kanku.id], "words": "Ramesh Gameti"}
    page = text(browser.get("/people/attestation/", listed))
    assert "Add Ramesh Gameti" in page
    said = {"person": [kanku.id, ramesh.id], "office": "Panchayat Gogunda", "attested_on": today()}
    browser.post("/people/attestation/", said)
    with office.open():
        assert Attestation.objects.get().people.count() == 2


def test_the_page_attests_nobody_twice_on_one_sheet(office, kanku):
    said = {"person": [kanku.id, kanku.id], "office": "Panchayat Gogunda", "attested_on": today()}
    office.browser("registrar").post("/people/attestation/", said)
    with office.open():
        assert Attested.objects.count() == 1


def test_the_page_keeps_the_list_when_something_is_wrong(office, kanku):
    said = {"person": [kanku.id], "office": "", "attested_on": today()}
    assert "Kanku Bai" in text(office.browser("registrar").post("/people/attestation/", said))

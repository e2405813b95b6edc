"""A role for one centre opens that centre's people, on every page and to every verb, and nobody else's."""

from datetime import timedelta

import pytest

from hamrah.access.actions import add_user, end_grant, grant_role
from hamrah.access.actor import actor_for, installer
from hamrah.access.models import RoleGrant
from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.organisations.actions import add_centre
from hamrah.people import actions
from hamrah.people.models import Person
from tests.cast import registered, signed_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def of_centre(house, role, centre, *, name="hina", **days):
    """Somebody with a role in one centre, as actor and user."""
    boss = house["ela"]
    with house.at_work("ela"):
        user = add_user(boss, username=name, name="Hina", role="reader").user
        given = grant_role(boss, user=user, role=role, since=today(), centre=centre, **days)
        RoleGrant.objects.filter(user=user).exclude(id=given.id).delete()
    with context.opened(door="identify"):
        return actor_for(user, second_step=True), user


@pytest.fixture
def kotda(houses):
    ours, _theirs = houses
    with ours.at_work("ela"):
        return add_centre(ours["ela"], name="Kotda centre")


def test_an_organisations_only_centre_gets_who_is_registered(houses):
    assert houses[0].person.centre_id == houses[0].centre.id


def test_of_several_centres_none_is_guessed(houses, kotda):
    with houses[0].at_work("ela"):
        assert registered(houses[0]["ela"], "Mangi Lal Tarawat").centre_id is None


def test_who_registers_for_a_centre_gives_it_her_people(houses, kotda):
    hina, _user = of_centre(houses[0], "registrar", kotda)
    with houses[0].at_work("ela"):
        assert registered(hina, "Mangi Lal Tarawat").centre_id == kotda.id


def test_staff_of_one_centre_see_its_people_and_nobody_elses(houses, kotda):
    ours, _theirs = houses
    hina, user = of_centre(ours, "coordinator", kotda)
    with ours.at_work("ela"):
        own = registered(hina, "Mangi Lal Tarawat")
        assert list(Person.objects.visible_to(hina)) == [own]
    client = signed_in(user)
    assert client.get(f"/people/{own.id}/").status_code == 200
    assert client.get(f"/people/{ours.person.id}/").status_code == 404
    found = client.get("/people/search/?words=Kesar+Bai+Gameti").content.decode()
    assert "Kesar Bai Gameti</a>" not in found


def test_who_belongs_to_no_known_centre_is_seen_by_roles_of_the_whole_organisation_only(houses, kotda):
    ours, _theirs = houses
    hina, _user = of_centre(ours, "coordinator", kotda)
    with ours.at_work("ela"):
        someone = registered(ours["ela"], "Mangi Lal Tarawat")
        assert not Person.objects.visible_to(hina).filter(id=someone.id).exists()
        assert Person.objects.visible_to(ours["bina"]).filter(id=someone.id).exists()


def test_a_verb_takes_no_person_of_another_centre(houses, kotda):
    ours, _theirs = houses
    hina, _user = of_centre(ours, "coordinator", kotda)
    with ours.at_work("ela"), pytest.raises(Problem) as refused:
        actions.accept_worker(hina, person=ours.submitted)
    assert refused.value.code == "verb.unknown_row"


def test_two_roles_in_two_centres_are_held_each_in_its_own(houses, kotda):
    ours, _theirs = houses
    _hina, user = of_centre(ours, "coordinator", kotda)
    with ours.at_work("ela"):
        grant_role(ours["ela"], user=user, role="registrar", since=today(), centre=ours.centre)
    with context.opened(door="identify"):
        hina = actor_for(user, second_step=True)
    assert hina.may("people.accept_worker")
    assert hina.may("people.correct_worker", ours.person)
    assert not hina.may("people.accept_worker", ours.person)
    with ours.at_work("ela"), pytest.raises(Problem) as refused:
        actions.accept_worker(hina, person=ours.submitted)
    assert refused.value.code == "verb.not_allowed"


def test_what_hangs_on_a_person_follows_her_centre(houses, kotda):
    ours, _theirs = houses
    _hina, user = of_centre(ours, "counsellor", ours.centre)
    with ours.at_work("ela"):
        grant_role(ours["ela"], user=user, role="registrar", since=today(), centre=kotda)
    with context.opened(door="identify"):
        hina = actor_for(user, second_step=True)
    with ours.at_work("ela"), pytest.raises(Problem) as refused:
        actions.leave_household(hina, membership=ours.membership, until=today())
    assert refused.value.code == "verb.not_allowed"


def test_what_is_sealed_opens_for_the_centre_whose_counsellor_she_is(houses, kotda):
    ours, _theirs = houses
    _hina, user = of_centre(ours, "registrar", ours.centre)
    with ours.at_work("ela"):
        grant_role(ours["ela"], user=user, role="counsellor", since=today(), centre=kotda)
    client = signed_in(user)
    assert client.get(f"/people/{ours.person.id}/sealed/facts/").status_code == 404
    with ours.at_work("ela"):
        actions.assign_centre(ours["ela"], person=ours.person, centre=kotda)
    assert client.get(f"/people/{ours.person.id}/sealed/facts/").status_code == 200


def test_a_worker_given_to_another_centre_is_seen_there(houses, kotda):
    ours, _theirs = houses
    hina, _user = of_centre(ours, "registrar", kotda)
    with ours.at_work("ela"):
        actions.assign_centre(ours["bina"], person=ours.person, centre=kotda)
        assert list(Person.objects.visible_to(hina)) == [ours.person]


def test_a_role_begins_and_ends_on_its_days(houses):
    ours, _theirs = houses
    for number, (since, until, held) in enumerate(
        ((0, 0, True), (1, 2, False), (-2, -1, False), (-1, None, True))
    ):
        last = None if until is None else today() + until * DAY
        with ours.at_work("ela"):
            user = add_user(ours["ela"], username=f"hina{number}", name="Hina", role="reader").user
            first = today() + since * DAY
            given = grant_role(ours["ela"], user=user, role="registrar", since=first, until=last)
            RoleGrant.objects.filter(user=user).exclude(id=given.id).delete()
        with context.opened(door="identify"):
            assert (actor_for(user, second_step=True) is not None) is held


def test_nobody_gives_a_role_that_may_more_than_she(houses):
    ours, _theirs = houses
    clever = ours["asha"].__class__(
        **{**vars(ours["asha"]), "permissions": ours["asha"].permissions | {"access.grant_role"}}
    )
    with ours.at_work("ela"), pytest.raises(Problem) as refused:
        grant_role(clever, user=ours.colleague, role="administrator", since=today())
    assert refused.value.code == "access.role_beyond_you"


def test_an_administrator_of_one_centre_gives_no_role_in_another(houses, kotda):
    ours, _theirs = houses
    hina, _user = of_centre(ours, "administrator", kotda)
    with ours.at_work("ela"):
        grant_role(hina, user=ours.colleague, role="counsellor", since=today(), centre=kotda)
        for centre in (None, ours.centre):
            with pytest.raises(Problem) as refused:
                grant_role(hina, user=ours.colleague, role="reader", since=today(), centre=centre)
            assert refused.value.code == "access.role_beyond_you"
        with pytest.raises(Problem) as refused:
            end_grant(hina, grant=ours.grant, until=today())
    assert refused.value.code == "verb.not_allowed"


def test_the_machines_holder_gives_any_role(houses):
    ours, _theirs = houses
    grant = add_user(installer(ours.organisation), username="nita", name="Nita", role="administrator")
    assert grant.role == "administrator"


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ({"since": today(), "until": today() - DAY}, "access.ends_before_it_begins"),
        ({"since": today(), "role": "registrar"}, "access.has_role_already"),
    ],
)
def test_days_that_cannot_be_are_refused(days, code, houses):
    ours, _theirs = houses
    with ours.at_work("ela"), pytest.raises(Problem) as refused:
        grant_role(ours["ela"], **{"user": ours.users["asha"], "role": "counsellor", **days})
    assert refused.value.code == code


def test_a_role_that_is_over_is_not_ended_again(houses):
    ours, _theirs = houses
    ours.grant.until = today() - DAY
    with ours.at_work("ela"):
        ours.grant.save()
        with pytest.raises(Problem) as refused:
            end_grant(ours["ela"], grant=ours.grant, until=today())
    assert refused.value.code == "access.ended_already"


def test_the_page_gives_a_role_in_a_centre_and_ends_it(houses):
    ours, _theirs = houses
    client, path = ours.client_of("ela"), f"/access/users/{ours.colleague.id}/"
    said = {"role": "counsellor", "centre": ours.centre.id, "since": today(), "until": today() + 9 * DAY}
    assert client.post(f"{path}role/", said).status_code == 302
    assert "Gogunda centre" in client.get(path).content.decode()
    with ours.at_work("ela"):
        grant = RoleGrant.objects.get(user=ours.colleague, role="counsellor")
    client.post(f"/access/roles/{grant.id}/end/", {"until": today()})
    with ours.at_work("ela"):
        assert RoleGrant.objects.get(id=grant.id).until == today()

"""An organisation's own roles: composed of duties, agreed to by a second person, given, changed, ended;
and what somebody who wants more than she holds tries with them.
"""

import io
import json
from argparse import Namespace
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError, IntegrityError
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from hamrah.access.actions import (
    add_user,
    agree_role,
    change_role,
    compose_role,
    end_grant,
    grant_role,
    reset_sign_in,
    retire_role,
)
from hamrah.access.actor import actor_for, installer
from hamrah.access.commands import COMMANDS
from hamrah.access.duty_words import DUTY_WORDS, QUESTION_WORDS, said
from hamrah.access.models import OwnRole, RoleGrant, RoleVersion
from hamrah.access.roles import COMPOSABLE, DUTIES, MADE_OF, NEVER_COMPOSED, ROLES, SECOND_STEP, composed
from hamrah.access.verb_words import VERB_WORDS
from hamrah.config.backup.replaying import replay
from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out
from hamrah.organisations.actions import add_centre
from hamrah.services.receivers import colleagues
from tests.cast import signed_in

pytestmark = pytest.mark.django_db
PLAIN, GUARDED = ("find", "stands"), ("find", "sealed")
# Rows name them: a name may come, none may go or change its meaning.
NAMES = """find register journeys employers stands import rights partners services hand-over cards at-hand
sealed claims diary law cases money helpline relief field figures accept services-lead cards-lead cases-lead
surge phones partners-lead rights-lead counts exports watch second-person office authorities protect keys
roles staff"""


@pytest.fixture
def ours(houses):
    house, _theirs = houses
    with house.at_work("ela"):
        yield house


def compose(actor, *duties, name="Camp helper", based_on="registrar", why="camps"):
    return compose_role(actor, name=name, based_on=based_on, duties=duties or PLAIN, why=why)


def refusal(act) -> str:
    with pytest.raises(Problem) as refused, transaction.atomic():
        act()
    return refused.value.code


def given_to(house, role, name="nita", *, centre=None, shown=True):
    """Somebody new who has this role and no other, as an actor."""
    user = add_user(house["ela"], username=name, name=name.title(), role="reader").user
    reader = RoleGrant.objects.get(user=user)
    grant_role(house["ela"], user=user, role=str(role.id), since=today(), centre=centre)
    end_grant(house["ela"], grant=reader, until=today() - timedelta(days=1))
    return as_actor(user, shown=shown), user


def as_actor(user, *, shown=True):
    with context.opened(door="identify"):
        return actor_for(user, second_step=shown)


# -- composing, changing, ending -----------------------------------------------------------------------


def test_a_plain_role_holds_at_once_what_its_duties_hold_and_nothing_else(ours):
    nita, _user = given_to(ours, compose(ours["ela"]))
    assert nita.permissions == composed(PLAIN)
    assert nita.role_names == ("Camp helper",)


def test_what_is_sensitive_waits_for_a_second_person(ours):
    role = compose(ours["ela"], *GUARDED)
    version = role.versions.get()
    assert version.since_at is None
    assert refusal(lambda: given_to(ours, role)) == "access.no_such_role"
    agree_role(ours["bina"], version=version, agrees=True)
    nita, _user = given_to(ours, role)
    assert "people.see_sealed_facts" in nita.permissions


def test_a_no_leaves_the_older_version_in_force(ours):
    role = compose(ours["ela"])
    version = change_role(ours["ela"], role=role, duties=GUARDED, why="danger")
    agree_role(ours["bina"], version=version, agrees=False)
    assert OwnRole.objects.get(id=role.id).duties() == PLAIN
    assert (
        refusal(lambda: agree_role(ours["bina"], version=version, agrees=True)) == "access.answered_already"
    )


def test_a_change_holds_for_who_has_the_role_from_her_next_page_on(ours):
    role = compose(ours["ela"])
    _nita, user = given_to(ours, role)
    change_role(ours["ela"], role=role, duties=["find"], why="no stands")
    assert as_actor(user).permissions == composed(["find"])


def test_what_a_role_was_stays(ours):
    role = compose(ours["ela"])
    change_role(ours["ela"], role=role, duties=["find"], why="no stands")
    assert [tuple(one.duties) for one in role.versions.order_by("said_at")] == [PLAIN, ("find",)]


def test_an_ended_role_is_nobodys_at_once_and_is_given_no_more(ours):
    role = compose(ours["ela"])
    _nita, user = given_to(ours, role)
    retire_role(ours["ela"], role=role)
    assert as_actor(user) is None
    assert RoleGrant.objects.get(user=user, own=role).until == today()
    assert refusal(lambda: given_to(ours, role, "mina")) == "access.no_such_role"
    for act in (lambda: retire_role(ours["ela"], role=role),
                lambda: change_role(ours["ela"], role=role, duties=["find"], why="x")):  # fmt: skip
        assert refusal(act) == "access.role_retired"


def test_its_name_is_free_again_then_and_only_then(ours):
    role = compose(ours["ela"])
    assert refusal(lambda: compose(ours["ela"], name="camp HELPER")) == "access.role_name_taken"
    retire_role(ours["ela"], role=role)
    assert compose(ours["ela"]).id != role.id


@pytest.mark.parametrize("name", ["", "x", "a/b", "y" * 61, "Administrator", "card-desk"])
def test_a_name_that_says_nothing_or_something_else_is_refused(name, ours):
    assert refusal(lambda: compose(ours["ela"], name=name)) == "access.bad_role_name"


@pytest.mark.parametrize(
    ("said_so", "code"),
    [
        ({"duties": []}, "access.no_duty"),
        ({"duties": ["king"]}, "access.duty_not_composed"),
        ({"based_on": "king"}, "access.no_such_role"),
        ({"why": "  "}, "access.say_why"),
        ({"why": "y" * 201}, "access.say_why"),
    ],
)
def test_what_cannot_be_composed_is_refused(said_so, code, ours):
    facts = {"name": "Camp", "based_on": "registrar", "duties": ["find"], "why": "camps", **said_so}
    assert refusal(lambda: compose_role(ours["ela"], **facts)) == code


def test_a_change_that_changes_nothing_and_a_second_one_that_would_wait_are_refused(ours):
    role = compose(ours["ela"])
    same = refusal(lambda: change_role(ours["ela"], role=role, duties=PLAIN, why="x"))
    change_role(ours["ela"], role=role, duties=GUARDED, why="danger")
    second = refusal(lambda: change_role(ours["ela"], role=role, duties=["find"], why="x"))
    assert (same, second) == ("access.role_as_before", "access.role_waits")


# -- who wants more than she holds ---------------------------------------------------------------------


@pytest.mark.parametrize("duty", sorted(NEVER_COMPOSED))
def test_who_may_and_what_signs_is_in_no_composed_role(duty, ours):
    assert refusal(lambda: compose(ours["ela"], "find", duty)) == "access.duty_not_composed"
    assert not composed([duty]) & (DUTIES[duty] - composed([]))


def test_a_row_that_names_it_all_the_same_gives_nothing(ours):
    role = compose(ours["ela"])
    RoleVersion.objects.create(
        role=role, duties=["find", "staff"], why="x", said_by=ours.colleague, since_at="2026-01-01T00:00Z"
    )
    RoleVersion.objects.filter(role=role, why="camps").update(since_at="2025-01-01T00:00Z")
    nita, _user = given_to(ours, role)
    assert nita.permissions == composed(["find"])


def test_nobody_composes_or_agrees_to_what_she_does_not_hold(ours):
    clever = replace(ours["asha"], permissions=ours["asha"].permissions | DUTIES["staff"] | DUTIES["roles"])
    assert refusal(lambda: compose(clever, "find", "exports")) == "access.role_beyond_you"
    version = compose(ours["ela"], "find", "exports").versions.get()
    assert refusal(lambda: agree_role(clever, version=version, agrees=True)) == "access.role_beyond_you"


def test_the_coordinator_agrees_to_no_duty_of_the_administrators(ours):
    version = compose(ours["ela"], "protect").versions.get()
    assert refusal(lambda: agree_role(ours["bina"], version=version, agrees=True)) == "access.role_beyond_you"


def test_nobody_is_her_own_second_person_not_even_in_the_database(ours):
    version = compose(ours["ela"], *GUARDED).versions.get()
    assert refusal(lambda: agree_role(ours["ela"], version=version, agrees=True)) == "access.not_your_own"
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleVersion.objects.filter(id=version.id).update(agrees=True, answered_by=version.said_by)
    assert agree_role(ours["ela"], version=version, agrees=False).since_at is None


@pytest.mark.parametrize("change", ["duties = '{exports}'", "why = 'x'", "role_id = role_id"])
def test_the_database_lets_nobody_edit_a_version(change, ours):
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(f"UPDATE access_roleversion SET {change}")


def test_an_administrator_of_one_centre_composes_changes_and_ends_nothing(ours):
    user = add_user(ours["ela"], username="hina", name="Hina", role="reader").user
    grant_role(ours["ela"], user=user, role="administrator", since=today(), centre=ours.centre)
    hina, role = as_actor(user), compose(ours["ela"])
    for act in (lambda: compose(hina, "figures", name="Mine"),
                lambda: change_role(hina, role=role, duties=["figures"], why="x"),
                lambda: retire_role(hina, role=role)):  # fmt: skip
        assert refusal(act) == "access.role_beyond_you"


def test_a_role_grows_only_as_far_as_who_changes_it_holds_it(ours):
    """The administrator's duties are hers to give; a change by somebody who lost them is refused."""
    role = compose(ours["ela"])
    weak = replace(ours["ela"], permissions=ours["ela"].permissions - DUTIES["exports"])
    assert refusal(lambda: change_role(weak, role=role, duties=[*PLAIN, "exports"], why="x")) == (
        "access.role_beyond_you"
    )


def test_whoever_gives_an_own_role_holds_it_there(ours):
    role = compose(ours["ela"], "find", "cards")
    agree_role(ours["bina"], version=role.versions.get(), agrees=True)
    clever = replace(ours["asha"], permissions=ours["asha"].permissions | {"access.grant_role"})
    assert refusal(
        lambda: grant_role(clever, user=ours.colleague, role=str(role.id), since=today())
    ) == "access.role_beyond_you"  # fmt: skip


def test_nobody_takes_over_the_account_of_who_may_more_by_an_own_role(ours):
    role = compose(ours["ela"], *GUARDED)
    agree_role(ours["bina"], version=role.versions.get(), agrees=True)
    _nita, user = given_to(ours, role)
    weaker = replace(ours["asha"], permissions=ours["asha"].permissions | {"access.reset_sign_in"})
    assert refusal(lambda: reset_sign_in(weaker, user=user)) == "access.role_beyond_you"


def test_the_second_step_follows_from_the_verbs_whatever_the_role_is_called(ours):
    role = compose(ours["ela"], "find", "sealed", name="Tea maker")
    agree_role(ours["bina"], version=role.versions.get(), agrees=True)
    _nita, user = given_to(ours, role)
    before = as_actor(user, shown=False)
    assert before.withheld == composed(GUARDED) & SECOND_STEP
    assert not before.withheld & before.permissions
    page = f"/people/{ours.person.id}/sealed/facts/"
    assert [signed_in(user, second_step=shown).get(page).status_code for shown in (False, True)] == [403, 200]


def test_the_budget_of_looks_is_the_users_and_no_role_carries_more(ours):
    nita, _user = given_to(ours, compose(ours["ela"]))
    assert nita.readings_a_day == ours["asha"].readings_a_day


def test_a_role_in_one_centre_holds_there_alone(ours):
    kotda = add_centre(ours["ela"], name="Kotda centre")
    nita, _user = given_to(ours, compose(ours["ela"]), centre=kotda)
    assert nita.only_centres("people.see") == {kotda.id}
    assert not nita.may("people.see", ours.person)


def test_a_role_of_others_is_no_role_here(houses):
    ours, theirs = houses
    with theirs.at_work():
        foreign = compose(theirs["deepa"], name="Theirs")
    with ours.at_work("ela"):
        assert not OwnRole.objects.filter(id=foreign.id).exists()
        for word in (str(foreign.id), "Theirs"):
            assert refusal(
                lambda word=word: grant_role(ours["ela"], user=ours.colleague, role=word, since=today())
            ) == "access.no_such_role"  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleGrant.objects.create(user=ours.colleague, role="", own_id=foreign.id)
            connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_role_narrowed_or_ended_is_so_again_after_an_older_backup(ours):
    narrowed, ended = compose(ours["ela"]), compose(ours["ela"], name="Camp guest")
    kept = [
        ("access.change_role", {"role": {"row": "access.OwnRole", "id": str(narrowed.id)},
                                "duties": ["find"], "why": "repeated after a restore"}),
        ("access.retire_role", {"role": {"row": "access.OwnRole", "id": str(ended.id)}}),
    ]  # fmt: skip
    ids = {"organisation": str(ours.id), "user": str(ours["ela"].user_id)}
    acts = [{"verb": verb, "command": str(new_id()), "arguments": said, **ids} for verb, said in kept]
    assert replay(acts).again == {verb: 1 for verb, _said in kept}
    assert OwnRole.objects.get(id=narrowed.id).duties() == ("find",)
    assert OwnRole.objects.get(id=ended.id).retired_at is not None


# -- what is said and shown ----------------------------------------------------------------------------


def test_the_administrator_holds_every_duty_that_can_be_composed():
    assert composed(COMPOSABLE) <= ROLES["administrator"]


def test_the_names_of_duties_stay():
    assert set(NAMES.split()) <= set(DUTIES)
    assert set().union(*MADE_OF.values()) <= set(DUTIES)


def test_every_duty_and_every_single_thing_of_it_stands_in_words():
    assert set(DUTY_WORDS) == set(DUTIES)
    told = set(VERB_WORDS) | set(QUESTION_WORDS) | {"access.see_own_account"}
    assert set().union(*DUTIES.values()) <= told


def test_who_may_be_given_work_counts_own_roles(ours):
    _nita, user = given_to(ours, compose(ours["ela"], "find", "services"))
    assert user in colleagues("services.see")
    assert user not in colleagues("cases.see")


@given(duties=st.sets(st.sampled_from([*DUTIES, "unknown"]), min_size=1))
@how(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_permissions_are_the_union_of_the_duties_whatever_they_are(duties, ours):
    with transaction.atomic():
        role = OwnRole.objects.create(name="Any", based_on="reader")
        RoleVersion.objects.create(
            role=role, duties=sorted(duties), why="x", said_by=ours.colleague, since_at="2026-01-01T00:00Z"
        )
        RoleGrant.objects.filter(user=ours.colleague).delete()
        RoleGrant.objects.create(user=ours.colleague, own=role)
        shown, not_shown = as_actor(ours.colleague), as_actor(ours.colleague, shown=False)
        transaction.set_rollback(True)
    fit = [duty for duty in duties if duty in COMPOSABLE]
    assert shown.permissions == ROLES["volunteer"] - DUTIES["relief"] | frozenset().union(
        *(DUTIES[duty] for duty in fit)
    )
    assert not_shown.permissions == shown.permissions - SECOND_STEP


def test_own_roles_cost_a_page_no_query(ours):
    _nita, user = given_to(ours, compose(ours["ela"], "find"))
    counts = []
    for whose in (user, ours.users["asha"]):
        client = signed_in(whose)
        client.get("/menu/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/help/").status_code == 200
        counts.append(len(asked))
    assert counts[0] <= counts[1]


def test_the_pages_compose_wait_agree_give_and_end(ours):
    ela, bina = ours.client_of("ela"), ours.client_of("bina")
    said_so = {"name": "Lists only", "based_on": "coordinator", "duties": ["find", "exports"], "why": "lists"}
    where = ela.post("/access/roles/new/?from=coordinator", said_so)["Location"]
    version = RoleVersion.objects.get(role__name="Lists only")
    assert "Roles that wait for your answer" in bina.get("/").content.decode()
    assert "I agree" in bina.get(where).content.decode()
    assert "I agree" not in ela.get(where).content.decode()
    bina.post(f"/access/roles/versions/{version.id}/answer/", {"answer": "yes"})
    role = OwnRole.objects.get(name="Lists only")
    given_so = {"role": str(role.id), "since": today()}
    assert ela.post(f"/access/users/{ours.colleague.id}/role/", given_so).status_code == 302
    for page in (where, "/access/roles/", "/access/users/", f"/access/users/{ours.colleague.id}/"):
        assert "Lists only" in ela.get(page).content.decode()
    assert ours.colleague.name in ela.get(where).content.decode()
    ela.post(f"{where}retirement/")
    assert "over since" in ela.get(where).content.decode()


def test_the_form_says_what_is_wrong_and_keeps_what_was_ticked(ours):
    client = ours.client_of("ela")
    text = client.post(
        "/access/roles/new/", {"name": "Reader", "based_on": "reader", "duties": ["find"]}
    ).content.decode()
    assert 'id="duty-find" checked' in text and 'id="duty-exports" checked' not in text
    assert client.get("/access/roles/shipped/king/").status_code == 404


def test_a_change_by_page_holds_at_once_or_waits(ours):
    role, client = compose(ours["ela"]), ours.client_of("ela")
    page = f"/access/roles/own/{role.id}/change/"
    client.post(page, {"duties": ["find"], "why": "less"})
    assert OwnRole.objects.get(id=role.id).duties() == ("find",)
    client.post(page, {"duties": ["find", "sealed"], "why": "more"})
    assert OwnRole.objects.get(id=role.id).duties() == ("find",)
    assert "sensitive facts" in client.get(f"/access/roles/own/{role.id}/").content.decode()


def said_by_the_machine(command, **arguments):
    """What a command of access answers, as its --json says it."""
    out = io.StringIO()
    run = next(one.run for one in COMMANDS if one.name == command)
    run(Namespace(**{"org": "AAA", "user": "ela", **arguments}), Out(as_json=True, stdout=out))
    return json.loads(out.getvalue())


def test_the_command_line_composes_lists_and_retires(ours):
    made = said_by_the_machine(
        "role compose",
        name="Camp hand",
        based_on="registrar",
        more=["cards"],
        without=["import"],
        why="camps",
    )
    assert made["in_force"] is False and "cards" in made["duties"] and "import" not in made["duties"]
    assert "Camp hand" in [row["role"] for row in said_by_the_machine("role list")]
    assert said_by_the_machine("role retire", name="camp hand")["retired"] is True
    assert refusal(lambda: said_by_the_machine("role retire", name="camp hand")) == "access.no_own_role"


def test_the_machines_holder_gives_an_own_role_too(ours):
    role = compose(ours["ela"])
    grant = add_user(installer(ours.organisation), username="tara", name="Tara", role="camp helper")
    assert (grant.own_id, grant.role) == (role.id, "")
    assert [duty.code for duty in said(role.duties())] == list(PLAIN)

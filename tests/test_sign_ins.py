"""Where somebody is signed in: seen, ended by her, by an administrator, by a new password, by time."""

import time

import pytest
from django.test import Client

from hamrah.access.actions import sign_in_link, sign_out_user
from hamrah.access.models import SignIn
from hamrah.access.sessions import SIGN_IN
from hamrah.ground import context
from hamrah.ground.models import Journal
from hamrah.ground.problem import Problem
from tests.cast import signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "companion-on-the-road"
ANDROID = "Mozilla/5.0 (Linux; Android 11; M2004J19C) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


def rows_of(house, name):
    with context.opened(door="identify"):
        return list(SignIn.objects.filter(user=house.users[name]).open().order_by("since"))


def is_in(client) -> bool:
    return client.get("/people/search/").status_code == 200


def test_a_sign_in_is_one_row_with_its_device_in_words(houses):
    ours, _theirs = houses
    client = signed_in(ours.users["bina"])
    client.defaults["HTTP_USER_AGENT"] = ANDROID
    for _page in range(3):
        assert is_in(client)
    (row,) = rows_of(ours, "bina")
    assert (row.browser, row.system, row.second_step) == ("Chrome", "Android", True)
    assert "Chrome on Android" in client.get("/access/sign-ins/").content.decode()


def test_she_ends_one_and_goes_on_with_the_other(houses):
    ours, _theirs = houses
    lost, mine = signed_in(ours.users["bina"]), signed_in(ours.users["bina"])
    assert is_in(lost)
    assert is_in(mine)
    row = rows_of(ours, "bina")[0]
    mine.post("/access/sign-ins/end/", {"only": row.id})
    assert is_in(mine)
    assert not is_in(lost)
    assert not is_in(lost)


def test_she_ends_all_the_others(houses):
    ours, _theirs = houses
    clients = [signed_in(ours.users["bina"]) for _turn in range(3)]
    assert all(map(is_in, clients))
    clients[0].post("/access/sign-ins/end/")
    assert [is_in(client) for client in clients] == [True, False, False]


def test_nobody_ends_a_sign_in_of_somebody_else_by_its_id(houses):
    ours, _theirs = houses
    bina, asha = signed_in(ours.users["bina"]), signed_in(ours.users["asha"])
    assert is_in(bina)
    answer = asha.post("/access/sign-ins/end/", {"only": rows_of(ours, "bina")[0].id})
    assert answer.status_code == 404
    assert is_in(bina)


def test_an_administrator_signs_a_colleague_out_and_it_is_in_the_journal(houses):
    ours, _theirs = houses
    bina = signed_in(ours.users["bina"])
    assert is_in(bina)
    ours.client_of("ela").post(f"/access/users/{ours.users['bina'].id}/sign-out/")
    assert not is_in(bina)
    with ours.at_work("ela"):
        assert Journal.objects.filter(verb="access.sign_out_user").count() == 1


def test_signing_out_ends_the_row(houses):
    ours, _theirs = houses
    client = signed_in(ours.users["bina"])
    assert is_in(client)
    client.post("/account/logout/")
    assert rows_of(ours, "bina") == []


def test_a_new_password_ends_the_others(houses):
    ours, _theirs = houses
    mine, other = Client(), Client()
    with context.opened(door="identify"):
        link = sign_in_link(ours.users["bina"])
    mine.post(link, {"password": PASSWORD, "again": PASSWORD})
    other.post("/account/login/", {"login": "bina", "password": PASSWORD})
    assert is_in(mine)
    assert is_in(other)
    new = {"oldpassword": PASSWORD, "password1": PASSWORD + "-2", "password2": PASSWORD + "-2"}
    assert mine.post("/account/password/change/", new).status_code == 302
    assert is_in(mine)
    assert not is_in(other)
    assert len(rows_of(ours, "bina")) == 1


@pytest.mark.parametrize(("idle", "age", "goes_on"), [(119, 300, True), (121, 300, False), (1, 721, False)])
def test_a_sign_in_ends_by_itself(idle, age, goes_on, houses, monkeypatch):
    ours, _theirs = houses
    client = signed_in(ours.users["bina"])
    assert is_in(client)
    with context.opened(door="identify"):
        session = client.session
        now = int(time.time())
        session[SIGN_IN] |= {"seen": now - idle * 60, "since": now - age * 60}
        session.save()
    assert is_in(client) is goes_on


def test_that_she_was_seen_is_noted_now_and_then_only(houses):
    ours, _theirs = houses
    client = signed_in(ours.users["bina"])
    assert is_in(client)
    first = rows_of(ours, "bina")[0].seen_at
    assert is_in(client)
    assert rows_of(ours, "bina")[0].seen_at == first
    with context.opened(door="identify"):
        session = client.session
        session[SIGN_IN] |= {"seen": int(time.time()) - 600}
        session.save()
    assert is_in(client)
    assert rows_of(ours, "bina")[0].seen_at > first


def test_administrators_of_others_see_no_sign_in_of_ours(houses):
    ours, theirs = houses
    assert is_in(signed_in(ours.users["bina"]))
    with theirs.at_work():
        assert not SignIn.objects.filter(user_id=ours.users["bina"].id).exists()
        with pytest.raises(Problem) as refused:
            sign_out_user(theirs.extras["boss"], user=ours.users["bina"])
    assert refused.value.code == "verb.unknown_row"

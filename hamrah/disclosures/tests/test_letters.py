"""Sheets that came as sealed letters: opened by whom, until when, and noted. Not here: sending them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hamrah.disclosures import actions
from hamrah.disclosures.letters import carried_by
from hamrah.ground.day import today
from hamrah.ground.models import Journal
from hamrah.ground.problem import Problem
from hamrah.organisations.actions import send_letter
from hamrah.organisations.models import Letter
from tests.cast import PASSPHRASE, asked_export, signed_in, terms

pytestmark = pytest.mark.django_db


@pytest.fixture
def came(houses):
    """A letter from ours to theirs, made as the page makes it; and both houses."""
    ours, theirs = houses
    with ours.at_work():
        export = asked_export(ours["bina"], [ours.person], receiver_code="bbb")
        made = actions.make_export(ours["bina"], export=export, passphrase=PASSPHRASE)
    return ours, theirs, made


def posted(client, letter_id, what="opening"):
    return client.post(f"/disclosures/letters/{letter_id}/{what}/", follow=True)


def code_of(call, *args, **said) -> str:
    with pytest.raises(Problem) as refused:
        call(*args, **said)
    return refused.value.code


def test_the_receiver_opens_it_and_who_did_is_on_the_list(came):
    _ours, theirs, made = came
    client = theirs.client_of("deepa")
    assert "AAA workers" in client.get("/disclosures/letters/").content.decode()
    page = posted(client, made.letter_id).content.decode()
    assert PASSPHRASE in page and made.purpose in page
    file = posted(client, made.letter_id, "file")
    assert file.content[:4] == b"\xd0\xcf\x11\xe0" and "no-store" in file.headers["Cache-Control"]
    assert client.get("/disclosures/letters/").content.decode().count("opened by Deepa") == 2
    with theirs.at_work():
        rows = Journal.objects.filter(verb="disclosures.open_letter", subject_id=made.letter_id)
        assert {row.user_id for row in rows} == {theirs["deepa"].user_id} and rows.count() == 2


def test_the_sender_sees_that_it_was_opened_and_cannot_open_it(came):
    ours, theirs, made = came
    assert "not opened yet" in ours.client_of("bina").get(f"/disclosures/{made.id}/").content.decode()
    assert posted(ours.client_of("ela"), made.letter_id).status_code == 404
    with ours.at_work():
        letter = Letter.objects.get(id=made.letter_id)
        assert code_of(actions.open_letter, ours["ela"], letter=letter) == "organisations.not_our_letter"
    posted(theirs.client_of("deepa"), made.letter_id)
    assert "opened there" in ours.client_of("bina").get(f"/disclosures/{made.id}/").content.decode()


def test_it_opens_only_after_the_second_step(came):
    _ours, theirs, made = came
    client = signed_in(theirs.users["deepa"], second_step=False)
    answer = posted(client, made.letter_id)
    assert answer.status_code == 403 and PASSPHRASE not in answer.content.decode()


def test_a_coordinator_of_one_centre_opens_no_letter(came):
    _ours, theirs, made = came
    only = frozenset({"disclosures.open_letter"})
    one_centre = replace(theirs["deepa"], everywhere=frozenset(), centres=((theirs.centre.id, only),))
    with theirs.at_work():
        letter = Letter.objects.get(id=made.letter_id)
        assert code_of(actions.open_letter, one_centre, letter=letter) == "disclosures.not_whole"


def test_after_its_day_it_opens_no_more(came, monkeypatch):
    _ours, theirs, made = came
    later = today() + timedelta(days=400)
    monkeypatch.setattr("hamrah.disclosures.actions.receiving.today", lambda: later)
    page = posted(theirs.client_of("deepa"), made.letter_id).content.decode()
    assert "opens no more" in page and terms().contact in page and PASSPHRASE not in page
    with theirs.at_work():
        letter = Letter.objects.get(id=made.letter_id)
        assert letter.state == "sent"
        assert code_of(actions.open_letter, theirs["deepa"], letter=letter) == "disclosures.letter_expired"


def test_after_its_day_its_bytes_are_gone_and_that_it_came_stays(came, monkeypatch):
    _ours, theirs, made = came
    with theirs.at_work():
        actions.end_exports(theirs["deepa"])
        assert Letter.objects.get(id=made.letter_id).body
    monkeypatch.setattr("hamrah.disclosures.letters.today", lambda: today() + timedelta(days=400))
    with theirs.at_work():
        actions.end_exports(theirs["deepa"])
        letter = Letter.objects.get(id=made.letter_id)
        assert not letter.body
        assert code_of(actions.open_letter, theirs["deepa"], letter=letter) == "organisations.letter_emptied"
    page = theirs.client_of("deepa").get("/disclosures/letters/").content.decode()
    assert "its content is gone" in page
    assert f"/letters/{made.letter_id}/opening/" not in page


def test_another_kind_of_letter_and_an_unreadable_one_are_refused(houses):
    ours, _theirs = houses
    with ours.at_work():
        assert (
            code_of(actions.open_letter, ours["bina"], letter=ours.letter) == "disclosures.no_export_letter"
        )
        odd = send_letter(ours["bina"], receiver_id=ours.id, kind="export", body=b"[1]\n")
        assert code_of(actions.open_letter, ours["bina"], letter=odd) == "disclosures.letter_unread"
        assert carried_by(ours.sealed).passphrase == PASSPHRASE


def test_a_new_organisation_takes_letters_at_once(houses):
    from hamrah.organisations.actions import found_organisation
    from hamrah.organisations.letters import public_key_of

    assert public_key_of(found_organisation(code="NEW", name="New").id) is not None

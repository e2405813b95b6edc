"""Her requests, complaints, notice and nominee: clocks and refusals. Not here: erasing, breaches."""

from datetime import timedelta

import pytest

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people.models import Person
from hamrah.rights import actions
from hamrah.rights.models import NoticeRead
from hamrah.rights.notice import hash_of, notice_in
from tests.cast import SOUND

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(houses):
    ours, _theirs = houses
    with ours.at_work("ela"):
        yield ours


def code_of(call, *args, **said) -> str:
    with pytest.raises(Problem) as refused:
        call(*args, **said)
    return refused.value.code


def asked(office, **said):
    plain = {"person": office.twin, "kind": "correct", "words": "the village is Ogna", "received_on": today()}
    return actions.take_request(office["asha"], **{**plain, **said})


def test_an_answer_is_due_thirty_days_after_it_was_said(office):
    said_on = today() - timedelta(days=31)
    request = asked(office, received_on=said_on)
    assert request.due_on == said_on + timedelta(days=30)
    assert request.is_late(today())
    answered = actions.answer_request(office["bina"], request=request, answer="it is mended")
    assert not answered.is_late(today())


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"kind": "wish"}, "rights.no_such_kind"),
        ({"words": " "}, "rights.say_what"),
        ({"person": None}, "rights.who_asks"),
        ({"received_on": today() + timedelta(days=1)}, "rights.day_to_come"),
    ],
)
def test_what_is_missing_in_a_request_is_said(office, said, code):
    assert code_of(asked, office, **said) == code


def test_a_request_is_answered_once_and_in_words(office):
    request = asked(office)
    assert code_of(actions.answer_request, office["bina"], request=request, answer="") == "rights.say_what"
    actions.answer_request(office["bina"], request=request, answer="mended")
    again = {"request": request, "answer": "again"}
    assert code_of(actions.answer_request, office["bina"], **again) == "rights.answered_already"


def test_only_a_complaint_goes_to_the_board_and_once(office):
    assert code_of(actions.escalate_request, office["ela"], request=asked(office)) == "rights.not_a_complaint"
    complaint = actions.escalate_request(office["ela"], request=office.asked)
    assert complaint.escalated_on == today()
    assert code_of(actions.escalate_request, office["ela"], request=complaint) == "rights.board_already"


def test_who_has_no_record_complains_too(office):
    request = asked(office, person=None, said_by="a neighbour, 98290", kind="complaint")
    assert (request.person, request.said_by) == (None, "a neighbour, 98290")


def test_a_new_nominee_ends_the_one_before(office):
    first = office.nominee
    second = actions.name_nominee(office["asha"], person=office.person, name="Hurja")
    first.refresh_from_db()
    assert (first.ended_on, second.ended_on) == (today(), None)
    actions.end_nominee(office["asha"], nominee=second)
    assert code_of(actions.end_nominee, office["asha"], nominee=second) == "rights.ended_already"


def test_a_nominee_has_a_name_and_a_phone_that_is_one(office):
    said = {"person": office.twin, "name": " "}
    assert code_of(actions.name_nominee, office["asha"], **said) == "rights.nominee_needs_name"
    said = {"person": office.twin, "name": "Hurja", "phone": "12"}
    assert code_of(actions.name_nominee, office["asha"], **said) == "people.bad_phone"


# -- the notice --------------------------------------------------------------------------------------


def test_reading_the_notice_keeps_who_in_which_language_and_which_words(office):
    Person.objects.filter(id=office.twin.id).update(notice_due=True)
    office.twin.refresh_from_db()
    read = actions.read_notice(office["asha"], person=office.twin, language="wbr", how="read_aloud")
    kept = NoticeRead.objects.get(id=read.id)
    assert (kept.by_id, kept.language, bytes(kept.sha256)) == (office["asha"].user_id, "wbr", hash_of("wbr"))
    assert not Person.objects.get(id=office.twin.id).notice_due


def test_what_was_played_is_the_recording_and_not_the_text(office):
    read = actions.read_notice(office["asha"], person=office.twin, language="hi", how="played")
    assert bytes(read.sha256) == bytes(office.sound.sha256)


@pytest.mark.parametrize(
    ("language", "how", "code"),
    [
        ("xx", "played", "rights.no_such_language"),
        ("hi", "sung", "rights.no_such_way"),
        ("gu", "played", "rights.no_recording"),
    ],
)
def test_a_notice_that_cannot_have_been_read_so_is_refused(office, language, how, code):
    said = {"person": office.twin, "language": language, "how": how}
    assert code_of(actions.read_notice, office["asha"], **said) == code


def test_the_notice_is_whole_in_hindi_and_in_english():
    hindi, english = notice_in("hi"), notice_in("en")
    assert len(hindi) == len(english) == 5
    for (_heading, lines), (_other, said) in zip(hindi, english, strict=True):
        assert lines != said
        assert all(any("ऀ" <= letter <= "ॿ" for letter in line) for line in lines)
    assert notice_in("bhb") == hindi  # read aloud from the Hindi text


@pytest.mark.parametrize(
    ("language", "upload", "code"),
    [
        ("xx", SOUND, "rights.no_such_language"),
        ("gu", b"<script>alert(1)</script>", "rights.not_a_sound"),
        ("gu", SOUND + bytes(9 * 1024 * 1024), "rights.sound_too_large"),
    ],
)
def test_a_recording_is_a_sound_of_bearable_size(office, language, upload, code):
    assert code_of(actions.keep_audio, office["ela"], language=language, upload=upload) == code


# -- her sheet ---------------------------------------------------------------------------------------


def test_the_sheet_shows_everything_but_what_is_sensitive(houses):
    ours, _theirs = houses
    client, path = ours.client_of("ela"), f"/rights/of/{ours.person.id}/sheet/"
    assert "Kesar" in client.get(path).content.decode()
    plain = client.post(path, {"safe": "no"}).content.decode()
    for shown in ("Kesar Bai Gameti", "9829012345", "Surat", "Labour office: Helmets"):
        assert shown in plain
    for hidden in ("kept sealed", "they told my husband", "Who acts for you"):
        assert hidden not in plain
    whole = client.post(path, {"safe": "yes"}).content.decode()
    assert "kept sealed" in whole
    assert "they told my husband" in whole
    assert "Kamla" in whole


def test_what_went_to_an_authority_is_on_her_sheet_only_where_she_was_told(houses):
    from hamrah.disclosures import actions as disclosures
    from hamrah.rights.views.hers import held_of
    from tests.cast import PASSPHRASE, asked_export

    ours, _theirs = houses
    with ours.at_work("ela"):
        ela = ours["ela"]
        export = (
            asked_export(ela, [ours.twin], basis="law", request=ours.granted, body="Court")
            if _accept(ours)
            else None
        )
        disclosures.make_export(ela, export=export, passphrase=PASSPHRASE)
        assert "Court" not in str(held_of(ela, ours.twin))
        disclosures.tell_worker(ela, request=ours.granted, told="yes")
        assert "Court" in str(held_of(ela, ours.twin))


def _accept(ours) -> bool:
    return bool(Person.objects.filter(id=ours.twin.id).update(state="accepted"))

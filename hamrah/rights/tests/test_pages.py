"""Pages of rights as they are used: a click, what is said, what is refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hamrah.ground.problem import Problem
from hamrah.people.models import Person
from hamrah.rights.models import Breach, NoticeAudio, RightsRequest
from hamrah.rights.views.erasures import refuse_unsure
from tests.cast import SOUND

pytestmark = pytest.mark.django_db


def text(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_a_request_is_noted_on_her_page_and_answered_from_the_list(houses):
    ours, _theirs = houses
    asha = ours.client_of("asha")
    said = {"kind": "correct", "words": "Ogna, not Ogana", "received_on": "2026-01-05"}
    page = text(asha.post(f"/rights/of/{ours.twin.id}/request/", said, follow=True))
    assert "due in thirty days" in page
    assert "Late" in page
    with ours.at_work():
        request = RightsRequest.objects.get(person=ours.twin)
    bina = ours.client_of("bina")
    assert f"/rights/requests/{request.id}/" in text(bina.get("/rights/"))
    answered = text(bina.post(f"/rights/requests/{request.id}/answer/", {"answer": "mended"}, follow=True))
    assert "mended" in answered


def test_an_empty_form_says_so_and_nothing_is_written(houses):
    ours, _theirs = houses
    client = ours.client_of("ela")
    for path in ("request", "nominee", "notice"):
        page = text(client.post(f"/rights/of/{ours.twin.id}/{path}/", {}, follow=True))
        assert "Fill in every line" in page
    with ours.at_work():
        assert not RightsRequest.objects.filter(person=ours.twin).exists()


def test_a_recording_goes_in_and_plays_as_what_it_is(houses):
    ours, _theirs = houses
    client = ours.client_of("ela")
    file = SimpleUploadedFile("notice.mp3", SOUND + b"bhili")
    page = text(client.post("/rights/notice/recording/", {"language": "bhb", "file": file}, follow=True))
    assert "The recording is kept." in page
    with ours.at_work():
        audio = NoticeAudio.objects.get(language="bhb")
    sound = client.get(f"/rights/notice/{audio.id}/sound/")
    assert (sound.headers["Content-Type"], sound.content) == ("audio/mpeg", SOUND + b"bhili")
    assert sound.headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_of_html_is_no_recording(houses):
    ours, _theirs = houses
    file = SimpleUploadedFile("notice.mp3", b"<html>")
    page = text(
        ours.client_of("ela").post(
            "/rights/notice/recording/", {"language": "bhb", "file": file}, follow=True
        )
    )
    assert "not a recording that plays" in page


def test_restricting_from_her_page_takes_her_out_of_use(houses):
    ours, _theirs = houses
    page = text(ours.client_of("bina").post(f"/rights/of/{ours.twin.id}/restriction/", follow=True))
    assert "Restricted since" in page
    assert ours.client_of("asha").get(f"/rights/of/{ours.twin.id}/").status_code == 404


def test_an_erasure_goes_over_two_desks(houses):
    ours, _theirs = houses
    due = ours.extras["gone"]
    bina, ela = ours.client_of("bina"), ours.client_of("ela")
    assert due.name in text(bina.get("/rights/erasures/"))
    assert "A second person decides" in text(
        bina.post("/rights/erasures/", {"person": [due.id]}, follow=True)
    )
    with ours.at_work():
        erasure = due.erasures.get()
    hasty = text(ela.post(f"/rights/erasures/{erasure.id}/agreement/", follow=True))
    assert "Tick that you are sure" in hasty
    with pytest.raises(Problem) as refused:
        refuse_unsure("perhaps")
    assert refused.value.code == "rights.not_sure"
    assert due.name in text(ela.get("/rights/erasures/"))
    text(ela.post(f"/rights/erasures/{erasure.id}/agreement/", {"sure": "yes"}, follow=True))
    assert due.name not in text(ela.get("/rights/erasures/"))
    with ours.at_work():
        assert Person.objects.get(id=due.id).erased_at


def test_a_breach_is_entered_and_its_duties_ticked(houses):
    ours, _theirs = houses
    client = ours.client_of("ela")
    said = {"what": "A phone was stolen", "whose": "Centre Gogunda", "noticed_at": "2026-11-01T10:00"}
    page = text(client.post("/rights/breaches/new/", said, follow=True))
    assert "open for" in page
    assert "late by" in page
    with ours.at_work():
        clock = Breach.objects.get(what="A phone was stolen").clocks.get(code="certin")
    ticked = {"done_at": "2026-11-01T12:00", "evidence": "mail 77"}
    assert "mail 77" in text(client.post(f"/rights/breaches/clocks/{clock.id}/", ticked, follow=True))


def test_a_moment_that_is_none_is_said_beside_its_field(houses):
    ours, _theirs = houses
    said = {"what": "A phone", "whose": "Centre", "noticed_at": "yesterday"}
    assert "Write it as" in text(ours.client_of("ela").post("/rights/breaches/new/", said))


def test_the_home_page_tells_what_is_due(houses):
    ours, _theirs = houses
    page = text(ours.client_of("ela").get("/"))
    assert "Requests of workers: answer" in page
    assert "Records to erase: decide" in page
    assert "people and the Board to be told" in page

"""What somebody who should not know tries at the rooms of cases, calls, days and phones: the insider with a
password alone, the curious colleague, the husband with her sheet of looks in his hand, the finder of a phone.

Not here: another organisation, which test_every_page_every_role.py tries at every page.
"""

import ast
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

import hamrah
from hamrah.access.models import Alarm, Reading, Revealed
from hamrah.access.page_words import DANGER, PAGE_WORDS
from hamrah.access.views.journal import told_to
from hamrah.cases import actions as cases
from hamrah.cases.actions import CaseSaid, ClaimantSaid
from hamrah.cases.models import Case
from hamrah.figures.counting import Number, shown_to
from hamrah.ground.day import today
from hamrah.ground.models import Journal
from hamrah.ground.room import rooms
from hamrah.helpline import actions as helpline
from hamrah.helpline.models import Call
from hamrah.helpline.saying import CallSaid
from hamrah.people import actions as people
from hamrah.people.rules.registration import PhoneSaid
from hamrah.people.views.looked import looks_at
from hamrah.services import actions as services
from hamrah.services.actions.asking import Asked
from hamrah.sync.tests.fake_phone import enrolled
from tests.cast import accepted, signed_in
from tests.test_every_page_every_role import PAGES, _path

pytestmark = pytest.mark.django_db
NEW = ("cases:", "helpline:", "wages:", "sync:")
# Numbers of lines of a surge, without names: volunteers bring relief by them.
WITHOUT_NAMES = {"helpline:printed"}
SHOWN = [page for page in PAGES if page.name.startswith(NEW) and page.method == "GET" and page.needs_a_row]
# Of nobody, or only what the asker wrote herself.
NAMELESS = {
    *("cases:letters", "helpline:message_to", "helpline:surge", "helpline:printed", "helpline:callback"),
    *("wages:order", "wages:rates", "wages:review_order", "sync:phone"),
}


@pytest.fixture
def ours(houses):
    house, _theirs = houses
    with house.at_work("ela"):
        yield house


def named_in(house, text):
    """Workers of the house whose whole name stands in a text."""
    from hamrah.people.models import Person

    return {person.id for person in Person.objects.all() if person.name and person.name in text}


def danger_case(house, person):
    return cases.open_case(
        house["ela"], said=CaseSaid("bondage", "locked in", safe="no"), claimants=[ClaimantSaid(person.id)]
    )


def danger_call(house, person):
    call = helpline.begin_call(house["ela"], said=CallSaid())
    call = helpline.end_call(
        house["ela"],
        call=call,
        said=CallSaid(
            caller="self", owner="self", topic="bondage", danger="bondage", disposition="information"
        ),
    )
    helpline.name_caller(house["ela"], call=call, person=person)
    return Call.objects.get(id=call.id)


# -- a password alone ------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [p for p in SHOWN if p.name.startswith(("cases:", "helpline:"))], ids=str)
def test_a_password_alone_opens_no_page_of_a_case_or_a_call(page, ours):
    name = "gita" if "K" in page.roles else "ela"
    answer = signed_in(ours.users[name], second_step=False).get(_path(page, ours))
    assert answer.status_code in (403, 404) or page.name in WITHOUT_NAMES
    assert not named_in(ours, answer.content.decode("utf-8", "replace"))


@pytest.mark.parametrize("path", ["/cases/calendar.ics", "/cases/", "/helpline/", "/helpline/calls/"])
def test_nor_a_list_of_them(path, ours):
    assert signed_in(ours.users["bina"], second_step=False).get(path).status_code == 403


def test_the_board_of_counts_names_no_case_before_the_second_step(ours):
    number = ours.extras["case"].number
    Case.objects.update(next_at=timezone.now() - timedelta(days=90))
    assert (
        number not in signed_in(ours.users["bina"], second_step=False).get("/cases/board/").content.decode()
    )


# -- who looked, and the budget ----------------------------------------------------------------------


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_every_page_that_shows_workers_writes_down_who_looked_at_whom(page, ours):
    before = set(Reading.objects.values_list("id", flat=True))
    answer = ours.client_of("ela").get(_path(page, ours))
    if answer.status_code != 200:
        return
    logged = {id for row in Reading.objects.exclude(id__in=before) for id in row.people}
    kind = answer["Content-Type"].split(";")[0]
    if kind == "text/html":
        assert named_in(ours, answer.content.decode()) <= logged
    elif page.name not in NAMELESS:
        assert logged, f"{page.name} gave {kind} and wrote nothing down"


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_a_spent_budget_closes_them_for_whoever_does_not_carry_the_case(page, ours):
    ours.organisation.readings_a_day = 0
    ours.organisation.save(update_fields=["readings_a_day"])
    Case.objects.update(assigned_to_id=None)
    Revealed.objects.update(at=timezone.now() - timedelta(hours=30))
    answer = ours.client_of("ela").get(_path(page, ours))
    if answer["Content-Type"].startswith("text/html"):
        assert not named_in(ours, answer.content.decode())


def looks_written_in(folder):
    """(file, function called, page) of each look that is written down with a page named on the spot."""
    for file in folder.rglob("*.py"):
        if "tests" not in file.parts:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("log_reading", "shown"):
                    said = [word.value for word in node.keywords if word.arg == "page"]
                    yield from ((file.name, node.func.id, one.value) for one in said
                                if isinstance(one, ast.Constant))  # fmt: skip


def test_every_page_that_writes_down_looks_is_told_in_words():
    told = set(PAGE_WORDS) | DANGER
    looks = list(looks_written_in(Path(hamrah.__file__).parent))
    assert len(looks) > 60
    assert [one for one in looks if one[2] not in told and not one[2].startswith("cases.")] == []


def test_cases_write_looks_down_so_that_a_danger_stays_unsaid():
    """By note_look, which knows the case; before there is one, somebody is only looked for."""
    looks = looks_written_in(Path(hamrah.__file__).parent / "cases")
    assert {page for _file, _call, page in looks} == {"cases.new"}


def test_her_own_sheet_of_looks_says_nothing_of_a_danger(ours):
    person = accepted(ours["ela"], "Jhamku Bai Kharadi")
    case, call = danger_case(ours, person), danger_call(ours, person)
    gita = ours.client_of("gita")
    for path in (case.get_absolute_url(), f"/cases/{case.id}/claims/", call.get_absolute_url()):
        assert gita.get(path).status_code == 200
    assert Reading.objects.filter(people__contains=[person.id], page__in=DANGER).count() == 3
    with ours.at_work("bina"):
        assert not [look for look in looks_at(person) if look.name == ours["gita"].name]


def test_the_husbands_pages_say_nothing_of_his_wifes_danger(ours):
    """Gita has the husband's case, and the right to know of dangers: still his pages are his."""
    husband = accepted(ours["ela"], "Velji Kharadi")
    people.join_household(
        ours["ela"], person=husband, since=today(), household=ours.household, relation="husband"
    )
    case, call = danger_case(ours, ours.person), danger_call(ours, ours.person)
    his = cases.open_case(ours["gita"], said=CaseSaid("unpaid_wages"), claimants=[ClaimantSaid(husband.id)])
    gita = ours.client_of("gita")
    for path in (husband.get_absolute_url(), his.get_absolute_url(), f"/people/{husband.id}/?more=1"):
        text = gita.get(path).content.decode()
        assert case.number not in text and str(case.id) not in text and str(call.id) not in text


def test_a_plain_case_stands_on_it(ours):
    ours.client_of("bina").get(f"/cases/{ours.extras['case'].id}/")
    told = [str(look.page) for look in looks_at(ours.person) if look.name == ours["bina"].name]
    assert "in one of her cases" in told


# -- the journal ---------------------------------------------------------------------------------------


def test_the_journal_tells_of_no_danger_to_who_may_not_know_of_it(ours):
    person = accepted(ours["ela"], "Jhamku Bai Kharadi")
    case, call = danger_case(ours, person), danger_call(ours, person)
    cases.add_witness(ours["ela"], case=case, name="Kali", saw="the lock")
    plain = {ours.extras["case"].id}
    hidden = {case.id, call.id, case.witnesses.get().id}
    knows = set(told_to(ours["bina"]).values_list("subject_id", flat=True))
    assert hidden | plain <= knows
    without = ours["bina"].__class__(
        **{
            **vars(ours["bina"]),
            "permissions": ours["bina"].permissions - {"cases.see_danger", "helpline.see_danger"},
        }
    )
    told = set(told_to(without).values_list("subject_id", flat=True))
    assert not hidden & told
    assert plain <= told
    nothing = told_to(without).filter(subject_id=None).exclude(verb__startswith="people.")
    assert nothing.exists()


def test_the_journals_page_hides_it_before_the_second_step_too(ours):
    danger_case(ours, accepted(ours["ela"], "Jhamku Bai Kharadi"))
    said = [signed_in(ours.users["bina"], second_step=shown).get("/access/journal/").content.decode()
            for shown in (True, False)]  # fmt: skip
    latest = [text.partition("<tbody>")[2].partition("</tr>")[0] for text in said]
    assert ["opened a case" in row for row in latest] == [True, False]


def test_sums_and_counts_of_few_cases_and_calls_are_told_to_who_may_see_them_alone(ours):
    """One case of one woman of one block is hers, whatever it is called: a figure of it is T4."""
    measures = [one for room in rooms() if room.name in ("cases", "helpline") for one in room.measures]
    assert len(measures) > 12
    few = Number(1, 1)
    for measure in measures:
        assert shown_to(ours["asha"], measure, few).is_withheld, measure.code
        assert not shown_to(ours["gita"], measure, few).is_withheld, measure.code
    page = ours.client_of("asha").get("/figures/cases.claimed/?by=block").content.decode()
    assert "12,000" not in page
    alone = signed_in(ours.users["gita"], second_step=False)
    assert "12,000" not in alone.get("/figures/cases.claimed/").content.decode()
    assert "12,000" in ours.client_of("gita").get("/figures/cases.claimed/").content.decode()


# -- restricted records --------------------------------------------------------------------------------


def test_who_is_restricted_is_no_face_when_a_number_rings_nor_a_pick_for_a_case(ours):
    person = accepted(ours["ela"], "Jhamku Bai", phones=(PhoneSaid("9829077711", "self", True),))
    call = helpline.begin_call(ours["bina"], said=CallSaid(number="9829077711", caller="self", owner="self"))
    client = ours.client_of("bina")
    assert "Jhamku" in client.get(call.get_absolute_url()).content.decode()
    people.restrict_worker(ours["ela"], person=person)
    assert "Jhamku" not in client.get(call.get_absolute_url()).content.decode()
    assert "Jhamku" not in client.get(f"/cases/{ours.extras['case'].id}/group/").content.decode()


# -- what leaves the house -----------------------------------------------------------------------------


def test_a_calendar_names_no_worker_and_no_employer(ours):
    text = ours.client_of("ela").get("/cases/calendar.ics?whose=all").content.decode()
    assert ours.extras["case"].number in text
    assert not named_in(ours, text)
    assert ours.party.name not in text


def test_nothing_of_cases_calls_or_danger_can_be_put_on_a_list_that_leaves():
    columns = [column for room in rooms() for column in room.exports]
    assert columns
    assert all(column.tier <= 4 for column in columns)
    assert not [room.name for room in rooms() if room.exports and room.name in ("cases", "helpline", "sync")]


def test_the_diary_open_to_everybody_and_the_check_of_a_paper_know_nobody(ours):
    for path in ("/hazri/", "/hazri/hi/", "/hazri/check/"):
        answer = Client().get(path)
        assert answer.status_code == 200
        assert not named_in(ours, answer.content.decode())
        assert not answer.cookies.get("sessionid")
    forged = Client().post("/hazri/check/", {"code": "HD1:AAAA", "text": "HD1:AAAA"})
    assert forged.status_code < 500
    assert not named_in(ours, forged.content.decode())


# -- the phone -----------------------------------------------------------------------------------------


def test_what_a_phone_fetches_is_written_down_and_rings_for_no_invented_record(ours):
    asha = ours["asha"]
    person = accepted(ours["ela"], "Jhamku Bai")
    services.ask(
        asha, people=[person], asked=Asked("job", {"trade": "mason"}), assigned_to=ours.users["asha"]
    )
    rang = Alarm.objects.count()
    phone = enrolled(ours)
    phone.fetch_all()
    rows = Reading.objects.filter(user_id=asha.user_id, page="field")
    held = {id for row in rows for id in row.people}
    assert {str(id) for id in held} == set(phone.bundles)
    assert str(person.id) in phone.bundles
    assert Alarm.objects.count() == rang


def test_a_phone_gets_the_photo_of_nobody_it_does_not_hold(ours):
    phone = enrolled(ours, "gita")
    phone.fetch_all()
    assert str(ours.photographed.id) not in phone.bundles
    status, answer = phone.ask("GET", f"/sync/photo/{ours.photographed.id}/")
    assert (status, answer["problem"]["code"]) == (422, "verb.unknown_row")


def test_a_cookie_opens_no_door_of_the_phones_and_a_phone_no_page(ours):
    client = ours.client_of("ela")
    for path in ("/sync/pull/", "/sync/lists/", f"/sync/photo/{ours.photographed.id}/"):
        assert client.get(path).status_code == 401
    phone = enrolled(ours)
    body = phone.headers("GET", "/people/search/?words=Kesar", b"", place=phone.place)
    status, _content = phone.carry("GET", "/people/search/?words=Kesar", body, b"")
    assert status == 302


def test_nothing_that_asks_for_the_second_step_reaches_a_phone(ours):
    person = accepted(ours["ela"], "Jhamku Bai")
    danger_case(ours, person)
    job = Asked("job", {"trade": "mason"})
    services.ask(ours["gita"], people=[person], asked=job, assigned_to=ours.users["gita"])
    phone = enrolled(ours, "gita")
    phone.fetch_all()
    text = json.dumps(phone.bundles[str(person.id)])
    assert "bonded" not in text and "locked in" not in text
    assert not re.search(r"\b\d\d-\d{6}-\d\b", text)


def test_a_role_that_ended_ends_the_phone_with_her_next_word(ours):
    from hamrah.access.models import RoleGrant

    phone = enrolled(ours)
    RoleGrant.objects.filter(user=ours.users["asha"]).update(until=today() - timedelta(days=1))
    assert phone.ask("GET", "/sync/pull/?since=")[0] == 403


def test_a_call_in_danger_waits_by_the_clock_and_its_journal_row_says_no_more(ours):
    call = danger_call(ours, accepted(ours["ela"], "Jhamku Bai"))
    row = Journal.objects.filter(subject_id=call.id).first()
    assert call.act_by > timezone.now()
    assert (row.subject_kind, row.device) == ("helpline.call", "office")

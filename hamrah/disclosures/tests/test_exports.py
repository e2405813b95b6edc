"""An export: who may be in it, who agrees, how it is locked, when it is gone. Not here: its pages."""

from datetime import timedelta
from io import BytesIO

import msoffcrypto
import pytest
import python_calamine
from django.db import connection

from hamrah.access.models import Reading
from hamrah.disclosures import actions
from hamrah.disclosures.columns import offered
from hamrah.disclosures.letters import carried_by
from hamrah.disclosures.models import Export
from hamrah.disclosures.rules.cohort import WITHOUT_A_SECOND, Criteria
from hamrah.disclosures.sheet import ALPHABET, Sheet, new_passphrase, workbook
from hamrah.ground.day import today
from hamrah.ground.models import Journal
from hamrah.ground.problem import Problem
from hamrah.ground.room import ExportColumn
from hamrah.organisations.models import Letter
from hamrah.people import actions as people
from hamrah.people.models import Person
from tests.cast import PASSPHRASE, accepted, asked_export, terms, yes_to

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


def ask(office, criteria, **said):
    columns = said.pop("columns", ["name"])
    return actions.ask_export(office["bina"], criteria=criteria, columns=columns, terms=terms(**said))


def rows_of(content: bytes, passphrase: str = PASSPHRASE) -> list[list[list[object]]]:
    """The sheets of a locked workbook, as its recipient reads them."""
    file = msoffcrypto.OfficeFile(BytesIO(content))
    file.load_key(password=passphrase, verify_password=True)
    plain = BytesIO()
    file.decrypt(plain, verify_integrity=True)
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(plain.getvalue()))
    return [book.get_sheet_by_index(at).to_python() for at in range(len(book.sheet_names))]


def made(office, people, **said) -> Export:
    export = asked_export(office["bina"], people, **said)
    return actions.make_export(office["bina"], export=export, passphrase=PASSPHRASE)


# -- who ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [{"village": "Gogunda"}, {"district": "Udaipur"}, {"gender": "F"}])
def test_nobody_is_chosen_by_origin_alone(office, place):
    assert code_of(ask, office, Criteria(**place)) == "disclosures.origin_alone"


def test_days_beside_a_place_are_origin_alone(office):
    said = Criteria(village="Gogunda", since=today() - timedelta(days=9000))
    assert code_of(ask, office, said) == "disclosures.origin_alone"


def test_a_work_that_everyone_of_the_place_does_is_origin_alone(office):
    for at, name in enumerate(("Ratan", "Bhera", "Lalu", "Heera", "Punja", "Nathu", "Dola")):
        accepted(office["ela"], name, age=20 + 5 * at, village_said="Sayra", occupation="mason")
    said = Criteria(village="Sayra", occupation="mason")
    assert code_of(ask, office, said) == "disclosures.origin_alone"
    for at, name in enumerate(("Jamku", "Sajjan", "Vesi", "Galba")):
        accepted(office["ela"], name, age=24 + 6 * at, village_said="Sayra", occupation="cook")
    assert len(ask(office, said).people) == 7


def test_nobody_chosen_is_said(office):
    assert code_of(ask, office, Criteria()) == "disclosures.nobody_chosen"


def test_a_work_nobody_does_is_said(office):
    assert code_of(ask, office, Criteria(occupation="astronaut")) == "disclosures.nobody_found"


def test_more_than_is_ever_needed_is_refused(office, monkeypatch):
    monkeypatch.setattr("hamrah.disclosures.rules.cohort.MOST_PEOPLE", 1)
    everyone = Criteria(people=tuple(Person.objects.values_list("id", flat=True)))
    assert code_of(ask, office, everyone) == "disclosures.too_many"


def test_restricted_draft_merged_and_erased_people_never_leave(office):
    people.restrict_worker(office["ela"], person=office.submitted)
    never = [office.submitted, office.draft, office.minor, office.merge.gone, office.leaving]
    criteria = Criteria(people=tuple(person.id for person in (*never, office.person)))
    assert ask(office, criteria).people == [office.person.id]


def test_whoever_may_be_under_18_leaves_by_name_alone_for_a_claim_or_by_law(office):
    minor, grown = office.minor, office.photographed
    for person in (minor, grown):
        people.record_consent(office["ela"], person=person, said=yes_to("services"))
    Person.objects.filter(id__in=(minor.id, grown.id)).update(state="accepted", occupation="loader")
    named, by_work = Criteria(people=(minor.id, grown.id)), Criteria(occupation="loader")
    ways = [(named, "claim"), (named, "consent_services"), (by_work, "claim"), (by_work, "consent_services")]
    found = [ask(office, criteria, basis=basis).people for criteria, basis in ways]
    assert [minor.id in ids for ids in found] == [True, False, False, False]
    assert all(grown.id in ids for ids in found)


def test_somebody_restricted_meanwhile_is_left_out(office):
    export = asked_export(office["bina"], [office.person, office.photographed])
    people.restrict_worker(office["ela"], person=office.photographed)
    done = actions.make_export(office["bina"], export=export, passphrase=PASSPHRASE)
    assert (done.people, done.rows) == ([office.person.id], 1)


def test_on_the_ground_of_consent_only_those_are_in_who_agreed(office):
    both = Criteria(people=(office.person.id, office.photographed.id))
    assert code_of(ask, office, both, basis="consent_network") == "disclosures.nobody_found"
    people.record_consent(office["ela"], person=office.person, said=yes_to("network"))
    assert ask(office, both, basis="consent_network").people == [office.person.id]


def test_people_of_a_stranger_are_not_found(houses, office):
    _ours, theirs = houses
    assert code_of(ask, office, Criteria(people=(theirs.person.id,))) == "disclosures.nobody_found"


# -- what and to whom --------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", ["purpose", "recipient", "body", "contact", "words"])
def test_purpose_and_recipient_are_named(office, missing):
    said = {missing: " "}
    assert code_of(ask, office, Criteria(people=(office.person.id,)), **said) == "disclosures.incomplete"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"basis": "because"}, "disclosures.no_such_basis"),
        ({"basis": "law"}, "disclosures.law_needs_request"),
        ({"kept_until": today()}, "disclosures.bad_day"),
        ({"kept_until": today() + timedelta(days=4000)}, "disclosures.bad_day"),
        ({"columns": []}, "disclosures.no_columns"),
        ({"columns": ["caste"]}, "disclosures.no_such_column"),
        ({"receiver_code": "NONE"}, "disclosures.no_such_receiver"),
    ],
)
def test_what_is_not_said_well_is_refused(office, said, code):
    assert code_of(ask, office, Criteria(people=(office.person.id,)), **said) == code


def test_a_column_one_may_not_see_cannot_be_given_out(office):
    import dataclasses

    bina = dataclasses.replace(
        office["bina"], permissions=office["bina"].permissions - {"journeys.see_wages"}
    )
    said = {"criteria": Criteria(people=(office.person.id,)), "columns": ["wage"], "terms": terms()}
    assert code_of(actions.ask_export, bina, **said) == "disclosures.no_such_column"


def test_a_column_of_danger_never_leaves_whatever_a_room_declares(office, monkeypatch):
    from hamrah.disclosures import columns

    class Dangerous:
        exports = (ExportColumn("safety", "Safety", 5, "people.see", lambda actor, ids: {}),)

    monkeypatch.setattr(columns, "rooms", lambda: (Dangerous(),))
    assert offered(office["ela"]) == []


# -- the second person -------------------------------------------------------------------------------


def test_fifty_need_no_second_person_and_fifty_one_do(office, monkeypatch):
    assert WITHOUT_A_SECOND == 50
    assert asked_export(office["bina"], [office.person]).state == "approved"
    monkeypatch.setattr("hamrah.disclosures.rules.cohort.WITHOUT_A_SECOND", 1)
    assert asked_export(office["bina"], [office.person, office.photographed]).state == "asked"


def test_one_sensitive_column_needs_a_second_person(office):
    export = asked_export(office["bina"], [office.person], columns=("name", "wage"))
    make = {"export": export, "passphrase": PASSPHRASE}
    assert code_of(actions.make_export, office["bina"], **make) == "disclosures.not_approved"
    assert code_of(actions.approve_export, office["bina"], export=export) == "disclosures.own_export"
    assert actions.approve_export(office["ela"], export=export).state == "approved"
    assert code_of(actions.approve_export, office["ela"], export=export) == "disclosures.not_asked"
    assert actions.make_export(office["bina"], **make).rows == 1


def test_what_is_declined_does_not_leave(office):
    export = asked_export(office["bina"], [office.person], columns=("wage",))
    assert code_of(actions.decline_export, office["ela"], export=export, reason="") == "disclosures.say_why"
    declined = actions.decline_export(office["ela"], export=export, reason="too much")
    assert declined.state == "declined"
    said = {"export": declined, "passphrase": PASSPHRASE}
    assert code_of(actions.make_export, office["bina"], **said) == "disclosures.not_approved"
    again = {"export": declined, "reason": "still"}
    assert code_of(actions.decline_export, office["ela"], **again) == "disclosures.not_asked"


# -- the file ----------------------------------------------------------------------------------------


def test_the_recipient_opens_it_with_the_passphrase_and_sees_the_rows(office):
    export = made(office, [office.person, office.photographed], columns=("name", "phone", "district"))
    first, rows = rows_of(bytes(export.content))
    assert rows[0] == ["Name", "District", "Phone"]
    assert rows[1][0] == "Kesar Bai Gameti"
    assert rows[1][2] == "9829012345"
    said = dict((row[0], row[1]) for row in first)
    assert said["Purpose"] == "Helmets"
    assert said["People"] == "2"
    assert said["Check (SHA-256)"] == bytes(export.sha256).hex()
    assert "Shanti" in said["For"]


def test_without_the_passphrase_nothing_of_it_can_be_read(office):
    content = bytes(made(office, [office.person]).content)
    assert b"Kesar" not in content
    assert b"PK\x03\x04" not in content
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        rows_of(content, PASSPHRASE[:-1] + "z")


def test_a_passphrase_is_long_drawn_anew_and_kept_nowhere(office):
    assert len({new_passphrase() for _ in range(50)}) == 50
    assert set(new_passphrase()) <= {*ALPHABET, "-"}
    passphrase = new_passphrase()
    export = asked_export(office["bina"], [office.person])
    actions.make_export(office["bina"], export=export, passphrase=passphrase)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute("SELECT has_table_privilege(%s, 'SELECT')", [table])
            if cursor.fetchone()[0]:
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s OR t::text LIKE %s',
                    [f"%{passphrase}%", f"%{passphrase.encode().hex()}%"],
                )
                assert cursor.fetchone() == (0,), table
    short = {"export": export, "passphrase": "short"}
    assert code_of(actions.make_export, office["bina"], **short) == "disclosures.weak_passphrase"


@pytest.mark.parametrize(
    "value", ["=1+1", "+91 98290", "-2", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x")']
)
def test_a_cell_that_begins_like_a_formula_is_text(value):
    content = workbook(Sheet([("Purpose", value)], ["Name"], [[value]]))
    import zipfile

    with zipfile.ZipFile(BytesIO(content)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name]
        styles = parts.read("xl/styles.xml").decode()
    assert not any("<f>" in sheet or "hyperlink" in sheet for sheet in sheets)
    assert 'quotePrefix="1"' in styles
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    assert book.get_sheet_by_index(1).to_python()[1][0] == value.replace("\r", "\n") or value.startswith("\r")


def test_each_time_it_is_taken_out_everyone_in_it_was_looked_at(office):
    export = made(office, [office.person, office.photographed])
    before = Reading.objects.filter(page="disclosures.export").count()
    for _ in range(2):
        actions.download_export(office["ela"], export=export)
    looks = Reading.objects.filter(page="disclosures.export").order_by("-id")[:2]
    assert Reading.objects.filter(page="disclosures.export").count() == before + 2
    assert {frozenset(look.people) for look in looks} == {
        frozenset({office.person.id, office.photographed.id})
    }
    assert Journal.objects.filter(verb="disclosures.download_export", subject_id=export.id).count() == 2


def test_past_its_day_the_file_is_gone_and_the_row_stays(office):
    export = made(office, [office.person])
    export.file_until = today() - timedelta(days=1)
    export.save(update_fields=["file_until"])
    assert code_of(actions.download_export, office["bina"], export=export) == "disclosures.file_gone"
    assert actions.end_exports(office["bina"]) == 1
    left = Export.objects.get(id=export.id)
    assert (left.state, left.content, left.rows) == ("ended", None, 1)


def test_the_file_never_outlives_the_day_it_may_be_kept_to(office):
    export = made(office, [office.person], kept_until=today() + timedelta(days=2))
    assert export.file_until == today() + timedelta(days=2)


def test_what_may_no_longer_be_kept_is_not_made(office):
    export = asked_export(office["bina"], [office.person])
    export.kept_until = today() - timedelta(days=1)
    said = {"export": export, "passphrase": PASSPHRASE}
    assert code_of(actions.make_export, office["bina"], **said) == "disclosures.bad_day"


def test_an_organisation_of_the_network_also_gets_it_sealed_for_its_own_key(houses, office):
    _ours, theirs = houses
    export = made(office, [office.person], receiver_code="bbb")
    letter = Letter.objects.get(id=export.letter_id)
    assert b"Kesar" not in bytes(letter.body)
    with theirs.at_work():
        carried = carried_by(letter)
    assert rows_of(carried.file, carried.passphrase)[1][1] == ["Kesar Bai Gameti"]

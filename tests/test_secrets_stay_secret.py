"""Sensitive facts and names stand where they belong and nowhere else: not in journal, differences,
commands, logs or error pages, also when something breaks in between.
"""

import io
import logging

import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import path
from django.utils.log import configure_logging

from hamrah.config import urls as house_urls
from hamrah.ground import sealing
from hamrah.ground.models import CommandSeen, Difference, Journal
from hamrah.people import actions
from hamrah.people.models import Person, PersonKey, SealedFact
from hamrah.web.reports import Line
from tests.cast import anything, registered

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

T4, T5, NAME = "canary-of-caste", "canary-of-danger", "Canaribai"
RATE = 98765432


def broken(request):
    """A page that breaks with everything it knows in its hands."""
    person = Person.objects.get(name__startswith=NAME)
    actions.note_sealed_fact(request.actor, person=person, fact="safety", value=T5)
    raise ValueError(f"{person.name} {T4} {T5} {request.POST}")


def breaks_in_the_database(request):
    """The database quotes the row in what it says."""
    person = Person.objects.get(name__startswith=NAME)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET name = NULL WHERE id = %s", [person.id])


urlpatterns = [path("broken/", broken), path("breaks/", breaks_in_the_database), *house_urls.urlpatterns]
handler404, handler500 = house_urls.handler404, house_urls.handler500


@pytest.fixture
def log():
    """Everything logged, as the house writes it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line(settings.LOGGING["formatters"]["line"]["fmt"]))
    root = logging.getLogger()
    root.addHandler(handler)
    before, root.level = root.level, logging.DEBUG
    yield stream
    root.removeHandler(handler)
    root.setLevel(before)


def rows_with(text: str) -> set[str]:
    """Tables in whose rows a text stands, also as the hexadecimal that bytes are shown in."""
    found = set()
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute("SELECT has_table_privilege(%s, 'SELECT')", [table])
            if cursor.fetchone()[0]:
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" t WHERE t::text ILIKE %s OR t::text ILIKE %s',
                    [f"%{text}%", f"%{text.encode().hex()}%"],
                )
                found |= {table} if cursor.fetchone()[0] else set()
    return found


def noted(house, **facts):
    boss = house.extras["boss"]
    with house.at_work():
        for fact, value in facts.items():
            actions.note_sealed_fact(boss, person=house.person, fact=fact, value=value)


def test_a_noted_fact_is_read_by_who_may(houses):
    ours, _theirs = houses
    noted(ours, caste=T4)
    assert T4 in ours.client_of("gita").get(f"/people/{ours.person.id}/sealed/facts/").content.decode()


def test_noted_and_changed_facts_stand_nowhere_in_clear(houses, log):
    ours, _theirs = houses
    noted(ours, caste=T4, safety=T5)
    noted(ours, caste=f"{T4} changed", safety=f"{T5} changed")
    with ours.at_work():
        assert Difference.objects.filter(table="people_sealedfact", kind="U").count() >= 2
        assert rows_with("canary-of-") == set()
    assert "canary-of-" not in log.getvalue()


def test_a_crash_after_writing_leaves_no_trace_of_the_fact(houses, log):
    ours, _theirs = houses
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        noted(ours, caste=T4, safety=T5)
        1 / 0  # noqa: B018
    with ours.at_work():
        assert rows_with("canary-of-") == set()
        assert not SealedFact.objects.filter(fact="safety").exists()
    assert "canary-of-" not in log.getvalue()


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/broken/", "/breaks/"])
def test_a_page_that_breaks_tells_no_name_and_no_fact(address, houses, log):
    ours, _theirs = houses
    with ours.at_work():
        registered(ours.extras["boss"], f"{NAME} Gameti", village_said="Kotda")
    answer = ours.client_of("ela").post(address, {"name": NAME, "value": T5})
    assert answer.status_code == 500
    for text in (NAME, T4, T5):
        assert text not in answer.content.decode()
        assert text not in log.getvalue()
    assert "test_secrets_stay_secret" in log.getvalue()  # where it broke is told


@pytest.mark.urls(__name__)
def test_what_a_page_wrote_before_it_broke_is_gone(houses):
    ours, _theirs = houses
    with ours.at_work():
        registered(ours.extras["boss"], f"{NAME} Gameti", village_said="Kotda")
        before = Journal.objects.count()
    with transaction.atomic():
        assert ours.client_of("ela").post("/broken/").status_code == 500
    with ours.at_work():
        assert Journal.objects.count() == before


def test_the_house_logs_through_the_formatter_that_withholds():
    assert settings.LOGGING["formatters"]["line"]["()"] == "hamrah.web.reports.Line"
    assert {handler["formatter"] for handler in settings.LOGGING["handlers"].values()} == {"line"}
    configure_logging("logging.config.dictConfig", settings.LOGGING)


def test_a_one_time_link_is_not_logged_whole(houses, log):
    logging.getLogger("django.request").warning("Too Many Requests: %s", "/access/link/abcDEF123/")
    assert "abcDEF123" not in log.getvalue()


def test_a_merged_or_deleted_wage_is_only_marked_as_changed(houses):
    ours, _theirs = houses
    with ours.at_work():
        ours.spell.rate_paise = RATE
        ours.spell.save()
        ours.spell.rate_paise = RATE + 1
        ours.spell.save()
        changed = Difference.objects.filter(row_id=ours.spell.id, kind="U").order_by("-id")[0]
        assert (changed.was["rate_paise"], changed.became["rate_paise"]) == (True, True)
        assert rows_with(str(RATE)[:-1]) == {"journeys_spell"}


def test_with_a_person_s_key_gone_no_copy_of_a_fact_opens(houses):
    """Differences keep the ciphertext; what opens it must be nowhere."""
    ours, _theirs = houses
    noted(ours, caste=T4)
    noted(ours, caste="another")
    with ours.at_work():
        row = PersonKey.objects.get(person=ours.person)
        sealed, place = bytes(row.sealed_key), f"people.key/{ours.person.id}"
        assert sealing.unseal(settings.MASTER_KEY, sealed, place=place)
        row.delete()
        assert rows_with(sealed.hex()) == set()


def test_the_same_fact_twice_has_two_digests_for_whoever_lacks_the_key(houses):
    """A digest of a short list of values must not tell which it was."""
    import hashlib
    import json

    ours, _theirs = houses
    command = anything()
    boss = ours.extras["boss"]
    with ours.at_work():
        actions.note_sealed_fact(boss, command=command, person=ours.person, fact="caste", value=T4)
        kept = bytes(CommandSeen.objects.get(command=command).digest)
    said = {"person": ["people.Person", str(ours.person.id)], "fact": "caste", "value": T4}
    content = json.dumps([str(boss.user_id), "people.note_sealed_fact", said], sort_keys=True)
    assert kept != hashlib.sha256(content.encode()).digest()


# -- differences ---------------------------------------------------------------------------------


def test_raw_sql_leaves_a_difference(houses):
    ours, _theirs = houses
    with ours.at_work(), connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET hamlet = 'by hand' WHERE id = %s", [ours.person.id])
        left = Difference.objects.filter(row_id=ours.person.id, kind="U").latest("id")
    assert (left.became, left.journal_id) == ({"hamlet": "by hand"}, None)


def test_a_bulk_update_leaves_a_difference_a_row(houses):
    ours, _theirs = houses
    with ours.at_work():
        before = Difference.objects.count()
        changed = Person.objects.update(hamlet="all of them")
        assert Difference.objects.count() == before + changed


def test_a_deletion_leaves_what_was_there(houses):
    ours, _theirs = houses
    with ours.at_work():
        phone = ours.person.phones.get()
        id = phone.id
        phone.delete()
        left = Difference.objects.filter(row_id=id, kind="D").get()
    assert left.was["number"] == "9829012345"


def test_differences_of_a_verb_stand_under_its_journal_row(houses):
    ours, _theirs = houses
    command = anything()
    with ours.at_work():
        boss = ours.extras["boss"]
        actions.restrict_worker(boss, command=command, person=ours.person)
        row = Journal.objects.get(command=command)
        tables = set(Difference.objects.filter(journal_id=row.id).values_list("table", flat=True))
    assert tables == {"people_person"}


def test_others_see_neither_journal_nor_differences(houses):
    ours, theirs = houses
    with ours.at_work():
        for kept in (Journal, Difference, CommandSeen):
            assert not kept.objects.filter(organisation_id=theirs.id).exists()
            assert kept.objects.exists()


def test_a_stranger_s_journal_page_names_nobody_of_ours(houses):
    _ours, theirs = houses
    page = theirs.client_of("deepa").get("/access/journal/").content.decode()
    assert "Deepa" in page
    assert not any(name in page for name in ("Asha", "Bina", "Ela"))


def test_signed_out_an_error_page_is_the_same():
    assert Client(raise_request_exception=False).get("/nowhere/").status_code == 404

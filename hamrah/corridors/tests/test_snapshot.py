"""A snapshot holds whom it may, under numbers that nobody can follow, and appears whole or not at all."""

import json
from datetime import date, timedelta

import pytest

from hamrah.corridors import snapshot
from hamrah.corridors.actions import take_snapshot
from hamrah.corridors.questions import ask, engine
from hamrah.corridors.rules.sectors import sector_meant
from hamrah.corridors.walked import may_be_counted
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.journeys.actions import start_spell
from hamrah.journeys.told import SECTORS
from hamrah.organisations.models import Village
from hamrah.people.actions import note_sealed_fact, restrict_worker
from hamrah.people.models import Person
from hamrah.people.tests.office import Office
from hamrah.places.models import Place

pytestmark = pytest.mark.django_db
LEFT = date(today().year - 1, 11, 14)


class RoadOffice(Office):
    """An office in Gogunda whose workers go to cities."""

    def __init__(self):
        super().__init__()
        self.actor()
        block = Place.objects.get(kind="block", name="Gogunda")
        with self.open():
            self.village = Village.objects.create(name="Ravliya Kalan", parent=block)

    def goes(self, name, city="surat", gender="F", **facts):
        worker = self.worker(name, accepted=True, gender=gender, village=self.village.id)
        return worker, self.leaves(worker, city, **facts)

    def leaves(self, worker, city="surat", **facts):
        said = {"sector": "textile", "rate_basis": "day", "rate_paise": 60_000, "left_on": LEFT, **facts}
        place = Place.objects.get(kind="city", code=city)
        with self.open():
            return start_spell(self.actor(), person=worker, destination_id=place.id, **said)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.HAMRAH_DATA = tmp_path


@pytest.fixture
def office():
    return RoadOffice()


def rows(office):
    with engine() as connection:
        found = snapshot.latest(office.organisation.id)
        return connection.read_parquet(str(found.spells)).fetchall()


def taken(office):
    return take_snapshot(office.actor())


def test_a_journey_stands_in_it_under_a_number_and_by_the_month(office):
    worker, _spell = office.goes("Kanku Bai")
    taken(office)
    number, *facts = rows(office)[0]
    assert facts == [
        office.organisation.code, "state:8", f"district:{_district()}", f"block:{_block()}", "city:surat",
        "textile", "F", LEFT.replace(day=1), None, 60_000,
    ]  # fmt: skip
    assert number not in (worker.no, worker.id.int)


def _block():
    return Place.objects.get(kind="block", name="Gogunda").code


def _district():
    return Place.objects.get(kind="block", name="Gogunda").parent.code


def test_no_file_holds_a_name_an_id_or_a_village(office):
    worker, spell = office.goes("Hurmi Bai Gameti")
    taken(office)
    told = b"".join(file.read_bytes() for file in snapshot.latest(office.organisation.id).folder.iterdir())
    for secret in ("Hurmi", "Ravliya", str(worker.id), str(spell.id), worker.id.hex):
        assert secret.encode() not in told


def test_the_same_worker_is_one_number_in_one_snapshot_and_another_in_the_next(office):
    worker, _spell = office.goes("Kanku")
    office.leaves(worker, "ahmedabad", left_on=today().replace(day=1))
    taken(office)
    (first,) = {row[0] for row in rows(office)}
    taken(office)
    (second,) = {row[0] for row in rows(office)}
    assert first != second


def test_minors_the_restricted_those_in_danger_and_drafts_are_left_out(office):
    office.goes("Kanku")
    office.leaves(office.worker("Draft"))
    child, _spell = office.goes("Child")
    restricted, _spell = office.goes("Restricted")
    endangered, _spell = office.goes("Endangered")
    with office.open():
        Person.objects.filter(id=child.id).update(adult_from=date(today().year + 2, 1, 1))
        restrict_worker(office.actor(), person=restricted)
        note_sealed_fact(office.actor(), person=endangered, fact="safety", value="do not call")
        assert [spell.person.name for spell in may_be_counted(office.actor())] == ["Kanku"]
    assert taken(office)["workers"] == 1


def test_whom_a_merge_joins_is_one_worker(office):
    kept, _spell = office.goes("Kanku")
    gone, _spell = office.goes("Kanku Bai", "ahmedabad")
    with office.open():
        Person.objects.filter(id=gone.id).update(merged_into=kept)
    assert (taken(office)["rows"], taken(office)["workers"]) == (2, 1)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("textile", "textile"),
        ("Brick kilns", "brick_kiln"),
        ("homes", "domestic"),
        ("diamonds", "other"),
        ("", ""),
    ],
)
def test_an_offices_word_for_a_known_kind_of_work_is_understood(word, meant):
    assert sector_meant(word, SECTORS) == meant


def test_a_word_of_the_offices_own_is_not_told(office):
    office.goes("Kanku", sector="Shop of Ramesh Patel in Varachha")
    taken(office)
    assert rows(office)[0][6] == "other"


def test_others_journeys_are_nowhere_in_it(office):
    RoadOffice().goes("Stranger")
    assert taken(office)["rows"] == 0


def test_the_manifest_says_what_it_is(office):
    office.goes("Kanku")
    made = taken(office)
    found = snapshot.latest(office.organisation.id)
    assert json.loads((found.folder / "manifest.json").read_text()) == made
    assert made["files"]["spells.parquet"] == snapshot.sha256_of(found.spells)
    assert (made["schema"], made["questions"]["corridor"]) == (1, 1)
    assert {oct(file.stat().st_mode & 0o777) for file in found.folder.iterdir()} == {"0o600"}
    assert ask("corridor", [found.spells])[0]["workers"] == 1


def test_only_the_newest_stays_and_a_killed_run_leaves_nothing(office):
    office.goes("Kanku")
    taken(office)
    home = snapshot.home_of(office.organisation.id)
    (home / ".making-killed").mkdir()
    second = taken(office)
    assert [folder.name for folder in home.iterdir()] == [second["snapshot"]]


def test_one_that_fails_half_way_leaves_the_one_before(office, monkeypatch):
    office.goes("Kanku")
    first = taken(office)
    monkeypatch.setattr(snapshot, "tables_of", lambda connection: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        taken(office)
    home = snapshot.home_of(office.organisation.id)
    assert [folder.name for folder in home.iterdir()] == [first["snapshot"]]


def test_a_changed_file_is_not_believed(office):
    office.goes("Kanku")
    taken(office)
    (snapshot.latest(office.organisation.id).folder / "tables.json").write_text("{}")
    with pytest.raises(Problem) as refused:
        snapshot.latest(office.organisation.id)
    assert refused.value.code == "corridors.damaged"


def test_two_at_once_are_one(office, monkeypatch):
    monkeypatch.setattr("hamrah.corridors.actions.snapshots.LOCK", "SELECT false WHERE %s <> ''")
    with pytest.raises(Problem) as refused:
        taken(office)
    assert refused.value.code == "corridors.taking"


def test_a_role_in_one_centre_takes_none(office, monkeypatch):
    monkeypatch.setattr(type(office.actor()), "only_centres", lambda self, verb: frozenset())
    with pytest.raises(Problem) as refused:
        taken(office)
    assert refused.value.code == "corridors.not_whole"


def test_a_registrar_takes_none(office):
    with pytest.raises(Problem) as refused:
        take_snapshot(office.actor("registrar"))
    assert refused.value.code == "verb.not_allowed"


def test_what_readers_are_told_is_renewed_once_a_month(office, monkeypatch):
    """Of two days the difference would tell that she who came between them was the tenth."""
    for at in range(10):
        office.goes(f"Worker {at}")
    first = taken(office)["snapshot"]
    for at in range(10, 23):
        office.goes(f"Worker {at}")
    second = taken(office)["snapshot"]
    found = snapshot.latest(office.organisation.id)
    assert (found.id, found.manifest["rows"], found.told_id) == (second, 23, first)
    assert [row[2] for row in found.tables["roads"]] == [10]
    monkeypatch.setattr(snapshot, "told_this_month", lambda *_: None)
    taken(office)
    assert [row[2] for row in snapshot.latest(office.organisation.id).tables["roads"]] == [25]


def test_in_the_next_month_readers_are_told_anew(office):
    for at in range(10):
        office.goes(f"Worker {at}")
    taken(office)
    told_as_of = snapshot.latest(office.organisation.id).told_as_of
    assert snapshot.told_this_month(office.organisation.id, told_as_of) is not None
    assert snapshot.told_this_month(office.organisation.id, told_as_of + timedelta(days=32)) is None

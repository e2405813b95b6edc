"""The pages: records for who sees people, safe tables for who reads figures. Not here: counting."""

import pytest
from pypdfium2 import PdfDocument

from hamrah.access.actor import Actor
from hamrah.corridors.actions import take_snapshot
from hamrah.corridors.counting import Wages, blocks_of, counted_road, roads_of
from hamrah.corridors.tests.test_snapshot import LEFT, RoadOffice
from hamrah.ground.day import today
from hamrah.people.models import Person
from hamrah.places.models import Place
from hamrah.services.tests.scene import asked

pytestmark = pytest.mark.django_db
ROAD = "/corridors/district:117/city:surat/"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.HAMRAH_DATA = tmp_path


@pytest.fixture
def office():
    """Twelve from Gogunda went to Surat, three to Ahmedabad."""
    office = RoadOffice()
    for at, name in enumerate(NAMES):
        office.goes(name, "surat" if at < 12 else "ahmedabad")
    return office


NAMES = (
    *("Kanku", "Hurmi", "Bhanwar", "Shanti", "Jamni", "Mangi", "Rukma", "Sohan"),
    *("Devi", "Pemli", "Galki", "Tulsi", "Champa", "Lehri", "Nathi"),
)


def told(office, role, address="/corridors/"):
    response = office.browser(role).get(address)
    assert response.status_code == 200
    return response.content.decode()


def surat(office, role="coordinator", kind="district"):
    source = Place.objects.get(kind=kind, code={"district": "117", "block": "796"}[kind])
    with office.open(role):
        return counted_road(office.actor(role), source, Place.objects.get(kind="city", code="surat"))


def test_who_sees_people_is_told_the_records_as_they_are(office):
    with office.open():
        roads = roads_of(office.actor())
    assert [(road.source.name, road.to.name, road.workers) for road in roads] == [
        ("Udaipur", "Surat", 12),
        ("Udaipur", "Ahmedabad", 3),
    ]
    page = told(office, "coordinator")
    assert "Udaipur → Surat" in page
    assert "Udaipur → Ahmedabad" in page


def test_a_road_from_a_block_is_part_of_its_districts(office):
    assert surat(office, kind="block").road.workers == 12
    with office.open():
        (block,) = blocks_of(office.actor(), surat(office).road)
    assert (block.source.name, block.workers) == ("Gogunda", 12)


def test_the_season_and_sectors_count_different_workers(office):
    road = surat(office)
    assert (road.months[LEFT.month], sum(road.months.values())) == (12, 12)
    assert road.sectors == {"textile": 12}
    assert road.away == 12


def test_two_words_for_one_kind_of_work_are_one(office):
    worker, _spell = office.goes("Kesar", sector="Brick kilns")
    office.leaves(worker, sector="brick_kiln", left_on=today().replace(day=1))
    office.goes("Lalita", sector="diamonds")
    assert surat(office).sectors == {"textile": 12, "brick_kiln": 1, "diamonds": 1}


def test_services_open_on_the_road_are_counted_by_kind_and_end(office):
    walker, _spell = office.goes("Kesar")
    assert "Nobody on this road waits for a service" in told(office, "coordinator", ROAD)
    asked(office, walker, "shelter")
    asked(office, office.worker("Stays", accepted=True), "training")
    page = told(office, "coordinator", ROAD)
    assert 'Shelter</th><td>Where she works</td><td class="number">1</td>' in page
    assert "At home and at work" not in page, "who stays at home walks no road"
    assert "for an answer" not in page


def test_wages_are_for_who_may_see_them_and_of_twenty(office):
    assert surat(office, "registrar").wages is None
    assert surat(office).wages == Wages(12)
    for at in range(8):
        office.goes(f"{NAMES[at]} {NAMES[-at - 1]}", rate_paise=80_000)
    assert surat(office).wages == Wages(20, 600, 600, 800)


def test_a_reader_is_told_nothing_before_a_snapshot(office):
    assert "No snapshot has been taken yet" in told(office, "reader")
    assert "Too few to show" in told(office, "reader", ROAD)


def test_a_reader_is_told_rounded_numbers_of_the_snapshot_alone(office):
    made = take_snapshot(office.actor())
    page = told(office, "reader")
    assert "Udaipur" not in page, "the road of three would be told by the one of twelve"
    for name in ("Ogadi", "Vardi", "Sita", "Gita", "Radha", "Moti", "Hiri"):
        office.goes(name, "ahmedabad")
    assert "Udaipur" not in told(office, "reader"), "the records have ten, the snapshot not"
    take_snapshot(office.actor())
    page = told(office, "reader")
    assert "Udaipur → Surat" in page
    assert '<td class="number">10</td>' in page
    assert '<td class="number">12</td>' not in page
    assert made["snapshot"] not in page


def test_a_reader_sees_a_road_of_few_and_one_of_nobody_alike(office):
    take_snapshot(office.actor())
    few, nobody = (
        told(office, "reader", f"/corridors/district:117/city:{city}/") for city in ("ahmedabad", "vapi")
    )
    assert few.replace("Ahmedabad", "Vapi").split("<main")[1] == nobody.split("<main")[1]


def test_a_road_with_one_worker_is_told_to_who_sees_her_alone(office):
    office.goes("Kesar", "vapi")
    road = "/corridors/district:117/city:vapi/"
    assert "<strong>1</strong>" in told(office, "coordinator", road)
    take_snapshot(office.actor())
    assert "Too few to show" in told(office, "reader", road)


def test_a_reader_is_told_no_wage_and_no_block(office):
    for name in ("Ogadi", "Vardi", "Sita", "Gita", "Radha", "Moti", "Hiri"):
        office.goes(name, "ahmedabad")
    take_snapshot(office.actor())
    page = told(office, "reader", ROAD)
    assert "Workers who left" in page
    assert "₹" not in page
    assert "Gogunda<" not in page
    assert "Too few to show" in told(office, "reader", "/corridors/block:796/city:surat/")


def test_a_reader_of_one_centre_is_not_told_of_all(office, monkeypatch):
    for name in ("Ogadi", "Vardi", "Sita", "Gita", "Radha", "Moti", "Hiri"):
        office.goes(name, "ahmedabad")
    take_snapshot(office.actor())
    monkeypatch.setattr(Actor, "only_centres", lambda self, verb: frozenset())
    page = told(office, "reader")
    assert "Your role is for one centre" in page
    assert "Surat" not in page


def test_a_coordinator_takes_a_snapshot_on_the_page(office):
    page = office.browser().post("/corridors/snapshot/", follow=True).content.decode()
    assert "15 journeys of 15 workers" in page


def test_a_damaged_snapshot_is_said_and_nothing_of_it_shown(office, tmp_path):
    take_snapshot(office.actor())
    for file in tmp_path.rglob("tables.json"):
        file.write_text("{}")
    assert "The snapshot is damaged" in told(office, "reader")


@pytest.mark.parametrize(
    "road", ["district:117/city:atlantis", "city:surat/city:surat", "district:117/stand:x"]
)
def test_a_road_between_unknown_places_is_not_found(office, road):
    assert office.browser().get(f"/corridors/{road}/").status_code == 404


def test_others_journeys_are_on_no_page(office):
    other = RoadOffice()
    with other.open():
        assert roads_of(other.actor()) == []


def test_a_district_that_split_keeps_each_worker_on_one_road(office):
    """Who is known by the new district stands there, who is known by a block of the old one stays: nobody is
    lost and nobody counted twice."""
    new = Place.objects.filter(kind="district", came_from__code="117").first()
    assert new is not None
    her = office.worker("Kesar", accepted=True)
    with office.open():
        Person.objects.filter(id=her.id).update(district=new)
    office.leaves(her)
    with office.open():
        roads = [(road.source.code, road.to.code, road.workers) for road in roads_of(office.actor())]
    assert sorted(roads) == sorted([("117", "surat", 12), ("117", "ahmedabad", 3), (new.code, "surat", 1)])
    assert "<strong>1</strong>" in told(office, "coordinator", f"/corridors/district:{new.code}/city:surat/")


def test_a_road_on_paper_tells_what_its_page_tells(office):
    text = paper_of(office, "coordinator")
    assert "Udaipur – Surat" in text
    assert "Where they live" in text
    assert paper_of(office, "coordinator", "hi") != text
    take_snapshot(office.actor())
    answer = office.browser("reader").get(f"{ROAD}paper/", follow=True)
    assert "Too few to show" in answer.content.decode(), "one road beside it is too small"
    for name in ("Ogadi", "Vardi", "Sita", "Gita", "Radha", "Moti", "Hiri"):
        office.goes(name, "ahmedabad")
    take_snapshot(office.actor())
    text = paper_of(office, "reader")
    assert "Where they live" not in text
    assert "₹" not in text


def paper_of(office, role, language="en"):
    browser = office.browser(role)
    browser.cookies["language"] = language
    answer = browser.get(f"{ROAD}paper/")
    assert answer.headers["Content-Type"] == "application/pdf"
    return PdfDocument(answer.content)[0].get_textpage().get_text_range()

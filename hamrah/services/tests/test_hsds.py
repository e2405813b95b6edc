"""The read API against the shape that Open Referral publishes for HSDS 3 (docs.openreferral.org).

The specification's schemas are under CC BY-SA, in no package of a registry, and not in this repository: what
they require of the objects we give is written down here in our own words, field by field: names, types,
closed lists, forms (schemas of 3.1 and 3.2, read on 22 November 2026). They forbid no further names; this
test does.
"""

import re
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from hamrah.places.models import Place
from hamrah.services import actions
from hamrah.services.actions.settings import ProviderSaid
from hamrah.services.models import Provider
from hamrah.services.tests.scene import Scene

pytestmark = pytest.mark.django_db
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
# Object -> what it must have, and what else it may have with its type.
REQUIRED = {
    "service": {"id", "name", "status"},
    "organization": {"id", "name", "description"},
    "service_at_location": {"id"},
    "location": {"id", "location_type"},
    "address": {"id", "address_1", "city", "state_province", "postal_code", "country", "address_type"},
    "phone": {"id", "number"},
    "language": {"id"},
    "schedule": {"id"},
    "attribute": {"id"},
}
TEXTS = {
    "service": {
        "id", "name", "alternate_name", "description", "status", "fees_description",
        "eligibility_description", "assured_date", "alert", "last_modified",
    },
    "organization": {"id", "name", "alternate_name", "description"},
    "service_at_location": {"id", "description"},
    "location": {"id", "location_type", "name"},
    "address": REQUIRED["address"],
    "phone": {"id", "number", "type"},
    "language": {"id", "code", "name"},
    "schedule": {"id", "freq", "byday", "opens_at", "closes_at", "description"},
    "attribute": {"id", "link_id", "link_type", "link_entity", "value"},
}  # fmt: skip
PARTS = {
    "organization": "organization", "service": "service", "location": "location", "phones": "phone",
    "languages": "language", "schedules": "schedule", "service_at_locations": "service_at_location",
    "addresses": "address", "attributes": "attribute",
}  # fmt: skip
CLOSED = {
    ("service", "status"): {"active", "inactive", "defunct", "temporarily closed"},
    ("location", "location_type"): {"physical", "postal", "virtual"},
    ("address", "address_type"): {"physical", "postal", "virtual"},
    ("schedule", "freq"): {"WEEKLY", "MONTHLY"},
}


def conforms(kind: str, said: dict) -> None:
    """Every object on the way down has what it must, nothing that is not in the reference, right types."""
    assert REQUIRED[kind] <= set(said), (kind, said)
    for name, value in said.items():
        if name in PARTS:
            for one in value if isinstance(value, list) else [value]:
                conforms(PARTS[name], one)
            continue
        assert name in TEXTS[kind] and isinstance(value, str), (kind, name, value)
        assert value or name in REQUIRED[kind], (kind, name)
        assert value in CLOSED.get((kind, name), {value}), (kind, name, value)
    assert UUID.match(said["id"]), said
    for name in {"opens_at", "closes_at"} & set(said):
        assert time.fromisoformat(said[name]).utcoffset() is not None, said
    if "country" in said:
        assert re.fullmatch("[A-Z]{2}", said["country"])
    if "assured_date" in said:
        date.fromisoformat(said["assured_date"])
    if "last_modified" in said:
        assert datetime.fromisoformat(said["last_modified"]).tzinfo


@pytest.fixture
def scene():
    scene = Scene()
    surat = Place.objects.get(kind="city", name="Surat")
    said = ProviderSaid(
        "Night shelter", "shelter", name_local="रैन बसेरा", offers=("shelter", "food"), city_said="Surat",
        address="Ring road, 395 002", phone="0261 22", days=("MO", "SU"), opens_at=time(19),
        closes_at=time(7), languages=("gu", "hi"), eligibility="Families too", fee="Free",
        hours_said="Closed at Holi", place=surat.id,
    )  # fmt: skip
    with scene.village.open():
        actions.set_provider(scene.village.actor(), said=said)
        actions.set_provider(scene.village.actor(), said=ProviderSaid("Legal authority", "legal"))
    return scene


@pytest.fixture
def api(scene):
    browser = scene.village.browser()
    return lambda path: browser.get(f"/services/hsds/{path}").json()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("services/", "service"),
        ("services/?full=true", "service"),
        ("organizations/", "organization"),
        ("service_at_locations/", "service_at_location"),
    ],
)
def test_lists_and_single_objects_have_the_published_shape(api, path, kind):
    page = api(path)
    assert {
        "total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents",
    } == set(page)  # fmt: skip
    assert (page["total_items"], page["size"], page["empty"]) == (2, 2, False)
    for one in page["contents"]:
        conforms(kind, one)
        conforms(kind, api(f"{path.partition('?')[0]}{one['id']}"))


def test_everything_known_of_a_shelter_is_there(api):
    first = next(one for one in api("services/")["contents"] if one["name"] == "Night shelter")
    whole = api(f"services/{first['id']}")
    assert whole["schedules"][0] | {"id": ""} == {
        "id": "", "freq": "WEEKLY", "byday": "MO,SU", "opens_at": "19:00+05:30", "closes_at": "07:00+05:30",
        "description": "Closed at Holi",
    }  # fmt: skip
    assert {one["code"] for one in whole["languages"]} == {"gu", "hi"}
    address = whole["service_at_locations"][0]["location"]["addresses"][0]
    assert (address["city"], address["state_province"], address["postal_code"], address["country"]) == (
        "Surat", "Gujarat", "395 002", "IN",
    )  # fmt: skip
    assert whole["phones"][0]["number"] == "0261 22"
    assert "alert" not in whole


def test_a_list_comes_in_pages(api):
    page = api("services/?page=2&per_page=1")
    assert (page["total_pages"], page["page_number"], page["last_page"], page["size"]) == (2, 2, True, 1)
    assert api("services/?page=9&per_page=x")["empty"] is True


def test_what_is_asked_for_narrows_together(api):
    body = next(one["id"] for one in api("organizations/")["contents"] if one["name"] == "Night shelter")
    assert names(api("services/?search=surat shelter")) == ["Night shelter"]
    assert names(api(f"services/?organization_id={body}")) == ["Night shelter"]
    assert names(api(f"services/?organization_id={body}&search=legal")) == []
    assert names(api("services/?organization_id=nobody")) == []


def names(page):
    return [one["name"] for one in page["contents"]]


def test_a_copy_elsewhere_learns_what_changed_and_what_closed(scene, api):
    with scene.village.open():
        shelter = Provider.objects.get(name="Night shelter")
        Provider.objects.update(changed_at=timezone.now() - timedelta(days=9), checked_on=date(2024, 1, 1))
        actions.end_provider(scene.village.actor(), provider=shelter)
    since = (timezone.now() - timedelta(days=1)).isoformat()
    assert [one["status"] for one in api(f"services/?modified_after={since}")["contents"]] == ["defunct"]
    assert names(api("services/")) == ["Legal authority"]
    assert api("services/")["contents"][0]["alert"] == "Not checked lately"
    assert api(f"services/{shelter.id}")["status"] == "defunct"


def test_a_moment_that_is_none_is_refused(scene):
    answer = scene.village.browser().get("/services/hsds/services/?modified_after=yesterday")
    assert answer.status_code == 400
    assert "modified_after" in answer.json()["error"]


def test_the_root_says_its_version_and_where_it_is_described(api):
    assert set(api("")) == {"version", "profile", "openapi_url"}
    assert api("")["version"].startswith("3.")
    document = api(api("")["openapi_url"].partition("/services/hsds/")[2])
    assert document["openapi"].startswith("3.1")
    assert {f"/{path}" for path in ("services/", "services/{id}", "")} <= set(document["paths"])


def test_what_breaks_the_shape_is_noticed():
    with pytest.raises(AssertionError):
        conforms("service", {"id": "1", "name": "x", "status": "active"})
    with pytest.raises(AssertionError):
        conforms("organization", {"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "name": "x"})

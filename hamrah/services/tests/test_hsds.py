"""The read API against the shape that Open Referral publishes for HSDS 3 (docs.openreferral.org).

The specification's schemas are under CC BY-SA, in no package of a registry, and not in this repository: what
they require of the objects we give is written down here in our own words, field by field: names, types,
closed lists, forms. They forbid no further names; this test does.
"""

import re
from datetime import date, datetime, time

import pytest

from hamrah.services import actions
from hamrah.services.actions.settings import ProviderSaid
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
    "attribute": {"id", "link_id", "link_entity"},
}
TEXTS = {
    "service": {
        "id", "name", "alternate_name", "description", "status", "fees_description",
        "eligibility_description", "assured_date", "last_modified",
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
        assert name in TEXTS[kind] and isinstance(value, str) and value, (kind, name, value)
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
def api():
    scene = Scene()
    said = ProviderSaid(
        "Night shelter", "shelter", name_local="रैन बसेरा", offers=("shelter", "food"), city_said="Surat",
        address="Ring road", phone="0261 22", days=("MO", "SU"), opens_at=time(19), closes_at=time(7),
        languages=("gu", "hi"), eligibility="Families too", fee="Free", hours_said="Closed at Holi",
    )  # fmt: skip
    with scene.village.open():
        actions.set_provider(scene.village.actor(), said=said)
        actions.set_provider(scene.village.actor(), said=ProviderSaid("Legal authority", "legal"))
    browser = scene.village.browser()
    return lambda path: browser.get(f"/services/hsds/{path}").json()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("services/", "service"),
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
        conforms(kind, api(f"{path}{one['id']}"))


def test_everything_known_of_a_shelter_is_there(api):
    first = next(one for one in api("services/")["contents"] if one["name"] == "Night shelter")
    whole = api(f"services/{first['id']}")
    assert whole["schedules"][0] | {"id": ""} == {
        "id": "", "freq": "WEEKLY", "byday": "MO,SU", "opens_at": "19:00+05:30", "closes_at": "07:00+05:30",
        "description": "Closed at Holi",
    }  # fmt: skip
    assert {one["code"] for one in whole["languages"]} == {"gu", "hi"}
    address = whole["service_at_locations"][0]["location"]["addresses"][0]
    assert (address["city"], address["country"]) == ("Surat", "IN")
    assert whole["phones"][0]["number"] == "0261 22"


def test_a_list_comes_in_pages(api):
    page = api("services/?page=2&per_page=1")
    assert (page["total_pages"], page["page_number"], page["last_page"], page["size"]) == (2, 2, True, 1)
    assert api("services/?page=9&per_page=x")["empty"] is True


def test_the_root_says_its_version(api):
    assert set(api("")) == {"version", "profile", "openapi_url"}
    assert api("")["version"].startswith("3.")


def test_what_breaks_the_shape_is_noticed():
    with pytest.raises(AssertionError):
        conforms("service", {"id": "1", "name": "x", "status": "active"})
    with pytest.raises(AssertionError):
        conforms("organization", {"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "name": "x"})

"""The directory as Open Referral's Human Services Data Specification 3 says it. Pure shapes.

Not here: who may read it, pages of it (views/hsds.py). Ids of parts follow from the entry's own.
"""

import re
from datetime import UTC, date, time
from typing import Any
from uuid import UUID, uuid5

from hamrah.ground.words import _
from hamrah.places.models import Place
from hamrah.services.models import Provider

VERSION = "3.1.1"
PROFILE = "https://docs.openreferral.org/en/3.1.1/hsds/"
PIN_CODE = re.compile(r"\b[1-9]\d{2} ?\d{3}\b")


def part_of(row: Provider, part: str) -> str:
    """A stable id for a part of an entry."""
    return str(uuid5(row.id, part))


def service(row: Provider, *, on: date, whole: bool = False) -> dict[str, Any]:
    """One service: what the entry offers. `whole` adds languages, schedules, phones, place. What nobody
    checked for long says so as its alert."""
    said = {
        "id": str(row.id),
        "name": row.name,
        "alternate_name": row.name_local,
        "description": row.description,
        "status": "defunct" if row.ended_on else "active",
        "fees_description": row.fee,
        "eligibility_description": row.eligibility,
        "assured_date": row.checked_on.isoformat() if row.checked_on else "",
        "alert": str(_("Not checked lately")) if row.is_stale(on) and not row.ended_on else "",
        "last_modified": moment(row),
        "organization": organization(row),
    }
    more: dict[str, Any] = {}
    if whole:
        more = {
            "phones": phones(row),
            "languages": languages(row),
            "schedules": schedules(row),
            "service_at_locations": [place_of(row)],
            "attributes": [attribute(row, code) for code in row.offers],
        }
    return filled({**said, **more})


def organization(row: Provider) -> dict[str, Any]:
    """The body behind it; where only the place is known, the place itself."""
    return filled(
        {
            "id": part_of(row, "organization"),
            "name": row.name,
            "alternate_name": row.name_local,
            "description": row.description or row.name,
        }
    )


def service_at_location(row: Provider, *, on: date, whole: bool = False) -> dict[str, Any]:
    """The service at its one place."""
    more = {"phones": phones(row), "schedules": schedules(row)} if whole else {}
    return filled({**place_of(row), "service": service(row, on=on), **more})


def place_of(row: Provider) -> dict[str, Any]:
    return {"id": part_of(row, "service_at_location"), "location": location(row)}


def location(row: Provider) -> dict[str, Any]:
    return filled(
        {
            "id": part_of(row, "location"),
            "location_type": "physical",
            "name": row.name,
            "addresses": [address(row)] if row.address or row.city_said or row.place else [],
        }
    )


def address(row: Provider) -> dict[str, Any]:
    """Every line of it is demanded: what is not known is an empty text, never an invented one."""
    city = row.place.name if row.place else row.city_said
    found = PIN_CODE.search(row.address)
    return {
        "id": part_of(row, "address"),
        "address_1": row.address or city,
        "city": city,
        "state_province": state_of(row.place),
        "postal_code": found[0] if found else "",
        "country": "IN",
        "address_type": "physical",
    }


def state_of(place: Place | None) -> str:
    """The state it lies in: a city lies in a district, a district in a state."""
    while place and place.kind != "state":
        place = place.parent
    return place.name if place else ""


def phones(row: Provider) -> list[dict[str, Any]]:
    return [{"id": part_of(row, "phone"), "number": row.phone, "type": "voice"}] if row.phone else []


def languages(row: Provider) -> list[dict[str, Any]]:
    return [{"id": part_of(row, f"language/{code}"), "code": code} for code in row.languages]


def schedules(row: Provider) -> list[dict[str, Any]]:
    """Every week, on these days; and the hours in words."""
    if not (row.days or row.opens_at or row.hours_said):
        return []
    return [
        filled(
            {
                "id": part_of(row, "schedule"),
                "freq": "WEEKLY" if row.days else None,
                "byday": ",".join(row.days),
                "opens_at": time_there(row.opens_at),
                "closes_at": time_there(row.closes_at),
                "description": row.hours_said,
            }
        )
    ]


def time_there(at: time | None) -> str:
    """A time of the day in India, with its distance from UTC, without which a reader takes it for UTC."""
    return f"{at:%H:%M}+05:30" if at else ""


def attribute(row: Provider, code: str) -> dict[str, Any]:
    """What it helps with, in the words of our own list of kinds."""
    return {
        "id": part_of(row, f"attribute/{code}"),
        "link_id": str(row.id),
        "link_type": "service_type",
        "link_entity": "service",
        "value": code,
    }


def moment(row: Provider) -> str:
    return row.changed_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def filled(said: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known: an empty text is no fact."""
    return {name: value for name, value in said.items() if value not in (None, "", [])}


def page_of(rows: list[dict[str, Any]], *, number: int, size: int, count: int) -> dict[str, Any]:
    """One page of a list, as the specification wraps it."""
    pages = max(1, -(-count // size))
    return {
        "total_items": count,
        "total_pages": pages,
        "page_number": number,
        "size": len(rows),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not rows,
        "contents": rows,
    }


def by_part(rows: Any, part: str, id: UUID) -> Provider | None:
    """The entry whose part has this id. A directory has hundreds of entries, not millions."""
    return next((row for row in rows if part_of(row, part) == str(id)), None)

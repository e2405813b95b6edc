"""The organisation's villages for people: suggestions while typing, and which one was written.

Not here: how a name is matched (organisations).
"""

from typing import Any

from django.db import connection

from hamrah.organisations.actions import villages_said
from hamrah.organisations.models import Village

# More would make the page heavy on a slow network; the matching does not need the list.
SUGGESTED_AT_MOST = 300


def village_names() -> list[str]:
    """Names for a datalist, in both scripts where known."""
    rows = Village.objects.filter(kind="village").order_by("name").values_list("name", "name_local")
    return sorted({name for row in rows[:SUGGESTED_AT_MOST] for name in row if name})


WRITTEN = """
SELECT DISTINCT village_said, district_said FROM people_incoming
WHERE village_id IS NULL AND village_said <> ''
"""
LINK = """
UPDATE people_incoming SET village_id = meant.village
FROM unnest(%(said)s::text[], %(districts)s::text[], %(villages)s::uuid[]) AS meant (said, district, village)
WHERE village_id IS NULL AND village_said = meant.said AND district_said = meant.district
"""


def link_villages() -> None:
    """People taken in and not yet written get the village that their office wrote, where exactly one of
    the organisation's answers to it. Two queries and an update a batch; one query where none is known."""
    if not Village.objects.exists():
        return
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN)
        found = villages_said(cursor.fetchall())
        values: dict[str, Any] = {
            "said": [said for said, _district in found],
            "districts": [district for _said, district in found],
            "villages": [village.id for village in found.values()],
        }
        if found:
            cursor.execute(LINK, values)

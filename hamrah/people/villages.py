"""The organisation's villages for people: suggestions while typing, and which one was written.

Not here: how a name is matched (organisations).
"""

from collections.abc import Collection
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


# Village, block, district as written.
Written = tuple[str, str, str]

BY_CODE = """
UPDATE people_incoming SET village_id = village.id
FROM organisations_village AS village
WHERE village_id IS NULL AND village_code IS NOT NULL AND village.kind = 'village'
    AND village.lgd_code = village_code
"""
WRITTEN = """
SELECT DISTINCT village_said, block_said, district_said FROM people_incoming
WHERE village_id IS NULL AND village_said <> ''
"""
LINK = """
UPDATE people_incoming SET village_id = meant.village
FROM unnest(%(said)s::text[], %(blocks)s::text[], %(districts)s::text[], %(villages)s::uuid[])
    AS meant (said, block, district, village)
WHERE village_id IS NULL AND village_said = meant.said AND block_said = meant.block
    AND district_said = meant.district
"""


def villages_meant(written: Collection[Written]) -> dict[Written, Village]:
    """Which of the organisation's villages is meant, where exactly one answers: among several of one name the
    block decides, else the district."""
    by_block = villages_said((said, block) for said, block, _district in written)
    by_district = villages_said((said, district) for said, _block, district in written)
    meant = {one: by_block.get(one[:2]) or by_district.get((one[0], one[2])) for one in written}
    return {one: village for one, village in meant.items() if village is not None}


def link_villages() -> None:
    """People taken in and not yet written get the village that their office wrote: by its code, else where
    exactly one of the organisation's answers to the name. One query where no village is known."""
    if not Village.objects.exists():
        return
    with connection.cursor() as cursor:
        cursor.execute(BY_CODE)
        cursor.execute(WRITTEN)
        found = villages_meant(cursor.fetchall())
        values: dict[str, Any] = {
            "said": [said for said, _block, _district in found],
            "blocks": [block for _said, block, _district in found],
            "districts": [district for _said, _block, district in found],
            "villages": [village.id for village in found.values()],
        }
        if found:
            cursor.execute(LINK, values)

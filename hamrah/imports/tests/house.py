"""What imports tell the tests of the whole house, beside what stands there. Not here: any test."""

from typing import Any

from hamrah.ground.ids import new_id
from hamrah.imports.models import ChangedRow

VERBS = {"imports.discard_file": lambda h: {"imported": h.waiting}}

NAMES_A_ROW = ("imports.discard_file",)
PAGES = """
        imports:discard        POST  /imports/{waiting}/discard/                ACR
"""


def furnish(house: Any, boss: Any) -> None:
    """What a row of the register was before the waiting file's change."""
    was = {"number": "", "identity": 1, "content": 1, "sheet": "Sheet1", "row": 2}
    ChangedRow.objects.create(
        organisation_id=boss.organisation_id, imported=house.waiting, register_row_id=new_id(), **was
    )

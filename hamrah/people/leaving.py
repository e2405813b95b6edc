"""The columns of a person that may leave the house, each with its tier. Not here: who may take them out."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from hamrah.ground.room import ExportColumn
from hamrah.ground.words import _
from hamrah.people import told
from hamrah.people.models import Person, Phone

Values = Callable[[Any, Sequence[UUID]], dict[UUID, Any]]


def of_a_person(field: str, words: dict[str, Any] | None = None) -> Values:
    """One field of the person's own row, codes in words."""

    def values(actor: Any, ids: Sequence[UUID]) -> dict[UUID, Any]:
        rows = Person.objects.may_leave(actor).filter(id__in=ids).values_list("id", field)
        return {id: str(words.get(value, "")) if words is not None else value for id, value in rows}

    return values


def phones(actor: Any, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Numbers that are safe to call, or of which nobody said that they are not."""
    safe = Phone.objects.filter(person__in=ids).exclude(safe_to_call=False).order_by("id")
    found: dict[UUID, str] = {}
    for person_id, number in safe.values_list("person_id", "number"):
        found[person_id] = f"{found[person_id]}, {number}" if person_id in found else number
    return found


SEE = "people.see"
EXPORTS = (
    ExportColumn("register_number", _("Register number"), 3, SEE, of_a_person("register_number")),
    ExportColumn("name", _("Name"), 3, SEE, of_a_person("name")),
    ExportColumn("name_latin", _("Name in Latin letters"), 3, SEE, of_a_person("name_latin")),
    ExportColumn("relation_name", _("Father's or husband's name"), 3, SEE, of_a_person("relation_name")),
    ExportColumn("gender", _("Woman or man"), 2, SEE, of_a_person("gender", told.GENDERS)),
    ExportColumn("birth_year", _("Year of birth"), 3, SEE, of_a_person("birth_year")),
    ExportColumn("village", _("Village"), 3, SEE, of_a_person("village_said")),
    ExportColumn("district", _("District"), 2, SEE, of_a_person("district_said")),
    ExportColumn("occupation", _("Work"), 2, SEE, of_a_person("occupation")),
    ExportColumn("skill", _("Skill"), 2, SEE, of_a_person("skill_grade", told.SKILLS)),
    ExportColumn("phone", _("Phone"), 3, SEE, phones),
)

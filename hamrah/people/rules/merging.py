"""Which fields of two records may be chosen when they are joined, and what goes with each. Pure."""

from collections.abc import Iterable

# Chosen field -> the fields that say it together: a name without its script would be another name.
TOGETHER: dict[str, tuple[str, ...]] = {
    "photo_id": ("photo_id",),
    "name": ("name", "name_script", "name_latin"),
    "known_as": ("known_as",),
    "relation_name": ("relation_name", "relation"),
    "gender": ("gender",),
    "birth_year": ("birth_year", "birth_known", "adult_from"),
    "village_said": ("village_said", "village_id"),
    "hamlet": ("hamlet",),
    "panchayat_said": ("panchayat_said",),
    "block_said": ("block_said",),
    "district_said": ("district_said", "district_id"),
    "state_said": ("state_said",),
    "sector": ("sector",),
    "occupation": ("occupation",),
    "skill_grade": ("skill_grade",),
    "eshram_number": ("eshram_number",),
    "note": ("note",),
    "register_number": ("register_number",),
}


def taken(chosen: Iterable[str]) -> list[str]:
    """The columns that the chosen fields stand for, each once. Raises KeyError for what cannot be chosen."""
    return list(dict.fromkeys(column for field in chosen for column in TOGETHER[field]))

"""The organisation's villages, as suggestions while typing. Not here: matching (organisations)."""

from hamrah.organisations.models import Village

# More would make the page heavy on a slow network; the matching does not need the list.
SUGGESTED_AT_MOST = 300


def village_names() -> list[str]:
    """Names for a datalist, in both scripts where known."""
    rows = Village.objects.filter(kind="village").order_by("name").values_list("name", "name_local")
    return sorted({name for row in rows[:SUGGESTED_AT_MOST] for name in row if name})

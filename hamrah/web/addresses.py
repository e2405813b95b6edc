"""Addresses of one row's page: the routes are asked once for each kind, a list has twenty rows.

Not here: any route (urls.py of the rooms).
"""

from functools import lru_cache
from uuid import UUID

from django.urls import reverse

NOBODY = UUID(int=0)


def address_of(name: str, id: UUID) -> str:
    """reverse() for a page of one row, such as "people:person"."""
    return _shape(name).replace(str(NOBODY), str(id))


@lru_cache
def _shape(name: str) -> str:
    return reverse(name, args=[NOBODY])

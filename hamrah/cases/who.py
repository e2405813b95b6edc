"""Names of those who work here and may carry cases on. Not here: what they may (access)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from hamrah.access.models import User
from hamrah.cases.models import Case
from hamrah.services.receivers import colleagues


def names_of(users: Iterable[UUID | None]) -> dict[Any, str]:
    """Names of those who work here, by id."""
    return dict(User.objects.filter(id__in={user for user in users if user}).values_list("id", "name"))


def takers_of(case: Case) -> list[User]:
    """Colleagues who may carry this case on."""
    return colleagues("cases.see_danger" if case.is_danger else "cases.note_step")

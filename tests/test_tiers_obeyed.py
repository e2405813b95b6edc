"""A mark in every text of T4 and T5, then every page as a password alone opens it: none shows one.

Not here: facts sealed under a person's key (test_secrets_stay_secret.py); numbers and days, in which no mark
can stand.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, models, transaction

from tests.cast import signed_in
from tests.test_every_page_every_role import LETTERS, PAGES, _path
from tests.test_tables import BOOKKEEPING, OURS

pytestmark = pytest.mark.django_db
MARK = re.compile(r"Qzt(\d+)q")
# A shorter text is a word of a list, which pages look up.
SHORTEST = 40
SENSITIVE = 4


def _marked() -> Iterator[tuple[type[models.Model], str]]:
    for model in OURS:
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.TextField) or (field.max_length or 0) >= SHORTEST
            is_sensitive = field.name not in BOOKKEEPING and model.tier_of(field.name) >= SENSITIVE
            if is_text and is_sensitive and isinstance(field, models.CharField | models.TextField):
                yield model, field.name


COLUMNS = list(_marked())


@pytest.fixture
def ours(houses: Any) -> Any:
    """The house, with the number of its column in every text of T4 and T5 that may be changed at all."""
    house, _theirs = houses
    with house.at_work("ela"):
        for number, (model, name) in enumerate(COLUMNS):
            try:
                with transaction.atomic():
                    model.objects.update(**{name: f"Qzt{number}q"})
            except DatabaseError as kept:
                print(model.__name__, name, kept)
    return house


def shown_in(text: str) -> set[str]:
    return {f"{COLUMNS[int(at)][0].__name__}.{COLUMNS[int(at)][1]}" for at in MARK.findall(text)}


def test_no_page_shows_t4_or_t5_to_a_password_alone(ours: Any) -> None:
    clients: dict[str, Any] = {}
    found = {}
    for page in PAGES:
        if page.method == "GET":
            name = LETTERS[page.roles[0]]
            client = clients.setdefault(name, signed_in(ours.users[name], second_step=False))
            with transaction.atomic():
                answer = client.get(_path(page, ours))
                content = b"".join(answer) if answer.streaming else answer.content
                transaction.set_rollback(True)
            assert answer.status_code < 500, page.name
            if shown := shown_in(content.decode("utf-8", "replace")):
                found[page.name] = shown
    assert not found, "\n".join(f"{page}: {shown}" for page, shown in found.items())


def test_the_marks_stand_where_they_may_be_read(ours: Any) -> None:
    """Else the test above would find nothing whatever the pages show."""
    shown = set()
    client = ours.client_of("ela")
    for page in PAGES:
        if page.method == "GET" and page.name.startswith(("cases:", "wages:", "rights:", "disclosures:")):
            shown |= shown_in(client.get(_path(page, ours)).content.decode("utf-8", "replace"))
    assert len(shown) > 12, shown

"""What no verb accepts, whatever it does: rows of others, Aadhaar numbers, signs nobody can read, and
what the database will not take. Not here: any room's own rules.
"""

import dataclasses
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, DataError, IntegrityError, models
from psycopg import errors

from hamrah.ground.aadhaar import contains_aadhaar
from hamrah.ground.problem import Problem
from hamrah.ground.words import _

AADHAAR = _("This looks like an Aadhaar number. Never write it here; tick 'seen'.")
UNREADABLE = _("This holds signs that cannot be read.")
TOO_LONG = _("Something here is too long or out of range.")
LINE_SIGNS = frozenset("\n\r\t")
# More than two pages in one field is a mistake, or somebody filling the disk.
LONGEST_TEXT = 5_000


def refuse_unfit(arguments: Mapping[str, Any]) -> None:
    """Look at every text a verb is given, whatever its shape. Raises `verb.aadhaar`,
    `verb.unreadable_text`, `verb.does_not_fit`; the refused text is in none of them."""
    for name, value in _leaves("", arguments):
        if isinstance(value, models.Model):
            continue
        if contains_aadhaar(value):
            raise Problem("verb.aadhaar", AADHAAR, field=name)
        if not value.isprintable() and any(map(_is_unreadable, value)):
            raise Problem("verb.unreadable_text", UNREADABLE, field=name)
        if len(value) > LONGEST_TEXT:
            raise Problem("verb.does_not_fit", TOO_LONG, field=name)


def refuse_rows_not_seen(actor: Any, arguments: Mapping[str, Any]) -> None:
    """Ask the row policies about every row a verb is given: in the open context it must be seen, or its
    being there could be told from how the verb fails; and by whoever works in single centres, as on a
    page. Raises `verb.unknown_row`."""
    named: dict[type[models.Model], set[Any]] = {}
    for row in rows_within(arguments):
        named.setdefault(type(row), set()).add(row.pk)
    for model, ids in named.items():
        rows = model._base_manager.all()
        if actor.only_centres("people.see") is not None and hasattr(model._default_manager, "visible_to"):
            rows = model._default_manager.visible_to(actor)
        if rows.filter(pk__in=ids).count() != len(ids):
            raise unknown_row()


def rows_within(arguments: Mapping[str, Any]) -> Iterator[models.Model]:
    """Every row a verb is given, however deep it stands."""
    return (value for _name, value in _leaves("", arguments) if isinstance(value, models.Model))


def _leaves(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Texts and rows inside a value, each with the innermost name that leads to it. Not of a batch that
    says its rows were checked one by one when they were made ready."""
    match value:
        case str() | models.Model():
            yield name, value
        case Mapping():
            for key, inner in value.items():
                yield from _leaves(str(key), inner)
        case list() | tuple() | set() | frozenset():
            for inner in value:
                yield from _leaves(name, inner)
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            if not getattr(value, "ROWS_ARE_CHECKED", False):
                own = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
                yield from _leaves(name, own)


def _is_unreadable(letter: str) -> bool:
    return letter not in LINE_SIGNS and unicodedata.category(letter) in ("Cc", "Cs")


def unknown_row() -> Problem:
    """One answer for a row that is nowhere, is no more, or is another organisation's."""
    return Problem("verb.unknown_row", _("What this names is not in your register. Look again."))


@contextmanager
def refusals_of_the_database() -> Iterator[None]:
    """The database has the last word; what it refuses becomes a Problem without its values:
    `verb.unknown_row`, `verb.does_not_fit`."""
    try:
        yield
    except ObjectDoesNotExist as gone:
        raise unknown_row() from gone
    except IntegrityError as refused:
        if isinstance(refused.__cause__, errors.ForeignKeyViolation):
            raise unknown_row() from refused
        raise
    except (DataError, errors.DataError) as refused:  # COPY speaks to the driver itself
        raise Problem("verb.does_not_fit", TOO_LONG) from refused
    except DatabaseError as refused:
        # Django's own word for an update that met no row: it has no cause in the database.
        if refused.__cause__ is None and type(refused) is DatabaseError:
            raise unknown_row() from refused
        raise

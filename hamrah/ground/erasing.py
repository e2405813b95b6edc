"""Erasing by tier: what rows say of a person goes; that they were, and when, stays for the figures.

Not here: whether she may be erased (rights), nor what only a room knows of its own rows (Room.erases).
"""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hamrah.ground.models import CommandSeen

SAYS_WHO, IS_SENSITIVE = 3, 4
# A shorter text ("F", "12") stands in too many places to mean her.
SHORTEST_TEXT = 4


def erase_what_points_at(model: type[models.Model], ids: Iterable[UUID]) -> set[UUID]:
    """Rows of every table that lead to these rows of `model`, at any depth: deleted where the key cascades,
    else emptied. Answers the ids of all of them."""
    hers = list(ids)
    reached: set[UUID] = set()
    for pointing, field in pointing_at(model):
        rows = pointing._base_manager.filter(**{f"{field.name}__in": hers}).exclude(pk__in=hers)
        found = list(rows.values_list("pk", flat=True))
        if not found:
            continue
        reached |= {*found, *erase_what_points_at(pointing, found)}
        if field.remote_field.on_delete is models.CASCADE:
            pointing._base_manager.filter(pk__in=found).delete()
        else:
            empty_rows(pointing, found)
    return reached


def pointing_at(model: type[models.Model]) -> Iterator[tuple[Any, Any]]:
    """Every model of the house with a key to this one, and the key."""
    relations: Any = model._meta.get_fields(include_hidden=True)
    for relation in relations:
        if relation.one_to_many and relation.related_model is not model:
            yield relation.related_model, relation.field


def empty_rows(model: Any, ids: Iterable[UUID], *, but: Iterable[str] = ()) -> None:
    """Blank in these rows whatever says who she is (T3), and everything sensitive (T4, T5)."""
    kept = set(but)
    blank = {f.name: v for f, v in blanks_of(model) if f.name not in kept}
    if blank:
        model._base_manager.filter(pk__in=list(ids)).update(**blank)


def blanks_of(model: Any) -> Iterator[tuple[Any, Any]]:
    """(field, empty value) for every field that erasure empties. Days, counts and yes-or-no of T3 stay."""
    for field in model._meta.fields:
        tier = model.tier_of(field.name)
        if field.is_relation or field.primary_key or field.name == "organisation_id" or tier < SAYS_WHO:
            continue
        match field:
            case models.CharField() | models.TextField():
                yield field, ""
            case models.JSONField() | ArrayField():
                yield field, None if field.null else field.get_default()
            case models.BinaryField():
                yield field, None if field.null else b""
            case _ if field.null and tier >= IS_SENSITIVE:
                yield field, None


def forget_outcomes(texts: Iterable[str]) -> None:
    """Stored outcomes of commands in which a text of hers stands say nothing any more."""
    for text in (one for one in texts if len(one) >= SHORTEST_TEXT):
        CommandSeen.objects.filter(outcome__icontains=text).update(outcome={"value": None})

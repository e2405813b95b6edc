"""What is written down about cases, told so that a danger stays unsaid: in the log of looks, in the journal.

Not here: the read log and its budget (access), who may see a case (models/case.py).
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps

from hamrah.access.models import log_reading
from hamrah.cases.models import Case
from hamrah.cases.rules.kinds import DANGER_TIER

# On the worker's own sheet of who looked at her, a look at a case of danger is left out: whom she fears may
# read it too (access/page_words.py: DANGER).
OF_DANGER = "cases.danger"


def note_look(actor: Any, case: Case, *, page: str, people: list[UUID], counts: bool = True) -> None:
    """As log_reading, for workers who are shown because of this case."""
    log_reading(actor, page=OF_DANGER if case.is_danger else page, people=people, counts=counts)


def concealed(actor: Any) -> Iterator[tuple[str, Any]]:
    """Cases of danger that the actor may not know of, and whatever hangs on them."""
    if actor.may("cases.see_danger") and not actor.centres:
        return
    seen = Case.objects.visible_to(actor).values("id")
    danger = Case.objects.filter(tier__gte=DANGER_TIER).exclude(id__in=seen).values("id")
    yield Case._meta.label_lower, danger
    for model in apps.get_app_config("cases").get_models():
        if (path := path_to_case(model)) is not None:
            yield model._meta.label_lower, model._base_manager.filter(**{f"{path}__in": danger}).values("id")


def path_to_case(model: Any) -> str | None:
    """How a row of the room leads to its case; None for the case itself and what belongs to none."""
    names = {field.name: field.related_model for field in model._meta.fields if field.is_relation}
    if "case" in names:
        return "case"
    for name, other in names.items():
        if other is not model and other._meta.app_label == "cases" and (path := path_to_case(other)):
            return f"{name}__{path}"
    return None

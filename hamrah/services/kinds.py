"""The kinds of service: ours to begin with, and what an organisation made of them or added.

Not here: changing them (actions/settings.py), what a question may be (rules/asked.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import get_language

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.services.models import ServiceKind
from hamrah.services.rules.asked import Field, read_fields


@dataclass(frozen=True)
class Kind:
    """A kind of service as a page needs it. `side`: source, destination or both."""

    code: str
    name: Any
    side: str = "both"
    answer_days: int = 3
    tier: int = 2
    fields: tuple[Field, ...] = ()
    asks_later: bool = False
    name_local: str = ""
    is_ended: bool = False
    is_own: bool = False

    @property
    def said(self) -> Any:
        """Its name in the page's language."""
        return self.name_local if self.name_local and get_language() != "en" else self.name


def _field(name: str, label: Any, kind: str = "text", *, needed: bool = False, choices: Any = ()) -> Field:
    return Field(name, label, kind, needed, tuple(choices))


# What she waits for tells whoever finds her paper that she may leave, fight or is ill: on a safe one alone.
TELLING = frozenset({"shelter", "health", "legal", "danger"})
BEGUN: tuple[Kind, ...] = (
    Kind("training", _("Training"), "both", 7, 2, asks_later=True, fields=(
        _field("trade", _("Which trade"), needed=True), _field("from_day", _("Can begin on"), "day"),
    )),
    Kind("job", _("Work"), "both", 3, 2, asks_later=True, fields=(
        _field("trade", _("Which work"), needed=True), _field("where", _("Where")),
        _field("wage", _("Wage a day hoped for, in rupees"), "number"),
    )),
    Kind("family_visit", _("Visit to the family"), "source", 3, 3, fields=(
        _field("why", _("What the family needs"), needed=True),
    )),
    Kind("shelter", _("Shelter"), "destination", 0, 3, fields=(
        _field("people", _("How many people"), "number", needed=True),
        _field("children", _("Children are with her"), "yes"), _field("from_day", _("From which day"), "day"),
    )),
    Kind("food", _("Food and ration"), "destination", 1, 3, fields=(
        _field("people", _("How many people"), "number", needed=True),
        _field("ration_card", _("Has a ration card"), "yes"),
    )),
    Kind("health", _("Health"), "both", 1, 4, fields=(
        _field("what", _("What is needed"), "choice", needed=True, choices=(
            ("clinic", _("Clinic")), ("hospital", _("Hospital")), ("screening", _("Screening of the lungs")),
            ("birth", _("Mother and child")),
        )),
        _field("goes_along", _("Somebody should go along"), "yes"),
    )),
    Kind("bank", _("Bank and insurance"), "both", 7, 3, fields=(
        _field("what", _("What is needed"), "choice", needed=True, choices=(
            ("account", _("An account")), ("mobile", _("Phone joined to the account")),
            ("insurance", _("Insurance")), ("pension", _("Pension")),
        )),
    )),
    Kind("scheme", _("Government scheme"), "both", 7, 3, fields=(
        _field("which", _("Which scheme"), needed=True), _field("applied", _("Has applied already"), "yes"),
    )),
    Kind("papers", _("Papers"), "source", 7, 3, fields=(_field("which", _("Which paper"), needed=True),)),
    Kind("legal", _("Legal help"), "both", 2, 4, fields=(
        _field("about", _("What it is about"), "choice", needed=True, choices=(
            ("wages", _("Wages not paid")), ("accident", _("Accident")), ("harassment", _("Harassment")),
            ("contractor", _("Trouble with the contractor")), ("other", _("Something else")),
        )),
        _field("since", _("Since when"), "day"),
    )),
    Kind("other", _("Other help"), "both", 3, 2, fields=(_field("what", _("What is needed"), needed=True),)),
    Kind("danger", _("Danger"), "both", 0, 5, fields=(
        _field("calls", _("It is safe to call her"), "yes"),
    )),
)  # fmt: skip


def kinds() -> list[Kind]:
    """Every kind of this organisation, ours first, also those it ended. Needs an open context."""
    own = {row.code: _of_row(row) for row in ServiceKind.objects.order_by("name")}
    begun = [own.pop(kind.code, kind) for kind in BEGUN]
    return [*begun, *own.values()]


def kinds_offered() -> list[Kind]:
    """Those that can be asked for now."""
    return [kind for kind in kinds() if not kind.is_ended]


def kind_called(code: str, *, among: Sequence[Kind] | None = None) -> Kind:
    """The kind with this code. Raises `services.no_such_kind`."""
    for kind in kinds() if among is None else among:
        if kind.code == code:
            return kind
    raise Problem("services.no_such_kind", _("There is no such kind of service here."), field="kind")


def kind_names() -> dict[str, Any]:
    """Code -> name, for lists."""
    return {kind.code: kind.said for kind in kinds()}


def _of_row(row: ServiceKind) -> Kind:
    """A row without questions of its own keeps those of ours."""
    ours = next((kind for kind in BEGUN if kind.code == row.code), None)
    base = ours or Kind(row.code, row.name)
    return replace(
        base,
        name=row.name,
        name_local=row.name_local,
        side=row.side,
        answer_days=row.answer_days,
        tier=row.tier,
        fields=read_fields(row.fields) if row.fields or ours is None else base.fields,
        asks_later=row.asks_later,
        is_ended=row.is_ended,
        is_own=True,
    )

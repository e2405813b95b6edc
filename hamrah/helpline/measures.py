"""Figures of the helpline: calls, missed and rung back, how soon, about what. Not here: the page
(figures).
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from hamrah.ground.room import Measure
from hamrah.ground.rows import india_day
from hamrah.ground.words import _
from hamrah.helpline.models import Call, Callback

SILENT = ("silent", "wrong")
CARRIED = Q(case_id__isnull=False)


def calls(actor: Any) -> QuerySet[Call]:
    """Ended calls either way, by the day; counted without names, so also those in danger."""
    rows = Call.objects.filter(organisation_id=actor.organisation_id, state="ended")
    return rows.annotate(on=india_day("began_at"))


def answered(actor: Any) -> QuerySet[Call]:
    """Calls in which somebody spoke."""
    return calls(actor).exclude(disposition__in=SILENT)


def voices(actor: Any) -> QuerySet[Call]:
    """Those of which is known whether a woman or a man spoke."""
    return answered(actor).exclude(gender="")


def about(topics: tuple[str, ...], actor: Any) -> QuerySet[Call]:
    return answered(actor).filter(topic__in=topics)


def missed(actor: Any) -> QuerySet[Callback]:
    """Numbers that rang while nobody answered, or that were promised a call, by the day."""
    rows = Callback.objects.filter(organisation_id=actor.organisation_id)
    return rows.annotate(on=india_day("came_at"))


def rung(actor: Any) -> QuerySet[Callback]:
    """Those that were reached, with the minutes it took."""
    return missed(actor).filter(state="reached").annotate(days=F("minutes"))


def over(actor: Any) -> QuerySet[Callback]:
    """Those whose safe hours are over, or that were reached."""
    return missed(actor).filter(Q(state="reached") | Q(due_at__lt=timezone.now()))


def _measure(code: str, label: Any, definition: Any, rows: Callable[[Any], Any], **more: Any) -> Measure:
    more = {"at_home": False, "seen_by": "helpline.see", **more}
    return Measure(
        f"helpline.{code}", label, definition, "figures.see", rows, url_name="helpline:desk", **more
    )


MEASURES = (
    _measure(
        "calls", _("Calls"), _("Calls that were noted, in and out, also of a surge, by the day."), calls,
        at_home=True,
    ),
    _measure(
        "answered", _("Calls in which somebody spoke"),
        _("Calls without those in which nobody spoke and wrong numbers."), answered,
    ),
    _measure(
        "women", _("Women among callers"),
        _("Of calls of which is known whether a woman or a man spoke, those of women."), voices,
        part=Q(gender="F"),
    ),
    _measure(
        "missed", _("Numbers to ring back"),
        _("Numbers that rang while nobody answered, or were promised a call; each once until it is rung."),
        missed,
    ),
    _measure(
        "rung_in_time", _("Rung back in the safe hours"),
        _("Of numbers that were reached or whose first safe hours are over, those reached within."), over,
        part=Q(state="reached", closed_at__lte=F("due_at")),
    ),
    _measure(
        "minutes", _("Minutes until rung back"),
        _("The middle number of minutes from ringing to being reached, of those reached."), rung,
        has_days=True,
    ),
    _measure(
        "cases", _("Calls that became a case"),
        _("Of calls in which somebody spoke, those that became a case."),
        answered, part=CARRIED,
    ),
    _measure(
        "danger", _("Calls in danger"), _("Calls about violence, held workers, children, missing people."),
        lambda actor: answered(actor).filter(tier=5),
    ),
    _measure(
        "about_wages", _("Calls about wages"), _("Calls about wages not paid, or a contractor."),
        partial(about, ("wages", "contractor")),
    ),
    _measure(
        "about_accidents", _("Calls about accidents and deaths"), _("Calls about an accident or a death."),
        partial(about, ("accident", "death")),
    ),
    _measure(
        "about_services", _("Calls about services"),
        _("Calls about food, shelter, health, travel, papers, schemes, work, a bank, registration."),
        partial(
            about,
            ("food", "shelter", "health", "travel", "papers", "scheme", "job", "bank", "registration"),
        ),
    ),
)  # fmt: skip

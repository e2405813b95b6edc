"""Figures of services: asked for, done, and how many days it took. Not here: the page (figures)."""

from typing import Any

from django.db.models import F, Func, IntegerField, Q, QuerySet

from hamrah.ground.room import Measure
from hamrah.ground.rows import india_day
from hamrah.ground.words import _
from hamrah.services.models import HandOver, ServiceRequest


def requested(actor: Any) -> QuerySet[ServiceRequest]:
    """Requests by the day she asked. Counted without names: also of those erased, and sensitive ones."""
    return _all(actor).annotate(on=F("asked_on"))


def done(actor: Any) -> QuerySet[ServiceRequest]:
    """Requests that are done, by the day, with the days since she asked."""
    days = Func(
        F("closed_on"),
        F("asked_on"),
        template="(%(expressions)s)",
        arg_joiner=" - ",
        output_field=IntegerField(),
    )
    return _all(actor).filter(state="done", closed_on__isnull=False).annotate(on=F("closed_on"), days=days)


def answered(actor: Any) -> QuerySet[ServiceRequest]:
    """Requests that were answered, by the day of asking."""
    return requested(actor).exclude(answered_on=None)


def handed_over(actor: Any) -> QuerySet[HandOver]:
    """Hand-overs that left the organisation, by the day."""
    rows = HandOver.objects.filter(organisation_id=actor.organisation_id, direction__in=("out", "slip"))
    return rows.annotate(on=india_day("sent_at"))


def _all(actor: Any) -> QuerySet[ServiceRequest]:
    return ServiceRequest.objects.filter(organisation_id=actor.organisation_id)


MEASURES = (
    Measure(
        "services.requested", _("Services asked for"), _("Requests of workers, by the day they asked."),
        "figures.see", requested, person="person__", at_home=False, url_name="services:worklist",
    ),
    Measure(
        "services.done", _("Services done"), _("Requests of workers that were done, by the day."),
        "figures.see", done, person="person__", url_name="services:worklist",
    ),
    Measure(
        "services.days", _("Days until a service is done"),
        _("The middle number of days from asking to done, of those done in the window."),
        "figures.see", done, person="person__", has_days=True, at_home=False, url_name="services:worklist",
    ),
    Measure(
        "services.answered_in_time", _("First answers in time"),
        _("Of requests with a first answer, those answered by the day their kind promises."),
        "figures.see", answered, person="person__", part=Q(answered_on__lte=F("answer_by")), at_home=False,
        url_name="services:worklist",
    ),
)  # fmt: skip

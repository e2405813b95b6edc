"""Figures of wages: workers with a diary, days marked, terms, certificates. Not here: the page (figures)."""

from typing import Any

from django.db.models import F, QuerySet

from hamrah.ground.room import Measure
from hamrah.ground.rows import india_day
from hamrah.ground.words import _
from hamrah.wages.models import DaysPaper, Diary, Month, Terms


def diaries_begun(actor: Any) -> QuerySet[Diary]:
    """Diaries by the day they were begun."""
    return Diary.objects.filter(organisation_id=actor.organisation_id).annotate(on=india_day("made_at"))


def months_kept(actor: Any) -> QuerySet[Month]:
    """Months of diaries, each by its first day."""
    return Month.objects.filter(organisation_id=actor.organisation_id).annotate(on=F("month"))


def terms_written(actor: Any) -> QuerySet[Terms]:
    rows = Terms.objects.filter(organisation_id=actor.organisation_id, before=None)
    return rows.annotate(on=india_day("made_at"))


def certificates(actor: Any) -> QuerySet[DaysPaper]:
    rows = DaysPaper.objects.filter(organisation_id=actor.organisation_id, kind__in=("days90", "days180"))
    return rows.annotate(on=F("given_on"))


MEASURES = (
    Measure(
        "wages.diaries", _("Diaries of days begun"),
        _("Diaries of workers' days, hers, a contractor's or ours, by the day they were begun."),
        "figures.see", diaries_begun, person="person__", at_home=False, url_name="wages:gangs",
    ),
    Measure(
        "wages.months", _("Months of days kept"),
        _("Months in which days of a worker are noted, one for each diary."),
        "figures.see", months_kept, person="diary__person__", at_home=False, url_name="wages:gangs",
    ),
    Measure(
        "wages.terms", _("Terms written before work"),
        _("Terms slips, a new version not counted again, by the day they were written."),
        "figures.see", terms_written, person="person__", at_home=False, url_name="wages:gangs",
    ),
    Measure(
        "wages.certificates", _("Certificates of days given"),
        _("Signed certificates of 90 or 180 days of work in 12 months, by the day they were given."),
        "figures.see", certificates, person="person__", at_home=False, url_name="wages:gangs",
    ),
)  # fmt: skip

"""What of people is counted. Not here: the window and who asks (figures)."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q

from hamrah.ground.day import INDIA
from hamrah.ground.room import Measure
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.people.models.person import PersonQuerySet
from hamrah.people.rules.stages import ACCEPTED


def registered(actor: Any, since: date, until: date) -> PersonQuerySet:
    """People registered in the window: on the day their register says, else the day they were entered."""
    begin = datetime.combine(since, time(), INDIA)
    end = datetime.combine(until + timedelta(days=1), time(), INDIA)
    entered = Q(registered_on=None, made_at__gte=begin, made_at__lt=end)
    own = Person.objects.filter(organisation_id=actor.organisation_id).standing()
    return own.filter(Q(registered_on__range=(since, until)) | entered)


MEASURES = (
    Measure(
        "people.registered",
        _("People in the register"),
        _("Registered in the window, merged ones counted once, drafts included."),
        "figures.see",
        lambda actor, since, until: registered(actor, since, until).count(),
    ),
    Measure(
        "people.accepted",
        _("Registrations accepted"),
        _("Of those registered in the window, the ones accepted by a coordinator."),
        "figures.see",
        lambda actor, since, until: registered(actor, since, until).filter(state=ACCEPTED).count(),
    ),
    Measure(
        "people.women",
        _("Women registered"),
        _("Of those registered in the window, the ones noted as women."),
        "figures.see",
        lambda actor, since, until: registered(actor, since, until).filter(gender="F").count(),
    ),
)

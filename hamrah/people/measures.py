"""What of people is counted. Not here: the window and who asks (figures)."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from hamrah.ground.room import Measure
from hamrah.ground.rows import india_day
from hamrah.ground.words import _
from hamrah.people.models import Attested, Person, Phone
from hamrah.people.models.person import PersonQuerySet
from hamrah.people.rules.stages import ACCEPTED


def registered(actor: Any) -> PersonQuerySet:
    """Everyone in the register, merged ones once; `on` is the day of her register, else that of entry."""
    own = Person.objects.filter(organisation_id=actor.organisation_id).standing()
    return own.annotate(on=Coalesce("registered_on", india_day("made_at")))


def attested(actor: Any) -> PersonQuerySet:
    """As `registered`, with whether an office stands behind her facts."""
    return registered(actor).annotate(is_attested=Exists(Attested.objects.filter(person=OuterRef("pk"))))


def reachable(actor: Any) -> PersonQuerySet:
    """As `registered`, with whether some phone reaches her."""
    return registered(actor).annotate(has_phone=Exists(Phone.objects.filter(person=OuterRef("pk"))))


MEASURES = (
    Measure(
        "people.registered",
        _("People in the register"),
        _("Registered in the window, merged ones counted once, drafts included."),
        "figures.see",
        registered,
    ),
    Measure(
        "people.accepted",
        _("Registrations accepted"),
        _("Of those registered in the window, the ones accepted by a coordinator."),
        "figures.see",
        registered,
        part=Q(state=ACCEPTED),
    ),
    Measure(
        "people.women",
        _("Women registered"),
        _("Of those registered in the window, the ones noted as women."),
        "figures.see",
        registered,
        part=Q(gender="F"),
    ),
    Measure(
        "people.attested",
        _("Attested"),
        _("Of those registered in the window, the ones for whom a panchayat or office signed."),
        "figures.see",
        attested,
        part=Q(is_attested=True),
    ),
    Measure(
        "people.with_phone",
        _("With a phone"),
        _("Of those registered in the window, the ones for whom at least one phone is noted."),
        "figures.see",
        reachable,
        part=Q(has_phone=True),
    ),
)

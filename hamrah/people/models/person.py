"""The person as she was registered, and the steps of her registration.

Not here: her phones and household (household.py), consents (consent.py), or any service: rooms
above point at the person, the person points at none of them.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.functional import cached_property

from hamrah.files.models import Photo
from hamrah.ground.day import today
from hamrah.ground.rows import OwnedKey, OwnedRow, next_number
from hamrah.organisations.models import Centre, Village
from hamrah.people.models.consent import Basis, Guardian
from hamrah.people.rules.registration import LONGEST_NOTE
from hamrah.people.rules.stages import ACCEPTED, DRAFT
from hamrah.places.models import Place
from hamrah.web.addresses import address_of


def living() -> models.Q:
    """Neither restricted nor lapsed."""
    return models.Q(restricted_at=None) & (models.Q(lapses_on=None) | models.Q(lapses_on__gte=today()))


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, actor: Any) -> "PersonQuerySet":
        """The organisation's people, or those of the centres where she works and whom she may see for a
        while; drafts, restricted and lapsed ones only for those who work on them. Whoever is erased is
        nobody's."""
        own = self.filter(organisation_id=actor.organisation_id, erased_at=None)
        if (only := actor.only_centres("people.see")) is not None:
            own = own.filter(models.Q(centre__in=only) | models.Q(id__in=actor.sights))
        own = own._unless(actor, "people.register_workers", ~self._drafts_hidden_from(actor))
        return own._unless(actor, "people.restrict_worker", living())

    def for_whom(self, actor: Any, verb: str) -> "PersonQuerySet":
        """Those for whom the actor may do the verb, or ask the question."""
        only = actor.only_centres(verb)
        return self if only is None else self.filter(centre__in=only)

    def _unless(self, actor: Any, verb: str, condition: models.Q) -> "PersonQuerySet":
        """The condition, but not for people for whom the actor may do the verb."""
        if not actor.may(verb):
            return self.filter(condition)
        only = actor.only_centres(verb)
        return self if only is None else self.filter(condition | models.Q(centre__in=only))

    def unrestricted(self) -> "PersonQuerySet":
        """Leaving out whose record is restricted or has lapsed, whoever asks."""
        return self.filter(living())

    def _drafts_hidden_from(self, actor: Any) -> models.Q:
        """Who records a minor's legal claim finds her while she is a draft: nothing goes on without it."""
        drafts = models.Q(state=DRAFT)
        if actor.may("people.record_legal_claim"):
            drafts &= models.Q(adult_from=None) | models.Q(adult_from__lte=today())
        return drafts

    def lapsed(self, on: date) -> "PersonQuerySet":
        """Told by a relative and not confirmed by herself in time."""
        return self.filter(lapses_on__lt=on, by_proxy=True)

    def may_leave(self, actor: Any) -> "PersonQuerySet":
        """Those whose facts may be given to others at all: accepted, standing, neither restricted, lapsed
        nor erased, and nobody invented. What an export takes is taken from these."""
        own = self.filter(organisation_id=actor.organisation_id, state=ACCEPTED, by_proxy=False)
        real = own.exclude(id__in=actor.canaries)
        return real.filter(restricted_at=None, erased_at=None).standing()

    def without_minors(self, on: date) -> "PersonQuerySet":
        """Leaving out whoever is, or by what is known of her age may be, under 18 on that day."""
        return self.exclude(adult_from__gt=on)

    def standing(self) -> "PersonQuerySet":
        """Leaving out records that were merged into another."""
        return self.filter(merged_into=None)


class Person(OwnedRow):
    """A worker or one of her family, in one organisation's register.

    Names are kept as said, in the script they were said in; there is no first and last name,
    because more than half have one word (matching.md 1.2).
    """

    TIER = 3
    TIERS = {"id": 2, "no": 2, "state": 2, "organisation_id": 0, "version": 2, "change": 2}

    no = models.IntegerField(unique=True, editable=False, db_default=next_number("people_no"))
    register_number = models.CharField(max_length=40, blank=True)
    registered_on = models.DateField(null=True)
    registered_precision = models.CharField(max_length=5, default="day")

    name = models.CharField(max_length=120)
    name_script = models.CharField(max_length=4, default="Latn")
    name_latin = models.CharField(max_length=160, blank=True)
    known_as = models.CharField(max_length=120, blank=True)
    relation = models.CharField(max_length=12, blank=True)
    relation_name = models.CharField(max_length=120, blank=True)
    gender = models.CharField(max_length=1, blank=True)
    birth_year = models.SmallIntegerField(null=True)
    birth_known = models.CharField(max_length=12, blank=True)
    adult_from = models.DateField(null=True)

    village = OwnedKey(Village, null=True)
    village_said = models.CharField(max_length=120, blank=True)
    hamlet = models.CharField(max_length=120, blank=True)
    panchayat_said = models.CharField(max_length=120, blank=True)
    block_said = models.CharField(max_length=120, blank=True)
    district = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+", db_index=False)
    district_said = models.CharField(max_length=120, blank=True)
    state_said = models.CharField(max_length=60, blank=True)

    sector = models.CharField(max_length=40, blank=True)
    occupation = models.CharField(max_length=60, blank=True)
    skill_grade = models.CharField(max_length=16, blank=True)
    # The number of the e-Shram card; never an Aadhaar number, which has as many digits.
    eshram_number = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)

    photo = OwnedKey(Photo, null=True, db_index=False)
    # The centre that registered her and answers for her; unknown: only roles of the whole organisation.
    centre = OwnedKey(Centre, null=True, db_index=False)
    state = models.CharField(max_length=12, default=DRAFT)
    basis = OwnedKey(Basis, null=True, db_index=False)
    notice_due = models.BooleanField(default=False)
    by_proxy = models.BooleanField(default=False)
    lapses_on = models.DateField(null=True)
    merged_into = OwnedKey("self", null=True, related_name="merged", db_index=False)
    restricted_at = models.DateTimeField(null=True)
    erase_after = models.DateField(null=True)
    erased_at = models.DateTimeField(null=True)
    registered_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(erased_at=None) | models.Q(name="", relation_name="", photo=None),
                name="erased_is_empty",
            ),
        )
        indexes = (
            models.Index(fields=("organisation_id", "register_number"), name="person_by_number"),
            models.Index(fields=("organisation_id", "state", "-made_at"), name="person_by_state"),
            models.Index(
                fields=("organisation_id", "merged_into"),
                name="person_merged",
                condition=models.Q(merged_into__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("people:person", self.id)

    def is_unrestricted(self, day: date) -> bool:
        """As `unrestricted()`, of one record."""
        return self.restricted_at is None and (self.lapses_on is None or self.lapses_on >= day)

    def age_on(self, day: date) -> int | None:
        """Years by calendar year, as registers count; None where unknown."""
        return None if self.birth_year is None else day.year - self.birth_year

    def may_be_minor(self, day: date) -> bool:
        """Whether what is known of her age touches under 18 on that day."""
        return self.adult_from is not None and day < self.adult_from

    def needs_guardian(self, day: date) -> bool:
        """Whether she may be a minor and neither a verified guardian nor a legal claim is on record."""
        return self.may_be_minor(day) and not self.guarded_by()

    def guarded_by(self) -> list[Guardian]:
        """Who stands for her. A suspected guardian counts for nothing, also if he was verified before."""
        noted = list(Guardian.objects.filter(person__in=self.records).order_by("verified_at"))
        suspected = {one.name.casefold() for one in noted if one.is_suspected}
        return [one for one in noted if one.name.casefold() not in suspected]

    @cached_property
    def records(self) -> list[UUID]:
        """Her own id and those of the records merged into hers, at any depth."""
        ids: list[UUID] = []
        further = [self.id]
        while further:
            ids += further
            further = list(Person.objects.filter(merged_into__in=further).values_list("id", flat=True))
        return ids

    @property
    def is_accepted(self) -> bool:
        return self.state == ACCEPTED


class RegistrationStep(OwnedRow):
    """One change of a registration's state: which, when, by whom, and why if it went back."""

    TIER = 2
    TIERS = {"reason": 3}

    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="steps", db_index=False)
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=200, blank=True)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (models.Index(fields=("person", "at"), name="step_by_person"),)

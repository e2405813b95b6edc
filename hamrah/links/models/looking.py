"""An organisation's terms, the asking before each look-up, and whom the look-up met, nameless.

Not here: what follows once she agreed (linking.py).
"""

from datetime import timedelta
from typing import Any, Self

from django.db import models
from django.utils import timezone

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.people.models import Person

# She is before you or on the line: what she said this morning is not said tomorrow.
ASKING_HOLDS = timedelta(hours=12)


class OfPeople(models.QuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """The organisation's own, of people whom the actor may see."""
        own = self.filter(organisation_id=actor.organisation_id)
        return own.filter(person__in=Person.objects.visible_to(actor))


class Terms(OwnedRow):
    """How an organisation takes part: who answers requests, and whether it may be found at all.

    `answers`: person, at_once, never. `is_sensitive`: to be known by it would hurt (a shelter, a women's
    group): nobody of its register is findable.
    """

    TIER = 2

    answers = models.CharField(max_length=8, default="person")
    is_sensitive = models.BooleanField(default=False)
    said_by_id = models.UUIDField(null=True)
    said_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation_id",), name="one_terms"),)

    @classmethod
    def now(cls) -> "Terms":
        """The terms of the open context's organisation; those of everybody until it says otherwise."""
        return cls.objects.first() or cls()


class Asking(OwnedRow):
    """She was asked, before anybody looked: how (present, phone), by whom, when, and what she said.
    A yes serves one look-up, within twelve hours."""

    TIER = 3
    TIERS = {"asked_by_id": 2, "asked_at": 2, "used_at": 2, "found": 2, "id": 2}

    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="link_askings")
    how = models.CharField(max_length=8)
    said_yes = models.BooleanField()
    asked_by_id = models.UUIDField(null=True)
    asked_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)
    found = models.SmallIntegerField(null=True)

    objects = OfPeople.as_manager()

    class Meta:
        ordering = ("-asked_at",)

    @property
    def is_fresh(self) -> bool:
        """Whether a look-up may still be made on it."""
        age = timezone.now() - self.asked_at
        return self.said_yes and self.used_at is None and timedelta() <= age < ASKING_HOLDS


class Somebody(OwnedRow):
    """Whom a look-up met elsewhere. `sealed` says who and where, and no role opens it: only the verb by
    which she agrees to hear the name. `other_id` stays empty until then."""

    TIER = 3
    TIERS = {"sealed": 5, "id": 2}

    asking = OwnedKey(Asking, on_delete=models.CASCADE, related_name="somebodies")
    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="+")
    is_strong = models.BooleanField()
    sealed = models.BinaryField()
    other_id = models.UUIDField(null=True)
    named_at = models.DateTimeField(null=True)
    named_by_id = models.UUIDField(null=True)

    objects = OfPeople.as_manager()

    class Meta:
        ordering = ("-is_strong", "id")

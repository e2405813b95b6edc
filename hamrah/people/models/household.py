"""Households with dated membership, and phones. Membership grants nobody a view of another member.

Not here: joining and leaving (actions/households.py).
"""

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.organisations.models import Village
from hamrah.people.models.person import Person


class Household(OwnedRow):
    """A household (घर-परिवार) in a village."""

    TIER = 3

    name = models.CharField(max_length=120)
    village = OwnedKey(Village, null=True)
    hamlet = models.CharField(max_length=120, blank=True)
    members_said = models.SmallIntegerField(null=True)


class Membership(OwnedRow):
    """A person in a household, from a day to a day."""

    TIER = 3

    household = OwnedKey(Household, related_name="memberships")
    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="memberships")
    relation = models.CharField(max_length=20, blank=True)
    is_head = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(until__isnull=True), name="one_household_at_a_time"
            ),
        )


class Phone(OwnedRow):
    """A number at which she may be reached: whose it is, and whether calling it is safe for her."""

    TIER = 3

    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="phones", db_index=False)
    number = models.CharField(max_length=16)
    owner = models.CharField(max_length=16, default="unknown")
    safe_to_call = models.BooleanField(null=True)
    whatsapp = models.BooleanField(null=True)
    last_worked_on = models.DateField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "number"), name="phone_once"),)

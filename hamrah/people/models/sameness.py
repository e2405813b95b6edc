"""Suspicions that two records are one person, the answers given, and merges that can be undone.

Not here: what makes records alike (rules/likeness.py), joining and undoing (actions/sameness.py).
"""

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.people.models.person import Person


class Suspicion(OwnedRow):
    """Two records that look like one person. `person` came later; answered by a person, never by itself.

    `answer` is "", "same", "different" or "ask": she is asked for one more fact, `because` says which.
    `two_cards`: each holds a card that counts.
    """

    TIER = 3

    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="suspicions")
    other = OwnedKey(Person, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    answer = models.CharField(max_length=12, blank=True)
    because = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    two_cards = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "other"), name="suspicion_once"),)


class NotTheSame(OwnedRow):
    """Somebody said that two records are two people, and why. It is never asked again."""

    TIER = 3

    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="+")
    other = OwnedKey(Person, on_delete=models.CASCADE, related_name="+")
    because = models.CharField(max_length=200)
    said_by_id = models.UUIDField(null=True)
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "other"), name="not_the_same_once"),)


class Merge(OwnedRow):
    """One record declared to be another: nothing is moved or lost, so that it can be undone.
    `was` keeps the kept record's values that were replaced."""

    TIER = 3

    kept = OwnedKey(Person, related_name="merges")
    gone = OwnedKey(Person, related_name="+")
    because = models.CharField(max_length=200)
    was = models.JSONField(default=dict)
    became = models.JSONField(default=dict)
    merged_by_id = models.UUIDField(null=True)
    merged_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)
    undone_by_id = models.UUIDField(null=True)

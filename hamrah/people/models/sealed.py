"""Sealed facts (T4, T5): stored unreadable under a key of the person's own, which erasure destroys.

Not here: opening and noting them (actions/sealing.py), the cipher (ground/sealing.py).
"""

from django.conf import settings
from django.db import models

from hamrah.ground import sealing
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.people.models.person import Person

# Fact -> tier. Caste only where a programme needs it; papers are "seen", never a number (domain.md 1).
SEALED_FACTS = {"caste": 4, "papers": 4, "disability": 4, "union": 4, "safety": 5}
DANGER = 5
# Papers of hers that somebody saw: yes or not, never what stands on them.
PAPERS = ("aadhaar", "voter", "ration", "bank", "job_card", "eshram", "bocw")


class PersonKey(OwnedRow):
    """The person's key, itself sealed under the installation's key. Gone = her sealed facts are gone."""

    TIER = 5

    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="keys")
    sealed_key = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person",), name="one_key_a_person"),)

    @classmethod
    def of(cls, person: Person) -> bytes:
        """The open key, made on first use."""
        row = cls.objects.filter(person=person).first()
        place = f"people.key/{person.id}"
        if row is not None:
            return sealing.unseal(settings.MASTER_KEY, bytes(row.sealed_key), place=place)
        key = sealing.new_key()
        cls.objects.create(person=person, sealed_key=sealing.seal(settings.MASTER_KEY, key, place=place))
        return key


class SealedFact(OwnedRow):
    """One sensitive fact of a person. The row's copies (journal, differences, backups) hold ciphertext."""

    TIER = 4
    TIERS = {"value": 5}

    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="sealed_facts")
    fact = models.CharField(max_length=20)
    value = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "fact"), name="sealed_fact_once"),)

    def place(self) -> str:
        """What the ciphertext is bound to."""
        return f"people.{self.fact}/{self.person_id}"

    def open(self) -> str:
        """The fact in clear. Only a page that logs the look may show it."""
        return sealing.unseal(PersonKey.of(self.person), bytes(self.value), place=self.place()).decode()

"""Tables of places: the same rows for every organisation, without row policy, changed by the owner alone.

Not here: what is in them (facts/), filling them (load.py), finding by name (rules.py).
"""

from datetime import date
from uuid import UUID

from django.db import models

from hamrah.ground.languages import reads_hindi
from hamrah.ground.rows import Tiered


class PlaceQuerySet(models.QuerySet["Place"]):
    def on(self, day: date) -> "PlaceQuerySet":
        """Places that stood on this day: districts split and merge."""
        begun = models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day)
        unended = models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=day)
        return self.filter(begun & unended)

    def within(self, place: "Place | UUID") -> "PlaceQuerySet":
        """Everything that lies in a place, at any depth (a stand lies in a city in a district in a state)."""
        whole = place.id if isinstance(place, Place) else place
        above, parent = models.Q(), "parent"
        for _ in range(3):
            above |= models.Q(**{f"{parent}_id": whole})
            parent = f"{parent}__parent"
        return self.filter(above)

    def of_kind(self, kind: str) -> "PlaceQuerySet":
        """state, district, subdistrict, block, city or stand."""
        return self.filter(kind=kind)


class Place(Tiered, models.Model):
    """A place as the state knows it. Its id follows from kind and code, the same in every installation.

    `code`: the directory's number, or our own word where it has none. `known_to`: how exactly the dates are
    known (day, month, year); for a stand: reported or unverified.
    """

    TIER = 0

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=16)
    code = models.CharField(max_length=40)
    lgd_code = models.IntegerField(null=True)
    census2011_code = models.CharField(max_length=5, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    came_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="split_into")
    name = models.CharField(max_length=120)
    name_hi = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    known_to = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=200, blank=True)
    sort = models.CharField(max_length=120)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ("sort", "code")
        constraints = (models.UniqueConstraint(fields=("kind", "code"), name="place_once"),)

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        """The name for a page in this language; Latin where we know no other."""
        return (self.name_hi if reads_hindi(language) else "") or self.name

    def stood_on(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day < (self.valid_to or date.max)


class PlaceName(Tiered, models.Model):
    """Another way of writing a place. `kind`: directory, short, former, spelling, native."""

    TIER = 0

    id = models.BigAutoField(primary_key=True)
    place = models.ForeignKey(Place, models.CASCADE, related_name="names")
    text = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)
    language = models.CharField(max_length=8)
    script = models.CharField(max_length=4)

    def __str__(self) -> str:
        return self.text


class FactsLoaded(Tiered, models.Model):
    """Which version of the facts stands in the tables: one row."""

    TIER = 0

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    version = models.CharField(max_length=16)
    places = models.IntegerField()
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_version_of_facts"),)

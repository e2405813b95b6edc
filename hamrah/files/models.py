"""Photos and evidence as rows of an organisation. Not here: making a picture safe (photos.py)."""

from django.db import models

from hamrah.ground.rows import OwnedRow


class Photo(OwnedRow):
    """One picture of a person: 480x600 JPEG, a small JPEG for print, the WebP a card signs."""

    TIER = 3

    jpeg = models.BinaryField()
    print_jpeg = models.BinaryField()
    thumbnail = models.BinaryField()
    sha256 = models.BinaryField(max_length=32)
    taken_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation_id", "sha256"), name="photo_once"),)


class Evidence(OwnedRow):
    """A scanned sheet or picture that proves a consent or an attestation."""

    TIER = 4

    content = models.BinaryField()
    sha256 = models.BinaryField(max_length=32)
    media_type = models.CharField(max_length=40)
    title = models.CharField(max_length=120, blank=True)

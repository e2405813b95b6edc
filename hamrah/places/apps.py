"""Start of the room: after migrating, the facts are brought into the tables. Not here: how (load.py)."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Places(AppConfig):
    name = "hamrah.places"
    label = "places"

    def ready(self) -> None:
        from hamrah.places.load import load_after_migrating

        post_migrate.connect(load_after_migrating, sender=self)

"""Start of the room: after migrating, the context's secret is handed to the database's owner."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext

from hamrah.ground.driver import lost_connections_come_back_soon, numbers_keep_their_value
from hamrah.ground.problem import translate_with


class Ground(AppConfig):
    name = "hamrah.ground"
    label = "ground"

    def ready(self) -> None:
        from hamrah.ground import checks  # noqa: F401 - registers the system checks

        numbers_keep_their_value()
        lost_connections_come_back_soon()
        translate_with(gettext)
        post_migrate.connect(keep_secret, sender=self)


def keep_secret(using: str, **_: Any) -> None:
    """Write the secret that proves contexts; only the owner may."""
    if using != "owner":
        return
    with connections[using].cursor() as cursor:
        cursor.execute(
            "INSERT INTO ground_secret (secret) VALUES (%s) "
            "ON CONFLICT (one_row) DO UPDATE SET secret = EXCLUDED.secret",
            [settings.CONTEXT_SECRET],
        )

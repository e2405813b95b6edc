"""Which database role migrates: the owner, never the application. Not here: the databases."""

from typing import Any


class OnlyTheOwnerMigrates:
    """Tables are made through the `owner` alias; both aliases are one database."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "owner"

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

"""Migration operations that give a table its row policy, grants, triggers and composite keys.

Not here: the SQL functions they call (migration 0001 of this room).
"""

from typing import Any

from django.db import models
from django.db.migrations.operations.base import Operation

from hamrah.ground.rows import OwnedKey

APP_ROLE = "hamrah_app"
ALL_RIGHTS = "SELECT, INSERT, UPDATE, DELETE"
SAME_ORGANISATION = "organisation_id = (SELECT ground_org())"


class _OnModel(Operation):
    reduces_to_sql = True
    reversible = True

    def __init__(self, model: str) -> None:
        self.model = model

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The tables' shape does not change, only who may see them."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(app_label, self.model)
        for statement in self.statements(model):
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Dropping the table, which the reverse of CreateModel does, takes all of this with it."""

    def statements(self, model: type[models.Model]) -> list[str]:
        raise NotImplementedError

    def describe(self) -> str:
        return f"{type(self).__name__} {self.model}"


class Owned(_OnModel):
    """A table whose rows belong to one organisation.

    `differences=False` for derived tables and pure event tables; `hidden` names columns (pictures,
    T4, T5) that a difference only marks as changed; `referenced=False`: no key points here, which saves an
    index in tables of millions; `rights` are what the application role may do;
    `condition` replaces the usual policy.
    """

    def __init__(
        self,
        model: str,
        *,
        differences: bool = True,
        hidden: tuple[str, ...] = (),
        referenced: bool = True,
        rights: str = ALL_RIGHTS,
        condition: str = SAME_ORGANISATION,
    ) -> None:
        super().__init__(model)
        self.differences, self.hidden, self.referenced = differences, hidden, referenced
        self.rights, self.condition = rights, condition

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        options = {
            "differences": self.differences,
            "hidden": self.hidden,
            "referenced": self.referenced,
            "rights": self.rights,
            "condition": self.condition,
        }
        return type(self).__name__, [self.model], options

    def statements(self, model: type[models.Model]) -> list[str]:
        table = model._meta.db_table
        return [
            *policy(table, self.condition),
            *grants(table, self.rights),
            *versions(table, model, referenced=self.referenced),
            *(recorded(table, self.hidden) if self.differences else ()),
            *composite_keys(model),
        ]


class OwnedKeyAdded(_OnModel):
    """A table that `Owned` treated before got one more OwnedKey: its composite key."""

    def __init__(self, model: str, field: str) -> None:
        super().__init__(model)
        self.field = field

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model, self.field], {}

    def statements(self, model: type[models.Model]) -> list[str]:
        return [composite_key(model, model._meta.get_field(self.field))]


class Shared(_OnModel):
    """A table of common facts (places, roles): readable by all, changed by the owner alone."""

    def __init__(self, model: str, *, grant: str = "SELECT") -> None:
        super().__init__(model)
        self.grant = grant

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model], {"grant": self.grant}

    def statements(self, model: type[models.Model]) -> list[str]:
        return grants(model._meta.db_table, self.grant)


def policy(table: str, condition: str) -> list[str]:
    """Row policy for reading and writing. No FORCE: dumps and data migrations run as the owner."""
    return [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'CREATE POLICY owned ON "{table}" USING ({condition}) WITH CHECK ({condition})',
    ]


def grants(table: str, rights: str) -> list[str]:
    """Rights of the application role, which owns nothing."""
    return [f'GRANT {rights} ON "{table}" TO {APP_ROLE}']


def versions(table: str, model: type[models.Model], *, referenced: bool) -> list[str]:
    """Composite key target, and the trigger that counts a row's changes."""
    names = {field.column for field in model._meta.fields}
    if "id" not in names or "organisation_id" not in names:
        return []
    unique = f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_org_id" UNIQUE (organisation_id, id)'
    target = [unique] if referenced else []
    if "version" not in names:
        return target
    trigger = (
        f'CREATE TRIGGER count_change BEFORE UPDATE ON "{table}" '
        "FOR EACH ROW EXECUTE FUNCTION ground_count_change()"
    )
    return [*target, trigger]


def recorded(table: str, hidden: tuple[str, ...]) -> list[str]:
    """Statement triggers that write row differences under the open journal id."""
    arguments = ", ".join(f"'{column}'" for column in hidden)
    aliases = {
        "INSERT": "NEW TABLE AS new_rows",
        "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
        "DELETE": "OLD TABLE AS old_rows",
    }
    return [
        f'CREATE TRIGGER record_{event.lower()} AFTER {event} ON "{table}" REFERENCING {alias} '
        f"FOR EACH STATEMENT EXECUTE FUNCTION ground_record_difference({arguments})"
        for event, alias in aliases.items()
    ]


def composite_keys(model: type[models.Model]) -> list[str]:
    """(organisation_id, column) -> (organisation_id, id) for every OwnedKey of the model."""
    return [composite_key(model, f) for f in model._meta.fields if isinstance(f, OwnedKey)]


def composite_key(model: type[models.Model], field: Any) -> str:
    table, target = model._meta.db_table, field.remote_field.model._meta.db_table
    return (
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_{field.column}_org" '
        f'FOREIGN KEY (organisation_id, "{field.column}") REFERENCES "{target}" (organisation_id, id) '
        "DEFERRABLE INITIALLY IMMEDIATE"
    )

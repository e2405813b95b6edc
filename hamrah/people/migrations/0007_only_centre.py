"""Where an organisation has one centre only, its people are that centre's. In batches; may run twice."""

from typing import Any

from django.db import migrations, transaction

A_BATCH = 5_000
FILL = """
WITH sole AS (
    SELECT organisation_id, (array_agg(id))[1] AS centre FROM organisations_centre
    GROUP BY organisation_id HAVING count(*) = 1
), batch AS (
    SELECT person.id, sole.centre FROM people_person AS person JOIN sole USING (organisation_id)
    WHERE person.centre_id IS NULL LIMIT %s
)
UPDATE people_person SET centre_id = batch.centre FROM batch WHERE batch.id = people_person.id
"""
# Nobody changed anything, a column was added: an import must still be undone as its people were written.
QUIET = "ALTER TABLE people_person DISABLE TRIGGER record_update, DISABLE TRIGGER count_change"
LOUD = "ALTER TABLE people_person ENABLE TRIGGER record_update, ENABLE TRIGGER count_change"


def fill(apps: Any, schema_editor: Any) -> None:
    while _fill_a_batch(schema_editor.connection):
        pass


def _fill_a_batch(connection: Any) -> int:
    """How many were filled in. The triggers are on again whatever happens: it is one transaction."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(QUIET)
        cursor.execute(FILL, [A_BATCH])
        filled: int = cursor.rowcount
        cursor.execute(LOUD)
    return filled


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("people", "0006_centre")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]

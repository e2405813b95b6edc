"""Wages and advances (T4) are marked as changed in the differences, never copied there."""

from django.db import migrations

TABLE = "journeys_spell"
HIDDEN = ("rate_paise", "rate_basis", "advance_paise")
ALIASES = {
    "INSERT": "NEW TABLE AS new_rows",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "OLD TABLE AS old_rows",
}


def triggers(hidden):
    arguments = ", ".join(f"'{column}'" for column in hidden)
    for event, alias in ALIASES.items():
        yield f"DROP TRIGGER record_{event.lower()} ON {TABLE}"
        yield (
            f"CREATE TRIGGER record_{event.lower()} AFTER {event} ON {TABLE} REFERENCING {alias} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION ground_record_difference({arguments})"
        )


class Migration(migrations.Migration):
    dependencies = [("journeys", "0001_initial")]

    operations = [migrations.RunSQL(list(triggers(HIDDEN)), list(triggers(())))]

"""How a minor's guardian was verified (T4: marked as changed in the differences, never copied there)."""

from django.db import migrations, models

TABLE = "people_guardian"
WAS_HIDDEN = ("ground", "name", "relation", "is_suspected", "reason", "verified_by_id", "verified_at")
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
    dependencies = [("people", "0002_keys")]

    operations = [
        migrations.AddField(
            model_name="guardian",
            name="how",
            field=models.CharField(blank=True, default="", max_length=16),
            preserve_default=False,
        ),
        migrations.RunSQL(list(triggers((*WAS_HIDDEN, "how"))), list(triggers(WAS_HIDDEN))),
    ]

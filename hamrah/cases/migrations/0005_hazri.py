"""A claimant's days as diaries have them stand with her claim; differences mark them, never copy them (T4)."""

from django.db import migrations, models

from hamrah.ground.policies import recorded

TABLE = "cases_claimant"
HIDDEN_BEFORE = (
    *("person_id", "stands_for_id", "relation", "union_since", "since", "until", "half_days"),
    *("rate_paise", "basis", "overtime_hours", "advance_paise", "paid_paise"),
    *("owed_said_paise", "skill", "hours_a_day"),
)
HIDDEN = (*HIDDEN_BEFORE, "hazri")


def anew(hidden):
    dropped = [f"DROP TRIGGER record_{event} ON {TABLE}" for event in ("insert", "update", "delete")]
    return [*dropped, *recorded(TABLE, hidden)]


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_moved")]
    operations = [
        migrations.AddField("claimant", "hazri", models.JSONField(null=True)),
        migrations.RunSQL(anew(HIDDEN), anew(HIDDEN_BEFORE)),
    ]

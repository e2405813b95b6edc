import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned

TABLE = "journeys_spell"
HIDDEN_BEFORE = ("rate_paise", "rate_basis", "advance_paise")
# What else is said of pay is as sensitive (T4): differences mark it as changed and do not copy it.
HIDDEN = (*HIDDEN_BEFORE, "advance_from", "paid_how", "food_stay")
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
    dependencies = [
        ("employers", "0001_initial"),
        ("journeys", "0002_wages_out_of_differences"),
    ]

    operations = [
        migrations.AddField(
            model_name="spell",
            name="advance_from",
            field=models.CharField(blank=True, db_default="", default="", max_length=80),
        ),
        migrations.AddField(
            model_name="spell",
            name="children_along",
            field=models.SmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="spell",
            name="earners",
            field=models.SmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="spell",
            name="food_stay",
            field=models.CharField(blank=True, db_default="", default="", max_length=12),
        ),
        migrations.AddField(
            model_name="spell",
            name="hours_a_day",
            field=models.SmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="spell",
            name="keeps_diary",
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name="spell",
            name="living",
            field=models.CharField(blank=True, db_default="", default="", max_length=16),
        ),
        migrations.AddField(
            model_name="spell",
            name="paid_how",
            field=models.CharField(blank=True, db_default="", default="", max_length=16),
        ),
        migrations.CreateModel(
            name="Engagement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hamrah.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "organisation_id",
                    models.UUIDField(default=hamrah.ground.context.current_organisation_id, editable=False),
                ),
                ("version", models.IntegerField(db_default=1, editable=False)),
                (
                    "change",
                    models.BigIntegerField(
                        db_default=models.Func(
                            function="ground_change", output_field=models.BigIntegerField()
                        ),
                        editable=False,
                    ),
                ),
                ("role", models.CharField(max_length=16)),
                ("noted_by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "party",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.party",
                    ),
                ),
                (
                    "spell",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="engagements",
                        to="journeys.spell",
                    ),
                ),
            ],
            options={
                "ordering": ("made_at",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "spell", "party", "role"), name="engagement_once"
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("Engagement"),
        migrations.RunSQL(list(triggers(HIDDEN)), list(triggers(HIDDEN_BEFORE))),
    ]

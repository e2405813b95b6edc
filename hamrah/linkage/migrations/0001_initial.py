"""Finished runs; and, without a model, what of each record was compared last: three numbers a person."""

from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned

MINE = "org = (SELECT no FROM organisations_organisation WHERE id = (SELECT ground_org()))"
COMPARED = f"""
CREATE TABLE linkage_compared (org int NOT NULL, person int NOT NULL, line bigint NOT NULL, PRIMARY KEY (org, person));
ALTER TABLE linkage_compared ENABLE ROW LEVEL SECURITY;
CREATE POLICY owned ON linkage_compared USING ({MINE}) WITH CHECK ({MINE});
GRANT SELECT, INSERT, UPDATE, DELETE ON linkage_compared TO hamrah_app;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("people", "0008_answers"), ("cards", "0005_design")]
    operations = [
        migrations.CreateModel(
            "Run",
            [
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
                ("engine", models.CharField(max_length=12)),
                ("whole", models.BooleanField(default=False)),
                ("records", models.IntegerField()),
                ("pairs", models.IntegerField()),
                ("proposed", models.IntegerField()),
                ("two_live_cards", models.IntegerField(default=0)),
                ("seconds", models.FloatField()),
                ("run_by_id", models.UUIDField(null=True)),
                ("ended_at", models.DateTimeField(auto_now_add=True)),
            ],
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("Run", differences=True, referenced=False),
        migrations.RunSQL(COMPARED, "DROP TABLE linkage_compared"),
    ]

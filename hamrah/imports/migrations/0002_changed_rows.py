"""What a row of a register was before an import changed it, so that the import can be taken back."""

import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="ChangedRow",
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
                ("register_row_id", models.UUIDField()),
                ("number", models.CharField(blank=True, max_length=40)),
                ("identity", models.BigIntegerField()),
                ("content", models.BigIntegerField()),
                ("sheet", models.CharField(max_length=80)),
                ("row", models.IntegerField()),
                (
                    "imported",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="imports.import",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation_id", "register_row_id"], name="change_of_row")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("ChangedRow", differences=False, referenced=False),
    ]

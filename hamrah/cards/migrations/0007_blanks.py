"""The book of the box of blank cards."""

from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


class Migration(migrations.Migration):
    dependencies = [
        ("cards", "0006_leaves"),
    ]

    operations = [
        migrations.CreateModel(
            name="BlankLine",
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
                ("kind", models.CharField(max_length=8)),
                ("how_many", models.IntegerField()),
                ("expected", models.IntegerField(null=True)),
                ("note", models.CharField(blank=True, max_length=120)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-at", "-id"),
                "indexes": [models.Index(fields=["organisation_id", "-at"], name="blank_line_by_moment")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("how_many__gte", 0)), name="blanks_not_below_nothing"
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("BlankLine", referenced=False),
    ]

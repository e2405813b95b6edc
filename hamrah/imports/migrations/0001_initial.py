import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ground", "0002_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
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
                ("file_name", models.CharField(max_length=200)),
                ("sha256", models.BinaryField(max_length=32)),
                ("content", models.BinaryField(null=True)),
                ("register", models.CharField(max_length=80)),
                ("verb", models.CharField(max_length=80)),
                ("state", models.CharField(default="waiting", max_length=12)),
                ("problem", models.CharField(blank=True, max_length=300)),
                ("basis_id", models.UUIDField(null=True)),
                ("mapping", models.JSONField(null=True)),
                ("rows_read", models.IntegerField(default=0)),
                ("accepted", models.IntegerField(default=0)),
                ("updated", models.IntegerField(default=0)),
                ("unchanged", models.IntegerField(default=0)),
                ("asked", models.IntegerField(default=0)),
                ("refused", models.IntegerField(default=0)),
                ("wrote", models.BigIntegerField(null=True)),
                ("by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["organisation_id", "-made_at"], name="import_by_day")],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="KeptMapping",
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
                ("register", models.CharField(max_length=80)),
                ("mapping", models.JSONField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "register"), name="one_mapping_a_register"
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="RefusedRow",
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
                ("sheet", models.CharField(max_length=80)),
                ("row", models.IntegerField()),
                ("column", models.CharField(max_length=120)),
                ("value", models.TextField(null=True)),
                ("code", models.CharField(max_length=60)),
                ("limits", models.JSONField(default=dict)),
                ("wrong", models.JSONField(default=list)),
                ("cells", models.JSONField(default=list)),
                (
                    "imported",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="refusals",
                        to="imports.import",
                    ),
                ),
            ],
            options={
                "ordering": ("sheet", "row"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="RegisterRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("register", models.CharField(max_length=80)),
                ("number", models.CharField(blank=True, max_length=40)),
                ("identity", models.BigIntegerField()),
                ("content", models.BigIntegerField()),
                ("subject_id", models.UUIDField()),
                ("sheet", models.CharField(max_length=80)),
                ("row", models.IntegerField()),
                (
                    "imported",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="imports.import",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation_id", "register", "identity"], name="row_by_identity"),
                    models.Index(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=["organisation_id", "register", "number"],
                        name="row_by_number",
                    ),
                    models.Index(fields=["imported"], name="row_by_import"),
                ],
            },
        ),
        Owned("KeptMapping"),
        Owned("Import", hidden=("content",)),
        Owned("RegisterRow", differences=False, referenced=False),
        Owned("RefusedRow", differences=False, referenced=False),
    ]

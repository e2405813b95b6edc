from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ground", "0001_functions"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommandSeen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("organisation_id", models.UUIDField(default=hamrah.ground.context.current_organisation_id)),
                ("command", models.UUIDField()),
                ("verb", models.CharField(max_length=80)),
                ("user_id", models.UUIDField(null=True)),
                ("digest", models.BinaryField(max_length=32)),
                ("outcome", models.JSONField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "command"), name="command_once_per_organisation"
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Difference",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("journal_id", models.UUIDField(null=True)),
                ("table", models.CharField(db_column="table_name", max_length=63)),
                ("row_id", models.UUIDField()),
                ("kind", models.CharField(max_length=1)),
                ("was", models.JSONField(null=True)),
                ("became", models.JSONField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation_id", "row_id"], name="difference_by_row"),
                    models.Index(fields=["journal_id"], name="difference_by_journal"),
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Journal",
            fields=[
                ("id", models.UUIDField(default=hamrah.ground.ids.new_id, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField(default=hamrah.ground.context.current_organisation_id)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("user_id", models.UUIDField(null=True)),
                ("device", models.CharField(blank=True, max_length=80)),
                ("verb", models.CharField(max_length=80)),
                ("command", models.UUIDField()),
                ("subject_kind", models.CharField(blank=True, max_length=80)),
                ("subject_id", models.UUIDField(null=True)),
            ],
            options={
                "verbose_name_plural": "journal",
                "indexes": [
                    models.Index(fields=["organisation_id", "-at"], name="journal_by_day"),
                    models.Index(fields=["organisation_id", "subject_id"], name="journal_by_subject"),
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("CommandSeen", differences=False, rights="SELECT, INSERT, UPDATE"),
        Owned("Journal", differences=False, rights="SELECT, INSERT"),
        Owned("Difference", differences=False, rights="SELECT"),
    ]

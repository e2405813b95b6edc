"""Letters that were given out, with their row policy."""

import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_money"),
    ]

    operations = [
        migrations.CreateModel(
            name="SentLetter",
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
                ("letter", models.CharField(max_length=12)),
                ("language", models.CharField(max_length=8)),
                ("to_said", models.CharField(blank=True, max_length=200)),
                ("how", models.CharField(max_length=8)),
                ("sent_on", models.DateField()),
                ("pdf", models.BinaryField()),
                ("sha256", models.BinaryField(max_length=32)),
                ("by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "case",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "-id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("SentLetter", hidden=("pdf", "to_said", "sha256", "by_id", "made_at"), referenced=False),
    ]

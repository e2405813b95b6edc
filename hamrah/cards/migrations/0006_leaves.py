"""Leaves of phones in the field, and which cards they made."""

import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


class Migration(migrations.Migration):
    dependencies = [
        ("cards", "0005_design"),
    ]

    operations = [
        migrations.AddField(
            model_name="card",
            name="provisional",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.CreateModel(
            name="Leaf",
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
                ("device_id", models.UUIDField()),
                ("phone_kid", models.BinaryField(max_length=8)),
                ("status_index", models.IntegerField()),
                ("number", models.CharField(max_length=16)),
                ("signed", models.BinaryField()),
                ("leased_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("leased_to_id", models.UUIDField(null=True)),
                ("state", models.CharField(default="open", max_length=12)),
                (
                    "card",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaves",
                        to="cards.card",
                    ),
                ),
                (
                    "key",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cards.issuerkey",
                    ),
                ),
                (
                    "status_list",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cards.statuslist",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation_id", "device_id", "state"], name="leaf_by_phone")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("status_list", "status_index"), name="leaf_place_once"),
                    models.UniqueConstraint(fields=("organisation_id", "number"), name="leaf_number_once"),
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("Leaf", hidden=("signed",), referenced=False),
    ]

"""How an organisation's cards look."""

import django.contrib.postgres.fields
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


class Migration(migrations.Migration):
    dependencies = [
        ("cards", "0004_hosts"),
    ]

    operations = [
        migrations.CreateModel(
            name="CardDesign",
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
                ("accent", models.CharField(max_length=7)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2), size=None
                    ),
                ),
                (
                    "lines",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), size=None
                    ),
                ),
                ("back", models.CharField(blank=True, max_length=120)),
                ("logo", models.BinaryField(null=True)),
                ("set_by_id", models.UUIDField(null=True)),
                ("set_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation_id",), name="one_card_design")],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("CardDesign", hidden=("logo",), referenced=False),
    ]

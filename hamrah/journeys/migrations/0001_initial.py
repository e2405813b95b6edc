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
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Spell",
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
                ("state", models.CharField(default="left", max_length=12)),
                ("home_said", models.CharField(blank=True, max_length=120)),
                ("destination_said", models.CharField(blank=True, max_length=120)),
                ("sector", models.CharField(blank=True, max_length=40)),
                ("occupation", models.CharField(blank=True, max_length=60)),
                ("left_on", models.DateField(null=True)),
                ("expected_on", models.DateField(null=True)),
                ("returned_on", models.DateField(null=True)),
                ("recruited_how", models.CharField(blank=True, max_length=16)),
                ("travelling_with", models.CharField(blank=True, max_length=24)),
                ("earner", models.CharField(default="person", max_length=12)),
                ("days_a_month", models.SmallIntegerField(null=True)),
                ("rate_paise", models.BigIntegerField(null=True)),
                ("rate_basis", models.CharField(blank=True, max_length=16)),
                ("advance_paise", models.BigIntegerField(null=True)),
                ("noted_by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "destination",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
                (
                    "home",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.village",
                    ),
                ),
                (
                    "person",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spells",
                        to="people.person",
                    ),
                ),
                (
                    "stand",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.village",
                    ),
                ),
            ],
            options={
                "ordering": ("-left_on", "-made_at"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("Spell", hidden=("rate_paise", "rate_basis", "advance_paise")),
    ]

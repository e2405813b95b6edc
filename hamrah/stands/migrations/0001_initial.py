import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0005_demo_apart"),
    ]

    operations = [
        migrations.CreateModel(
            name="HeadCount",
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
                ("counted_on", models.DateField()),
                ("men", models.IntegerField()),
                ("women", models.IntegerField()),
                ("children", models.IntegerField(null=True)),
                ("noted_by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "stand",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.village",
                    ),
                ),
            ],
            options={
                "ordering": ("-counted_on", "-made_at"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="RateSeen",
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
                ("seen_on", models.DateField()),
                ("trade", models.CharField(max_length=20)),
                ("whom", models.CharField(blank=True, max_length=8)),
                ("rate_paise", models.IntegerField()),
                ("noted_by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "stand",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.village",
                    ),
                ),
            ],
            options={
                "ordering": ("-seen_on", "trade"),
                "indexes": [
                    models.Index(fields=["organisation_id", "trade", "seen_on"], name="rate_by_trade")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Visit",
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
                ("visited_on", models.DateField()),
                ("staff", models.CharField(blank=True, max_length=120)),
                ("met_men", models.IntegerField(null=True)),
                ("met_women", models.IntegerField(null=True)),
                ("leaflets", models.IntegerField(null=True)),
                ("complaints", models.IntegerField(null=True)),
                ("complaints_said", models.CharField(blank=True, max_length=300)),
                ("talked_of", models.CharField(blank=True, max_length=200)),
                ("noted_by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "stand",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.village",
                    ),
                ),
            ],
            options={
                "ordering": ("-visited_on", "-made_at"),
                "indexes": [
                    models.Index(fields=["organisation_id", "stand", "visited_on"], name="visit_by_stand")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("HeadCount"),
        Owned("RateSeen"),
        Owned("Visit"),
    ]

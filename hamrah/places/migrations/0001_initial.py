import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.rows
from hamrah.ground.policies import Shared


class Migration(migrations.Migration):
    initial = True

    dependencies = [("ground", "0002_initial")]

    operations = [
        migrations.CreateModel(
            name="FactsLoaded",
            fields=[
                (
                    "id",
                    models.SmallIntegerField(default=1, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.CharField(max_length=16)),
                ("places", models.IntegerField()),
                ("loaded_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="one_version_of_facts")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=16)),
                ("code", models.CharField(max_length=40)),
                ("lgd_code", models.IntegerField(null=True)),
                ("census2011_code", models.CharField(blank=True, max_length=5)),
                ("name", models.CharField(max_length=120)),
                ("name_hi", models.CharField(blank=True, max_length=120)),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
                ("known_to", models.CharField(blank=True, max_length=12)),
                ("note", models.CharField(blank=True, max_length=200)),
                ("sort", models.CharField(max_length=120)),
                (
                    "came_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="split_into",
                        to="places.place",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="places.place",
                    ),
                ),
            ],
            options={
                "ordering": ("sort", "code"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="PlaceName",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("text", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=12)),
                ("language", models.CharField(max_length=8)),
                ("script", models.CharField(max_length=4)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="names", to="places.place"
                    ),
                ),
            ],
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(fields=("kind", "code"), name="place_once"),
        ),
        Shared("Place"),
        Shared("PlaceName"),
        Shared("FactsLoaded"),
    ]

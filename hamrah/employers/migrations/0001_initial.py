import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Party",
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
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=16)),
                ("sector", models.CharField(blank=True, max_length=40)),
                ("place_said", models.CharField(blank=True, max_length=120)),
                ("noted_by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
            ],
            options={
                "ordering": ("name", "id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="PartyName",
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
                ("name", models.CharField(max_length=120)),
                ("heard", models.CharField(editable=False, max_length=120)),
                ("is_main", models.BooleanField(default=False)),
                (
                    "party",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="employers.party",
                    ),
                ),
            ],
            options={
                "ordering": ("-is_main", "name"),
                "indexes": [models.Index(fields=["organisation_id", "heard"], name="party_heard")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "party", "name"), name="party_name_once"
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="PartyPhone",
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
                ("number", models.CharField(max_length=10)),
                ("ended_on", models.DateField(null=True)),
                (
                    "party",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phones",
                        to="employers.party",
                    ),
                ),
            ],
            options={
                "ordering": ("ended_on", "number"),
                "indexes": [models.Index(fields=["organisation_id", "number"], name="party_phone")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "party", "number"), name="party_phone_once"
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="WorksFor",
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
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("noted_by_id", models.UUIDField(null=True)),
                (
                    "lower",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="works_for",
                        to="employers.party",
                    ),
                ),
                (
                    "upper",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="has_under",
                        to="employers.party",
                    ),
                ),
            ],
            options={
                "ordering": ("-since",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("organisation_id", "lower", "upper"),
                        name="works_for_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lower", models.F("upper")), _negated=True),
                        name="nobody_works_for_self",
                    ),
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("Party"),
        Owned("PartyName"),
        Owned("PartyPhone"),
        Owned("WorksFor"),
    ]

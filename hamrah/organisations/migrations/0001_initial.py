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
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE organisations_no AS int", "DROP SEQUENCE organisations_no"),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hamrah.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "no",
                    models.IntegerField(
                        db_default=models.Func(
                            models.Value("organisations_no"),
                            function="nextval",
                            output_field=models.IntegerField(),
                        ),
                        editable=False,
                        unique=True,
                    ),
                ),
                ("code", models.CharField(max_length=8, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("name_local", models.CharField(blank=True, max_length=120)),
                ("language", models.CharField(default="hi", max_length=8)),
                ("phone", models.CharField(blank=True, max_length=16)),
                ("helpline", models.CharField(blank=True, max_length=16)),
                ("card_name", models.CharField(blank=True, max_length=80)),
                ("card_host", models.CharField(blank=True, max_length=80)),
                ("card_years", models.PositiveSmallIntegerField(default=2)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Centre",
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
                ("name_local", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(blank=True, max_length=16)),
                (
                    "place",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="places.place"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Village",
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
                ("name_local", models.CharField(blank=True, max_length=120)),
                ("kind", models.CharField(default="village", max_length=16)),
                ("lgd_code", models.IntegerField(null=True)),
                ("folded", models.CharField(db_default="", editable=False, max_length=120)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="places.place"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "kind", "parent", "folded"),
                        name="village_once",
                        nulls_distinct=False,
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.RunSQL("GRANT USAGE ON SEQUENCE organisations_no TO hamrah_app", ""),
        Owned(
            "Organisation",
            differences=False,
            rights="SELECT, INSERT, UPDATE",
            condition="id = (SELECT ground_org()) OR (SELECT ground_door()) = 'identify'",
        ),
        Owned("Centre"),
        Owned("Village"),
    ]

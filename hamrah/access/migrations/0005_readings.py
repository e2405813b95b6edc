"""The budget of looks and a second person's yes to more; canaries and their alarms."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0004_sign_ins"),
    ]

    operations = [
        migrations.CreateModel(
            name="Canary",
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
                ("mark", models.BinaryField(max_length=32)),
                ("person", models.BinaryField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("organisation_id", "mark"),
                        name="canary_once",
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Alarm",
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
                ("page", models.CharField(max_length=40)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("what_it_was", models.CharField(blank=True, max_length=200)),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "canary",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alarms",
                        to="access.canary",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Revealed",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("user_id", models.UUIDField()),
                ("person_id", models.UUIDField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["organisation_id", "user_id", "at"],
                        include=("person_id",),
                        name="revealed_by_day",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "user_id", "person_id"), name="revealed_once"
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="MoreReadings",
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
                ("why", models.CharField(max_length=200)),
                ("how_many", models.PositiveIntegerField()),
                ("hours", models.PositiveSmallIntegerField()),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("agrees", models.BooleanField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("until_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("user")), _negated=True),
                            _connector="OR",
                        ),
                        name="more_readings_need_a_second_person",
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("Canary", hidden=("mark", "person"), rights="SELECT, INSERT, UPDATE"),
        Owned("Alarm", rights="SELECT, INSERT, UPDATE"),
        Owned("MoreReadings", rights="SELECT, INSERT, UPDATE"),
        Owned("Revealed", differences=False, referenced=False, rights="SELECT, INSERT, UPDATE"),
    ]

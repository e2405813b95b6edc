import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import SAME_ORGANISATION, Owned

# Only the hub looks across organisations, and only its own functions open this door (hub.py).
HUB = "(SELECT ground_door()) = 'match'"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0007_only_centre"),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hamrah.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("no", models.IntegerField(unique=True)),
                ("sealed", models.BinaryField()),
                ("public_key", models.BinaryField(max_length=32)),
                ("begun_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
            ],
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Asking",
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
                ("how", models.CharField(max_length=8)),
                ("said_yes", models.BooleanField()),
                ("asked_by_id", models.UUIDField(null=True)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("used_at", models.DateTimeField(null=True)),
                ("found", models.SmallIntegerField(null=True)),
                (
                    "person",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="link_askings",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at",),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="LinkRequest",
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
                ("code", models.UUIDField()),
                ("other_id", models.UUIDField()),
                ("other_ref", models.UUIDField(null=True)),
                ("is_ours", models.BooleanField()),
                ("by_card", models.BooleanField(default=False)),
                ("state", models.CharField(max_length=12)),
                (
                    "gives",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=32), default=list, size=None
                    ),
                ),
                (
                    "wants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=32), default=list, size=None
                    ),
                ),
                ("how", models.CharField(max_length=16)),
                ("witness", models.CharField(blank=True, max_length=120)),
                ("said_on", models.DateField()),
                ("days", models.SmallIntegerField()),
                ("answer_by", models.DateField()),
                ("whom", models.BinaryField(default=bytes)),
                ("sealed", models.BinaryField(default=bytes)),
                ("made_by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "person",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="link_requests",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at",),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Link",
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
                ("other_id", models.UUIDField()),
                ("other_ref", models.UUIDField()),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                ("ended_how", models.CharField(blank=True, max_length=12)),
                ("ended_by_id", models.UUIDField(null=True)),
                (
                    "person",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="people.person",
                    ),
                ),
                (
                    "request",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="links.linkrequest",
                    ),
                ),
            ],
            options={
                "ordering": ("-since",),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="RequestStep",
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
                ("state", models.CharField(max_length=12)),
                ("why", models.CharField(blank=True, max_length=200)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "request",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="links.linkrequest",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Somebody",
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
                ("is_strong", models.BooleanField()),
                ("sealed", models.BinaryField()),
                ("other_id", models.UUIDField(null=True)),
                ("named_at", models.DateTimeField(null=True)),
                ("named_by_id", models.UUIDField(null=True)),
                (
                    "asking",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="somebodies",
                        to="links.asking",
                    ),
                ),
                (
                    "person",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ("-is_strong", "id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("member_id", models.UUIDField()),
                ("day", models.DateField()),
                ("evaluated", models.IntegerField(default=0)),
                ("looked", models.IntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("member_id", "day"), name="tally_once_a_day")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Terms",
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
                ("answers", models.CharField(default="person", max_length=8)),
                ("is_sensitive", models.BooleanField(default=False)),
                ("said_by_id", models.UUIDField(null=True)),
                ("said_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation_id",), name="one_terms")],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("round_no", models.IntegerField()),
                ("tag", models.BigIntegerField()),
                ("person_version", models.IntegerField()),
                ("veil", models.BinaryField()),
                (
                    "person",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["round_no", "tag"], name="entry_by_tag")],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.AddIndex(
            model_name="linkrequest",
            index=models.Index(fields=["organisation_id", "state", "is_ours"], name="request_by_state"),
        ),
        migrations.AddConstraint(
            model_name="linkrequest",
            constraint=models.UniqueConstraint(fields=("organisation_id", "code"), name="request_once"),
        ),
        migrations.AddConstraint(
            model_name="linkrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_ours", True), ("state", "waiting")),
                fields=("organisation_id", "person", "other_id"),
                name="one_open_request_a_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on", None)),
                fields=("organisation_id", "person", "other_id", "other_ref"),
                name="one_live_link",
            ),
        ),
        Owned("Round", differences=False, referenced=False, condition=HUB),
        Owned("Tally", differences=False, referenced=False, rights="SELECT, INSERT, UPDATE", condition=HUB),
        Owned("Entry", differences=False, referenced=False, condition=f"{SAME_ORGANISATION} OR {HUB}"),
        Owned("Terms", rights="SELECT, INSERT, UPDATE", referenced=False),
        Owned("Asking"),
        Owned("Somebody", hidden=("sealed",), referenced=False),
        Owned("LinkRequest", hidden=("sealed", "whom")),
        Owned("RequestStep", differences=False, referenced=False),
        Owned("Link", referenced=False),
    ]

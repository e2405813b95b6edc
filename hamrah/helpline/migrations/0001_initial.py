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
        ("people", "0008_answers"),
        ("services", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Call",
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
                ("state", models.CharField(default="draft", max_length=8)),
                ("way", models.CharField(default="in", max_length=8)),
                ("number", models.BinaryField(default=bytes)),
                ("mark", models.BinaryField(null=True)),
                ("is_withheld", models.BooleanField(default=False)),
                ("sealed", models.BinaryField(default=bytes)),
                ("tier", models.PositiveSmallIntegerField(default=4)),
                ("caller", models.CharField(blank=True, max_length=12)),
                ("owner", models.CharField(default="unknown", max_length=12)),
                ("gender", models.CharField(blank=True, max_length=1)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("group_size", models.PositiveIntegerField(default=1)),
                ("place_said", models.CharField(blank=True, max_length=120)),
                ("topic", models.CharField(blank=True, max_length=16)),
                ("danger", models.CharField(blank=True, max_length=12)),
                ("disposition", models.CharField(blank=True, max_length=12)),
                ("may_message", models.BooleanField(null=True)),
                ("case_id", models.UUIDField(null=True)),
                ("taken_by_id", models.UUIDField(null=True)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                ("carry_on_at", models.DateTimeField(null=True)),
                ("act_by", models.DateTimeField(null=True)),
                ("acted_at", models.DateTimeField(null=True)),
                ("acted_by_id", models.UUIDField(null=True)),
                (
                    "centre",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.centre",
                    ),
                ),
                (
                    "person",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="people.person",
                    ),
                ),
                (
                    "request",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="services.servicerequest",
                    ),
                ),
                (
                    "village",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.village",
                    ),
                ),
            ],
            options={
                "ordering": ("-began_at",),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Callback",
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
                ("state", models.CharField(default="waiting", max_length=8)),
                ("reason", models.CharField(max_length=8)),
                ("number", models.BinaryField(default=bytes)),
                ("mark", models.BinaryField(null=True)),
                ("sealed", models.BinaryField(default=bytes)),
                ("tier", models.PositiveSmallIntegerField(default=4)),
                ("owner", models.CharField(default="unknown", max_length=12)),
                ("gender", models.CharField(blank=True, max_length=1)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("since", models.TimeField(null=True)),
                ("until", models.TimeField(null=True)),
                ("came_at", models.DateTimeField()),
                ("last_came_at", models.DateTimeField()),
                ("times", models.PositiveIntegerField(default=1)),
                ("due_at", models.DateTimeField()),
                ("next_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("held_by_id", models.UUIDField(null=True)),
                ("held_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("minutes", models.IntegerField(null=True)),
                (
                    "answered",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="helpline.call",
                    ),
                ),
                (
                    "call",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="callbacks",
                        to="helpline.call",
                    ),
                ),
                (
                    "centre",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.centre",
                    ),
                ),
                (
                    "village",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.village",
                    ),
                ),
            ],
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Attempt",
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
                ("came", models.CharField(max_length=16)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "callback",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tries",
                        to="helpline.callback",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="GatewayEvent",
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
                ("event", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=12)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation_id", "event"), name="gateway_event_once")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Message",
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
                ("wording", models.CharField(max_length=24)),
                ("language", models.CharField(max_length=8)),
                ("values", models.JSONField(default=dict)),
                ("number", models.BinaryField(default=bytes)),
                ("mark", models.BinaryField(null=True)),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.DateTimeField(null=True)),
                ("trouble", models.CharField(blank=True, max_length=40)),
                ("by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                (
                    "call",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="helpline.call",
                    ),
                ),
                (
                    "person",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
            name="OptOut",
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
                ("mark", models.BinaryField(null=True)),
                ("how", models.CharField(max_length=8)),
                ("at", models.DateTimeField()),
                ("by_id", models.UUIDField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation_id", "mark"), name="opt_out_once")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Surge",
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
                ("name", models.CharField(max_length=80)),
                ("began_at", models.DateTimeField()),
                ("began_by_id", models.UUIDField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by_id", models.UUIDField(null=True)),
                ("folded_at", models.DateTimeField(null=True)),
                ("lines", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ("-began_at",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("organisation_id",),
                        name="one_surge_at_a_time",
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Relief",
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
                ("no", models.PositiveIntegerField()),
                ("place_said", models.CharField(max_length=120)),
                ("place_key", models.CharField(max_length=120)),
                ("people", models.PositiveIntegerField(default=1)),
                ("need", models.CharField(max_length=16)),
                ("number", models.BinaryField(default=bytes)),
                ("mark", models.BinaryField(null=True)),
                ("sealed", models.BinaryField(default=bytes)),
                ("noted_by_id", models.UUIDField(null=True)),
                ("noted_at", models.DateTimeField()),
                ("ticked_at", models.DateTimeField(null=True)),
                ("ticked_by_id", models.UUIDField(null=True)),
                (
                    "call",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="helpline.call",
                    ),
                ),
                (
                    "surge",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reliefs",
                        to="helpline.surge",
                    ),
                ),
            ],
            options={
                "ordering": ("place_key", "no"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.AddField(
            model_name="call",
            name="surge",
            field=hamrah.ground.rows.OwnedKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="calls",
                to="helpline.surge",
            ),
        ),
        migrations.AddIndex(
            model_name="callback",
            index=models.Index(
                condition=models.Q(("closed_at", None)),
                fields=["organisation_id", "-tier", "due_at"],
                name="callback_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="callback",
            index=models.Index(fields=["organisation_id", "came_at"], name="callback_by_moment"),
        ),
        migrations.AddConstraint(
            model_name="callback",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None), ("mark__isnull", False)),
                fields=("organisation_id", "mark"),
                name="one_open_callback_a_number",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("next_at__isnull", False)),
                fields=["organisation_id", "next_at"],
                name="message_to_send",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["organisation_id", "-made_at"], name="message_by_moment"),
        ),
        migrations.AddIndex(
            model_name="relief",
            index=models.Index(fields=["surge", "place_key", "no"], name="relief_by_place"),
        ),
        migrations.AddConstraint(
            model_name="relief",
            constraint=models.UniqueConstraint(fields=("surge", "no"), name="relief_number_once"),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(fields=["organisation_id", "-began_at"], name="call_by_moment"),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(fields=["organisation_id", "mark", "-began_at"], name="call_by_mark"),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(
                condition=models.Q(("act_by__isnull", False), ("acted_at", None)),
                fields=["organisation_id", "act_by"],
                name="call_in_danger",
            ),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(
                condition=models.Q(("carry_on_at__isnull", False)),
                fields=["organisation_id", "carry_on_at"],
                name="call_to_carry_on",
            ),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(
                condition=models.Q(("ended_at", None)),
                fields=["organisation_id", "taken_by_id"],
                name="call_draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("state", "draft")),
                    models.Q(("ended_at__isnull", False), ("state", "ended")),
                    _connector="OR",
                ),
                name="ended_call_has_its_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(("act_by", None), ("tier", 5), _connector="OR"),
                name="only_danger_has_a_clock",
            ),
        ),
        Owned("Surge"),
        Owned("Call", hidden=("number", "mark", "sealed", "danger", "case_id")),
        Owned("Callback", hidden=("number", "mark", "sealed")),
        Owned("Attempt", referenced=False),
        Owned("Relief", hidden=("number", "mark", "sealed"), referenced=False),
        Owned("Message", hidden=("number", "mark"), referenced=False),
        Owned("OptOut", hidden=("mark",), referenced=False),
        Owned("GatewayEvent", referenced=False),
    ]

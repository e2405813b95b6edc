"""Claims, offers, agreements, payments, receipts, with their row policies."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_initial"),
        ("files", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreedWord",
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
                ("word", models.CharField(max_length=160)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "claimant",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="cases.claimant",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Offer",
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
                ("amount_paise", models.BigIntegerField()),
                ("offered_on", models.DateField()),
                ("how", models.CharField(max_length=8)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("answer", models.CharField(blank=True, max_length=8)),
                ("answered_on", models.DateField(null=True)),
                ("answered_by_id", models.UUIDField(null=True)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "case",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers",
                        to="cases.case",
                    ),
                ),
                (
                    "claimant",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.claimant",
                    ),
                ),
            ],
            options={
                "ordering": ("offered_on", "at", "id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Agreement",
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
                ("form", models.CharField(max_length=8)),
                ("amount_paise", models.BigIntegerField()),
                ("agreed_on", models.DateField()),
                ("rule", models.CharField(max_length=8)),
                ("is_final", models.BooleanField(default=False)),
                ("place_said", models.CharField(blank=True, max_length=120)),
                (
                    "witnesses",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120), default=list, size=None
                    ),
                ),
                ("why_above", models.CharField(blank=True, max_length=300)),
                ("ended_on", models.DateField(null=True)),
                ("ended_why", models.CharField(blank=True, max_length=300)),
                ("ended_by_id", models.UUIDField(null=True)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "case",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="cases.case",
                    ),
                ),
                (
                    "paper",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.evidence",
                    ),
                ),
                (
                    "offer",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="cases.offer",
                    ),
                ),
            ],
            options={
                "ordering": ("agreed_on", "at", "id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Payment",
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
                ("number", models.PositiveSmallIntegerField()),
                ("amount_paise", models.BigIntegerField()),
                ("paid_on", models.DateField()),
                ("mode", models.CharField(max_length=8)),
                ("to", models.CharField(max_length=8)),
                ("leader_said", models.CharField(blank=True, max_length=120)),
                ("reference", models.CharField(blank=True, max_length=60)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("state", models.CharField(max_length=8)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "agreement",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="payments",
                        to="cases.agreement",
                    ),
                ),
                (
                    "case",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="payments",
                        to="cases.case",
                    ),
                ),
                (
                    "worker",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.claimant",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Holding",
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
                ("holder_id", models.UUIDField()),
                ("second_id", models.UUIDField()),
                ("counted_paise", models.BigIntegerField()),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "payment",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holdings",
                        to="cases.payment",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="PaymentStep",
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
                ("step", models.CharField(max_length=8)),
                ("on", models.DateField()),
                ("words", models.CharField(blank=True, max_length=300)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "payment",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="cases.payment",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Receipt",
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
                ("number", models.PositiveSmallIntegerField()),
                ("amount_paise", models.BigIntegerField()),
                ("received_on", models.DateField()),
                ("how", models.CharField(max_length=10)),
                ("called", models.CharField(blank=True, max_length=16)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "claimant",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="cases.claimant",
                    ),
                ),
                (
                    "paper",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.evidence",
                    ),
                ),
                (
                    "payment",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receipts",
                        to="cases.payment",
                    ),
                ),
                (
                    "reverses",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reversed_by",
                        to="cases.receipt",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Share",
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
                ("amount_paise", models.BigIntegerField()),
                ("ended_on", models.DateField(null=True)),
                (
                    "agreement",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="cases.agreement",
                    ),
                ),
                (
                    "claimant",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="cases.claimant",
                    ),
                ),
            ],
            options={
                "ordering": ("claimant__made_at", "claimant_id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Verification",
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
                ("told_paise", models.BigIntegerField()),
                ("known_paise", models.BigIntegerField()),
                ("how", models.CharField(max_length=8)),
                ("threatened", models.BooleanField(default=False)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("on", models.DateField()),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "claimant",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verifications",
                        to="cases.claimant",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Claim",
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
                ("kind", models.CharField(max_length=8)),
                ("total_paise", models.BigIntegerField(default=0)),
                ("is_whole", models.BooleanField()),
                ("work", models.JSONField(default=dict)),
                ("statement", models.JSONField(default=dict)),
                ("packs", models.CharField(max_length=64)),
                ("known_on", models.DateField()),
                ("why", models.CharField(default="said", max_length=8)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("replaced_at", models.DateTimeField(null=True)),
                (
                    "claimant",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="worked_out",
                        to="cases.claimant",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("organisation_id", "claimant", "kind"),
                        name="claim_stands_once",
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Instalment",
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
                ("number", models.PositiveSmallIntegerField()),
                ("due_on", models.DateField()),
                ("amount_paise", models.BigIntegerField()),
                (
                    "agreement",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="instalments",
                        to="cases.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "agreement", "number"), name="instalment_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount_paise__gt", 0)), name="instalment_above_nothing"
                    ),
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_paise__gt", 0)), name="offer_above_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_paise__gt", 0)), name="agreement_above_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.UniqueConstraint(
                fields=("organisation_id", "case", "number"), name="payment_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_paise__gt", 0)), name="payment_above_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="holding",
            constraint=models.CheckConstraint(
                condition=models.Q(("holder_id", models.F("second_id")), _negated=True),
                name="cash_counted_by_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.UniqueConstraint(
                fields=("organisation_id", "payment", "number"), name="receipt_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reverses__isnull", False)),
                fields=("organisation_id", "reverses"),
                name="receipt_reversed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount_paise__gt", 0), ("reverses", None)),
                    models.Q(("amount_paise__lt", 0), ("reverses__isnull", False)),
                    _connector="OR",
                ),
                name="receipt_adds_or_reverses",
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.UniqueConstraint(
                fields=("organisation_id", "agreement", "claimant"), name="share_once_in_agreement"
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on", None)),
                fields=("organisation_id", "claimant"),
                name="share_in_one_agreement",
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_paise__gte", 0)), name="share_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(("told_paise__gte", 0)), name="told_not_negative"
            ),
        ),
        Owned("Claim", hidden=("work", "statement", "total_paise"), referenced=False),
        Owned("Offer", hidden=("amount_paise", "words")),
        Owned("Agreement", hidden=("amount_paise", "witnesses", "place_said", "why_above", "ended_why")),
        Owned("Share", hidden=("amount_paise",), referenced=False),
        Owned("Instalment", hidden=("amount_paise",), referenced=False),
        Owned("Payment", hidden=("amount_paise", "reference", "leader_said", "words")),
        Owned("PaymentStep", hidden=("words",), referenced=False),
        Owned("Holding", hidden=("counted_paise",), referenced=False),
        Owned("Receipt", hidden=("amount_paise", "called", "reason")),
        Owned("Verification", hidden=("told_paise", "known_paise", "threatened", "words"), referenced=False),
        Owned("AgreedWord", hidden=("word",), referenced=False),
    ]

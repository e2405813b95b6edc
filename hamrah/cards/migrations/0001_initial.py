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
        ("files", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Card",
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
                ("number", models.CharField(max_length=16)),
                ("status_index", models.IntegerField()),
                ("text", models.TextField()),
                ("state", models.CharField(default="attested", max_length=12)),
                ("issued_at", models.DateTimeField()),
                ("expires_on", models.DateField()),
                ("issued_by_id", models.UUIDField(null=True)),
                (
                    "person",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cards",
                        to="people.person",
                    ),
                ),
                (
                    "photo",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.photo",
                    ),
                ),
            ],
            options={
                "ordering": ("-issued_at",),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="CardStep",
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
                ("reason", models.CharField(blank=True, max_length=200)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "card",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="cards.card",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="IssuerKey",
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
                ("kid", models.BinaryField(max_length=8)),
                ("public_key", models.BinaryField(max_length=32)),
                ("sealed", models.BinaryField()),
                ("state", models.CharField(default="signing", max_length=12)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation_id", "kid"), name="issuer_key_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "signing")),
                        fields=("organisation_id",),
                        name="one_signing_key",
                    ),
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.AddField(
            model_name="card",
            name="key",
            field=hamrah.ground.rows.OwnedKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cards.issuerkey",
            ),
        ),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.UniqueConstraint(fields=("organisation_id", "number"), name="card_number_once"),
        ),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.UniqueConstraint(
                fields=("organisation_id", "status_index"), name="status_index_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("attested", "printed", "handed_over"))),
                fields=("person",),
                name="one_live_card_a_person",
            ),
        ),
        Owned("IssuerKey", hidden=("sealed",)),
        Owned("Card"),
        Owned("CardStep", differences=False, referenced=False),
    ]

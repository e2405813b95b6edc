"""A card's life: wishes, places on status lists, renewals, what the printer made."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned, OwnedKeyAdded

# Cards signed before lists had rows name the list /s/1 of their issuer and have up to 1,048,576 places.
LIST_OF_BEFORE = """
INSERT INTO cards_statuslist (id, organisation_id, slug, places, made_at)
    SELECT gen_random_uuid(), organisation_id, '1', 1048576, now()
    FROM (SELECT DISTINCT organisation_id FROM cards_card) AS issuers;
UPDATE cards_card SET status_list_id = list.id
    FROM cards_statuslist AS list WHERE list.organisation_id = cards_card.organisation_id;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cards", "0001_initial"),
        ("files", "0001_initial"),
        ("people", "0002_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="CardRequest",
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
                (
                    "lines",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), default=list, size=None
                    ),
                ),
                ("state", models.CharField(default="waiting", max_length=12)),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("asked_by_id", models.UUIDField(null=True)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("decided_by_id", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
            ],
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="PrintBatch",
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
                ("layout", models.CharField(max_length=8)),
                ("made_by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="PrintedCard",
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
                ("place", models.IntegerField()),
                ("outcome", models.CharField(default="waiting", max_length=8)),
                ("told_at", models.DateTimeField(null=True)),
            ],
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="StatusList",
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
                ("slug", models.CharField(max_length=12)),
                ("places", models.IntegerField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.RemoveConstraint(
            model_name="card",
            name="status_index_once",
        ),
        migrations.RemoveConstraint(
            model_name="issuerkey",
            name="one_signing_key",
        ),
        migrations.AddField(
            model_name="card",
            name="before",
            field=hamrah.ground.rows.OwnedKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="after",
                to="cards.card",
            ),
        ),
        migrations.AddField(
            model_name="card",
            name="lines",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=12), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="issuerkey",
            name="distrusted_from",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="issuerkey",
            name="retired_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="issuerkey",
            name="role",
            field=models.CharField(db_default="cards", default="cards", max_length=8),
        ),
        migrations.AddConstraint(
            model_name="issuerkey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "signing")),
                fields=("organisation_id", "role"),
                name="one_signing_key_a_role",
            ),
        ),
        migrations.AddField(
            model_name="cardrequest",
            name="person",
            field=hamrah.ground.rows.OwnedKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="card_requests",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="printedcard",
            name="batch",
            field=hamrah.ground.rows.OwnedKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="prints",
                to="cards.printbatch",
            ),
        ),
        migrations.AddField(
            model_name="printedcard",
            name="card",
            field=hamrah.ground.rows.OwnedKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="prints",
                to="cards.card",
            ),
        ),
        migrations.AddConstraint(
            model_name="statuslist",
            constraint=models.UniqueConstraint(fields=("organisation_id", "slug"), name="status_list_once"),
        ),
        migrations.AddField(
            model_name="card",
            name="status_list",
            field=hamrah.ground.rows.OwnedKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cards",
                to="cards.statuslist",
            ),
        ),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.UniqueConstraint(
                fields=("status_list", "status_index"), name="status_place_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="cardrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")), fields=("person",), name="one_waiting_request"
            ),
        ),
        migrations.AddConstraint(
            model_name="printedcard",
            constraint=models.UniqueConstraint(fields=("batch", "place"), name="one_place_in_a_batch"),
        ),
        Owned("StatusList"),
        Owned("CardRequest"),
        Owned("PrintBatch"),
        Owned("PrintedCard", referenced=False),
        OwnedKeyAdded("Card", "status_list"),
        OwnedKeyAdded("Card", "before"),
        migrations.RunSQL(LIST_OF_BEFORE, migrations.RunSQL.noop),
    ]

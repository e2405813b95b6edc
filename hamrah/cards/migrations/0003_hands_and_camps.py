"""Hand-overs, renewal camps, and since when a card is in its state."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned

SINCE_ITS_LAST_STEP = """
UPDATE cards_card SET state_since = coalesce(
    (SELECT max(step.at) FROM cards_cardstep AS step WHERE step.card_id = cards_card.id), issued_at);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cards", "0002_life"),
        ("files", "0001_initial"),
        ("people", "0002_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="Camp",
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
                ("place", models.CharField(blank=True, max_length=120)),
                ("held_on", models.DateField()),
                ("made_by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-held_on", "name"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="CampLine",
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
                ("absent_at", models.DateTimeField(null=True)),
            ],
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="HandOver",
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
                ("how", models.CharField(max_length=12)),
                ("page", models.CharField(blank=True, max_length=20)),
                ("on", models.DateField()),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.AddField(
            model_name="card",
            name="state_since",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddIndex(
            model_name="card",
            index=models.Index(fields=["organisation_id", "state", "state_since"], name="card_by_state"),
        ),
        migrations.AddIndex(
            model_name="card",
            index=models.Index(
                condition=models.Q(("state__in", ("attested", "printed", "handed_over"))),
                fields=["organisation_id", "expires_on"],
                name="live_card_by_last_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="printedcard",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "waiting")), fields=("card",), name="at_one_printer_at_a_time"
            ),
        ),
        migrations.AddField(
            model_name="campline",
            name="camp",
            field=hamrah.ground.rows.OwnedKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lines",
                to="cards.camp",
            ),
        ),
        migrations.AddField(
            model_name="campline",
            name="card",
            field=hamrah.ground.rows.OwnedKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="camp_lines",
                to="cards.card",
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="card",
            field=hamrah.ground.rows.OwnedKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="hand_overs",
                to="cards.card",
            ),
        ),
        migrations.AddConstraint(
            model_name="campline",
            constraint=models.UniqueConstraint(fields=("camp", "card"), name="once_on_a_camps_list"),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["organisation_id", "on"], name="hand_over_by_day"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(fields=("card",), name="handed_over_once"),
        ),
        Owned("HandOver", referenced=False),
        Owned("Camp"),
        Owned("CampLine", referenced=False),
        migrations.RunSQL(SINCE_ITS_LAST_STEP, migrations.RunSQL.noop),
    ]

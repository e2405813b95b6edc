"""Papers of money are kept as they were given out, each with whose it is; a claim names the order that moved it."""

import django.db.models.deletion
from django.db import migrations, models

from hamrah.ground.policies import OwnedKeyAdded
from hamrah.ground.rows import OwnedKey


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_hazri"), ("wages", "0002_orders")]
    operations = [
        migrations.AddField(
            "sentletter",
            "claimant",
            OwnedKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="cases.claimant",
            ),
        ),
        migrations.AddField("sentletter", "of_id", models.UUIDField(null=True)),
        OwnedKeyAdded("SentLetter", "claimant"),
        migrations.AddField(
            "claim",
            "order",
            OwnedKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wages.wageorder",
            ),
        ),
        OwnedKeyAdded("Claim", "order"),
        migrations.AddIndex(
            "claim",
            models.Index(
                fields=("organisation_id", "order"),
                condition=models.Q(order__isnull=False),
                name="claim_moved_by",
            ),
        ),
    ]

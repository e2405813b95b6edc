"""A person belongs to the centre that registered her. Filling it in is the next step's."""

import django.db.models.deletion
from django.db import migrations

import hamrah.ground.rows
from hamrah.ground.policies import OwnedKeyAdded


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0003_letters"),
        ("people", "0005_erased"),
    ]
    operations = [
        migrations.AddField(
            model_name="person",
            name="centre",
            field=hamrah.ground.rows.OwnedKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="organisations.centre",
            ),
        ),
        OwnedKeyAdded("Person", "centre"),
    ]

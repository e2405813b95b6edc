"""Terms slips are kept as they were given to her."""

import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned

# The function is that of 0001: what was given may be emptied by erasing, and never said anew.
STAYS = """
CREATE TRIGGER stays BEFORE UPDATE ON wages_givenslip FOR EACH ROW
EXECUTE FUNCTION wages_stays('terms_id', 'language', 'given_on', 'pdf', 'sha256')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("wages", "0002_orders"),
    ]

    operations = [
        migrations.CreateModel(
            name="GivenSlip",
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
                ("language", models.CharField(max_length=8)),
                ("pdf", models.BinaryField()),
                ("sha256", models.BinaryField(max_length=32)),
                ("given_on", models.DateField()),
                ("by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "terms",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given",
                        to="wages.terms",
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "-id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("GivenSlip", hidden=("pdf", "sha256"), referenced=False),
        migrations.RunSQL(STAYS, migrations.RunSQL.noop),
    ]

"""Villages whose list of who is away is kept, and each list that was asked for."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


def owned(*fields: tuple[str, Any]) -> list[tuple[str, Any]]:
    """What every row of an organisation has, and these."""
    change = models.Func(function="ground_change", output_field=models.BigIntegerField())
    return [
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
        ("change", models.BigIntegerField(db_default=change, editable=False)),
        *fields,
    ]


def key(to: str, on_delete: Any = django.db.models.deletion.PROTECT, related_name: str = "+") -> Any:
    return hamrah.ground.rows.OwnedKey(
        db_constraint=False, on_delete=on_delete, related_name=related_name, to=to
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("disclosures", "0001_initial"),
        ("organisations", "0006_letters_emptied"),
    ]
    operations = [
        migrations.CreateModel(
            "VillageList",
            owned(
                ("why", models.CharField(max_length=200)),
                ("begun_by_id", models.UUIDField(null=True)),
                ("begun_at", models.DateTimeField(auto_now_add=True)),
                ("ended_on", models.DateField(null=True)),
                ("village", key("organisations.village")),
            ),
            options={
                "ordering": ("-begun_at",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "village"),
                        condition=models.Q(ended_on=None),
                        name="one_list_a_village",
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            "ListSheet",
            owned(
                ("of", key("corridors.villagelist", django.db.models.deletion.CASCADE, "sheets")),
                ("export", key("disclosures.export", django.db.models.deletion.CASCADE)),
            ),
            options={
                "ordering": ("-id",),
                "constraints": [
                    models.UniqueConstraint(fields=("organisation_id", "export"), name="one_sheet_an_export")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("VillageList"),
        Owned("ListSheet", referenced=False),
    ]

from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned

# What the gazette said is never written twice: only who decided on it, and its withdrawal, come later.
LATER = (
    "decision, decided_by_id, decided_at, decided_words, claims_changed, "
    "withdrawn_by_id, withdrawn_at, withdrawn_words"
)


class Migration(migrations.Migration):
    dependencies = [
        ("wages", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="WageOrder",
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
                ("place", models.CharField(max_length=2)),
                ("employment", models.CharField(max_length=20)),
                ("applies_from", models.DateField()),
                ("became_known", models.DateField()),
                ("holds_until", models.DateField(null=True)),
                ("review_by", models.DateField(null=True)),
                ("basis", models.CharField(default="day", max_length=5)),
                ("divisor", models.SmallIntegerField(default=1)),
                ("rates", models.JSONField()),
                ("act", models.CharField(max_length=120)),
                ("section", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=160)),
                ("source", models.CharField(max_length=300)),
                ("mark", models.CharField(max_length=2)),
                ("added_by_id", models.UUIDField(null=True)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                ("decision", models.CharField(blank=True, max_length=8)),
                ("decided_by_id", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_words", models.CharField(blank=True, max_length=300)),
                ("claims_changed", models.IntegerField(null=True)),
                ("withdrawn_by_id", models.UUIDField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_words", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ("-applies_from", "place", "employment", "-added_at"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None), models.Q(("decision", "declined"), _negated=True)
                        ),
                        fields=("organisation_id", "place", "employment", "applies_from", "became_known"),
                        name="wage_order_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by_id", None),
                            models.Q(("decided_by_id", models.F("added_by_id")), _negated=True),
                            _connector="OR",
                        ),
                        name="wage_order_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decision", "")),
                            models.Q(
                                ("decided_at__isnull", False), ("decision__in", ("accepted", "declined"))
                            ),
                            _connector="OR",
                        ),
                        name="wage_order_decided_when",
                    ),
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("WageOrder", rights=f"SELECT, INSERT, UPDATE ({LATER})"),
    ]

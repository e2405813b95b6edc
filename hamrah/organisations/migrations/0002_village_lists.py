import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="VillageDoubt",
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
                ("mark", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=120)),
                ("name_local", models.CharField(blank=True, max_length=120)),
                ("lgd_code", models.IntegerField(null=True)),
                ("above", models.CharField(blank=True, max_length=300)),
                ("why", models.CharField(max_length=24)),
                (
                    "villages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=10)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.RemoveConstraint(
            model_name="village",
            name="village_once",
        ),
        migrations.AddField(
            model_name="village",
            name="heard",
            field=models.CharField(db_default="", editable=False, max_length=120),
        ),
        migrations.AddIndex(
            model_name="village",
            index=models.Index(fields=["organisation_id", "heard"], name="village_heard"),
        ),
        migrations.AddConstraint(
            model_name="village",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lgd_code__isnull", True)),
                fields=("organisation_id", "kind", "parent", "folded"),
                name="village_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="village",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lgd_code__isnull", False)),
                fields=("organisation_id", "kind", "lgd_code"),
                name="village_code_once",
            ),
        ),
        migrations.AddField(
            model_name="villagedoubt",
            name="parent",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"
            ),
        ),
        migrations.AddIndex(
            model_name="villagedoubt",
            index=models.Index(
                condition=models.Q(("answer", "")), fields=["organisation_id", "name"], name="doubt_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="villagedoubt",
            constraint=models.UniqueConstraint(fields=("organisation_id", "mark"), name="doubt_once"),
        ),
        Owned("VillageDoubt"),
    ]

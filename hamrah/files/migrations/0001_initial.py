from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ground", "0002_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Evidence",
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
                ("content", models.BinaryField()),
                ("sha256", models.BinaryField(max_length=32)),
                ("media_type", models.CharField(max_length=40)),
                ("title", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "abstract": False,
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Photo",
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
                ("jpeg", models.BinaryField()),
                ("print_jpeg", models.BinaryField()),
                ("thumbnail", models.BinaryField()),
                ("sha256", models.BinaryField(max_length=32)),
                ("taken_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation_id", "sha256"), name="photo_once")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("Photo", hidden=("jpeg", "print_jpeg", "thumbnail")),
        Owned("Evidence", hidden=("content", "sha256", "media_type", "title")),
    ]

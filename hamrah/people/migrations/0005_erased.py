from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
        ("organisations", "0003_letters"),
        ("people", "0003_guardian_how"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="erased_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at", None),
                    models.Q(("name", ""), ("photo", None), ("relation_name", "")),
                    _connector="OR",
                ),
                name="erased_is_empty",
            ),
        ),
    ]

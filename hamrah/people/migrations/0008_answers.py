"""A suspicion may be answered "ask", says why and when; and whether two cards that count are at stake."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0007_only_centre")]
    operations = [
        migrations.AddField(
            "suspicion",
            "because",
            models.CharField(max_length=200, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField("suspicion", "answered_at", models.DateTimeField(null=True)),
        migrations.AddField("suspicion", "two_cards", models.BooleanField(default=False)),
    ]

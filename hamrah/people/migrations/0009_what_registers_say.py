"""What offices' registers say besides and was read past until now: panchayat, block, e-Shram number, remark."""

from django.db import migrations, models


def text(name: str, longest: int) -> migrations.AddField:
    field = models.CharField(max_length=longest, blank=True, default="")
    return migrations.AddField("person", name, field, preserve_default=False)


class Migration(migrations.Migration):
    dependencies = [("people", "0008_answers")]
    operations = [
        text("panchayat_said", 120),
        text("block_said", 120),
        text("eshram_number", 12),
        text("note", 2_000),
    ]

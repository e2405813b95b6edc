from django.db import migrations, models

# Nobody could set a host through any door; where one stands, its cards have named the organisation so far.
COMPLETE = """
UPDATE organisations_organisation SET
    card_name = CASE card_name WHEN '' THEN left(name, 80) ELSE card_name END,
    card_phone = CASE phone WHEN '' THEN CASE helpline WHEN '' THEN '-' ELSE helpline END ELSE phone END,
    card_prefix = 'HM'
WHERE card_host <> '';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0003_letters"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="card_name_local",
            field=models.CharField(blank=True, db_default="", max_length=80),
        ),
        migrations.AddField(
            model_name="organisation",
            name="card_phone",
            field=models.CharField(blank=True, db_default="", max_length=16),
        ),
        migrations.AddField(
            model_name="organisation",
            name="card_prefix",
            field=models.CharField(blank=True, db_default="", max_length=2),
        ),
        migrations.RunSQL(COMPLETE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("card_host", ""),
                    models.Q(
                        ("card_name", ""),
                        ("card_phone", ""),
                        ("card_prefix", ""),
                        _connector="OR",
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="issuer_says_nothing_else",
            ),
        ),
    ]

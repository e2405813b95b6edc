"""A case knows when somebody last did something in it, and which day its first claim runs out unfiled.

The board asks for both of every open case: looked up anew they took seconds at 150,000 cases.
"""

from django.db import migrations, models

# What the verbs keep from now on (hamrah/cases/standing.py); twice says the same.
AS_IT_STANDS = """
UPDATE cases_case AS c SET
    moved_at = coalesce((SELECT max(s.at) FROM cases_casestep AS s WHERE s.case_id = c.id), c.made_at),
    limit_on = (
        SELECT min(w.limit_on) FROM cases_claimant AS w WHERE w.case_id = c.id AND w.left_on IS NULL
        AND NOT EXISTS (SELECT FROM cases_casestep AS s WHERE s.case_id = c.id AND s.what = 'filing')
    );
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_papers")]
    operations = [
        migrations.AddField("case", "moved_at", models.DateTimeField(null=True)),
        migrations.AddField("case", "limit_on", models.DateField(null=True)),
        migrations.RunSQL(AS_IT_STANDS, migrations.RunSQL.noop),
        migrations.AddIndex(
            "case",
            models.Index(
                fields=("organisation_id", "moved_at", "id"),
                condition=models.Q(closed_on__isnull=True),
                name="case_quiet",
            ),
        ),
        migrations.AddIndex(
            "case",
            models.Index(
                fields=("organisation_id", "limit_on", "id"),
                condition=models.Q(closed_on__isnull=True, limit_on__isnull=False),
                name="case_limit",
            ),
        ),
    ]

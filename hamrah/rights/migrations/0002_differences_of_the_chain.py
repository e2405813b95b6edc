"""The journal's chain brought a function of its own for erasing differences; ours goes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("rights", "0001_initial"), ("ground", "0003_journal_chain")]

    operations = [
        migrations.RunSQL("DROP FUNCTION rights_forget_differences(uuid[], text[])", migrations.RunSQL.noop)
    ]

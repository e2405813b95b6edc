from django.db import migrations

# A message that has come to its end is offered no more; a call that was to become something waits as before.
WAITED = """
UPDATE helpline_message SET next_at = NULL WHERE state NOT IN ('waiting', 'sending') AND next_at IS NOT NULL;
UPDATE helpline_call SET carry_on_at = ended_at WHERE state = 'ended' AND disposition IN ('case', 'service')
    AND case_id IS NULL AND request_id IS NULL AND surge_id IS NULL AND carry_on_at IS NULL;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("helpline", "0002_what_waits"),
    ]

    operations = [migrations.RunSQL(WAITED, migrations.RunSQL.noop)]

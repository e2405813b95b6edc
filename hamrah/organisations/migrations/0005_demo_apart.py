"""A demo's organisations never stand beside real ones; how many people a colleague may look at in a day."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import migrations, models

from hamrah.ground.demo import CODES

# Runs as the owner: it must see every organisation, whoever asks.
APART = """
CREATE FUNCTION organisations_demo_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('organisations_demo_apart'));
    IF EXISTS (SELECT FROM public.organisations_organisation WHERE is_demo <> NEW.is_demo AND id <> NEW.id) THEN
        RAISE EXCEPTION 'a demo stands beside no real organisation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'demo_apart';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER demo_apart BEFORE INSERT OR UPDATE OF is_demo ON organisations_organisation
FOR EACH ROW EXECUTE FUNCTION organisations_demo_apart();
"""
MARK = "UPDATE organisations_organisation SET is_demo = true"
OTHERS = "SELECT count(*) FROM organisations_organisation WHERE code <> ALL(%s)"


def mark_a_demo_loaded_before(apps: Any, schema_editor: Any) -> None:
    """Its password's file lies in the data folder, and nobody else is there."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(OTHERS, [list(CODES)])
        if cursor.fetchone() == (0,) and (Path(settings.HAMRAH_DATA) / "demo.password").exists():
            cursor.execute(MARK)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_issuer")]
    operations = [
        migrations.AddField("organisation", "is_demo", models.BooleanField(default=False, editable=False)),
        migrations.AddField("organisation", "readings_a_day", models.PositiveIntegerField(default=200)),
        migrations.RunPython(mark_a_demo_loaded_before, migrations.RunPython.noop),
        migrations.RunSQL(APART, "DROP FUNCTION organisations_demo_apart CASCADE"),
    ]

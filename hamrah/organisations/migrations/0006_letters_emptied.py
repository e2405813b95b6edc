"""A letter that has had its day is emptied by its receiver. Its bytes may go; never change."""

from django.db import migrations

EMPTIED = """
GRANT UPDATE (body) ON organisations_letter TO hamrah_app;
CREATE FUNCTION organisations_letter_only_emptied() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.body <> OLD.body AND NEW.body <> ''::bytea THEN
        RAISE EXCEPTION 'what a letter says is never changed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_only_emptied';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_emptied BEFORE UPDATE OF body ON organisations_letter
FOR EACH ROW EXECUTE FUNCTION organisations_letter_only_emptied();
"""
BACK = """
DROP FUNCTION organisations_letter_only_emptied CASCADE;
REVOKE UPDATE (body) ON organisations_letter FROM hamrah_app;
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0005_demo_apart")]
    operations = [migrations.RunSQL(EMPTIED, BACK)]

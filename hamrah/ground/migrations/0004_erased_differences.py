"""Whoever empties a difference leaves the hash it is proved by: one trigger, whatever function erases."""

from django.db import migrations

# The hash is the one of chain.py. The salt goes with the content, or a telephone could be found again.
LEAVING_A_HASH = """
CREATE FUNCTION ground_leave_hash() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.erased_sha256 := sha256(coalesce(uuid_send(OLD.salt), '')
                                || convert_to(jsonb_build_array(OLD.was, OLD.became)::text, 'UTF8'));
    NEW.salt := NULL;
    RETURN NEW;
END $$;

CREATE TRIGGER leave_hash BEFORE UPDATE OF was, became ON ground_difference FOR EACH ROW
    WHEN (OLD.erased_sha256 IS NULL AND NEW.was IS NULL AND NEW.became IS NULL)
    EXECUTE FUNCTION ground_leave_hash();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("ground", "0003_journal_chain"),
    ]

    operations = [
        migrations.RunSQL(
            LEAVING_A_HASH, "DROP TRIGGER leave_hash ON ground_difference; DROP FUNCTION ground_leave_hash"
        ),
    ]

"""SQL functions beneath row policies, change counting and row differences. Runs before any table."""

from django.db import migrations

CLAIM = """
CREATE TABLE ground_secret (one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row), secret bytea NOT NULL);

-- The one place where a context is believed: part 1 organisation, 2 user, 3 door. A claim without
-- the right proof is no claim. SECURITY DEFINER: the application role cannot read the secret.
CREATE FUNCTION ground_claim(part int) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    said text := current_setting('hamrah.context', true);
    message text;
    key bytea;
BEGIN
    IF said IS NULL OR said = '' THEN RETURN NULL; END IF;
    message := concat(split_part(said, '|', 1), '|', split_part(said, '|', 2), '|', split_part(said, '|', 3));
    SELECT secret INTO key FROM public.ground_secret;
    IF key IS NULL OR split_part(said, '|', 4)
        IS DISTINCT FROM encode(sha256(key || sha256(key || convert_to(message, 'UTF8'))), 'hex')
    THEN RETURN NULL; END IF;
    RETURN nullif(split_part(said, '|', part), '');
END $$;

CREATE FUNCTION ground_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT ground_claim(1)::uuid $$;
CREATE FUNCTION ground_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT ground_claim(2)::uuid $$;
CREATE FUNCTION ground_door() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT ground_claim(3) $$;
"""

CHANGES = """
CREATE FUNCTION ground_change() RETURNS bigint LANGUAGE sql VOLATILE
AS $$ SELECT pg_current_xact_id()::text::bigint $$;

CREATE FUNCTION ground_count_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- An update that changed the id would leave no difference.
    IF NEW.id <> OLD.id OR NEW.organisation_id <> OLD.organisation_id THEN
        RAISE EXCEPTION 'a row keeps its id and its organisation';
    END IF;
    NEW.version := OLD.version + 1;
    NEW.change := ground_change();
    RETURN NEW;
END $$;
"""

DIFFERENCES = """
-- The columns that differ between two rows, without bookkeeping; a hidden column shows as true.
CREATE FUNCTION ground_changed(earlier jsonb, later jsonb, hidden text[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_object_agg(
        e.key, CASE WHEN e.key = ANY(hidden) THEN 'true'::jsonb ELSE e.value END), '{}')
    FROM jsonb_each(earlier) e
    WHERE e.value IS DISTINCT FROM later -> e.key AND e.key NOT IN ('version', 'change')
$$;

-- Written by the owner, so that no raw SQL of the application role goes unseen or is forged.
CREATE FUNCTION ground_record_difference() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    journal uuid := nullif(current_setting('hamrah.journal', true), '')::uuid;
    hidden text[] := coalesce(TG_ARGV[0:], '{}');
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO public.ground_difference (organisation_id, journal_id, table_name, row_id, kind)
        SELECT organisation_id, journal, TG_TABLE_NAME, id, 'I' FROM new_rows;
    ELSIF TG_OP = 'UPDATE' THEN
        INSERT INTO public.ground_difference
            (organisation_id, journal_id, table_name, row_id, kind, was, became)
        SELECT o.organisation_id, journal, TG_TABLE_NAME, o.id, 'U',
               public.ground_changed(to_jsonb(o), to_jsonb(n), hidden),
               public.ground_changed(to_jsonb(n), to_jsonb(o), hidden)
        FROM old_rows o JOIN new_rows n ON n.id = o.id;
    ELSE
        INSERT INTO public.ground_difference (organisation_id, journal_id, table_name, row_id, kind, was)
        SELECT organisation_id, journal, TG_TABLE_NAME, id, 'D',
               public.ground_changed(to_jsonb(o), '{}', hidden)
        FROM old_rows o;
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.RunSQL(CLAIM, "DROP FUNCTION ground_claim CASCADE; DROP TABLE ground_secret"),
        migrations.RunSQL(CHANGES, "DROP FUNCTION ground_change, ground_count_change CASCADE"),
        migrations.RunSQL(DIFFERENCES, "DROP FUNCTION ground_changed, ground_record_difference CASCADE"),
    ]

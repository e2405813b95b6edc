"""The journal's chain: which transaction wrote a row, seals over what was written, acts that last."""

from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned

# What stood before counts as written in transaction 0; a constant default rewrites no table.
COLUMNS = """
ALTER TABLE ground_journal ADD COLUMN change bigint NOT NULL DEFAULT 0;
ALTER TABLE ground_journal ALTER COLUMN change SET DEFAULT ground_change();
ALTER TABLE ground_difference ADD COLUMN change bigint NOT NULL DEFAULT 0,
    ADD COLUMN salt uuid, ADD COLUMN erased_sha256 bytea;
ALTER TABLE ground_difference ALTER COLUMN change SET DEFAULT ground_change();
-- Rows lie in the order in which they were written: a few kB do for millions.
CREATE INDEX journal_by_change ON ground_journal USING brin (change) WITH (pages_per_range = 16, autosummarize);
CREATE INDEX difference_by_change ON ground_difference
    USING brin (change) WITH (pages_per_range = 32, autosummarize);
"""

# A restored database counts its transactions anew: the restore writes both functions again with a greater
# number to add, so that no row is ever older than one that a seal or a phone knows (config/backup).
HORIZON = """
CREATE FUNCTION ground_horizon() RETURNS bigint LANGUAGE sql VOLATILE
AS $$ SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + 0 $$;
"""

# As in 0001, and each change gets a salt of its own, which goes when the change is erased.
DIFFERENCES = """
CREATE OR REPLACE FUNCTION ground_record_difference() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
            (organisation_id, journal_id, table_name, row_id, kind, was, became, salt)
        SELECT o.organisation_id, journal, TG_TABLE_NAME, o.id, 'U',
               public.ground_changed(to_jsonb(o), to_jsonb(n), hidden),
               public.ground_changed(to_jsonb(n), to_jsonb(o), hidden), gen_random_uuid()
        FROM old_rows o JOIN new_rows n ON n.id = o.id;
    ELSE
        INSERT INTO public.ground_difference
            (organisation_id, journal_id, table_name, row_id, kind, was, salt)
        SELECT organisation_id, journal, TG_TABLE_NAME, id, 'D',
               public.ground_changed(to_jsonb(o), '{}', hidden), gen_random_uuid()
        FROM old_rows o;
    END IF;
    RETURN NULL;
END $$;
"""

# The hash is the one of chain.py. Only under an open journal row, only of the open organisation.
ERASING = """
CREATE FUNCTION ground_erase_differences(rows_erased uuid[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    erased bigint;
BEGIN
    IF coalesce(current_setting('hamrah.journal', true), '') = '' THEN
        RAISE EXCEPTION 'differences are erased only by a verb';
    END IF;
    UPDATE public.ground_difference d
    SET erased_sha256 = sha256(coalesce(uuid_send(salt), '')
                               || convert_to(jsonb_build_array(was, became)::text, 'UTF8')),
        was = NULL, became = NULL, salt = NULL
    WHERE organisation_id = public.ground_org() AND row_id = ANY(rows_erased) AND erased_sha256 IS NULL;
    GET DIAGNOSTICS erased = ROW_COUNT;
    RETURN erased;
END $$;
"""


def written_in() -> models.BigIntegerField:
    return models.BigIntegerField(
        db_default=models.Func(function="ground_change", output_field=models.BigIntegerField()),
        editable=False,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("ground", "0002_initial"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(COLUMNS, migrations.RunSQL.noop)],
            state_operations=[
                migrations.AddField("journal", "change", written_in()),
                migrations.AddField("difference", "change", written_in()),
                migrations.AddField("difference", "salt", models.UUIDField(null=True)),
                migrations.AddField(
                    "difference", "erased_sha256", models.BinaryField(max_length=32, null=True)
                ),
            ],
        ),
        migrations.RunSQL(HORIZON, "DROP FUNCTION ground_horizon"),
        migrations.RunSQL(DIFFERENCES, migrations.RunSQL.noop),
        migrations.RunSQL(ERASING, "DROP FUNCTION ground_erase_differences"),
        migrations.CreateModel(
            name="JournalSeal",
            fields=[
                ("id", models.UUIDField(default=hamrah.ground.ids.new_id, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField(default=hamrah.ground.context.current_organisation_id)),
                ("number", models.IntegerField()),
                ("day", models.DateField()),
                ("since", models.BigIntegerField()),
                ("until", models.BigIntegerField()),
                ("journal_rows", models.IntegerField()),
                ("journal_digest", models.BinaryField(max_length=32)),
                ("journal_leaves", models.BinaryField()),
                ("difference_rows", models.IntegerField()),
                ("difference_digest", models.BinaryField(max_length=32)),
                ("difference_leaves", models.BinaryField()),
                ("previous", models.BinaryField(max_length=32)),
                ("hash", models.BinaryField(max_length=32)),
                ("sealed_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation_id", "number"), name="journal_seal_once")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="LastingAct",
            fields=[
                ("id", models.UUIDField(default=hamrah.ground.ids.new_id, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField(default=hamrah.ground.context.current_organisation_id)),
                ("command", models.UUIDField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation_id", "command"), name="lasting_act_once")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned("JournalSeal", differences=False, referenced=False, rights="SELECT, INSERT"),
        Owned("LastingAct", differences=False, referenced=False, rights="SELECT, INSERT"),
    ]

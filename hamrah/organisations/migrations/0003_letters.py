from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned

# Either side reads; only the sender writes, as itself; only the receiver changes it, and only its state.
LETTER = """
ALTER TABLE organisations_letter ENABLE ROW LEVEL SECURITY;
CREATE POLICY either_reads ON organisations_letter FOR SELECT
    USING ((SELECT ground_org()) IN (sender_id, receiver_id));
CREATE POLICY sender_writes ON organisations_letter FOR INSERT
    WITH CHECK (sender_id = (SELECT ground_org()));
CREATE POLICY receiver_takes ON organisations_letter FOR UPDATE
    USING (receiver_id = (SELECT ground_org())) WITH CHECK (receiver_id = (SELECT ground_org()));
GRANT SELECT, INSERT, UPDATE (state) ON organisations_letter TO hamrah_app;
"""
# Whoever writes needs the receiver's public half, and nothing else of its row.
PUBLIC_KEY = """
CREATE FUNCTION organisations_letter_key(receiver uuid) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT public_key FROM public.organisations_letterkey WHERE organisation_id = receiver $$;
REVOKE ALL ON FUNCTION organisations_letter_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_letter_key TO hamrah_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0002_village_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hamrah.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("sender_id", models.UUIDField()),
                ("receiver_id", models.UUIDField()),
                ("kind", models.CharField(max_length=32)),
                ("body", models.BinaryField()),
                ("state", models.CharField(default="sent", max_length=12)),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["receiver_id", "state", "sent_at"], name="letter_by_receiver")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="LetterKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=hamrah.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "organisation_id",
                    models.UUIDField(default=hamrah.ground.context.current_organisation_id, editable=False),
                ),
                ("version", models.IntegerField(db_default=1, editable=False)),
                (
                    "change",
                    models.BigIntegerField(
                        db_default=models.Func(
                            function="ground_change", output_field=models.BigIntegerField()
                        ),
                        editable=False,
                    ),
                ),
                ("public_key", models.BinaryField(max_length=32)),
                ("sealed", models.BinaryField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation_id",), name="one_letter_key")],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned(
            "LetterKey",
            rights="SELECT, INSERT",
            hidden=("public_key", "sealed"),
            referenced=False,
        ),
        migrations.RunSQL(LETTER, migrations.RunSQL.noop),
        migrations.RunSQL(PUBLIC_KEY, "DROP FUNCTION organisations_letter_key"),
    ]

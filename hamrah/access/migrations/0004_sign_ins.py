"""Where users are signed in; the demo's users, whom the database keeps out of every other organisation."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned

MARK = """
UPDATE access_user SET is_demo = true WHERE EXISTS (
    SELECT FROM access_rolegrant JOIN organisations_organisation o ON o.id = organisation_id
    WHERE user_id = access_user.id AND o.is_demo)
"""
# Runs as the owner: it must see user and organisation, whoever asks.
APART = """
CREATE FUNCTION access_demo_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (SELECT is_demo FROM public.access_user WHERE id = NEW.user_id)
        IS DISTINCT FROM (SELECT is_demo FROM public.organisations_organisation WHERE id = NEW.organisation_id)
    THEN
        RAISE EXCEPTION 'a user of the demo works for no real organisation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'demo_user_apart';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER demo_apart BEFORE INSERT OR UPDATE ON access_rolegrant
FOR EACH ROW EXECUTE FUNCTION access_demo_apart();

CREATE FUNCTION access_demo_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'whether a user is of the demo never changes'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'demo_for_good';
END $$;
CREATE TRIGGER demo_for_good BEFORE UPDATE OF is_demo ON access_user
FOR EACH ROW WHEN (OLD.is_demo <> NEW.is_demo) EXECUTE FUNCTION access_demo_for_good();
"""

# As before, and: a role for one centre as "role/centre", and how many people she may look at in a day.
PLACES = """
CREATE OR REPLACE FUNCTION access_places(whose uuid, day date) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT jsonb_agg(
            jsonb_build_array(place.id, place.no, place.code, place.name, place.grants, place.readings_a_day)
            ORDER BY place.code)
        FROM (
            SELECT o.id, o.no, o.code, o.name, o.readings_a_day,
                array_agg(DISTINCT concat_ws('/', g.role, g.centre_id)
                          ORDER BY concat_ws('/', g.role, g.centre_id)) AS grants
            FROM public.access_rolegrant g JOIN public.organisations_organisation o ON o.id = g.organisation_id
            WHERE g.user_id = whose AND g.since <= day AND (g.until IS NULL OR g.until >= day)
            GROUP BY o.id
        ) AS place
    );
END $$;
"""
# As before, and whether she is of the demo.
SIGNED_IN = """
DROP FUNCTION access_signed_in;
CREATE FUNCTION access_signed_in(secret text, day date) RETURNS TABLE (
    kept text, places jsonb, id uuid, username varchar, name varchar, email varchar, language varchar,
    is_active boolean, is_demo boolean, password varchar, last_login timestamptz, made_at timestamptz
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT s.session_data, access_places(u.id, day), u.id, u.username, u.name, u.email, u.language,
        u.is_active, u.is_demo, u.password, u.last_login, u.made_at
    FROM access_session s LEFT JOIN access_user u ON u.id = s.user_id AND u.is_active
    WHERE s.session_key = secret AND s.expire_date > now();
END $$;
REVOKE ALL ON FUNCTION access_signed_in FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_signed_in TO hamrah_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_sessions"),
        ("organisations", "0005_demo_apart"),
    ]
    operations = [
        migrations.AddField("user", "is_demo", models.BooleanField(default=False)),
        migrations.RunSQL(MARK, migrations.RunSQL.noop),
        migrations.RunSQL(APART, "DROP FUNCTION access_demo_apart, access_demo_for_good CASCADE"),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                ("id", models.UUIDField(default=hamrah.ground.ids.new_id, primary_key=True, serialize=False)),
                ("browser", models.CharField(blank=True, max_length=24)),
                ("system", models.CharField(blank=True, max_length=24)),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                ("seen_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("second_step", models.BooleanField(default=False)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_ins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["user", "-since"], name="sign_in_by_user")]},
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        Owned(
            "SignIn",
            differences=False,
            rights="SELECT, INSERT, UPDATE",
            condition="user_id = (SELECT ground_user()) OR (SELECT ground_door()) = 'identify' "
            "OR EXISTS (SELECT FROM access_rolegrant g WHERE g.user_id = access_signin.user_id)",
        ),
        migrations.AddField(
            "session",
            "sign_in",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="access.signin"
            ),
        ),
        migrations.RunSQL(PLACES + SIGNED_IN, migrations.RunSQL.noop),
    ]

"""Our own sessions, which know whose they are, and what a page first asks: session, user, roles, in one."""

import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.rows

# Where a user holds a role on a day: [[id, no, code, name, [roles]], ...]. Asked by the application it shows
# what the policies of its context show.
PLACES = """
CREATE FUNCTION access_places(whose uuid, day date) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT jsonb_agg(jsonb_build_array(place.id, place.no, place.code, place.name, place.roles) ORDER BY place.code)
        FROM (
            SELECT o.id, o.no, o.code, o.name, array_agg(DISTINCT g.role ORDER BY g.role) AS roles
            FROM public.access_rolegrant g JOIN public.organisations_organisation o ON o.id = g.organisation_id
            WHERE g.user_id = whose AND g.since <= day AND (g.until IS NULL OR g.until >= day)
            GROUP BY o.id
        ) AS place
    );
END $$;
"""
# SECURITY DEFINER, because it is asked before any context can be: who knows a session's secret key may know
# whose it is. So a page opens no door through which all users could be seen.
SIGNED_IN = """
CREATE FUNCTION access_signed_in(secret text, day date) RETURNS TABLE (
    kept text, places jsonb, id uuid, username varchar, name varchar, email varchar, language varchar,
    is_active boolean, password varchar, last_login timestamptz, made_at timestamptz
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT s.session_data, access_places(u.id, day), u.id, u.username, u.name, u.email, u.language,
        u.is_active, u.password, u.last_login, u.made_at
    FROM access_session s LEFT JOIN access_user u ON u.id = s.user_id AND u.is_active
    WHERE s.session_key = secret AND s.expire_date > now();
END $$;
REVOKE ALL ON FUNCTION access_signed_in FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_signed_in TO hamrah_app;
"""
# Django's own table is left empty: nobody stays signed in where this table was not.
POLICY = """
ALTER TABLE access_session ENABLE ROW LEVEL SECURITY;
CREATE POLICY owned ON access_session USING ((SELECT ground_door()) = 'identify')
    WITH CHECK ((SELECT ground_door()) = 'identify');
GRANT SELECT, INSERT, UPDATE, DELETE ON access_session TO hamrah_app;
"""
UNDO = "DROP FUNCTION access_signed_in; DROP FUNCTION access_places"


class Migration(migrations.Migration):
    dependencies = [("access", "0002_sign_in_tables")]
    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="access.user",
                    ),
                ),
            ],
            options={"verbose_name": "session", "verbose_name_plural": "sessions", "abstract": False},
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.RunSQL(POLICY, migrations.RunSQL.noop),
        migrations.RunSQL(PLACES + SIGNED_IN, UNDO),
    ]

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


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_sign_in_tables"),
        ("organisations", "0004_demo_apart"),
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
    ]

"""Roles of an organisation's own, as rows that are followed and never edited; and what a page first asks
tells them with the roles that are shipped."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned, OwnedKeyAdded

# As role grants: of the organisation, and of all at the door where a user's roles are looked up.
SEEN = "organisation_id = (SELECT ground_org()) OR (SELECT ground_door()) = 'identify'"
# What a version is made of never changes; only whether a second person agrees, and that a role is over.
RIGHTS = """
GRANT UPDATE (retired_at) ON access_ownrole TO hamrah_app;
GRANT UPDATE (agrees, answered_by_id, answered_at, since_at) ON access_roleversion TO hamrah_app;
"""
# As before, and: an organisation's own role stands by its id, with its name and duties in force in one object.
# One that is retired, or that nobody agreed to yet, is no role.
PLACES = """
CREATE OR REPLACE FUNCTION access_places(whose uuid, day date) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT jsonb_agg(
            jsonb_build_array(place.id, place.no, place.code, place.name, place.grants, place.readings_a_day,
                              place.own)
            ORDER BY place.code)
        FROM (
            SELECT o.id, o.no, o.code, o.name, o.readings_a_day,
                array_agg(DISTINCT concat_ws('/', coalesce(g.own_id::text, g.role), g.centre_id)
                          ORDER BY concat_ws('/', coalesce(g.own_id::text, g.role), g.centre_id)) AS grants,
                coalesce(jsonb_object_agg(g.own_id, jsonb_build_array(r.name, v.duties))
                         FILTER (WHERE g.own_id IS NOT NULL), '{}'::jsonb) AS own
            FROM public.access_rolegrant g
            JOIN public.organisations_organisation o ON o.id = g.organisation_id
            LEFT JOIN public.access_ownrole r
                ON r.organisation_id = g.organisation_id AND r.id = g.own_id AND r.retired_at IS NULL
            LEFT JOIN LATERAL (
                SELECT w.duties FROM public.access_roleversion w
                WHERE w.organisation_id = r.organisation_id AND w.role_id = r.id AND w.since_at IS NOT NULL
                ORDER BY w.since_at DESC LIMIT 1
            ) v ON true
            WHERE g.user_id = whose AND g.since <= day AND (g.until IS NULL OR g.until >= day)
                AND (g.own_id IS NULL OR v.duties IS NOT NULL)
            GROUP BY o.id
        ) AS place
    );
END $$;
"""


def owned(name: str, *fields: tuple[str, models.Field]) -> migrations.CreateModel:
    """A table as every row of an organisation has it."""
    own = [
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
                db_default=models.Func(function="ground_change", output_field=models.BigIntegerField()),
                editable=False,
            ),
        ),
    ]
    return migrations.CreateModel(
        name=name, fields=[*own, *fields], bases=(hamrah.ground.rows.Tiered, models.Model)
    )


def user(*, null: bool) -> models.ForeignKey:
    return models.ForeignKey(
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )


def role(related_name: str, *, null: bool = False) -> hamrah.ground.rows.OwnedKey:
    return hamrah.ground.rows.OwnedKey(
        db_constraint=False,
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related_name,
        to="access.ownrole",
    )


class Migration(migrations.Migration):
    dependencies = [("access", "0006_sight")]
    operations = [
        owned(
            "OwnRole",
            ("name", models.CharField(max_length=60)),
            ("based_on", models.CharField(max_length=32)),
            ("made_at", models.DateTimeField(auto_now_add=True)),
            ("retired_at", models.DateTimeField(null=True)),
        ),
        owned(
            "RoleVersion",
            (
                "duties",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=32), size=None
                ),
            ),
            ("why", models.CharField(max_length=200)),
            ("said_at", models.DateTimeField(auto_now_add=True)),
            ("agrees", models.BooleanField(null=True)),
            ("answered_at", models.DateTimeField(null=True)),
            ("since_at", models.DateTimeField(null=True)),
            ("answered_by", user(null=True)),
            ("role", role("versions")),
            ("said_by", user(null=False)),
        ),
        migrations.AddConstraint(
            "ownrole",
            models.UniqueConstraint(
                models.F("organisation_id"),
                django.db.models.functions.text.Lower("name"),
                condition=models.Q(("retired_at", None)),
                name="own_role_name_once",
            ),
        ),
        migrations.AddConstraint(
            "roleversion",
            models.UniqueConstraint(
                condition=models.Q(("agrees", None), ("since_at", None)),
                fields=("organisation_id", "role"),
                name="role_version_waits_once",
            ),
        ),
        migrations.AddConstraint(
            "roleversion",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agrees", True), _negated=True),
                    models.Q(
                        ("answered_by__isnull", False),
                        models.Q(("answered_by", models.F("said_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="role_version_second_person",
            ),
        ),
        Owned("OwnRole", rights="SELECT, INSERT", condition=SEEN),
        Owned("RoleVersion", rights="SELECT, INSERT", condition=SEEN),
        migrations.AddField("rolegrant", "own", role("grants", null=True)),
        OwnedKeyAdded("RoleGrant", "own"),
        migrations.AddConstraint(
            "rolegrant",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("own__isnull", False), ("role", "")),
                    models.Q(models.Q(("role", ""), _negated=True), ("own", None)),
                    _connector="OR",
                ),
                name="grant_of_one_role",
            ),
        ),
        migrations.RunSQL(RIGHTS + PLACES, migrations.RunSQL.noop),
    ]

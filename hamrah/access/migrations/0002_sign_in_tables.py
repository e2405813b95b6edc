"""Row policies and grants on the tables of the sign-in libraries, and the table of rate limits."""

from django.db import migrations

IDENTIFY = "(SELECT ground_door()) = 'identify'"
OWN = f"user_id = (SELECT ground_user()) OR {IDENTIFY}"
TABLES = {
    "django_session": IDENTIFY,
    "account_emailaddress": OWN,
    "account_emailconfirmation": IDENTIFY,
    "mfa_authenticator": OWN,
}
RATE_LIMITS = """
CREATE UNLOGGED TABLE access_cache (
    cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX access_cache_expires ON access_cache (expires);
GRANT SELECT, INSERT, UPDATE, DELETE ON access_cache TO hamrah_app;
GRANT SELECT ON django_migrations, django_content_type TO hamrah_app;
"""


def policies() -> str:
    """One policy and the usual rights for each table."""
    return ";".join(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"CREATE POLICY owned ON {table} USING ({condition}) WITH CHECK ({condition});"
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO hamrah_app"
        for table, condition in TABLES.items()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("sessions", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.RunSQL(policies(), migrations.RunSQL.noop),
        migrations.RunSQL(RATE_LIMITS, "DROP TABLE access_cache"),
    ]

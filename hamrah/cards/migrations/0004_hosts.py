from django.db import migrations, models

# Until now a key and a list vouched for whatever the organisation called itself.
HOSTS = """
UPDATE cards_issuerkey SET host = h.host FROM ({hosts}) AS h WHERE h.id = cards_issuerkey.organisation_id;
UPDATE cards_statuslist SET host = h.host FROM ({hosts}) AS h WHERE h.id = cards_statuslist.organisation_id;
""".format(
    hosts="SELECT id, CASE card_host WHEN '' THEN lower(code) || '.hamrah.example' ELSE card_host END AS host"
    " FROM organisations_organisation"
)


class Migration(migrations.Migration):
    dependencies = [
        ("cards", "0003_hands_and_camps"),
        ("organisations", "0004_issuer"),
    ]

    operations = [
        migrations.AddField(
            model_name="issuerkey", name="host", field=models.CharField(db_default="", max_length=60)
        ),
        migrations.AddField(
            model_name="statuslist", name="host", field=models.CharField(db_default="", max_length=60)
        ),
        migrations.RunSQL(HOSTS, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="issuerkey", name="one_signing_key_a_role"),
        migrations.AddConstraint(
            model_name="issuerkey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "signing")),
                fields=("organisation_id", "host", "role"),
                name="one_signing_key_a_host",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuerkey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "next")),
                fields=("organisation_id", "host", "role"),
                name="one_next_key_a_host",
            ),
        ),
    ]

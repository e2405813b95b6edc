import django.db.models.deletion
from django.db import migrations, models

import hamrah.ground.context
import hamrah.ground.ids
import hamrah.ground.rows
from hamrah.ground.policies import Owned

PAY_OF_TERMS = (
    "hirer_said", "payer_said", "rate_paise", "rate_basis", "unit_said", "hours_a_day", "rest_day",
    "advance_paise", "food", "stay", "paid_when", "paid_how", "words",
)  # fmt: skip
# What was said of a month's days is only ever added to, by whatever door somebody comes; erasing empties it.
ONLY_GROWS = """
CREATE FUNCTION wages_acts_grow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF length(NEW.acts) > 0 AND substring(NEW.acts FOR length(OLD.acts)) <> OLD.acts THEN
        RAISE EXCEPTION 'what was said of a month is added to, never changed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER acts_grow BEFORE UPDATE ON wages_month FOR EACH ROW EXECUTE FUNCTION wages_acts_grow();
CREATE FUNCTION wages_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was jsonb := to_jsonb(OLD);
    becomes jsonb := to_jsonb(NEW);
    field text;
BEGIN
    FOREACH field IN ARRAY TG_ARGV LOOP
        IF becomes -> field IS DISTINCT FROM was -> field
           AND coalesce(becomes ->> field, '') NOT IN ('', '\\x') THEN
            RAISE EXCEPTION 'evidence is not changed: %', field;
        END IF;
    END LOOP;
    RETURN NEW;
END $$;
"""
# Evidence stands as it was written, or is erased; what is said later is a row of its own.
STAYS = {
    "wages_terms": ("hirer_id", "payer_id", *PAY_OF_TERMS),
    "wages_put": ("who", "how", "name_said", "proof_id", "on", "stood"),
    "wages_moneyentry": ("kind", "on", "paise", "paid_how", "corrects_id"),
    "wages_brought": ("content", "phone_key", "said_at"),
    "wages_dayspaper": ("number", "halves", "signed", "pdf"),
}


def stays(table: str, columns: tuple[str, ...]) -> str:
    """Columns of a table that may be emptied and never said anew."""
    arguments = ", ".join(f"'{column}'" for column in columns)
    return (
        f"CREATE TRIGGER stays BEFORE UPDATE ON {table} FOR EACH ROW "
        f"EXECUTE FUNCTION wages_stays({arguments})"
    )


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("employers", "0001_initial"),
        ("files", "0001_initial"),
        ("journeys", "0003_parties_and_living"),
        ("organisations", "0005_demo_apart"),
        ("people", "0008_answers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Gang",
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
                ("name", models.CharField(max_length=120)),
                ("party_said", models.CharField(blank=True, max_length=120)),
                ("trade", models.CharField(blank=True, max_length=60)),
                ("sector", models.CharField(blank=True, max_length=40)),
                ("place_said", models.CharField(blank=True, max_length=120)),
                ("ended_on", models.DateField(null=True)),
                ("by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "centre",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.centre",
                    ),
                ),
                (
                    "party",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.party",
                    ),
                ),
            ],
            options={
                "ordering": ("ended_on", "name", "id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Diary",
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
                ("keeper", models.CharField(max_length=12)),
                ("party_said", models.CharField(blank=True, max_length=120)),
                ("trade", models.CharField(blank=True, max_length=60)),
                ("sector", models.CharField(blank=True, max_length=40)),
                ("place_said", models.CharField(blank=True, max_length=120)),
                ("ended_on", models.DateField(null=True)),
                ("by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "party",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.party",
                    ),
                ),
                (
                    "person",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="diaries",
                        to="people.person",
                    ),
                ),
                (
                    "spell",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="journeys.spell",
                    ),
                ),
                (
                    "gang",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="diaries",
                        to="wages.gang",
                    ),
                ),
            ],
            options={
                "ordering": ("made_at", "id"),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Terms",
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
                ("hirer_said", models.CharField(blank=True, max_length=120)),
                ("payer_said", models.CharField(blank=True, max_length=120)),
                ("trade", models.CharField(blank=True, max_length=60)),
                ("sector", models.CharField(blank=True, max_length=40)),
                ("place_said", models.CharField(blank=True, max_length=120)),
                ("begins_on", models.DateField(null=True)),
                ("rate_paise", models.BigIntegerField(null=True)),
                ("rate_basis", models.CharField(blank=True, max_length=8)),
                ("unit_said", models.CharField(blank=True, max_length=60)),
                ("hours_a_day", models.SmallIntegerField(null=True)),
                ("rest_day", models.CharField(blank=True, max_length=8)),
                ("advance_paise", models.BigIntegerField(null=True)),
                ("food", models.CharField(blank=True, max_length=12)),
                ("stay", models.CharField(blank=True, max_length=12)),
                ("paid_when", models.CharField(blank=True, max_length=12)),
                ("paid_how", models.CharField(blank=True, max_length=16)),
                ("words", models.TextField(blank=True)),
                ("made_by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "before",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="after",
                        to="wages.terms",
                    ),
                ),
                (
                    "hirer",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.party",
                    ),
                ),
                (
                    "payer",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.party",
                    ),
                ),
                (
                    "person",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="people.person",
                    ),
                ),
                (
                    "spell",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="journeys.spell",
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at",),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Put",
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
                ("month", models.DateField(null=True)),
                ("who", models.CharField(max_length=12)),
                ("how", models.CharField(max_length=12)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("name_said", models.CharField(blank=True, max_length=120)),
                ("on", models.DateField()),
                ("stood", models.BinaryField(max_length=16)),
                ("by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "diary",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hands",
                        to="wages.diary",
                    ),
                ),
                (
                    "proof",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.evidence",
                    ),
                ),
                (
                    "terms",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hands",
                        to="wages.terms",
                    ),
                ),
            ],
            options={
                "ordering": ("made_at",),
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="DaysPaper",
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
                ("kind", models.CharField(max_length=8)),
                ("number", models.CharField(max_length=16)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("halves", models.IntegerField()),
                ("trade", models.CharField(blank=True, max_length=60)),
                ("language", models.CharField(max_length=8)),
                ("signed", models.BinaryField()),
                ("pdf", models.BinaryField()),
                ("given_on", models.DateField()),
                ("by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "person",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days_papers",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at",),
                "constraints": [
                    models.UniqueConstraint(fields=("organisation_id", "number"), name="days_paper_number")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Brought",
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
                ("digest", models.BinaryField(max_length=32)),
                ("content", models.BinaryField()),
                ("phone_key", models.BinaryField(max_length=65)),
                ("said_at", models.DateTimeField()),
                ("by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "diary",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brought",
                        to="wages.diary",
                    ),
                ),
            ],
            options={
                "ordering": ("made_at",),
                "constraints": [
                    models.UniqueConstraint(fields=("organisation_id", "digest"), name="brought_once")
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="MoneyEntry",
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
                ("kind", models.CharField(max_length=12)),
                ("on", models.DateField()),
                ("paise", models.BigIntegerField(null=True)),
                ("paid_how", models.CharField(blank=True, max_length=12)),
                ("words", models.CharField(blank=True, max_length=200)),
                ("how", models.CharField(max_length=8)),
                ("is_taken_back", models.BooleanField(default=False)),
                ("by_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "corrects",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="wages.moneyentry",
                    ),
                ),
                (
                    "diary",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="money",
                        to="wages.diary",
                    ),
                ),
                (
                    "proof",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.evidence",
                    ),
                ),
            ],
            options={
                "ordering": ("on", "made_at"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "corrects"), name="money_corrected_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("paise__gt", 0)), name="money_is_something"),
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.CreateModel(
            name="Month",
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
                ("month", models.DateField()),
                ("marks", models.BinaryField(max_length=16)),
                ("overtime", models.BinaryField(default=bytes)),
                ("acts", models.BinaryField(default=bytes)),
                (
                    "diary",
                    hamrah.ground.rows.OwnedKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="months",
                        to="wages.diary",
                    ),
                ),
            ],
            options={
                "ordering": ("month",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "diary", "month"), name="diary_month_once"
                    )
                ],
            },
            bases=(hamrah.ground.rows.Tiered, models.Model),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.UniqueConstraint(
                fields=("organisation_id", "before"), name="terms_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.CheckConstraint(
                condition=models.Q(("rate_paise__gt", 0)), name="terms_rate_is_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="put",
            constraint=models.CheckConstraint(
                condition=models.Q(("terms", None), ("diary", None), _connector="XOR"),
                name="hand_put_to_one_thing",
            ),
        ),
        Owned("Gang"),
        Owned("Diary"),
        Owned("Month", differences=False, referenced=False),
        Owned("Terms", hidden=PAY_OF_TERMS),
        Owned("Put", hidden=("stood",), referenced=False),
        Owned("MoneyEntry", hidden=("kind", "on", "paise", "paid_how", "words", "how", "is_taken_back")),
        Owned("Brought", hidden=("content", "phone_key", "said_at"), referenced=False),
        Owned("DaysPaper", hidden=("trade", "language", "signed", "pdf"), referenced=False),
        migrations.RunSQL(ONLY_GROWS, migrations.RunSQL.noop),
        *(
            migrations.RunSQL(stays(table, columns), migrations.RunSQL.noop)
            for table, columns in STAYS.items()
        ),
    ]

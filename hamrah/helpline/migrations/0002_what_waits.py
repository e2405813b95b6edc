from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("helpline", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="call",
            name="ended_call_has_its_end",
        ),
        migrations.RemoveConstraint(
            model_name="callback",
            name="one_open_callback_a_number",
        ),
        migrations.RemoveIndex(
            model_name="call",
            name="call_to_carry_on",
        ),
        migrations.RemoveIndex(
            model_name="call",
            name="call_draft",
        ),
        migrations.RemoveIndex(
            model_name="callback",
            name="callback_waiting",
        ),
        migrations.RemoveIndex(
            model_name="message",
            name="message_to_send",
        ),
        migrations.AddField(
            model_name="call",
            name="carry_on_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="message",
            name="next_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(
                condition=models.Q(("carry_on_at__isnull", False)),
                fields=["organisation_id", "carry_on_at"],
                name="call_to_carry_on",
            ),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(
                condition=models.Q(("ended_at", None)),
                fields=["organisation_id", "taken_by_id"],
                name="call_draft",
            ),
        ),
        migrations.AddIndex(
            model_name="callback",
            index=models.Index(
                condition=models.Q(("closed_at", None)),
                fields=["organisation_id", "-tier", "due_at"],
                name="callback_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("next_at__isnull", False)),
                fields=["organisation_id", "next_at"],
                name="message_to_send",
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("state", "draft")),
                    models.Q(("ended_at__isnull", False), ("state", "ended")),
                    _connector="OR",
                ),
                name="ended_call_has_its_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="callback",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None), ("mark__isnull", False)),
                fields=("organisation_id", "mark"),
                name="one_open_callback_a_number",
            ),
        ),
    ]

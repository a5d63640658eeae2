"""Letters that are tried no more, and since when one is tried."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0003_archive_outbox")]

    operations = [
        migrations.AddField("outgoingmail", "waiting_since", models.DateTimeField(null=True)),
        migrations.RunPython(
            lambda apps, _: apps.get_model("store", "OutgoingMail").objects.update(
                waiting_since=models.F("created_at")
            ),
            migrations.RunPython.noop,
        ),
        migrations.AlterField("outgoingmail", "waiting_since", models.DateTimeField()),
        migrations.AddField("outgoingmail", "set_aside_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "outgoingmail",
            "set_aside_for",
            models.CharField(
                blank=True,
                choices=[("refused", "Refused"), ("given_up", "Given Up"), ("by_hand", "By Hand")],
                max_length=20,
            ),
        ),
        migrations.RemoveIndex("outgoingmail", "store_outgo_sent_at_c18a07_idx"),
        migrations.AddIndex(
            "outgoingmail",
            models.Index(
                fields=["sent_at", "set_aside_at", "next_at"], name="store_outgo_sent_at_ca690b_idx"
            ),
        ),
        migrations.AddConstraint(
            "outgoingmail",
            models.CheckConstraint(
                condition=models.Q(("sent_at", None), ("set_aside_at", None), _connector="OR"),
                name="letter_sent_or_set_aside",
            ),
        ),
    ]

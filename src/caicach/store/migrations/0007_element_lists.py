"""Members of catalogues listed by name, each list once under its hash."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0006_figuresheet_covers"),
    ]

    operations = [
        migrations.CreateModel(
            name="ElementList",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("elements", models.JSONField()),
                ("count", models.PositiveIntegerField()),
            ],
        ),
    ]

"""Who is in the figures of a sheet that was taken out of a consolidation of the level below."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0005_base_figures"),
    ]

    operations = [
        migrations.AddField(
            model_name="figuresheet",
            name="covers",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]

"""The sums of an area read its organisations from an index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cooperatives", "0002_search_index")]
    operations = [
        migrations.AddIndex(
            model_name="cooperative",
            index=models.Index(fields=["unit", "kind", "legal_status", "founded_on"], name="cooperative_counted"),
        ),
    ]

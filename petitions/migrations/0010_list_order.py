from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("petitions", "0009_pauses_of_parts")]
    operations = [
        migrations.AddField(
            model_name="petition",
            name="list_order",
            field=models.PositiveIntegerField(default=0),
        ),
    ]

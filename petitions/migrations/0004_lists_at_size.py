"""Indexes that lists need at the size of a big province."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("petitions", "0003_usual_topics")]
    operations = [
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(
                fields=["body", "petition"],
                condition=models.Q(kind="on_the_spot", state="approved"),
                name="answer_spoken",
            ),
        ),
        migrations.AddIndex(model_name="petition", index=models.Index(fields=["year", "id"], name="petition_of_year")),
    ]

"""A file that shows a promise was kept, matters that turned out to be the same, dossiers found by words."""

import django.db.models.deletion
from django.db import migrations, models

import core.models.fields
from core.text import search_key


def keys_filled(apps, schema_editor):
    dossiers = apps.get_model("petitions", "Escalation").objects
    for one in dossiers.all().iterator():
        dossiers.filter(pk=one.pk).update(
            search_key=search_key(one.code, one.to_name, one.subject, one.letter_number)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0003_messages_in_batches_and_imports"),
        ("petitions", "0007_similar"),
    ]

    operations = [
        migrations.AddField("escalation", "search_key", core.models.fields.SearchKeyField()),
        migrations.AddField(
            "matter",
            "merged_into",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="petitions.matter",
            ),
        ),
        migrations.AddField(
            "promise",
            "end_file",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="core.storedfile",
            ),
        ),
        migrations.RunPython(keys_filled, migrations.RunPython.noop),
    ]

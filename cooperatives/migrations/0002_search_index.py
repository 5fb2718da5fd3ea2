"""A trigram index for the search without accents. PostgreSQL only; SQLite scans the short key column quickly enough."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


def add_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE INDEX cooperative_search_trigram ON cooperatives_cooperative USING gin (search_key gin_trgm_ops)"
        )


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS cooperative_search_trigram")


class LeaveExtension(TrigramExtension):
    """Makes the extension where there is none; going back leaves it, since other tables may search by it too."""

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        pass


class Migration(migrations.Migration):
    dependencies = [("cooperatives", "0001_initial")]

    operations = [
        LeaveExtension(),
        migrations.RunPython(add_index, drop_index),
    ]

"""Trigram indexes for search on PostgreSQL; SQLite reads the key columns as they are."""

from django.db import migrations

_INDEXES = {
    # Staff search over a petition's key, and the public one over published words only.
    "petition_search_trgm": "petitions_petition",
    "publication_search_trgm": "petitions_publication",
}


def make(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for name, table in _INDEXES.items():
        schema_editor.execute(f"CREATE INDEX {name} ON {table} USING gin (search_key gin_trgm_ops)")


def drop(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for name in _INDEXES:
        schema_editor.execute(f"DROP INDEX IF EXISTS {name}")


class Migration(migrations.Migration):
    dependencies = [("petitions", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]

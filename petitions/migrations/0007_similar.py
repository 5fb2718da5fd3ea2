"""What petitions are found alike by, with an index over the terms: GIN on PostgreSQL, FTS5 kept by triggers on SQLite.

SQLite drops the triggers of a table that Django remakes: a later migration that alters these two calls `make` again.
"""

import core.models.fields
import django.db.models.deletion
from core.text import likeness_terms
from django.db import migrations, models

BATCH = 2000
_TABLES = {"petitions_petitionterms": "petition_id", "petitions_publicationterms": "publication_id"}
_SQLITE = (
    # Neither places nor sizes are kept: it is asked which rows hold a term, nothing else.
    "CREATE VIRTUAL TABLE {table}_index USING fts5(terms, content='{table}', content_rowid='{key}', detail='none',"
    " columnsize=0, tokenize=\"ascii tokenchars '_'\")",
    "CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN"
    " INSERT INTO {table}_index(rowid, terms) VALUES (new.{key}, new.terms); END",
    "CREATE TRIGGER {table}_removed AFTER DELETE ON {table} BEGIN"
    " INSERT INTO {table}_index({table}_index, rowid, terms) VALUES ('delete', old.{key}, old.terms); END",
    "CREATE TRIGGER {table}_changed AFTER UPDATE ON {table} BEGIN"
    " INSERT INTO {table}_index({table}_index, rowid, terms) VALUES ('delete', old.{key}, old.terms);"
    " INSERT INTO {table}_index(rowid, terms) VALUES (new.{key}, new.terms); END",
)


def make(apps, schema_editor):
    for table, key in _TABLES.items():
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"CREATE INDEX {table}_gin ON {table} USING gin (string_to_array(terms, ' '))")
        elif schema_editor.connection.vendor == "sqlite":
            for statement in _SQLITE:
                schema_editor.execute(statement.format(table=table, key=key))


def drop(apps, schema_editor):
    for table in _TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP INDEX IF EXISTS {table}_gin")
        elif schema_editor.connection.vendor == "sqlite":
            for name in ("added", "removed", "changed"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}")
            schema_editor.execute(f"DROP TABLE IF EXISTS {table}_index")


def fill(apps, schema_editor):
    """The petitions that are there already, and of the public ones their public words."""
    sent = apps.get_model("petitions", "Petition").objects.exclude(state="draft").order_by("pk")
    terms_of = apps.get_model("petitions", "PetitionTerms")
    _fill(terms_of, sent.values_list("pk", "summary", "text"), "petition_id")
    public = apps.get_model("petitions", "Publication").objects.filter(state="published").order_by("pk")
    _fill(apps.get_model("petitions", "PublicationTerms"), public.values_list("pk", "petition_text"), "publication_id")


def _fill(model, rows, key):
    done = 0
    while batch := list(rows.filter(pk__gt=done)[:BATCH]):
        model.objects.bulk_create(
            [model(**{key: pk, "terms": " ".join(likeness_terms(*texts))}) for pk, *texts in batch]
        )
        done = batch[-1][0]


class Migration(migrations.Migration):
    dependencies = [("petitions", "0006_answer_draft")]

    operations = [
        migrations.CreateModel(
            name="PetitionTerms",
            fields=[
                (
                    "petition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="likeness",
                        serialize=False,
                        to="petitions.petition",
                    ),
                ),
                ("terms", core.models.fields.SearchKeyField()),
            ],
        ),
        migrations.CreateModel(
            name="PublicationTerms",
            fields=[
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="likeness",
                        serialize=False,
                        to="petitions.publication",
                    ),
                ),
                ("terms", core.models.fields.SearchKeyField()),
            ],
        ),
        migrations.RunPython(make, drop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

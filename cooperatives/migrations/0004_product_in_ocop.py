"""A product may belong to the programme “one commune one product” without stars on record."""

from django.db import migrations, models


def stars_are_ocop(apps, schema_editor):
    """Who has stars got them from the programme."""
    apps.get_model("cooperatives", "Product").objects.filter(ocop_stars__isnull=False).update(in_ocop=True)


class Migration(migrations.Migration):
    # The rows change before the constraint comes: PostgreSQL does not do both in one transaction.
    atomic = False
    dependencies = [("cooperatives", "0003_counted_by_area")]
    operations = [
        migrations.AddField(
            model_name="product",
            name="in_ocop",
            field=models.BooleanField(default=False, verbose_name="of the programme “one commune one product” (OCOP)"),
        ),
        migrations.RunPython(stars_are_ocop, migrations.RunPython.noop, atomic=True),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.CheckConstraint(
                condition=models.Q(("ocop_stars__isnull", True), ("in_ocop", True), _connector="OR"),
                name="product_stars_are_ocop",
            ),
        ),
    ]

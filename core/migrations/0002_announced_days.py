"""Days moved by an announcement that the computed calendar does not know.

2026: Friday 2 January is a day off in exchange for Saturday 10 January (văn bản 12729/VPCP-KGVX).
"""

import datetime

from django.db import migrations

SOURCE = "12729/VPCP-KGVX"
DAYS = [
    (datetime.date(2026, 1, 2), False, "Nghỉ hoán đổi, làm bù ngày 10/01/2026"),
    (datetime.date(2026, 1, 10), True, "Làm bù cho ngày 02/01/2026"),
]


def add_days(apps, schema_editor):
    calendar_day = apps.get_model("core", "CalendarDay")
    for day, is_working, note in DAYS:
        calendar_day.objects.get_or_create(day=day, defaults={"is_working": is_working, "note": note, "source": SOURCE})


def remove_days(apps, schema_editor):
    apps.get_model("core", "CalendarDay").objects.filter(day__in=[day for day, *_rest in DAYS], source=SOURCE).delete()


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [migrations.RunPython(add_days, remove_days)]

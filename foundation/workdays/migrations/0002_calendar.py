"""The published calendar of the years around this release; later years are entered by `load_holidays`."""

from django.db import migrations

YEARS = range(2024, 2029)


def enter(apps, _editor):
    from foundation.workdays.published import published  # noqa: PLC0415 - the library is asked only when this runs

    holiday = apps.get_model("workdays", "Holiday")
    holiday.objects.bulk_create(
        holiday(day=day.day, name=day.name, kind=day.kind, source=day.source)
        for year in YEARS
        for day in published(year)
    )


class Migration(migrations.Migration):
    dependencies = [("workdays", "0001_initial")]

    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]

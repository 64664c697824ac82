"""The calendar, as the administrator keeps it."""

from django.contrib import admin

from .models import Holiday


@admin.register(Holiday)
class HolidayAdmin(admin.ModelAdmin):
    """Days are entered from decrees; the reckoning shows which were counted."""

    list_display = ("day", "name", "kind", "source")
    list_filter = ("kind",)
    date_hierarchy = "day"
    search_fields = ("name", "source")

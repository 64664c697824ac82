"""The calendar, for the administrator to look up; it is changed where everybody sees which deadlines move."""

from django.contrib import admin

from .models import Holiday


@admin.register(Holiday)
class HolidayAdmin(admin.ModelAdmin):
    """Read only: see `foundation.deadlines`."""

    list_display = ("day", "name", "kind", "source")
    list_filter = ("kind",)
    date_hierarchy = "day"
    search_fields = ("name", "source")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

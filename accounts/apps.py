"""People."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class AccountsConfig(AppConfig):
    name = "accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"


class ReferenceConfig(admin_apps.AdminConfig):
    """Django's admin with our own site: reference data, behind our own sign-in."""

    # There is one more app in this file, and Django takes that one for "accounts".
    default = False
    default_site = "accounts.doors.reference.ReferenceSite"

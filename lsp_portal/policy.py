"""Who may come through every address: the apps' own doors, put together, and those of the libraries."""

from functools import cache
from importlib import import_module

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from foundation.workflow.doors import ACCOUNT, PUBLIC, only

ADMIN_SITE = only("ADMIN")
"""The reference data: the administrator's, and the same 404 for everybody else."""

LIBRARIES = {
    # Before and while signing in.
    "account_login": PUBLIC,
    "account_signup": PUBLIC,
    "account_inactive": PUBLIC,
    "account_confirm_email": PUBLIC,
    "account_email_verification_sent": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "mfa_authenticate": PUBLIC,
    "mfa_login_webauthn": PUBLIC,
    "socialaccount_login_cancelled": PUBLIC,
    "socialaccount_login_error": PUBLIC,
    "socialaccount_signup": PUBLIC,
    "openid_connect_login": PUBLIC,
    "openid_connect_callback": PUBLIC,
    # One's own account.
    "account_logout": ACCOUNT,
    "account_reauthenticate": ACCOUNT,
    "account_email": ACCOUNT,
    "account_change_password": ACCOUNT,
    "account_set_password": ACCOUNT,
    "mfa_index": ACCOUNT,
    "mfa_reauthenticate": ACCOUNT,
    "mfa_reauthenticate_webauthn": ACCOUNT,
    "mfa_activate_totp": ACCOUNT,
    "mfa_deactivate_totp": ACCOUNT,
    "mfa_generate_recovery_codes": ACCOUNT,
    "mfa_view_recovery_codes": ACCOUNT,
    "mfa_download_recovery_codes": ACCOUNT,
    "mfa_list_webauthn": ACCOUNT,
    "mfa_add_webauthn": ACCOUNT,
    "mfa_edit_webauthn": ACCOUNT,
    "mfa_remove_webauthn": ACCOUNT,
    "socialaccount_connections": ACCOUNT,
    "usersessions_list": ACCOUNT,
}


def door_of(match):
    """The door of a resolved address, or None where nobody has named one: then the page does not exist."""
    if "admin" in match.app_names:
        return ADMIN_SITE
    return doors().get(match.view_name)


@cache
def doors():
    """Every named view of the portal with its door."""
    rows = dict(LIBRARIES)
    for name in settings.HOUSE:
        urls = _urls_of(name)
        for view, door in getattr(urls, "DOORS", {}).items():
            rows[f"{urls.app_name}:{view}" if getattr(urls, "app_name", "") else view] = door
    return rows


def addresses(resolver=None, names=(), route=""):
    """Every address in the table of addresses: (view name, route, pattern)."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, (*names, entry.namespace) if entry.namespace else names, here)
        elif isinstance(entry, URLPattern):
            yield ":".join((*names, entry.name or "")), here, entry


def _urls_of(app):
    try:
        return import_module(f"{app}.urls")
    except ModuleNotFoundError as missing:
        if missing.name != f"{app}.urls":
            raise
        return None

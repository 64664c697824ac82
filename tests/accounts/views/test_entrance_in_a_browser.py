"""Passkey and app with codes in a real browser, with an authenticator made of software."""

import os
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.urls import reverse

from accounts.models import Role
from tests.factories.people import PASSWORD, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _the_database_beside_a_browser(monkeypatch):
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    cache.clear()


@pytest.fixture
def site(live_server):
    """Passkeys are tied to a name, not to a number."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def somebody(transactional_db):
    return UserFactory(signs_in=True, admin=True)


@pytest.fixture
def authenticator(page):
    """A device that keeps passkeys and always knows its owner."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_signs_in_without_a_password_and_confirms(page, site, somebody, authenticator):
    _sign_in(page, site, somebody)
    page.goto(site + reverse("mfa_add_webauthn"))
    page.locator("#passkey_add").click()
    page.wait_for_url("**" + reverse("mfa_view_recovery_codes"))
    assert Authenticator.objects.filter(user=somebody, type="webauthn").count() == 1

    page.context.clear_cookies()
    page.goto(site + reverse("account_login"))
    page.locator("#passkey_login").click()
    page.wait_for_url("**" + reverse("desk"))

    whom = UserFactory()
    _forget_the_factor(page)
    _give_a_role(page, site, whom)
    page.locator("#passkey_use").click()
    page.wait_for_url("**" + reverse("accounts:person", args=[whom.pk]))
    assert whom.grants.get().role == Role.AUDITOR


def test_an_app_is_set_up_asked_for_at_sign_in_and_confirms_once_more(page, site, somebody):
    _sign_in(page, site, somebody)
    page.goto(site + reverse("mfa_activate_totp"))
    secret = page.locator("code").inner_text()
    page.get_by_role("textbox").fill(_code(secret))
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**" + reverse("mfa_view_recovery_codes"))

    page.context.clear_cookies()
    cache.clear()
    _sign_in(page, site, somebody, onto=reverse("mfa_authenticate"))
    page.get_by_role("textbox").fill(_code(secret))
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**" + reverse("desk"))

    whom = UserFactory()
    cache.clear()
    _forget_the_factor(page)
    _give_a_role(page, site, whom)
    page.locator("#stepup_code").fill(_code(secret))
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**" + reverse("accounts:person", args=[whom.pk]))
    assert whom.grants.get().role == Role.AUDITOR


def test_a_cancelled_passkey_says_so_and_leaves_the_other_way_open(page, site, somebody):
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {"protocol": "u2f", "transport": "usb", "isUserVerified": False}},
    )
    page.goto(site + reverse("account_login"))
    page.evaluate(
        "() => { navigator.credentials.get = () => Promise.reject(new DOMException('no', 'NotAllowedError')) }"
    )

    page.locator("#passkey_login").click()

    page.locator("[data-passkey-trouble]").wait_for(state="visible")
    _sign_in(page, site, somebody)


def _sign_in(page, site, user, onto=None):
    page.goto(site + reverse("account_login"))
    page.locator("#id_login").fill(user.email)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**" + (onto or reverse("desk")))


def _forget_the_factor(page):
    """As if six minutes had gone by: the session's records are older then."""
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415 - settings first

    key = next(cookie["value"] for cookie in page.context.cookies() if re.search("session", cookie["name"]))
    session = SessionStore(key)
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [record | {"at": record["at"] - 360} for record in records]
    session.save()


def _give_a_role(page, site, whom):
    page.goto(site + reverse("accounts:person", args=[whom.pk]))
    page.locator(f"details:has(form[action$='{whom.pk}/peran/']) > summary").first.click()
    page.locator("#id_role").select_option(Role.AUDITOR)
    page.locator("#id_starts_on").fill("1 Januari 2040")
    page.locator("form[action$='/peran/'] button[type=submit]").last.click()


def _code(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))

"""A fresh factor before grave acts: asked for after five minutes, and nothing typed is lost (TRUST, S5)."""

import datetime as dt

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from accounts.models import Role, RoleGrant
from foundation.workflow import clock
from tests.factories.people import PASSWORD, UserFactory

SECRET = "JBSWY3DPEHPK3PXP"
SIX_MINUTES = dt.timedelta(minutes=6)


@pytest.fixture
def admin(clean_cache):
    return UserFactory(admin=True, signs_in=True)


@pytest.fixture
def whom(db):
    return UserFactory()


@pytest.fixture
def typed(today):
    return {"role": "AUDITOR", "organisation": "", "starts_on": "1 Januari 2040", "ends_on": ""}


def test_a_fresh_factor_goes_straight_through(client_as, admin, whom, typed):
    answer = client_as(admin).post(reverse("accounts:grant", args=[whom.pk]), typed)

    assert answer.status_code == 302
    assert whom.grants.get().role == Role.AUDITOR


def test_after_six_minutes_it_is_asked_for_and_what_was_typed_waits_in_the_page(
    client_as, admin, whom, typed, clock_at
):
    client = client_as(admin)
    clock_at(clock.now() + SIX_MINUTES)

    page = client.post(reverse("accounts:grant", args=[whom.pk]), typed)

    assert not whom.grants.exists()
    assert page.templates[0].name == "accounts/step_up.html"
    for name, value in typed.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in page.content.decode()


def test_the_right_password_sends_it_on_once(client_as, admin, whom, typed, clock_at):
    client = client_as(admin)
    clock_at(clock.now() + SIX_MINUTES)
    before = client.session.session_key

    answer = _confirm(client, whom, typed, how="password", password=PASSWORD)

    assert answer.status_code == 302
    assert whom.grants.get().role == Role.AUDITOR
    assert client.session.session_key != before


@pytest.mark.parametrize("password", ["", "salah-sama-sekali"])
def test_a_wrong_one_does_not(password, *, client_as, admin, whom, typed, clock_at):
    client = client_as(admin)
    clock_at(clock.now() + SIX_MINUTES)

    page = _confirm(client, whom, typed, how="password", password=password)

    assert page.templates[0].name == "accounts/step_up.html"
    assert not whom.grants.exists()


def test_who_has_a_second_factor_is_asked_for_that_and_not_for_the_password(
    client_as, admin, whom, typed, clock_at
):
    TOTP.activate(admin, SECRET)
    client = client_as(admin)
    clock_at(clock.now() + SIX_MINUTES)

    refused = _confirm(client, whom, typed, how="password", password=PASSWORD)
    assert refused.templates[0].name == "accounts/step_up.html"
    assert not whom.grants.exists()

    answer = _confirm(client, whom, typed, how="code", code=_code_now())
    assert answer.status_code == 302
    assert whom.grants.exists()


def test_a_code_is_used_once(client_as, admin, whom, typed, clock_at):
    TOTP.activate(admin, SECRET)
    client = client_as(admin)
    clock_at(clock.now() + SIX_MINUTES)
    code = _code_now()
    _confirm(client, whom, typed, how="code", code=code)

    again = _confirm(client, UserFactory(), typed, how="code", code=code)

    assert again.templates[0].name == "accounts/step_up.html"
    assert RoleGrant.objects.filter(role=Role.AUDITOR).count() == 1


def test_a_recovery_code_holds_once(client_as, admin, whom, typed, clock_at):
    TOTP.activate(admin, SECRET)
    code = RecoveryCodes.activate(admin).get_unused_codes()[0]
    client = client_as(admin)
    clock_at(clock.now() + SIX_MINUTES)

    assert _confirm(client, whom, typed, how="code", code=code).status_code == 302
    assert _confirm(client, UserFactory(), typed, how="code", code=code).status_code == 200


def test_a_password_alone_is_not_fresh_for_who_has_a_second_factor(admin, whom, typed):
    client = Client()
    client.post(reverse("account_login"), {"login": admin.email, "password": PASSWORD})
    TOTP.activate(admin, SECRET)

    page = client.post(reverse("accounts:grant", args=[whom.pk]), typed)

    assert page.templates[0].name == "accounts/step_up.html"


def test_who_has_nothing_to_confirm_with_is_shown_where_to_get_it(client_as, whom, typed, clock_at):
    client = client_as(UserFactory(admin=True))
    clock_at(clock.now() + SIX_MINUTES)

    page = client.post(reverse("accounts:grant", args=[whom.pk]), typed)

    assert reverse("mfa_index") in page.content.decode()


ROUTES = [
    "grant",
    "end_grant",
    "close",
    "reopen",
    "invite",
    "appoint",
    "appointment_end",
    "undertaking_publish",
]


@pytest.mark.parametrize("route", [*ROUTES, "nik", "rename"])
def test_every_grave_act_asks(route, client_as, clock_at):
    staff = UserFactory(secretariat=True) if route in ("nik", "rename") else UserFactory(admin=True)
    bare = route in ("invite", "appoint", "undertaking_publish")
    client = client_as(staff)
    clock_at(clock.now() + SIX_MINUTES)

    page = client.post(reverse(f"accounts:{route}", args=[] if bare else [UserFactory().pk]))

    assert page.templates[0].name == "accounts/step_up.html"


def _confirm(client, whom, typed, *, how, **answer):
    answer = {f"stepup-{name}": value for name, value in answer.items()}
    return client.post(reverse("accounts:grant", args=[whom.pk]), {**typed, "stepup-how": how, **answer})


def _code_now():
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(SECRET, counter))

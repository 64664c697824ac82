"""Signing up and in: no address is given away, guessing is dear, the owner is not shut out, links are ours."""

import re
from unittest.mock import patch

import pytest
from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from accounts.models import User
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from tests.factories.people import PASSWORD, RoleGrantFactory, UserFactory

NEW = {"full_name": "Orang Baru", "email": "baru@contoh.id", "password1": "payung biru di teras rumah"}
pytestmark = pytest.mark.usefixtures("clean_cache")


@pytest.fixture
def known():
    return UserFactory(signs_in=True)


def test_who_signs_up_confirms_the_address_first_and_then_signs_in(client):
    client.post(reverse("account_signup"), NEW)
    user = User.objects.get()
    assert (user.full_name, user.email) == ("Orang Baru", "baru@contoh.id")
    assert _sign_in(client, user, NEW["password1"]).url == reverse("account_email_verification_sent")

    letter = Notice.objects.first()
    link = re.search(r"http\S+", letter.body)[0]
    client.post(link.removeprefix("http://localhost:8000"))

    assert letter.to is None
    assert _sign_in(client, user, NEW["password1"]).url == reverse("desk")
    assert "person.signed_in" in [entry.verb for entry in Entry.objects.all()]


@pytest.mark.parametrize("address", ["account_signup", "account_reset_password"], ids=["sign-up", "reset"])
def test_a_known_and_an_unknown_address_are_answered_alike(address, known):
    answers = []
    for email in (known.email, "tak.dikenal@contoh.id"):
        client = Client()
        answer = client.post(reverse(address), NEW | {"email": email}, follow=True)
        answers.append((answer.redirect_chain, answer.status_code, _without_tokens(answer)))

    assert answers[0] == answers[1]
    assert Notice.objects.count() == 2
    assert User.objects.filter(email=known.email).count() == 1


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(known):
    pages = []
    for email in (known.email, "tak.dikenal@contoh.id"):
        page = Client().post(reverse("account_login"), {"login": email, "password": "salah-salah-salah"})
        pages.append((page.status_code, _without_tokens(page).replace(email, "")))

    assert pages[0] == pages[1]


def test_a_weak_password_is_refused_at_the_door_and_nothing_typed_is_lost(client):
    page = client.post(reverse("account_signup"), NEW | {"password1": "PupukIndonesia2026!"})

    assert not User.objects.exists()
    assert 'value="Orang Baru"' in page.content.decode()


def test_guessing_at_one_account_ends_after_ten_even_from_many_addresses(known):
    for turn in range(14):
        with _later(turn * 40):
            _guess(known, address=f"198.51.100.{turn}")

    with _later(14 * 40):
        assert not _signed_in(Client(REMOTE_ADDR="203.0.113.9"), known)


def test_the_delay_grows(known):
    for _turn in range(3):
        _guess(known)
    assert not _signed_in(Client(), known)
    with _later(21):
        assert _signed_in(Client(), known)


def test_the_owner_gets_in_on_a_known_device_while_strangers_guess(known):
    own = Client()
    assert _signed_in(own, known)
    own.post(reverse("account_logout"))

    for turn in range(12):
        _guess(known, address=f"198.51.100.{turn}")

    assert not _signed_in(Client(), known)
    assert _signed_in(own, known)


def test_a_device_of_one_account_opens_no_door_to_another(known):
    own = Client()
    _signed_in(own, UserFactory(signs_in=True))
    own.post(reverse("account_logout"))

    for _turn in range(12):
        own.post(reverse("account_login"), {"login": known.email, "password": "salah-salah-salah"})

    assert not _signed_in(Client(), known)


def test_somebody_elses_success_does_not_clear_the_count(known):
    for _turn in range(3):
        _guess(known)
    _signed_in(Client(), UserFactory(signs_in=True))

    assert not _signed_in(Client(), known)


def test_a_thousand_colleagues_behind_one_address_are_not_made_to_wait(known):
    for _turn in range(60):
        Client().post(reverse("account_login"), {"login": "lain@contoh.id", "password": "salah"})

    assert _signed_in(Client(), known)


def test_a_forged_forwarding_header_does_not_help(known):
    for turn in range(4):
        _guess(known, HTTP_X_FORWARDED_FOR=f"198.51.100.{turn}")

    assert not _signed_in(Client(HTTP_X_FORWARDED_FOR="203.0.113.1"), known)


def test_links_in_letters_come_from_the_setting_and_not_from_the_request(known, settings):
    settings.ALLOWED_HOSTS = ["*"]

    Client().post(
        reverse("account_reset_password"),
        {"email": known.email},
        headers={"host": "jahat.example", "x-forwarded-host": "jahat.example"},
    )

    body = Notice.objects.get().body
    assert "jahat" not in body
    assert f"{settings.SITE_URL}/akun/lupa/" in body


def test_an_unknown_host_is_refused(client):
    assert client.get(reverse("account_login"), headers={"host": "jahat.example"}).status_code == 400


@pytest.mark.parametrize(
    "url",
    ["https://jahat.example/", "//jahat.example", "/\\jahat.example", "\\\\jahat.example", "///jahat.example",
     "http:jahat.example", "javascript:alert(1)", "https://testserver@jahat.example/", "http://testserver/akun/",
     "/%0d%0aLocation:%20https://jahat.example", "\thttps://jahat.example", "https:/\\jahat.example"],
)  # fmt: skip
def test_one_goes_on_to_pages_of_our_own_only(url, known):
    answer = Client().post(
        reverse("account_login"), {"login": known.email, "password": PASSWORD, "next": url}
    )

    assert answer.status_code == 302
    assert answer.url == reverse("desk") or answer.url.startswith("/%0d%0a")


def test_one_goes_on_to_where_one_was_going(known):
    answer = Client().post(
        reverse("account_login"), {"login": known.email, "password": PASSWORD, "next": "/akun/profil/"}
    )

    assert answer.url == "/akun/profil/"


def test_a_new_session_begins_with_the_sign_in(known):
    client = Client()
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key

    _signed_in(client, known)

    assert client.session.session_key != before


def test_with_a_second_factor_the_password_alone_opens_nothing(known):
    TOTP.activate(known, "JBSWY3DPEHPK3PXP")
    client = Client()

    answer = _sign_in(client, known, PASSWORD)

    assert answer.url == reverse("mfa_authenticate")
    assert client.get(reverse("accounts:profile")).status_code == 302


def test_the_secret_of_an_app_is_sealed_in_the_database(known):
    TOTP.activate(known, "JBSWY3DPEHPK3PXP")

    assert "JBSWY3DPEHPK3PXP" not in str(Authenticator.objects.get().data)


def test_changing_the_password_tells_the_owner_and_ends_the_other_sessions(known):
    here, elsewhere = Client(), Client()
    _signed_in(here, known)
    _signed_in(elsewhere, known)

    here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": NEW["password1"], "password2": NEW["password1"]},
    )

    assert Notice.objects.get().to == known
    assert "person.password_changed" in [entry.verb for entry in Entry.objects.all()]
    assert elsewhere.get(reverse("accounts:profile")).status_code == 302
    assert here.get(reverse("accounts:profile")).status_code == 200


def test_other_sessions_are_listed_and_ended(known):
    here, elsewhere = Client(), Client()
    _signed_in(here, known)
    _signed_in(elsewhere, known)
    assert here.get(reverse("usersessions_list")).context["session_count"] == 2

    here.post(reverse("usersessions_list"))

    assert elsewhere.get(reverse("accounts:profile")).status_code == 302
    assert here.get(reverse("accounts:profile")).status_code == 200


def test_a_closed_account_is_out_with_its_next_request(known):
    client = Client()
    _signed_in(client, known)

    User.objects.filter(pk=known.pk).update(is_active=False)

    assert client.get(reverse("accounts:profile")).status_code == 302
    assert not _signed_in(Client(), known)


def test_a_role_given_or_ended_holds_from_the_next_request_on(client_as):
    person = UserFactory()
    client = client_as(person)
    page = reverse("accounts:organisations")
    assert client.get(page).status_code == 404

    grant = RoleGrantFactory(user=person, role="SECRETARIAT")
    assert client.get(page).status_code == 302
    client.post(reverse("accounts:undertaking"))
    assert client.get(page).status_code == 200

    grant.delete()
    assert client.get(page).status_code == 404


def _sign_in(client, user, password):
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


def _signed_in(client, user):
    return _sign_in(client, user, PASSWORD).status_code == 302 and "_auth_user_id" in client.session


def _guess(user, address="198.51.100.1", **meta):
    guess = {"login": user.email, "password": "salah-salah-salah"}
    return Client(REMOTE_ADDR=address, **meta).post(reverse("account_login"), guess)


def _later(seconds):
    """The limits count by the machine's own clock."""
    now = ratelimit.time.time()
    return patch.object(ratelimit.time, "time", lambda: now + seconds)


def _without_tokens(page):
    return re.sub(r'(name="csrfmiddlewaretoken"|name="_key") value="\w+"', "", page.content.decode())

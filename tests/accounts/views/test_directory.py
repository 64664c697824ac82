"""Sign-in through a company's directory, the whole way there and back (TRUST S3)."""

import copy

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from foundation.notices.models import Notice
from tests.accounts.provider import CLIENT, SECRET, Directory
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.usefixtures("clean_cache")
RATNA = {
    "sub": "u-4711",
    "name": "Ratna Kusumaningtyas",
    "email": "ratna@anak.contoh.id",
    "email_verified": True,
}


@pytest.fixture(scope="module")
def server():
    directory = Directory()
    yield directory
    directory.shutdown()


@pytest.fixture
def directory(server, settings):
    """The directory, known to the portal; it is Ratna who sits before it."""
    server.person, server.more = dict(RATNA), {}
    settings.OIDC_SERVER_URL = server.url
    told = copy.deepcopy(settings.SOCIALACCOUNT_PROVIDERS)
    where = {"server_url": server.url}
    told["openid_connect"]["APPS"] = [
        {"provider_id": "directory", "name": "SSO", "client_id": CLIENT, "secret": SECRET, "settings": where}
    ]
    settings.SOCIALACCOUNT_PROVIDERS = told
    return server


def through(directory, client, **asked):
    """Press the button, say yes at the directory, come back; the portal's answer."""
    there = client.post(reverse("openid_connect_login", args=["directory"]), query_params=asked)
    assert there.url.startswith(f"{directory.url}/authorize?")
    return client.get(directory.consent(there.url).removeprefix("http://testserver"))


def who(client):
    """The person signed in, or None."""
    return User.objects.filter(pk=client.session.get("_auth_user_id")).first()


def test_somebody_new_gets_an_account_and_is_in(directory, client):
    answer = through(directory, client)

    person = User.objects.get(email=RATNA["email"])
    assert answer.url == reverse("desk")
    assert who(client) == person
    assert person.full_name == RATNA["name"]
    assert not person.has_usable_password()
    assert SocialAccount.objects.get(user=person).uid == RATNA["sub"]


def test_the_next_time_it_is_the_same_account_whatever_address_the_directory_has_now(directory, client):
    through(directory, client)
    directory.person["email"] = "ratna.k@anak.contoh.id"

    again = Client()
    through(directory, again)

    assert who(again) == who(client)
    assert User.objects.filter(full_name=RATNA["name"]).count() == 1


def test_an_address_that_the_directory_has_not_confirmed_is_confirmed_here_first(directory, client):
    directory.person["email_verified"] = False

    answer = through(directory, client)

    assert answer.url == reverse("account_email_verification_sent")
    assert who(client) is None
    assert not EmailAddress.objects.get(email=RATNA["email"]).verified


def test_a_like_address_opens_nobodys_account_and_its_owner_learns_how_to_tie_it(directory, client):
    known = UserFactory(signs_in=True, email=RATNA["email"])

    through(directory, client)

    assert who(client) is None
    assert not SocialAccount.objects.exists()
    assert User.objects.get(email=RATNA["email"]) == known
    assert reverse("socialaccount_connections") in Notice.objects.get(address=known.email).body


def test_whoever_is_signed_in_ties_the_account_and_comes_in_by_the_directory_from_then_on(directory, client):
    known = UserFactory(signs_in=True, email=RATNA["email"])
    client.post(reverse("account_login"), {"login": known.email, "password": PASSWORD})
    through(directory, client, process="connect")

    later = Client()
    answer = through(directory, later)

    assert SocialAccount.objects.get().user == known
    assert answer.url == reverse("desk")
    assert who(later) == known


def test_the_directory_does_not_stand_for_the_second_factor(directory, client):
    member = UserFactory(signs_in=True, roles=[Role.DECISION])
    SocialAccount.objects.create(user=member, provider="directory", uid=RATNA["sub"])
    factor = TOTP.activate(member, "JBSWY3DPEHPK3PXP").instance

    answer = through(directory, client)

    assert Authenticator.objects.get() == factor
    assert answer.url == reverse("mfa_authenticate")
    assert who(client) is None


def test_staff_without_a_second_factor_get_no_further_than_to_set_one_up(directory, client, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    member = UserFactory(signs_in=True, roles=[Role.SECRETARIAT])
    SocialAccount.objects.create(user=member, provider="directory", uid=RATNA["sub"])

    through(directory, client)
    page = client.get(reverse("applications:queue"))

    assert page.url.startswith(reverse("mfa_index"))


@pytest.mark.parametrize(
    "forged",
    [{"aud": "another-portal"}, {"iss": "https://jahat.example"}, {"exp": 1}],
    ids=["for another portal", "of another directory", "of yesterday"],
)
def test_a_token_that_is_not_for_us_now_opens_nothing(directory, client, forged):
    directory.more = forged

    through(directory, client)

    assert who(client) is None
    assert not User.objects.filter(email=RATNA["email"]).exists()


def test_an_answer_that_this_browser_did_not_ask_for_opens_nothing(directory, client):
    there = client.post(reverse("openid_connect_login", args=["directory"]))
    back = directory.consent(there.url).removeprefix("http://testserver")

    stranger = Client()
    stranger.get(back)

    assert who(stranger) is None
    assert not User.objects.filter(email=RATNA["email"]).exists()


def test_a_link_alone_starts_nothing(directory, client):
    page = client.get(reverse("openid_connect_login", args=["directory"]))

    assert page.status_code == 200
    assert directory.url not in page.content.decode()

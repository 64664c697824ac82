"""Pages of people, organisations and one's own account, each for its reader."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.actions import describe_body
from accounts.models import Organisation, RelationKind, RoleGrant, UndertakingText
from accounts.queries import certification_body
from foundation.journal.models import Entry
from tests.factories.people import (
    AssessorRegistrationFactory,
    OrganisationFactory,
    RelationFactory,
    SignatoryFactory,
    UndertakingTextFactory,
    UserFactory,
)

PAGES = {
    "ADMIN": [
        "people",
        "body",
        "signatories",
        "undertaking_texts",
        "organisations",
        "profile",
        "undertaking",
    ],
    "HEAD": ["people", "signatories", "undertaking_texts", "profile"],
    "SECRETARIAT": ["people", "organisations", "profile"],
    "ASSESSOR": ["profile", "undertaking"],
    None: ["profile", "undertaking"],
}
ENTRANCE = ["mfa_index", "mfa_list_webauthn", "usersessions_list", "account_email", "account_change_password"]


@pytest.mark.parametrize(("role", "view"), [(role, view) for role, views in PAGES.items() for view in views])
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_pages_of_a_role_open(role, view, language, client_as):
    reader = UserFactory(roles=[role] if role else [], language=language, nik="0000010101900001")
    client = client_as(reader)
    client.cookies["language"] = language

    assert client.get(reverse(f"accounts:{view}")).status_code == 200


@pytest.mark.parametrize("view", ["people", "signatories", "undertaking_texts", "organisations"])
@pytest.mark.parametrize("role", ["ASSESSOR", "DECISION", "COMMITTEE", None])
def test_for_others_they_do_not_exist(role, view, client_as):
    client = client_as(UserFactory(roles=[role] if role else []))

    assert client.get(reverse(f"accounts:{view}")).status_code == 404


@pytest.mark.parametrize("view", ENTRANCE)
def test_the_pages_of_the_account_open(view, client_as):
    assert client_as(UserFactory(signs_in=True)).get(reverse(view)).status_code == 200


@pytest.mark.parametrize("view", ["account_login", "account_signup", "account_reset_password"])
def test_the_pages_of_the_entrance_open(view, client):
    assert client.get(reverse(view)).status_code == 200


@pytest.mark.parametrize("many", [1, 5])
def test_the_list_of_people_costs_the_same_for_one_and_for_five(many, client_as):
    admin = UserFactory(admin=True)
    for _n in range(many):
        UserFactory(roles=["SECRETARIAT", "AUDITOR"])
    client = client_as(admin)
    certification_body()  # the cache knows it by the first page of a day

    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse("accounts:people"))

    # Without Redis the cache is a table of the same database.
    assert sum("cache_entry" not in query["sql"] for query in queries) == 7
    assert page.context["page"].paginator.count == many + 1


def test_people_are_found_by_name_address_and_role(client_as):
    admin = UserFactory(admin=True, full_name="Dimas")
    wanted = UserFactory(full_name="Rina Pratiwi", email="rp@contoh.id")
    client = client_as(admin)

    def found(**asked):
        return list(client.get(reverse("accounts:people"), asked).context["page"])

    assert found(q="pratiwi") == found(q="RP@") == found(role="NONE") == [wanted]
    assert found(role="ADMIN") == [admin]
    assert found(q="tidak ada") == []


def test_the_dossier_shows_the_nik_masked_and_what_may_be_done(client_as):
    person = AssessorRegistrationFactory(user=UserFactory(assessor=True, nik="3174012501900001")).user
    RelationFactory(user=person, kind=RelationKind.FAMILY)

    page = (
        client_as(UserFactory(admin=True)).get(reverse("accounts:person", args=[person.pk])).content.decode()
    )

    assert "3174********0001" in page
    assert "3174012501900001" not in page
    assert reverse("accounts:grant", args=[person.pk]) in page
    assert reverse("accounts:nik", args=[person.pk]) not in page


def test_the_secretariat_sees_it_in_full_on_a_page_of_its_own(client_as):
    person = UserFactory(nik="3174012501900001")
    client = client_as(UserFactory(secretariat=True))

    page = client.post(reverse("accounts:nik", args=[person.pk]), {"reason": "Mencocokkan KTP."})

    assert "3174012501900001" in page.content.decode()


@pytest.mark.clause("9.4.2")
def test_the_number_of_a_card_is_recorded_on_the_page_and_a_wrong_one_stays_in_its_form(client_as):
    person, client = UserFactory(), client_as(UserFactory(secretariat=True))
    page = reverse("accounts:identity", args=[person.pk])

    wrong = client.post(page, {"number": "3174 01"})
    assert "3174 01" in wrong.content.decode()
    assert client.post(page, {"number": "3174.0125.0190.0001"}).status_code == 302

    person.refresh_from_db()
    assert person.nik_masked == "3174********0001"
    assert person.identity_confirmed_at


def test_ones_own_dossier_offers_no_role(client_as):
    admin = UserFactory(admin=True)
    client = client_as(admin)

    answer = client.post(
        reverse("accounts:grant", args=[admin.pk]), {"role": "DECISION", "starts_on": "1 Januari 2040"}
    )

    assert answer.status_code == 200
    assert (
        "Nobody does this for themselves" in answer.content.decode()
        or "Tidak seorang pun" in answer.content.decode()
    )
    assert RoleGrant.objects.filter(user=admin).count() == 1


def test_the_machine_has_no_page(client_as, system):
    assert (
        client_as(UserFactory(admin=True)).get(reverse("accounts:person", args=[system.pk])).status_code
        == 404
    )


@pytest.mark.clause("7.1.3")
def test_staff_are_led_to_the_undertaking_and_then_to_where_they_were_going(client):
    staff = RoleGrantFactoryWithoutUndertaking()
    UndertakingTextFactory()
    client.force_login(staff, backend="accounts.doors.backend.StandingBackend")
    wanted = reverse("accounts:organisations")

    answer = client.get(wanted)
    assert answer.url == f"{reverse('accounts:undertaking')}?next={wanted.replace('/', '%2F')}"

    assert client.get(answer.url).context["next"] == wanted
    assert client.post(reverse("accounts:undertaking"), {"next": wanted}).url == wanted
    assert client.get(wanted).status_code == 200


def test_a_proposal_is_settled_on_its_page(client_as):
    proposal = OrganisationFactory(proposed=True, name="PT Mitra")
    OrganisationFactory(name="PT Mitra Lama")
    client = client_as(UserFactory(secretariat=True))
    address = reverse("accounts:organisation", args=[proposal.pk])
    assert [known.name for known in client.get(address).context["alike"]] == ["PT Mitra Lama"]

    client.post(address, {"name": "PT Mitra Jaya", "kind": "PARTNER"})

    assert Organisation.objects.get(pk=proposal.pk).name == "PT Mitra Jaya"


def test_a_refused_name_stays_in_the_form(client_as):
    OrganisationFactory(name="PT Ada")
    client = client_as(UserFactory(secretariat=True))

    page = client.post(reverse("accounts:organisation_add"), {"new-name": "pt ada", "new-kind": "GROUP"})

    assert 'value="pt ada"' in page.content.decode()
    assert Organisation.objects.count() == 1


def test_an_appointment_is_made_and_ended_on_its_page(client_as, today):
    head, client = UserFactory(head=True), client_as(UserFactory(admin=True))
    facts = {
        "user": head.pk,
        "signs": "DECREE",
        "post_id": "Ketua",
        "post_en": "Head",
        "starts_on": "1 Januari 2026",
    }

    client.post(reverse("accounts:appoint"), facts)
    signatory = head.appointments.get()
    client.post(reverse("accounts:appointment_end", args=[signatory.pk]), {"ends_on": "31 Desember 2039"})

    signatory.refresh_from_db()
    assert signatory.ends_on.year == 2039


def test_a_date_that_is_none_is_told(client_as):
    signatory = SignatoryFactory()

    client_as(UserFactory(admin=True)).post(
        reverse("accounts:appointment_end", args=[signatory.pk]), {"ends_on": "besok"}
    )

    signatory.refresh_from_db()
    assert signatory.ends_on is None


def test_an_edition_is_published_on_its_page(client_as):
    client_as(UserFactory(admin=True)).post(
        reverse("accounts:undertaking_publish"),
        {"edition": "2040-1", "body_id": "Saya.", "body_en": "I.", "holds_from": "1 Januari 2040"},
    )

    assert UndertakingText.objects.filter(edition="2040-1").exists()


def test_a_tie_is_declared_on_ones_own_page_by_the_address_of_the_other(client_as):
    person, superior = UserFactory(), UserFactory()
    client = client_as(person)

    client.post(reverse("accounts:declare"), {"kind": "SUPERIOR", "other": superior.email.upper()})
    page = client.post(reverse("accounts:declare"), {"kind": "SUPERIOR", "other": "tak.ada@contoh.id"})

    assert person.relations.get().other == superior
    assert 'value="tak.ada@contoh.id"' in page.content.decode()


def test_the_reference_site_is_for_the_administrator_and_holds_models_of_the_house_only(client_as):
    admin = client_as(UserFactory(admin=True))
    page = admin.get("/acuan/")

    assert page.status_code == 200
    assert not {"account", "mfa", "socialaccount", "usersessions", "auth"} & {
        app["app_label"] for app in page.context["app_list"]
    }
    assert client_as(UserFactory(secretariat=True)).get("/acuan/").status_code == 404


def RoleGrantFactoryWithoutUndertaking():  # noqa: N802 - reads as one of the factories
    from tests.factories.people import RoleGrantFactory  # noqa: PLC0415 - only here

    return RoleGrantFactory(role="SECRETARIAT").user


def test_the_facts_of_the_lsp_are_given_on_their_page_and_by_its_keepers_alone(client_as, refused, at):
    client = client_as(UserFactory(head=True))

    client.post(reverse("accounts:body"), {"name": "LSP Contoh", "licence_number": "BNSP-LSP-0000-ID"})

    assert certification_body().licence_number == "BNSP-LSP-0000-ID"
    assert Entry.objects.last().facts["changed"] == ["name", "licence_number"]
    with refused("mengurus daftar orang"):
        describe_body({"name": "X"}, by=UserFactory(secretariat=True), at=at)

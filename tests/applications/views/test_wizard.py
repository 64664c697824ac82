"""Steps are kept while they are typed, resumed anywhere, and never overwrite one another (9.1.2, TRUST R14, R24)."""

import pytest
from django.urls import reverse

from applications.models import Draft
from tests.factories.applications import ApplicationFactory, give_back, send
from tests.factories.people import OrganisationFactory

pytestmark = pytest.mark.django_db

TYPED = {
    "version": "1",
    "full_name": "Ratna Wulandari",
    "identity_kind": "KTP",
    "nik": "3578 0143 0594 0001",
    "document_number": "",
    "birth_place": "Gresik",
    "birth_on": "3 Mei 1994",
    "sex": "F",
    "nationality": "Indonesia",
    "home_address": "Jalan Contoh 1",
    "postal_code": "61100",
    "phone": "0812",
}
JOBS = {
    "version": "1",
    "level": "D3",
    "graduated_year": "2021",
    "institution": "Politeknik",
    "jobs-TOTAL_FORMS": "1",
    "jobs-INITIAL_FORMS": "0",
    "jobs-0-position": "Staf",
    "jobs-0-employer": "PT Contoh",
    "jobs-0-started_on": "1 Juni 2022",
    "jobs-0-ongoing": "on",
}


@pytest.fixture
def application(client):
    application = ApplicationFactory()
    client.force_login(application.applicant)
    return application


def page(application, step="personal"):
    return reverse(f"applications:{step}", args=[application.pk])


def type_in(client, application, step="personal", **typed):
    base = TYPED if step == "personal" else JOBS
    return client.post(page(application, step), base | typed, headers={"x-autosave": "1"})


@pytest.mark.clause("9.1.2")
def test_half_a_step_is_kept_as_it_was_typed_and_found_again(client, application):
    answer = type_in(client, application, birth_on="3 Me", phone="")

    shown = client.get(page(application)).content.decode()
    assert answer.json()["version"] == 2
    assert 'value="3 Me"' in shown
    assert "is-invalid" not in shown.replace("3 Me", "")


@pytest.mark.clause("9.1.2")
def test_the_nik_is_never_kept_as_typed(client, application):
    type_in(client, application)

    assert "nik" not in Draft.objects.get().typed
    assert "3578" not in str(Draft.objects.values())


def test_the_second_device_is_told_and_sees_both_versions(client, application):
    type_in(client, application, phone="111")

    stale = type_in(client, application, phone="222")
    compared = client.post(page(application), TYPED | {"phone": "222"})

    assert stale.status_code == 409
    shown = compared.content.decode()
    assert "111" in shown
    assert "222" in shown
    assert Draft.objects.get().typed["phone"] == ["111"]


def test_after_comparing_the_next_saving_knows_and_goes_through(client, application):
    type_in(client, application, phone="111")
    client.post(page(application), TYPED | {"phone": "222"})

    answer = client.post(page(application), TYPED | {"phone": "222", "version": "2"})

    assert answer.status_code == 302
    application.particulars.refresh_from_db()
    assert application.particulars.phone == "222"


def test_what_is_refused_stays_typed_with_its_faults_and_the_step_shows_it(client, application):
    refused = client.post(page(application), TYPED | {"nik": "123", "postal_code": ""})

    assert "NIK terdiri atas 16 angka" in refused.content.decode()
    again = client.get(page(application)).content.decode()
    assert "is-invalid" in again
    assert "Jalan Contoh 1" in again
    assert Draft.objects.get().tried


@pytest.mark.clause("9.1.2")
def test_a_whole_step_is_saved_and_leads_to_the_next(client, application):
    answer = client.post(page(application), TYPED)

    assert answer["Location"] == page(application, "work")
    application.particulars.refresh_from_db()
    assert application.particulars.birth_place == "Gresik"
    assert Draft.objects.get().typed == {}


def test_impossible_dates_speak_while_typing_and_nothing_else_does(client, application):
    answer = type_in(
        client, application, "experience", **{"jobs-0-started_on": "1 Juni 2999", "institution": ""}
    )

    assert answer.json()["errors"] == {
        "id_jobs-0-started_on": ["Tanggal mulai tidak boleh sesudah hari ini."]
    }


@pytest.mark.clause("6.1.2")
def test_the_panel_reckons_from_what_was_typed_and_names_what_it_leaves_out(client, application):
    second = {
        "jobs-TOTAL_FORMS": "2",
        "jobs-1-position": "Admin",
        "jobs-1-started_on": "3 Februari 2025",
        "jobs-1-ended_on": "30 Juni 2024",
    }
    type_in(client, application, "experience", **second)

    shown = client.get(page(application, "requirements")).content.decode()

    assert "Terpenuhi." in shown
    assert "Pekerjaan 2 belum terhitung" in shown


@pytest.mark.parametrize(
    "typed", [{"jobs-TOTAL_FORMS": "x"}, {"jobs-TOTAL_FORMS": "99999"}, {"jobs-0-started_on": "\x00"}]
)
def test_nonsense_in_a_draft_breaks_no_panel(client, application, typed):
    type_in(client, application, "experience", **typed)

    assert client.get(page(application, "requirements")).status_code == 200


def test_a_proposed_employer_is_kept_with_the_step(client, application):
    answer = client.post(
        page(application, "work"),
        {
            "version": "1",
            "proposed_name": "PT Baru",
            "proposed_kind": "PARTNER",
            "job_title": "Staf",
            "office_address": "Jalan 1",
            "superior_name": "Bambang",
            "purpose": "NEW",
        },
    )

    assert answer["Location"] == page(application, "experience")
    application.refresh_from_db()
    assert application.organisation.name == "PT Baru"


@pytest.mark.clause("2.1")
def test_a_name_that_stands_in_the_list_already_is_refused_beside_what_was_typed(client, application):
    OrganisationFactory(name="PT Baru")
    typed = {
        "version": "1",
        "proposed_name": "pt baru",
        "proposed_kind": "PARTNER",
        "job_title": "Staf Data",
        "office_address": "Jalan 1",
        "superior_name": "Bambang",
        "purpose": "NEW",
    }

    answer = client.post(page(application, "work"), typed)

    assert answer.status_code == 200
    assert "Staf Data" in answer.content.decode()


@pytest.mark.clause("9.1.5")
def test_a_returned_step_shows_the_reviewers_words_and_leads_back_to_the_case(client):
    application = ApplicationFactory(returned=True, returned__keys=("particulars",))
    client.force_login(application.applicant)

    shown = client.get(page(application)).content.decode()
    answer = client.post(page(application), TYPED | {"nik": ""})

    assert "Halaman kedua tidak terbaca" in shown
    assert answer["Location"] == application.get_absolute_url()


@pytest.mark.clause("9.1.5")
def test_a_step_that_was_not_returned_is_read_only(client):
    application = ApplicationFactory(returned=True, returned__keys=("particulars",))
    client.force_login(application.applicant)

    shown = client.get(page(application, "experience")).content.decode()

    assert "tidak dikembalikan" in shown
    assert "<form method" not in shown.partition("<main")[2].partition("<footer")[0]


@pytest.mark.clause("9.1.5")
def test_only_the_returned_row_can_be_written_in(client):
    application = ApplicationFactory(filled=True)
    job = application.employments.get()
    give_back(send(application), keys=(f"job:{job.pk}",), due_on=job.started_on)
    client.force_login(application.applicant)

    shown = client.get(page(application, "experience")).content.decode()

    assert 'name="jobs-0-position" value="Staf Data Pelanggan" maxlength="150" class="' in shown
    assert 'type="hidden" name="institution"' in shown

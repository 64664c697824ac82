"""Personal data, employer and purpose (2.1, 9.1.2)."""

import datetime as dt

import pytest

from accounts.models import Organisation
from accounts.models.sealing import NIK, unseal
from accounts.states import OrganisationState
from applications.actions.particulars import PERSONAL, WORK, save_personal, save_work
from applications.models import Purpose
from foundation.workflow.versions import Stale
from tests.applications.helpers import AT, refused
from tests.factories.applications import ApplicationFactory
from tests.factories.people import OrganisationFactory, UserFactory
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db

FACTS = {
    "full_name": "Ratna Wulandari",
    "identity_kind": "KTP",
    "document_number": "",
    "birth_place": "Gresik",
    "birth_on": dt.date(1994, 5, 3),
    "sex": "F",
    "nationality": "Indonesia",
    "home_address": "Jalan Contoh 1",
    "postal_code": "61100",
    "phone": "0812-0000-0000",
}
WOMAN_OF_THAT_DAY = "3578014305940001"


def save(application, *, nik="", seen=1, by=None, **facts):
    return save_personal(
        application, facts=FACTS | facts, nik=nik, seen=seen, by=by or application.applicant, at=AT
    )


@pytest.mark.clause("9.1.2")
def test_the_nik_is_kept_sealed_with_the_person():
    application = ApplicationFactory()

    particulars = save(application, nik=WOMAN_OF_THAT_DAY)

    person = application.applicant
    person.refresh_from_db()
    assert unseal(person.nik_sealed, NIK) == WOMAN_OF_THAT_DAY
    assert WOMAN_OF_THAT_DAY not in str(list(application.drafts.values()))
    assert particulars.nik_fits is True


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize(
    ("nik", "facts"),
    [
        (WOMAN_OF_THAT_DAY, {"sex": "M"}),
        (WOMAN_OF_THAT_DAY, {"birth_on": dt.date(1994, 5, 4)}),
        ("3578019999990001", {}),
        ("9978014305940001", {}),
    ],
)
def test_a_nik_that_does_not_fit_the_birth_date_is_held_for_the_reviewer_and_not_refused(nik, facts):
    application = ApplicationFactory()

    assert save(application, nik=nik, **facts).nik_fits is False


@pytest.mark.clause("7.2.4")
def test_a_nik_that_was_sent_is_not_exchanged_from_another_draft():
    sent = ApplicationFactory(submitted=True)
    draft = ApplicationFactory(applicant=sent.applicant)

    with refused("NIK Anda tercantum", sent.applicant):
        save(draft, nik=WOMAN_OF_THAT_DAY)

    assert save(draft, nik="").pk


@pytest.mark.clause("9.1.2")
def test_a_nik_on_another_account_looks_like_any_other_to_the_applicant():
    UserFactory(nik=WOMAN_OF_THAT_DAY)
    application = ApplicationFactory()

    assert save(application, nik=WOMAN_OF_THAT_DAY).nik_fits is True


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize(
    "name", ["Sukarno", "X" * 80, "D’Angelo O'Brien", "Søren Ætius", "<script>", "RATNA", "李小龙"]
)
def test_names_are_kept_as_they_are_written(name):
    assert save(ApplicationFactory(), full_name=name).full_name == name


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize("name", ["Ratna 😀", "Ratna\x00W", "Rat\u200dna", "Ratna\u202eW"])
def test_pictures_and_hidden_characters_are_no_part_of_a_name(name):
    application = ApplicationFactory()

    with refused("Tulis nama dengan huruf", application.particulars):
        save(application, full_name=name)


def test_nobody_is_born_in_the_future():
    application = ApplicationFactory()

    with refused("sebelum hari ini", application.particulars):
        save(application, birth_on=dt.date(2026, 9, 7))


def test_a_foreigner_gives_a_permit_or_a_passport_and_no_nik():
    particulars = save(ApplicationFactory(), identity_kind="PASSPORT", document_number="X1234567")

    assert (particulars.document_number, particulars.nik_fits) == ("X1234567", None)


@pytest.mark.parametrize("state", [{"submitted": True}, {"accepted": True}, {"returned": True}])
@pytest.mark.clause("9.1.5")
def test_what_was_sent_and_not_returned_stays(state):
    application = ApplicationFactory(**state)

    with refused("tetap seperti", application.particulars):
        save(application, phone="0")


@pytest.mark.clause("9.1.5")
def test_returned_particulars_are_mended_and_count_as_answered():
    application = ApplicationFactory(returned=True, returned__keys=("particulars",))

    save(application, phone="0899")

    assert application.review_items.get().answered_at == AT


def test_a_stranger_writes_nothing():
    application = ApplicationFactory()

    with refused("Hanya pemohon", application.particulars):
        save(application, by=UserFactory())


def test_the_second_of_two_devices_is_told():
    application = ApplicationFactory()
    save(application, phone="1")

    with pytest.raises(Stale):
        save(application, phone="2")

    application.particulars.refresh_from_db()
    assert application.particulars.phone == "1"


def work(application, *, organisation=None, proposed=None, purpose=Purpose.NEW, by=None, seen=1):
    facts = dict.fromkeys(WORK, "Contoh") | {"superior_email": "", "office_phone": ""}
    return save_work(
        application,
        facts=facts,
        organisation=organisation,
        proposed=proposed,
        purpose=purpose,
        seen=seen,
        by=by or application.applicant,
        at=AT,
    )


@pytest.mark.clause("2.1")
def test_an_employer_is_picked_or_proposed():
    application = ApplicationFactory()

    work(application, proposed=("PT Baru", "PARTNER"))

    application.refresh_from_db()
    assert (application.organisation.name, application.organisation.state) == (
        "PT Baru",
        OrganisationState.PROPOSED,
    )


@pytest.mark.clause("2.1")
@pytest.mark.parametrize("how", ["picked", "proposed"])
def test_an_employer_of_a_kind_that_the_scope_does_not_name_is_refused(how):
    application = ApplicationFactory(
        scheme_version=SchemeVersionFactory(in_force=True, open_to_partners=False)
    )
    chosen = (
        {"organisation": OrganisationFactory(partner=True)}
        if how == "picked"
        else {"proposed": ("PT X", "PARTNER")}
    )

    with refused("Skema ini terbuka bagi", application):
        work(application, **chosen)

    assert not Organisation.objects.filter(name="PT X").exists()


@pytest.mark.clause("2.1")
def test_a_rejected_employer_is_refused_with_the_reason():
    application = ApplicationFactory()

    with refused("Nama tidak dikenal", application):
        work(application, organisation=OrganisationFactory(rejected=True))


@pytest.mark.clause("8.3")
def test_the_employer_stays_once_it_fixed_the_fee():
    application = ApplicationFactory(returned=True, returned__keys=("particulars",))

    with refused("Biaya sudah ditetapkan", application):
        work(application, organisation=OrganisationFactory(partner=True), purpose=application.purpose)

    work(application, organisation=application.organisation, purpose=application.purpose)
    application.particulars.refresh_from_db()
    assert application.particulars.job_title == "Contoh"


def test_every_field_of_the_form_is_written():
    assert set(PERSONAL) == set(FACTS)

"""The pages of the secretariat: the queue, and the review of one case (9.1.5, LOOK 5 and 6)."""

import datetime as dt

import pytest
from django.urls import reverse

from applications.models import ReviewItem, Verdict
from applications.queries import queue, todo
from applications.queries.review import lines_of
from applications.states import ApplicationState
from foundation.journal.models import Entry
from tests.applications.reviewing import AT, TODAY, key_of, refusal_reason, return_reason, under_review
from tests.factories.applications import SUBMITTED_AT, ApplicationFactory, InvolvementFactory
from tests.factories.people import OrganisationFactory, UserFactory
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db

QUEUE = "applications:queue"


@pytest.fixture
def officer():
    return UserFactory(secretariat=True)


@pytest.fixture
def office(client_as, officer, clock_at):
    clock_at(AT)
    return client_as(officer)


def address(name, *args):
    return reverse(f"applications:{name}", args=args)


def names(answer):
    return [row["application"].particulars.full_name for row in answer.context["rows"]]


def several(*people, **given):
    version = SchemeVersionFactory(in_force=True)
    made = []
    for number, name in enumerate(people):
        person = UserFactory(full_name=name)
        application = ApplicationFactory(submitted=True, scheme_version=version, applicant=person, **given)
        application.submitted_at = SUBMITTED_AT - dt.timedelta(days=number)
        application.save()
        made.append(application)
    return made


def test_an_empty_queue_says_that_nothing_waits(office):
    page = office.get(address("queue")).content.decode()

    assert "Semua permohonan sudah ditelaah" in page


def test_the_queue_shows_the_longest_waiting_first_and_counts_in_a_sentence(office):
    several("Ani", "Budi", "Citra")
    ApplicationFactory()

    answer = office.get(address("queue"))

    assert names(answer) == ["Citra", "Budi", "Ani"]
    assert "3 permohonan menunggu diambil" in answer.content.decode()


def test_filters_stand_in_the_address(office, officer):
    ani, budi = several("Ani", "Budi")
    several("Cici", organisation=OrganisationFactory(partner=True))
    ani.reviewer, ani.taken_at = officer, AT
    ani.save()
    asked = {
        "cari=bud": ["Budi"],
        f"cari={budi.number}": ["Budi"],
        "dipegang=saya": ["Ani"],
        "dipegang=belum": ["Budi", "Cici"],
        "organisasi=PARTNER": ["Cici"],
        f"skema={ani.scheme.code}": ["Budi", "Ani"],
        "keadaan=ACCEPTED": [],
        "bayar=lunas": [],
        "lama=4": ["Budi"],
        "order=-nama": ["Cici", "Budi", "Ani"],
        "keadaan=tidak-ada&lama=kata&order=salah": [],
    }

    found = {query: names(office.get(f"{address('queue')}?{query}")) for query in asked}

    assert found == asked


def test_a_queue_of_many_asks_the_database_no_more(office, asked):
    several("Ani", "Budi")
    few = asked(office, address("queue"))
    several(*(f"Orang {number}" for number in range(24)))

    many = asked(office, address("queue"))

    assert many == few
    assert many <= 12


def test_a_view_of_very_many_says_so_and_counts_no_further(office, monkeypatch):
    monkeypatch.setattr(queue, "MOST_COUNTED", 2)
    monkeypatch.setattr("applications.views.queue.MOST_COUNTED", 2)
    several("Ani", "Budi", "Citra", "Dedi")

    page = office.get(address("queue"))

    assert page.context["numbers"]["all"] == 3
    assert "2+ permohonan menunggu diambil" in page.content.decode()
    assert len(names(page)) == 4


def test_a_review_asks_the_database_little_whatever_is_open(client_as, clock_at, asked):
    clock_at(AT)
    waiting = under_review(judged=False)
    judged = under_review(returned=["education", "document"])

    for application in (waiting, judged):
        office = client_as(application.reviewer)
        for key in [*(line.item.key for line in lines_of(application, on=TODAY)), "akhir"]:
            assert asked(office, f"{address('review', application.pk)}?butir={key}") <= 20, key


def test_next_is_the_longest_waiting_that_one_may_review(office, officer):
    ani, budi = several("Ani", "Budi")
    InvolvementFactory(application=budi, user=officer, part="FAMILY")

    answer = office.post(address("take_next"))

    assert answer.url == address("review", ani.pk)
    ani.refresh_from_db()
    assert ani.reviewer == officer
    assert office.post(address("take_next")).url == address("queue")


def test_taking_several_shows_first_what_would_happen_to_each(office, officer):
    ani, budi = several("Ani", "Budi")
    InvolvementFactory(application=budi, user=officer, part="FAMILY")
    picked = {"pilih": [ani.pk, budi.pk]}

    preview = office.get(address("take_many"), picked)
    ani.refresh_from_db()
    assert (preview.context["fitting"], ani.reviewer) == (1, None)
    assert "[9.1.5]" in preview.content.decode()

    office.post(address("take_many"), picked)
    ani.refresh_from_db()
    budi.refresh_from_db()
    assert (ani.reviewer, budi.reviewer) == (officer, None)


@pytest.mark.parametrize("state", ["submitted", "returned", "accepted", "refused"])
def test_a_case_opens_in_every_state_at_every_item(office, state):
    application = ApplicationFactory(**{state: True})
    items = [line.item.key for line in lines_of(application, on=TODAY)]

    for key in [*items, "akhir", "tidak-ada"]:
        assert office.get(address("review", application.pk), {"butir": key}).status_code == 200


def test_a_draft_and_ones_own_application_are_not_there(office, officer):
    draft, own = ApplicationFactory(), ApplicationFactory(submitted=True, applicant=officer)

    for application in (draft, own):
        assert office.get(address("review", application.pk)).status_code == 404


def reviewing(client_as, clock_at, **given):
    clock_at(AT)
    application = under_review(**given)
    return application, client_as(application.reviewer)


def test_an_untaken_case_offers_to_take_it_instead_of_a_form(office, officer):
    application = ApplicationFactory(submitted=True)

    page = office.get(address("review", application.pk))
    assert page.context["form"] is None or not page.context["form"]
    office.post(address("take", application.pk))

    application.refresh_from_db()
    assert application.reviewer == officer


@pytest.mark.clause("9.1.2")
def test_a_doubted_photo_is_a_thing_to_decide_in_the_list_and_on_its_form(client_as, clock_at):
    application, browser = reviewing(client_as, clock_at, judged=False)
    photo = application.attachments.get(requirement__slot="PHOTO")
    photo.upload.hints = {"background": {"looks_red": False}, "greyscale": True}
    photo.upload.save()
    key = f"document:{photo.requirement_id}"

    listed = browser.get(address("review", application.pk), {"butir": "education"}).content.decode()
    refused = browser.post(
        address("judge", application.pk, key), {"verdict": "ACCEPTED", "affirmed": ["face", "colours"]}
    )

    assert "Putuskan 2 keraguan" in listed
    assert refused.context["form"].errors["affirmed"]
    assert "Dilihat dengan mata, latarnya merah" in refused.content.decode()
    assert not ReviewItem.objects.filter(application=application).exists()


def test_a_verdict_leads_to_the_next_item(client_as, clock_at):
    application, browser = reviewing(client_as, clock_at, judged=False)
    keys = [line.item.key for line in lines_of(application, on=TODAY)]

    answer = browser.post(
        address("judge", application.pk, "education"), {"verdict": "ACCEPTED", "level": "S1"}
    )

    assert answer.url.endswith(f"?butir={keys[keys.index('education') + 1]}")
    assert ReviewItem.objects.get(application=application).verdict == Verdict.ACCEPTED


@pytest.mark.clause("9.1.5")
@pytest.mark.parametrize(
    ("kind", "typed", "field"),
    [
        ("apl02", {}, "verdict"),
        ("apl02", {"verdict": "RETURNED"}, "reason"),
        ("job", {"verdict": "ACCEPTED"}, "in_field"),
        ("education", {"verdict": "ACCEPTED"}, "level"),
        ("training", {"verdict": "ACCEPTED"}, "person"),
        ("training", {"verdict": "ACCEPTED", "person": "other", "address": "siapa@contoh.id"}, "address"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(client_as, clock_at, kind, typed, field):
    application, browser = reviewing(client_as, clock_at, judged=False)
    key = key_of(application, kind)

    answer = browser.post(address("judge", application.pk, key), typed)

    assert field in answer.context["form"].errors
    assert not ReviewItem.objects.filter(application=application).exists()


def test_what_was_typed_survives_a_refusal(client_as, clock_at):
    application, browser = reviewing(client_as, clock_at, judged=False)
    application.reviewer = UserFactory(secretariat=True)
    application.save()
    typed = {
        "verdict": "RETURNED",
        "reason": return_reason(application).pk,
        "remark": "Kalimat yang panjang.",
    }

    answer = browser.post(address("judge", application.pk, "apl02"), typed)

    page = answer.content.decode()
    assert "Kalimat yang panjang." in page
    assert application.reviewer.full_name in page


@pytest.mark.clause("9.4.2")
def test_the_trainer_is_found_by_e_mail(client_as, clock_at):
    application, browser = reviewing(client_as, clock_at, judged=False)
    trainer = UserFactory(email="pelatih@contoh.id")
    typed = {"verdict": "ACCEPTED", "person": "other", "address": "pelatih@contoh.id"}

    browser.post(address("judge", application.pk, key_of(application, "training")), typed)

    assert application.involvements.filter(user=trainer, part="TRAINER").exists()


def test_returning_and_the_reasons_of_a_refusal(client_as, clock_at):
    application, browser = reviewing(client_as, clock_at, returned=("apl02",))

    browser.post(address("refuse", application.pk), {"refuse-reason": refusal_reason(application).pk})
    application.refresh_from_db()
    assert application.state == ApplicationState.SUBMITTED
    browser.post(address("send_back", application.pk))

    application.refresh_from_db()
    assert application.state == ApplicationState.RETURNED


def test_accepting_from_the_page(client_as, clock_at):
    application, browser = reviewing(client_as, clock_at, paid=True)

    answer = browser.post(address("accept", application.pk), follow=True)

    application.refresh_from_db()
    assert application.candidate_number in answer.content.decode()


def test_where_it_cannot_be_accepted_the_reason_stands_in_place_of_the_button(client_as, clock_at):
    application, browser = reviewing(client_as, clock_at)

    page = browser.get(address("review", application.pk), {"butir": "akhir"}).content.decode()

    assert address("accept", application.pk) not in page
    assert "belum lunas" in page


@pytest.mark.clause("8.2.3")
def test_the_fee_is_corrected_on_the_page(client_as, clock_at):
    application, browser = reviewing(client_as, clock_at)
    partner = OrganisationFactory(partner=True)

    browser.post(
        address("correct_fee", application.pk),
        {"fee-organisation": partner.pk, "fee-reason": "Karyawan mitra."},
    )

    application.refresh_from_db()
    assert application.invoice.amount == 2_000_000


def test_releasing_taking_over_and_refusing(client_as, clock_at):
    application, browser = reviewing(client_as, clock_at)
    other = UserFactory(secretariat=True)
    second = client_as(other)

    second.post(address("take", application.pk), {"over-reason": ""})
    application.refresh_from_db()
    assert application.reviewer != other
    second.post(address("take", application.pk), {"over-reason": "Cuti."})
    second.post(address("release", application.pk))
    browser.post(address("take", application.pk))
    typed = {"refuse-reason": refusal_reason(application).pk, "refuse-remark": "Belum cukup."}
    browser.post(address("refuse", application.pk), typed)

    application.refresh_from_db()
    assert application.state == ApplicationState.REFUSED


@pytest.mark.clause("7.1.3")
def test_files_are_served_to_the_office_and_each_opening_is_recorded(office):
    application = ApplicationFactory(submitted=True)
    upload = application.attachments.first().upload
    stranger_file = ApplicationFactory(submitted=True).attachments.first().upload

    assert office.get(address("review_file", application.pk, upload.pk)).status_code == 200
    assert office.get(address("review_file", application.pk, stranger_file.pk)).status_code == 404
    assert Entry.objects.filter(verb="upload.opened", subject_id=str(upload.pk)).exists()


def test_a_lapsed_case_is_opened_again_on_its_page(office, clock_at):
    from applications.tasks import close_unanswered  # noqa: PLC0415 - beside its use

    application = ApplicationFactory(returned=True, returned__due_on=AT.date() - dt.timedelta(days=1))
    close_unanswered()

    assert office.get(address("review", application.pk)).context["can_reopen"]
    office.post(address("reopen", application.pk))

    application.refresh_from_db()
    assert application.state == ApplicationState.RETURNED


def test_the_desk_of_the_secretariat(officer):
    application = under_review(judged=False)
    ApplicationFactory(submitted=True)

    mine = {duty.icon for duty in todo(application.reviewer, at=AT)}
    others = {duty.icon for duty in todo(officer, at=AT)}

    assert mine == {"clipboard-check", "inbox"}
    assert others == {"inbox"}


@pytest.mark.clause("9.1.2")
def test_two_accounts_with_one_nik_are_a_task_of_the_secretariat_alone(officer):
    application = ApplicationFactory(submitted=True)
    applicant = application.applicant
    twin = UserFactory(nik="3578015205900001")
    applicant.nik_sealed, applicant.nik_index = twin.nik_sealed, twin.nik_index
    applicant.save()

    assert any(duty.clause == "9.1.2" for duty in todo(officer, at=AT))
    assert not any(duty.clause == "9.1.2" for duty in todo(applicant, at=AT))

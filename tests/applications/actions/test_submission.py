"""Sending, sending again, withdrawing (6.1, 9.1.2-9.1.5)."""

import datetime as dt

import pytest

from accounts.models import OrganisationKind
from applications.actions.submission import resubmit_application, submit_application, withdraw_application
from applications.models import AcknowledgementKind, Part, Purpose, Rating
from applications.states import ApplicationState
from fees.models import Invoice
from fees.states import InvoiceState
from foundation.documents.models import Paper, Slot
from foundation.journal.models import Entry
from foundation.journal.queries import trail
from foundation.notices.models import Notice
from tests.applications.helpers import AT, a_file, refused, signed
from tests.factories.applications import ApplicationFactory, EmploymentFactory
from tests.factories.people import OrganisationFactory, UserFactory
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db


def ready(**facts):
    return ApplicationFactory(filled=True, **facts)


def test_sending_numbers_signs_bills_prints_and_tells():
    secretary = UserFactory(secretariat=True)
    application = ready()

    sent = submit_application(application, **signed(application), by=application.applicant, at=AT)

    consent = sent.acknowledgements.get(kind=AcknowledgementKind.CONSENT)
    assert sent.state == ApplicationState.SUBMITTED
    assert sent.number
    assert sent.submitted_at == AT
    assert (consent.text_sha256, consent.typed_name) == (
        signed(application)["text_sha256"],
        "Ratna Wulandari",
    )
    assert sorted(Paper.objects.about(sent).values_list("kind", flat=True)) == ["apl01", "apl02"]
    assert {sent.applicant, secretary} <= {notice.to for notice in Notice.objects.all()}
    assert trail(sent).last().verb == "application.submitted"


@pytest.mark.clause("8.2.3")
@pytest.mark.clause("8.3")
@pytest.mark.parametrize(("kind", "amount"), [("GROUP", 500_000), ("PARTNER", 2_000_000)])
def test_the_fee_follows_the_employer_and_is_frozen(kind, amount):
    application = ready(organisation=OrganisationFactory(kind=OrganisationKind(kind)))

    sent = submit_application(application, **signed(application), by=application.applicant, at=AT)

    assert sent.invoice.amount == amount


@pytest.mark.clause("9.1.4")
@pytest.mark.parametrize(
    ("consent", "reason"),
    [
        ({"agreed": False}, "centang bahwa Anda setuju"),
        ({"text_sha256": "0" * 64}, "Pernyataan ini berubah"),
        ({"typed_name": " "}, "tanda tangan"),
        ({"typed_name": "Orang Lain"}, "Ketik nama Anda seperti di formulir: Ratna Wulandari"),
    ],
)
def test_without_a_signed_consent_to_this_text_nothing_is_sent(consent, reason):
    application = ready()

    with refused(reason, application):
        submit_application(application, **signed(application) | consent, by=application.applicant, at=AT)

    assert not Invoice.objects.exists()


@pytest.mark.clause("9.1.4")
def test_a_drawn_signature_is_kept_and_stands_on_the_papers():
    application = ready()
    drawn = a_file(slot=Slot.SIGNATURE, name="tanda-tangan.png", width=400, height=120)

    sent = submit_application(
        application, **signed(application) | {"typed_name": ""}, drawn=drawn, by=application.applicant, at=AT
    )

    consent = sent.acknowledgements.get(kind=AcknowledgementKind.CONSENT)
    paper = Paper.objects.about(sent).get(kind="apl01")
    assert paper.things == {"hand-1.png": str(consent.drawn_id)}


@pytest.mark.clause("9.1.4")
def test_nobody_sends_for_somebody_else():
    application = ready()

    with refused("Hanya pemohon", application):
        submit_application(application, **signed(application), by=UserFactory(), at=AT)


def test_what_was_sent_is_not_sent_twice():
    application = ApplicationFactory(submitted=True)

    with refused("sudah dikirim", application):
        submit_application(application, **signed(application), by=application.applicant, at=AT)


@pytest.mark.clause("6.1.1")
@pytest.mark.parametrize(
    ("level", "started_on", "short", "possible_from"),
    [
        ("S1", dt.date(2025, 9, 8), "kurang 1 hari", "8 September 2026"),
        ("D3", dt.date(2024, 9, 8), "kurang 1 hari", "8 September 2026"),
        ("SLTA", dt.date(2023, 9, 8), "kurang 1 hari", "8 September 2026"),
    ],
)
def test_a_day_too_early_is_refused_with_the_day_from_which_it_is_possible(
    level, started_on, short, possible_from
):
    application = ready()
    application.education.level = level
    application.education.save()
    application.employments.update(started_on=started_on)

    with refused(f"{short}.*{possible_from}", application):
        submit_application(application, **signed(application), by=application.applicant, at=AT)


@pytest.mark.clause("6.1.1")
@pytest.mark.clause("6.1.2")
@pytest.mark.clause("6.1.3")
@pytest.mark.parametrize(
    ("level", "started_on"),
    [("S1", dt.date(2025, 9, 7)), ("D2", dt.date(2024, 9, 7)), ("SLTA", dt.date(2023, 9, 7))],
)
def test_on_the_very_day_it_is_accepted(level, started_on):
    application = ApplicationFactory(filled=True)
    application.education.level = level
    application.education.save()
    application.employments.update(started_on=started_on)
    attach_all_again(application)

    sent = submit_application(application, **signed(application), by=application.applicant, at=AT)

    assert sent.state == ApplicationState.SUBMITTED


@pytest.mark.clause("6.1.1")
def test_overlapping_jobs_count_once_and_work_outside_the_field_not_at_all():
    application = ready()
    application.employments.update(started_on=dt.date(2026, 1, 1))
    EmploymentFactory(application=application, started_on=dt.date(2026, 1, 1), ended_on=dt.date(2026, 8, 31))
    EmploymentFactory(
        application=application, started_on=dt.date(2015, 1, 1), ended_on=dt.date(2019, 1, 1), in_field=False
    )

    with refused("kurang 116 hari", application):
        submit_application(application, **signed(application), by=application.applicant, at=AT)


@pytest.mark.clause("6.1.3")
def test_a_diploma_below_every_path_is_told_the_paths():
    application = ready()
    application.education.level = "SMP"
    application.education.save()

    with refused("Syarat 6.1.1; Syarat 6.1.2; Syarat 6.1.3", application):
        submit_application(application, **signed(application), by=application.applicant, at=AT)


@pytest.mark.clause("6.1.4")
def test_without_a_training_certificate_nothing_is_sent():
    application = ready()
    application.trainings.all().delete()

    with refused("sertifikat pelatihan", application):
        submit_application(application, **signed(application), by=application.applicant, at=AT)


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize("code", ["a", "b", "c", "f"])
def test_each_missing_document_is_named(code):
    application = ready()
    application.attachments.filter(requirement__code=code).update(replaced_at=AT)

    with refused(f"Unggah: Dokumen {code}", application):
        submit_application(application, **signed(application), by=application.applicant, at=AT)


@pytest.mark.clause("9.1.2")
@pytest.mark.parametrize("field", ["birth_place", "home_address", "phone", "job_title", "superior_name"])
def test_each_missing_particular_is_named(field):
    application = ready()
    setattr(application.particulars, field, "")
    application.particulars.save()
    name = str(application.particulars._meta.get_field(field).verbose_name)

    with refused(f"Isi: {name}", application):
        submit_application(application, **signed(application), by=application.applicant, at=AT)


@pytest.mark.clause("2.1")
def test_an_employer_outside_the_scope_is_refused():
    version = SchemeVersionFactory(in_force=True, open_to_partners=False)
    application = ready(scheme_version=version, organisation=OrganisationFactory(partner=True))

    with refused("Skema ini terbuka bagi", application):
        submit_application(application, **signed(application), by=application.applicant, at=AT)


@pytest.mark.clause("8.2.3")
def test_without_a_fee_for_this_employer_nothing_is_sent():
    # The scheme document gives no fee for recertification, so none is invented.
    application = ready()
    application.purpose = Purpose.RECERTIFICATION
    application.save()

    with refused("belum menetapkan biaya", application):
        submit_application(application, **signed(application), by=application.applicant, at=AT)


@pytest.mark.clause("9.1.3")
@pytest.mark.parametrize(
    ("rating", "reason"),
    [("", "belum dinilai"), (Rating.COMPETENT, "dinilai kompeten, tetapi belum punya bukti")],
)
def test_an_element_without_rating_or_without_evidence_is_refused(rating, reason):
    application = ready()
    first = application.ratings.first()
    first.links.all().delete()
    first.rating = rating
    first.save()

    with refused(reason, application):
        submit_application(application, **signed(application), by=application.applicant, at=AT)


@pytest.mark.clause("9.1.3")
def test_everything_not_yet_competent_may_be_sent():
    application = ready()
    application.ratings.update(rating=Rating.NOT_YET)

    sent = submit_application(application, **signed(application), by=application.applicant, at=AT)

    assert sent.state == ApplicationState.SUBMITTED


@pytest.mark.clause("9.2.2")
@pytest.mark.clause("9.4.2")
def test_superior_and_trainer_who_are_users_are_recorded_as_such():
    superior = UserFactory(full_name="Siapa Saja", email="bambang@contoh.id")
    trainer = UserFactory(full_name="Sri Contoh, S.E.")
    application = ready()

    sent = submit_application(application, **signed(application), by=application.applicant, at=AT)

    parts = {(i.user, i.part) for i in sent.involvements.exclude(part=Part.APPLICANT)}
    assert parts == {(superior, Part.SUPERIOR), (trainer, Part.TRAINER)}


@pytest.mark.clause("9.1.5")
def test_what_was_returned_and_answered_is_sent_again():
    application = ApplicationFactory(returned=True)
    application.review_items.update(answered_at=AT)

    sent = resubmit_application(application, by=application.applicant, at=AT)

    assert sent.state == ApplicationState.SUBMITTED
    assert sent.returns.get().answered_at == AT
    assert sent.number == application.number
    assert Invoice.objects.count() == 1
    assert [notice.to for notice in Notice.objects.all()] == [sent.reviewer]


@pytest.mark.clause("9.1.5")
def test_what_was_returned_and_not_answered_is_not_sent_again():
    application = ApplicationFactory(returned=True, returned__keys=("education", "particulars"))

    with refused("2 hal yang dikembalikan masih menunggu", application):
        resubmit_application(application, by=application.applicant, at=AT)


@pytest.mark.clause("9.1.4")
def test_a_returned_signature_is_given_anew():
    application = ApplicationFactory(returned=True, returned__keys=("consent",))

    with refused("centang bahwa Anda setuju", application):
        resubmit_application(application, by=application.applicant, at=AT)
    sent = resubmit_application(application, **signed(application), by=application.applicant, at=AT)

    assert sent.acknowledgements.filter(kind=AcknowledgementKind.CONSENT).count() == 2


def test_a_draft_is_not_sent_again():
    application = ready()

    with refused("Tidak ada bagian", application):
        resubmit_application(application, by=application.applicant, at=AT)


@pytest.mark.clause("9.1.4")
@pytest.mark.parametrize("state", [{}, {"submitted": True}, {"returned": True}])
def test_the_applicant_withdraws_and_owes_nothing_more(state):
    application = ApplicationFactory(**state)

    ended = withdraw_application(application, reason="Pindah tugas.", by=application.applicant, at=AT)

    assert (ended.state, ended.closed_by, ended.closing_reason) == (
        "WITHDRAWN",
        ended.applicant,
        "Pindah tugas.",
    )
    assert not Invoice.objects.exclude(state=InvoiceState.CANCELLED).exists()


@pytest.mark.clause("9.1.4")
@pytest.mark.parametrize("state", [{"accepted": True}, {"refused": True}, {"withdrawn": True}])
def test_what_is_settled_is_not_withdrawn(state):
    application = ApplicationFactory(**state)

    with refused("sudah ditutup", application):
        withdraw_application(application, reason="", by=application.applicant, at=AT)


def test_nobody_withdraws_for_somebody_else():
    application = ApplicationFactory(submitted=True)

    with refused("Hanya pemohon", application):
        withdraw_application(application, reason="", by=UserFactory(secretariat=True), at=AT)


def test_no_trail_holds_the_name_or_the_number_of_anybody():
    application = ready()

    submit_application(application, **signed(application), by=application.applicant, at=AT)

    facts = " ".join(str(entry.facts) for entry in Entry.objects.filter(subject="applications.Application"))
    assert "Ratna" not in facts


def attach_all_again(application):
    from tests.factories.applications import attach_all  # noqa: PLC0415 - the factory's own helper

    application.attachments.all().delete()
    attach_all(application)

"""A holder is reminded, renews from the form filled in, in the last second; another comes one second late (9.7)."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.models import Application
from applications.states import ApplicationState
from certificates.actions import release_meeting
from certificates.models import Certificate
from foundation.look.writing import moment
from foundation.notices.models import Notice
from recertification.models import Renewal
from schemes.actions import add_fee
from schemes.models import FeePurpose
from tests.factories.applications import AttachmentFactory, accept
from tests.factories.assessments import reported
from tests.factories.certificates import SEALED_AT, handed_over
from tests.factories.decisions import MET_AT, signed
from tests.factories.people import UserFactory
from tests.factories.recertification import DAY, ONE_SECOND, last_second, noon, opened
from tests.foundation.deadlines.ringing import ring

from .applying import crop_photo
from .conftest import assessed, real_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def other():
    return UserFactory(full_name="Budi Santoso", email="budi.santoso@contoh.id", signs_in=True)


@pytest.fixture
def passes(clock_at, run_jobs):
    """How time passes, and how the worker does what waits."""
    return clock_at, run_jobs


@pytest.fixture
def certificates(applicant, other, portal, passes):
    """Those of both, by one meeting, three years ago."""
    clock_at, run_jobs = passes
    clock_at(MET_AT)
    cases = [assessed(applicant, portal), assessed(other, portal)]
    meeting = signed(cases, members=team_of(portal))
    issued = release_meeting(meeting, by=portal["ketua"], at=SEALED_AT)
    clock_at(SEALED_AT)
    run_jobs()
    return [handed_over(Certificate.objects.get(pk=one.pk)) for one in issued]


@pytest.mark.clause("9.7.1")
@pytest.mark.clause("9.7.2")
@pytest.mark.clause("9.7.3")
def test_in_the_last_second_it_is_sent_and_one_second_later_refused(certificates, portal, stranger, passes):
    clock_at, run_jobs = passes
    hers, his = certificates
    is_reminded(hers, clock_at, run_jobs)
    ratna = stranger().signs_in(hers.holder.email)
    cannot_without_a_fee(ratna, hers)
    sets_the_fee(hers, by=portal["ketua"])
    clock_at(noon(hers.valid_until - 183 * DAY))
    case = opens(ratna, hers)
    adds_a_photograph(ratna, case)
    budi = stranger().signs_in(his.holder.email)
    begun = a_full_form(his, at=last_second(his) - DAY)

    clock_at(last_second(hers))
    for visitor, draft in ((ratna, case), (budi, begun)):
        signs(visitor, draft)
    ratna.presses("Kirim permohonan")
    ratna.sees("Permohonan Anda sudah kami terima")
    clock_at(last_second(his) + ONE_SECOND)
    is_too_late(budi, his, begun)

    new = is_decided(case, portal, clock_at)
    run_jobs()
    shows_both(ratna, hers, new)


def team_of(portal):
    return [portal[name] for name in ("tim1", "tim2", "tim3")]


def is_reminded(certificate, clock_at, run_jobs):
    """Six months before the last day, by the bell of that morning; three mornings later there is nothing new."""
    morning = noon(certificate.valid_until - 184 * DAY)
    clock_at(morning)
    ring(morning, "masa-ajukan")
    told = Notice.objects.filter(to=certificate.holder, posted_at=morning)
    assert certificate.number in told.get().body
    ring(morning + 3 * DAY, "masa-ajukan")
    assert Notice.objects.filter(to=certificate.holder, posted_at__gt=morning).count() == 0
    run_jobs()


def cannot_without_a_fee(visitor, certificate):
    """From the desk to the page of the renewal, which says who sets what is missing."""
    visitor.goes_to("/tugas/")
    visitor.sees("Ajukan sertifikasi ulang Anda")
    visitor.takes_up("Ajukan sertifikasi ulang Anda")
    visitor.sees("Ajukan sertifikasi ulang paling lambat", exact=False)
    visitor.finds("Ketua LSP yang menetapkannya", exact=False)


def sets_the_fee(certificate, *, by):
    """The head, from the next day on."""
    at = noon(certificate.valid_until - 184 * DAY)
    add_fee(
        certificate.scheme_version,
        purpose=FeePurpose.RECERTIFICATION,
        organisation_kind=certificate.application.organisation.kind,
        amount=400_000,
        admin_percent=60,
        assessment_percent=40,
        from_on=timezone.localdate(at + DAY),
        by=by,
        at=at,
    )


def opens(visitor, certificate):
    """The explanation read, the renewal opened; the form is the last case's."""
    visitor.page.reload()
    visitor.ticks("Saya sudah membaca penjelasan ini")
    visitor.presses("Buka sertifikasi ulang")
    visitor.sees("Formulir Anda diisi dari permohonan terakhir", exact=False)
    return Renewal.objects.get(certificate=certificate).application


def adds_a_photograph(visitor, case):
    """The one thing that does not come along."""
    visitor.goes_to(reverse("applications:documents", args=[case.pk]))
    photo = case.scheme_version.document_requirements.get(code="b")
    crop_photo(visitor, visitor.page.locator(f"#document-{photo.pk}"))


def a_full_form(certificate, *, at):
    """The other one has it all, too, and waits for the last evening."""
    case = opened(certificate, at=at).application
    photo = AttachmentFactory(
        application=case, requirement=case.scheme_version.document_requirements.get(code="b")
    )
    photo.upload = real_file(photo.upload)
    photo.save()
    return case


def signs(visitor, case):
    visitor.goes_to(reverse("applications:send", args=[case.pk]))
    visitor.ticks("Saya sudah membaca pernyataan ini")
    visitor.fills("Nama lengkap Anda", case.applicant.full_name)


def is_too_late(visitor, certificate, case):
    """Opened before midnight, sent after it: refused by the clock of the server, kept, and led on."""
    visitor.presses("Kirim permohonan")
    visitor.sees(moment(last_second(certificate)), exact=False)
    case.refresh_from_db()
    assert case.state == ApplicationState.DRAFT
    visitor.follows("Lihat yang dapat dilakukan sekarang")
    visitor.sees("Masa pengajuan sertifikasi ulang sudah ditutup.")
    visitor.ticks("Saya sudah membaca penjelasan ini")
    visitor.presses("Mulai permohonan baru")
    visitor.sees("Permohonan baru Anda dimulai", exact=False)
    assert Renewal.objects.get(certificate=certificate).application == case


def is_decided(case, portal, clock_at):
    """Paid, reviewed, assessed, decided; released while the old one holds."""
    accept(Application.objects.get(pk=case.pk))
    fresh = Application.objects.get(pk=case.pk)
    assessment = reported(fresh, registration=portal["asesor"].registrations.get(), by=portal["sekretariat"])
    meeting = signed([assessment], members=team_of(portal))
    before = case.renewal.certificate
    at = noon(before.valid_until - 20 * DAY)
    clock_at(at)
    [new] = release_meeting(meeting, by=portal["ketua"], at=at)
    assert (new.replaces, new.valid_from) == (before, before.valid_until + dt.timedelta(days=1))
    return new


def shows_both(visitor, old, new):
    """Each leads to the other; the old one holds until the new one begins."""
    visitor.goes_to(reverse("recertification:renewal", args=[old.pk]))
    visitor.sees("Sertifikat Anda sudah diperpanjang.")
    visitor.follows(new.number)
    visitor.sees("Sertifikat sebelumnya")
    visitor.follows("Sertifikat sebelumnya")
    visitor.finds(new.number, exact=False)

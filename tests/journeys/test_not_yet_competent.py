"""The plenary decides not yet competent, against the recommendation, with its reason."""

import pytest
from django.urls import reverse

from certificates.models import Certificate
from decisions.models import Outcome
from foundation.documents import seals
from foundation.notices.models import Notice
from schemes.models import Element

from . import deciding

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REASON = "Bukti untuk elemen terakhir tidak memperlihatkan pemutakhiran data pada tahun 2026."


@pytest.mark.clause("7.1.4")
@pytest.mark.clause("9.4.3")
@pytest.mark.clause("9.4.5")
def test_the_reason_is_written_and_nothing_is_known_before_the_seal(
    ratna, meeting, staff, stranger, run_jobs
):
    item, chair = meeting.items.get(), staff("tim1")
    for name in ("tim1", "tim2", "tim3"):
        deciding.take_seat(staff(name), meeting)
    deciding.open_meeting(chair, meeting)
    deciding.vote(staff("tim1"), item, "Belum kompeten")
    deciding.vote_by_keys(staff("tim2"), item)
    deciding.vote(staff("tim3"), item, "Kompeten", note="Bukti keempat menurut saya cukup.")

    deciding.close(chair, item, reason="")
    chair.sees("Tulis alasannya; peserta membacanya.")
    assert not item.decisions.exists()
    deciding.close(chair, item, reason=REASON)
    chair.sees("Sebutkan elemen yang belum kompeten")
    deciding.close(chair, item, reason=REASON, short=str(short_of(item)))
    chair.sees(REASON)
    assert item.decisions.get().outcome == Outcome.NOT_YET

    told = Notice.objects.filter(to=item.application.applicant).count()
    deciding.write_minutes(chair, meeting)
    for name in ("tim1", "tim2", "tim3"):
        deciding.sign_minutes(staff(name), meeting)
    run_jobs()
    nothing_is_known(ratna, item.application, told)
    deciding.release(staff("ketua"), meeting)
    run_jobs()
    the_letter_says_why(ratna, item.application, short_of(item))
    assert not Certificate.objects.exists()


def short_of(item):
    """The last element, as the chair names it."""
    version = item.application.scheme_version
    return Element.objects.filter(unit__version=version).order_by("unit__position", "position").last()


def nothing_is_known(candidate, application, told):
    """Neither the case, nor the inbox, nor the desk say a word before the decree is signed."""
    for path in (
        reverse("applications:case", args=[application.pk]),
        reverse("notices:inbox"),
        reverse("desk"),
        reverse("certificates:mine"),
    ):
        candidate.goes_to(path)
        candidate.does_not_see("Belum kompeten", "belum kompeten", "dinyatakan", REASON)
    candidate.goes_to(reverse("applications:case", args=[application.pk]))
    candidate.sees("Menunggu keputusan rapat pleno")
    assert Notice.objects.filter(to=application.applicant).count() == told


def the_letter_says_why(candidate, application, short):
    """From the home of the case: what is missing, until when to appeal, day by day, and the letter itself."""
    candidate.goes_to(application.get_absolute_url())
    candidate.follows("Baca")
    candidate.sees("Anda dinyatakan belum kompeten.")
    candidate.sees(REASON)
    candidate.sees(short.title_id)
    candidate.sees("Hak banding Anda")
    candidate.opens("Cara menghitung harinya")
    candidate.sees("Akhir pekan")
    assert seals.verify(candidate.downloads("Surat beserta alasannya (PDF)"))

"""Returned, corrected, refused payment, paid: the way of an application that is not right at once."""

import re

import pytest
from django.urls import reverse

from applications.models import Verdict
from applications.states import ApplicationState
from fees.models import Slip

from . import applying, office
from .things import a_pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.clause("8.4")
@pytest.mark.clause("9.1.5")
@pytest.mark.clause("9.1.6")
def test_two_items_are_put_right_and_a_second_slip_pays(ratna, sent, staff, run_jobs):
    wahyu, job, card = staff("sekretariat"), sent.employments.get(), sent.attachments.first().requirement
    office.take_case(wahyu, sent)
    office.review_every_item(wahyu, returned=[f"job:{job.pk}", f"document:{card.pk}"])
    office.give_back(wahyu)
    run_jobs()

    only_those_are_open(ratna, sent)
    puts_the_work_right(ratna, sent)
    puts_the_document_right(ratna, sent, card)
    sends_again(ratna, sent)
    asks(ratna)
    may_withdraw(ratna, sent)
    run_jobs()
    office.look_again(wahyu, sent)

    applying.pay(ratna, sent.invoice, amount="50.000")
    run_jobs()
    office.reject_slip(wahyu, sent.invoice, "Bukti ini untuk transfer lain.")
    ratna.goes_to(sent.invoice.get_absolute_url())
    ratna.sees("Bukti ini untuk transfer lain.")
    applying.pay(ratna, sent.invoice)
    run_jobs()
    office.confirm_payment(wahyu, sent.invoice)
    office.look_again(wahyu, sent)
    office.accept(wahyu)

    sent.refresh_from_db()
    assert sent.state == ApplicationState.ACCEPTED
    assert Slip.objects.filter(invoice=sent.invoice).count() == 2
    assert sent.review_items.filter(verdict=Verdict.RETURNED).count() == 2


def only_those_are_open(visitor, application):
    """The applicant is told how many things to put right; a step with nothing returned stays closed."""
    visitor.goes_to(reverse("applications:home"))
    visitor.sees("Ada 2 hal yang perlu Anda lengkapi")
    visitor.follows("Perbaiki")
    visitor.page.wait_for_url(re.compile("pengalaman"))
    visitor.goes_to(reverse("applications:work", args=[application.pk]))
    visitor.sees("Ke permohonan saya")
    assert visitor.page.get_by_label("Nama atasan langsung").count() == 0


def puts_the_work_right(visitor, application):
    """What was asked for is written beside the job that came back."""
    visitor.goes_to(reverse("applications:experience", args=[application.pk]))
    visitor.sees("Halaman kedua tidak terbaca")
    visitor.fills("Tugas Anda", "Menghimpun dan memutakhirkan data pelanggan, setiap bulan.")
    visitor.presses("Simpan dan lanjut")
    visitor.page.wait_for_url(re.compile(rf"/permohonan/{application.pk}/(?!pengalaman)"))


def puts_the_document_right(visitor, application, requirement):
    """The next link leads there: another file for the document that came back, and for that one only."""
    visitor.follows("Perbaiki")
    visitor.page.wait_for_url(re.compile("dokumen"))
    visitor.sees("Halaman kedua tidak terbaca")
    card = visitor.page.locator(f"#document-{requirement.pk}")
    card.get_by_text(re.compile("Ganti berkas|Tambah berkas")).first.click()
    card.locator("input[type=file]:not([capture])").set_input_files(a_pdf("ulang.pdf"))
    visitor.sees("ulang.pdf")
    others = visitor.page.locator(f"[id^=document-]:not(#document-{requirement.pk}) input[type=file]")
    assert others.count() == 0


def sends_again(visitor, application):
    """Both are put right: it goes back to the secretariat."""
    visitor.goes_to(reverse("applications:send", args=[application.pk]))
    visitor.sees("Kirim", exact=False)
    visitor.presses("Kirim")
    visitor.sees("Sekretariat sedang menelaah")


def asks(visitor):
    """A question on the thread of the case, read back at once."""
    visitor.follows("Tanya jawab")
    visitor.fills("Pesan Anda", "Apakah surat keterangan kerja cukup?")
    visitor.presses("Kirim pesan")
    visitor.sees("surat keterangan kerja cukup")


def may_withdraw(visitor, application):
    """The page that asks once more before an application ends."""
    visitor.goes_to(reverse("applications:withdraw", args=[application.pk]))
    visitor.sees("Tarik permohonan")

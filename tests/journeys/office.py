"""The secretariat's steps: money, review, assignment, the meeting prepared (8.4, 9.1.5, 9.2.2, 9.4.5)."""

import re

from django.urls import reverse
from django.utils import timezone

from foundation.look import writing
from foundation.workflow import clock

from .visitors import number_in


def today():
    """This day, as people type it."""
    return writing.day(timezone.localdate(clock.now()))


def take_case(office, application):
    """The next application of the queue becomes one's own."""
    office.goes_to(reverse("applications:queue"))
    office.sees("Ambil berikutnya")
    office.presses("Ambil berikutnya")
    office.sees("Simpan, butir berikutnya")
    assert number_in(office.page.url) == application.pk


def review_every_item(office, *, returned=()):
    """File and form side by side, item by item: accepted, or returned where its key is named (9.1.5)."""
    page = office.page
    while (form := page.locator("form[action*='/butir/']")).count():
        here, key = page.url, form.get_attribute("action").split("/")[-2]
        send_back_item(office) if key in returned else accept_item(office)
        page.wait_for_url(lambda url, here=here: url != here)
    office.sees("Selesaikan telaah")


def look_again(office, application):
    """Open one's case; what was put right is looked at once more."""
    office.goes_to(reverse("applications:review", args=[application.pk]))
    review_every_item(office)


def accept_item(office):
    """Accepted, with what has to be found out about it."""
    page = office.page
    office.sees("Putusan")
    page.locator("label:has(input[name=verdict][value=ACCEPTED])").click()
    for found in ("in_field][value=yes", "person][value=none"):
        if (answer := page.locator(f"label:has(input[name={found}])")).count():
            answer.click()
    for claim in page.locator("input[name=affirmed]").all():
        claim.check()
    if (level := page.locator("select[name=level]")).count():
        level.select_option("S1")
    office.presses("Simpan, butir berikutnya")


def send_back_item(office):
    """Returned, with a reason of the list and a sentence that the applicant reads."""
    office.page.locator("label:has(input[name=verdict][value=RETURNED])").click()
    office.page.get_by_label("Alasan, jika dikembalikan").select_option(index=1)
    office.fills("Yang perlu dilakukan pemohon", "Halaman kedua tidak terbaca. Unggah ulang.")
    office.presses("Simpan, butir berikutnya")


def accept(office):
    """The applicant becomes a candidate (9.1.6)."""
    _end(office, ask="Terima", verb="Terima permohonan", told="kini peserta sertifikasi")


def give_back(office):
    """Only what was returned opens again."""
    _end(office, ask="Kembalikan", verb="Kembalikan permohonan", told="Dikembalikan")


def _end(office, *, ask, verb, told):
    """One of the endings, after a look at what follows."""
    office.opens_confirmation(ask)
    office.sees(verb)
    office.presses(verb)
    office.sees(re.compile(told))


def confirm_payment(office, invoice, *, amount="500.000", reference="TRF-0001"):
    """What stands on the bank statement settles the invoice."""
    office.goes_to(reverse("fees:queue"))
    office.sees("menunggu diperiksa")
    office.follows(invoice.payer_name)
    office.sees("Konfirmasi pembayaran")
    office.fills("Jumlah pada rekening koran", amount)
    office.fills("Tanggal pada rekening koran", today())
    office.fills("Referensi bank", reference)
    office.presses("Konfirmasi pembayaran")
    office.sees(re.compile("^Lunas"))


def reject_slip(office, invoice, reason):
    """The slip cannot be accepted; the payer reads why."""
    office.goes_to(invoice.get_absolute_url())
    office.opens("Bukti tidak dapat diterima")
    office.sees("Tolak bukti transfer")
    office.fills("Alasan", reason)
    office.presses("Tolak bukti transfer")
    office.sees(reason)


def assign(office, application, assessor):
    """Free and qualified assessors are proposed; one of them is assigned."""
    office.goes_to(reverse("assessments:queue"))
    office.sees(application.candidate_number)
    office.follows("Tugaskan asesor")
    office.sees(assessor.full_name)
    row = office.page.locator("tr", has_text=assessor.full_name)
    row.get_by_role("button", name="Tugaskan").click()
    office.sees("Belum menjawab")


def plan_meeting(office):
    """A meeting today; gives its number."""
    office.goes_to(reverse("decisions:meetings"))
    office.sees("Rencanakan rapat")
    office.follows("Rencanakan rapat")
    office.sees("Tempat")
    office.fills("Hari", today())
    office.fills("Dari", "09.00")
    office.fills("Tempat", "Ruang rapat LSP")
    office.presses("Rencanakan rapat")
    office.page.wait_for_url(re.compile(r"/pleno/\d+/$"))


def put_on_agenda(office, application):
    """A complete file."""
    office.sees(application.candidate_number)
    office.page.locator("tr", has_text=application.candidate_number).get_by_role(
        "button", name="Masukkan ke agenda"
    ).click()
    office.sees("Keluarkan")


def seat(office, member, *, chairs=False):
    """One member more, if the rules let them sit."""
    office.page.get_by_label("Anggota tim").select_option(label=member.full_name)
    if chairs:
        office.ticks("Memimpin rapat")
    office.presses("Tunjuk")

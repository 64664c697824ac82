"""The secretariat's steps: money, review, assignment, the meeting prepared (8.4, 9.1.5, 9.2.2, 9.4.5)."""

import re

from django.urls import reverse
from django.utils import timezone

from foundation.look import writing
from foundation.workflow import clock


def today():
    """This day, as people type it."""
    return writing.day(timezone.localdate(clock.now()))


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
    office.goes_to(reverse("fees:invoice", args=[invoice.pk]))
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

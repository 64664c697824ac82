"""The steps of assessor and candidate: accept, plan, agree, judge, recommend (9.2)."""

import re

from django.urls import reverse

from foundation.look.writing import day
from foundation.workdays.queries import add_workdays
from foundation.workflow import clock


def page_of(assessment):
    return reverse("assessments:assessment", args=[assessment.pk])


def accept(assessor, assessment):
    """The assessor takes the case."""
    assessor.goes_to(reverse("assessments:mine"))
    assessor.sees(assessment.application.particulars.full_name)
    assessor.follows(assessment.application.particulars.full_name)
    assessor.sees("Terima penugasan")
    assessor.presses("Terima penugasan")
    assessor.sees("Susun rencana")


def plan(assessor):
    """What will be collected, where and when (9.2.1)."""
    assessor.follows("Susun rencana")
    assessor.sees("Usulkan rencana ini")
    assessor.page.get_by_label("Latar belakang peserta").select_option(index=1)
    assessor.page.get_by_label(re.compile("ortofolio")).first.check()
    assessor.fills("Pendekatan", "Portofolio, lalu konfirmasi lewat wawancara singkat bila perlu.")
    assessor.fills("Tempat", "Kantor LSP")
    assessor.fills("Hari", day(add_workdays(clock.today(), 1).due_on))
    assessor.fills("Dari", "09.00")
    assessor.presses("Usulkan rencana ini")
    assessor.sees("FR.AK.01")


def agree(visitor, assessment, name):
    """Each signs FR.AK.01 as themself (9.2.4)."""
    visitor.goes_to(page_of(assessment))
    visitor.sees("Setujui dan tanda tangani")
    visitor.fills("Nama lengkap Anda", name)
    visitor.presses("Setujui dan tanda tangani")
    visitor.page.locator("p", has_text=name).filter(has_text="WIB").first.wait_for()


def judge_everything(assessor, assessment):
    """Every piece of evidence against every element: valid, authentic, current, sufficient (9.2.5)."""
    assessor.goes_to(page_of(assessment))
    assessor.sees("Mulai", exact=True)
    assessor.presses("Mulai")
    assessor.sees("Lanjutkan penilaian")
    assessor.follows("Lanjutkan penilaian")
    while "/bukti/" in assessor.page.url:
        judge_by_keys(assessor)
    assessor.sees("Kirim rekomendasi")


def judge_by_keys(assessor):
    """V, A, T, M and Enter: one cell without a mouse."""
    page, here = assessor.page, assessor.page.url
    page.locator("[data-keys]").wait_for()
    assessor.sees("KUK elemen ini")
    for letter in "vatm":
        page.keyboard.press(letter)
    assert page.locator("input[value=yes]:checked").count() == len("vatm")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.partition("#")[0] != here.partition("#")[0])


def recommend(assessor):
    """It follows from the judgements; sent, it stands (9.2.6)."""
    assessor.presses("Kirim rekomendasi")
    assessor.sees("Rekomendasi Anda sudah")


def report(assessor):
    """FR.AK.05 on the session, from the desk (9.3.6)."""
    assessor.goes_to(reverse("desk"))
    assessor.sees("Rapat pleno menunggu laporan ini.", exact=False)
    assessor.takes_up("Tulis FR.AK.05")
    assessor.sees("Kirim laporan")
    for field in assessor.page.locator("main textarea").all():
        field.fill("Tidak ada.")
    assessor.presses("Kirim laporan")
    assessor.sees("Laporan saya, FR.AK.05")


def sign_records(candidate, assessment, name):
    """FR.IA.08 and FR.AK.02 read and signed; how it went for them is asked after it (9.2.5, 9.3.6)."""
    candidate.goes_to(page_of(assessment))
    candidate.sees("Tandatangani, atau kirim penolakan")
    candidate.fills("Nama lengkap Anda", name)
    candidate.presses("Tandatangani, atau kirim penolakan")
    candidate.finds("Anda menandatanganinya", exact=False)

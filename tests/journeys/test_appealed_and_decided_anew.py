"""A candidate who is not yet competent appeals on a phone; others hear it, uphold it, and decide anew (9.9)."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions import accept_undertaking
from accounts.models import User
from accounts.queries import undertaking_text
from appeals.models import Appeal
from assessments.models import Assessment
from certificates.actions import release_meeting
from certificates.models import Certificate
from foundation.documents import seals
from foundation.look.writing import day
from tests.factories.certificates import SEALED_AT
from tests.factories.decisions import MET_AT, a_member, signed

from .things import a_pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DAY = dt.timedelta(days=1)
LODGED_AT, FORMED_AT, HEARD_AT = (SEALED_AT + days * DAY for days in (1, 2, 6))
TEAM = ("banding1", "banding2", "banding3")
NAMES = ("Ratih Kusuma", "Iwan Setiawan", "Teguh Santoso")
GROUNDS = "Rekap bulan September tidak dibahas dalam rapat."
REASONS = "Rekap September sah dan terkini, tetapi tidak dinilai."


@pytest.fixture
def journey(clock_at, run_jobs):
    """How time passes, and how the worker does what waits."""
    return clock_at, run_jobs


@pytest.mark.clause("7.1.4")
@pytest.mark.clause("9.9.1")
@pytest.mark.clause("9.9.2")
@pytest.mark.clause("9.9.3")
@pytest.mark.clause("9.9.4")
@pytest.mark.clause("9.9.5")
@pytest.mark.clause("9.9.6")
def test_people_without_a_part_uphold_it_and_others_decide_anew(not_competent, ratna, staff, portal, journey):
    (clock_at, run_jobs), decision = journey, not_competent
    office, chair = staff("sekretariat"), staff("banding1")
    appeal = lodges(ratna, decision)
    is_not_lodged_twice(ratna, decision)
    run_jobs()

    is_admitted(office, appeal)
    clock_at(FORMED_AT)
    gets_its_team(office, staff, appeal)
    is_called(chair, appeal, on=HEARD_AT)
    both_sides_write(office, ratna, appeal)
    sees_the_file(chair, appeal)

    clock_at(HEARD_AT)
    is_heard(chair, appeal)
    for name in TEAM:
        speaks(staff(name, unseen=True), appeal)
    is_ruled(chair, appeal)
    for name in TEAM:
        signs(staff(name), appeal)
    run_jobs()
    reads_the_ruling(ratna, appeal)

    others_decide(decision, portal, at=HEARD_AT + 5 * DAY)
    clock_at(HEARD_AT + 5 * DAY)
    run_jobs()
    has_a_certificate(ratna, decision)


def lodges(candidate, decision):
    """From the home of the case, in one page of a phone."""
    candidate.goes_to(decision.application.get_absolute_url())
    candidate.finds("tersisa", exact=False)
    candidate.follows("Ajukan banding")
    candidate.sees("Mengapa Anda mengajukan banding?", exact=False)
    candidate.ticks("Keputusannya")
    candidate.fills("Mengapa Anda mengajukan banding?", GROUNDS)
    answers(candidate, "explained", "yes")
    answers(candidate, "discussed", "no")
    candidate.presses("Ajukan banding")
    # Nothing of it is lost: the name is missing.
    candidate.finds(GROUNDS)
    candidate.hands_in("Lampiran", a_pdf("rekap-september.pdf"))
    candidate.fills("Nama lengkap Anda", decision.application.particulars.full_name)
    candidate.presses("Ajukan banding")
    candidate.sees("Banding Anda sedang diperiksa.")
    appeal = Appeal.objects.get()
    assert (appeal.grounds, appeal.explained, appeal.discussed) == (GROUNDS, True, False)
    return appeal


def answers(visitor, name, value):
    """Yes or no, where several questions have the same two answers."""
    field = visitor.page.locator(f"input[name={name}][value={value}]")
    field.evaluate("field => field.labels[0].click()")
    assert field.is_checked()


def is_not_lodged_twice(candidate, decision):
    candidate.goes_to(reverse("appeals:lodge", args=[decision.pk]))
    candidate.sees("atas hal ini sedang diperiksa", exact=False)
    candidate.follows("Lihat banding Anda")
    candidate.finds("Banding Anda sedang diperiksa.")


def is_admitted(office, appeal):
    office.takes_up(f"Periksa banding {appeal.number}")
    office.sees(GROUNDS)
    office.fills("Alasan", "Diajukan sendiri, tepat waktu, dan beralasan.")
    office.presses("Terima untuk diperiksa")
    office.sees("Banding diterima untuk diperiksa.", exact=False)


def gets_its_team(office, staff, appeal):
    """Three of the appeal team, each without a part; each accepts."""
    office.follows("Siapa yang dapat memeriksa")
    for place, name in enumerate(NAMES):
        office.chooses("Anggota", name)
        if place == 0:
            office.ticks("Memimpin tim")
        office.presses("Tunjuk")
        office.finds(name)
    for place, name in enumerate(TEAM):
        member = staff(name, unseen=place > 0)
        member.takes_up(f"Terima penunjukan untuk banding {appeal.number}")
        member.sees("Apakah Anda terlibat", exact=False)
        member.presses("Saya tidak terlibat dan menerima penunjukan")
        member.finds("Anda menjadi anggota tim banding ini.")
    office.goes_to(reverse("appeals:team", args=[appeal.pk]))
    office.sees("Siapa yang dapat memeriksa banding ini")
    office.presses("Tetapkan tim")
    office.sees("Tim terbentuk.", exact=False)


def is_called(chair, appeal, *, on):
    chair.goes_to(appeal.get_absolute_url())
    chair.fills("Hari", day(timezone.localdate(on)))
    chair.fills("Pukul", "09.30")
    chair.fills("Tempat atau tautan", "Ruang rapat LSP")
    chair.presses("Panggil kedua pihak")
    chair.sees("Kedua pihak dipanggil.")


def both_sides_write(office, candidate, appeal):
    candidate.goes_to(reverse("appeals:mine", args=[appeal.pk]))
    for name in NAMES:
        candidate.finds(name)
    candidate.opens("Tambahkan tanggapan")
    candidate.fills("Keterangan", "Rekap itu bertanda tangan atasan.")
    candidate.presses("Kirim")
    candidate.sees("Keterangan Anda tersimpan.")
    office.goes_to(appeal.get_absolute_url())
    office.opens("Beri keterangan untuk LSP")
    office.fills("Keterangan", "Rekap ada di berkas, tetapi tidak dikaitkan.")
    office.presses("Simpan keterangan")
    office.sees("Keterangan tersimpan.")


def sees_the_file(chair, appeal):
    """Exactly what was decided on, and what came later."""
    chair.goes_to(appeal.get_absolute_url())
    chair.follows("Seperti saat diputus")
    chair.sees("Berkas seperti saat diputus")
    chair.finds("seperti saat diputus")
    chair.does_not_see("Tidak semuanya seperti saat diputus")


def is_heard(chair, appeal):
    chair.goes_to(appeal.get_absolute_url())
    chair.finds("Catat sidang")
    for side in ("appellant", "lsp"):
        answers(chair, f"hold-{side}_came", "yes")
    chair.fills("Jalannya sidang", "Kedua pihak membuka berkas bersama.")
    chair.presses("Kedua pihak sudah didengar")
    chair.sees("Setiap anggota kini memberi suara.", exact=False)


def speaks(member, appeal):
    member.goes_to(appeal.get_absolute_url())
    member.ticks("Saya mengabulkan banding")
    member.fills("Alasan Anda", "Rekap September belum dinilai.")
    member.presses("Beri suara")
    member.finds("Suara Anda tersimpan.")


def is_ruled(chair, appeal):
    chair.goes_to(appeal.get_absolute_url())
    chair.ticks("Rapat pleno baru memutuskan, dengan anggota lain")
    chair.fills("Pertimbangan putusan", REASONS)
    chair.seals("Tulis putusan")
    chair.sees("Tanda tangani putusan", exact=False)


def signs(member, appeal):
    member.goes_to(appeal.get_absolute_url())
    member.seals("Tanda tangani putusan")
    member.finds("Anda sudah menandatangani putusan.")


def reads_the_ruling(candidate, appeal):
    candidate.goes_to(reverse("appeals:mine", args=[appeal.pk]))
    candidate.sees("Banding Anda dikabulkan.")
    candidate.finds(REASONS)
    assert seals.verify(candidate.downloads("Berita acara putusan (PDF)"))
    assert candidate.downloads("FR.AK.04 (PDF)").startswith(b"%PDF")


def a_new_member():
    """Somebody of the deciding team, who has accepted the undertaking of this portal, too."""
    member = a_member()
    text = undertaking_text(on=MET_AT.date())
    accept_undertaking(text, address=None, by=member, at=MET_AT)
    return User.objects.get(pk=member.pk)


def others_decide(decision, portal, *, at):
    """The same file, before members who had no part in the first decision."""
    assessment = Assessment.objects.get(application=decision.application)
    [_certificate] = release_meeting(
        signed([assessment], members=[a_new_member() for _ in range(3)]),
        by=portal["ketua"],
        at=at,
    )


def has_a_certificate(candidate, decision):
    candidate.goes_to(Certificate.objects.get().get_absolute_url())
    candidate.finds(Certificate.objects.get().number)
    candidate.goes_to(
        reverse("certificates:outcome", args=[decision.application.applicant.outcome_letters.get().pk])
    )
    candidate.sees("Keputusan ini diganti dengan keputusan yang lebih baru.")

"""The plenary's steps: take one's seat, vote, close, minute, sign, release (9.4)."""

import re

from django.urls import reverse


def page_of(meeting):
    return reverse("decisions:meeting", args=[meeting.pk])


def take_seat(member, meeting):
    """Present, with the declaration."""
    member.goes_to(page_of(meeting))
    member.sees("Bagaimana Anda hadir?")
    member.ticks("hadir", exact=True)
    member.ticks("Saya tidak terlibat")
    member.presses("Saya hadir")
    member.page.get_by_text("Bagaimana Anda hadir?").wait_for(state="hidden")


def open_meeting(chair, meeting):
    """The chair, once there are enough."""
    chair.goes_to(page_of(meeting))
    chair.sees("Buka rapat")
    chair.presses("Buka rapat")
    chair.sees("Beri suara kompeten untuk seluruh blok")


def vote_for_the_block(member, meeting):
    """Everybody recommended competent, at once."""
    member.goes_to(page_of(meeting))
    member.presses("Beri suara kompeten untuk seluruh blok")
    member.sees(re.compile("Suara Anda"))


def close_the_block(chair, meeting):
    """Whatever is unanimous."""
    chair.goes_to(page_of(meeting))
    chair.seals("Tutup perkara yang bulat")
    chair.sees("Diputus")


def open_item(member, item):
    """The page of one case on the agenda."""
    member.goes_to(reverse("decisions:item", args=[item.meeting_id, item.pk]))


def vote(member, item, outcome, *, note=""):
    """One's own voice, by name."""
    open_item(member, item)
    member.sees("Suara Anda")
    member.ticks(re.compile(rf"^\s*{outcome}"))
    if note:
        member.fills("Catatan untuk Berita Acara", note)
    member.presses("Berikan suara")
    member.sees("Ubah suara saya")


def vote_by_keys(member, item):
    """Not yet competent, without a mouse: to the answers, along them, to the button."""
    open_item(member, item)
    member.sees("Suara Anda")
    member.tabs_to("input[name=outcome]")
    member.page.keyboard.press("ArrowDown")
    assert member.page.locator("input[name=outcome]:checked").get_attribute("value") == "NOT_YET"
    member.tabs_to("button:has-text('Berikan suara')")
    member.page.keyboard.press("Enter")
    member.sees("Ubah suara saya")


def close(chair, item, *, reason, short=None):
    """The chair closes the item with what the votes say, and writes why."""
    open_item(chair, item)
    chair.sees("Tutup dengan suara terbanyak")
    if reason:
        chair.page.locator("textarea[name=decide-reason]").fill(reason)
    if short:
        chair.page.get_by_label(short).check()
    chair.seals("Tutup dengan suara terbanyak")


def write_minutes(chair, meeting):
    """The session closes; what happened is taken down."""
    chair.goes_to(page_of(meeting))
    chair.follows("Tutup rapat dan tulis Berita Acara")
    chair.sees("Kesimpulan")
    chair.presses("Tutup rapat")
    chair.sees("Tanda tangani Berita Acara ini")


def sign_minutes(member, meeting):
    """Exactly this text, by its hash."""
    member.goes_to(reverse("decisions:minutes", args=[meeting.pk]))
    member.sees("Tanda tangani Berita Acara ini")
    member.seals("Tanda tangani Berita Acara ini")
    member.page.get_by_role("button", name="Tanda tangani Berita Acara ini").wait_for(state="hidden")


def release(head, meeting):
    """The head signs the decree: everything becomes known together."""
    head.goes_to(reverse("certificates:release", args=[meeting.pk]))
    head.sees("Tanda tangani SK")
    head.seals("Tanda tangani SK dan terbitkan")
    head.sees(re.compile("SK (sudah|telah) ditandatangani|Disegel"))

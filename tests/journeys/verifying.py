"""The holder's and the public's steps: agree, receive, download, and ask whether it is real (9.8, 9.4.6, 9.4.7)."""

import re

from django.urls import reverse


def receive(holder, certificate, name):
    """Signed, received, downloaded: the certificate's bytes as its holder gets them."""
    holder.goes_to(certificate.get_absolute_url())
    holder.sees("Setujui dan tanda tangani")
    holder.fills("Nama lengkap Anda", name)
    holder.presses("Setujui dan tanda tangani")
    holder.sees("Terima sekarang")
    holder.presses("Terima sekarang")
    holder.sees("Unduh sertifikat (PDF)")
    return holder.downloads("Unduh sertifikat (PDF)")


def open_qr(public, certificate):
    """What the QR code on the paper opens."""
    public.goes_to(reverse("certificates:verification", args=[certificate.token]))
    public.sees(re.compile("^Berlaku pada"))


def look_up(public, number):
    """By number: what can be guessed tells little."""
    public.goes_to(reverse("certificates:verify"))
    public.sees("Pilih PDF")
    public.fills("Nomor sertifikat atau kode periksa", number)
    public.presses("Periksa")


def drop(public, data):
    """A PDF, hashed in the browser."""
    public.goes_to(reverse("certificates:verify"))
    public.page.locator("form[data-pdf-check] input[type=file]").set_input_files(
        {"name": "sertifikat.pdf", "mimeType": "application/pdf", "buffer": data}
    )

"""Files that the people of the demonstration hand in: drawn here, and marked CONTOH on their face."""

import io
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from foundation.documents.models import Slot
from foundation.documents.rules import examine

A4 = (1240, 1754)
RED, BLUE = "#b3221d", "#2b5c9e"
SKIN, DARK, CLOTH, WHITE = "#c8946f", "#221a17", "#22303c", "#eef0f0"


def document(title, *lines):
    """A page with a title and some lines, as a PDF."""
    page = Image.new("RGB", A4, "white")
    draw = ImageDraw.Draw(page)
    draw.rectangle((80, 80, A4[0] - 80, A4[1] - 80), outline="#7c8a84", width=3)
    draw.text((140, 150), "CONTOH", font=_font(64), fill="#9c2218")
    draw.text((140, 260), title, font=_font(52), fill="#15231e")
    for number, line in enumerate(lines):
        draw.text((140, 380 + number * 64), line, font=_font(34), fill="#43544d")
    return SimpleUploadedFile(
        _name(title, "pdf"), _bytes(page, "PDF", resolution=150), content_type="application/pdf"
    )


@cache
def handed_in(slot, title, *lines):
    """A document as it may be kept; what several people hand in alike is examined once."""
    return examine(document(title, *lines), slot=slot)


@cache
def photographed(ground=RED):
    """A photo as it may be kept."""
    return examine(portrait(ground), slot=Slot.PHOTO)


def portrait(ground, cloth=CLOTH):
    """A drawn head on a red ground, 3 × 4."""
    picture = Image.new("RGB", (600, 800), ground)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((-20, 570, 620, 1280), fill=cloth)
    draw.polygon([(236, 592), (364, 592), (300, 744)], fill=WHITE)
    draw.rectangle((252, 460, 348, 620), fill=SKIN)
    draw.ellipse((184, 184, 416, 524), fill=SKIN)
    draw.pieslice((168, 132, 432, 452), 180, 360, fill=DARK)
    return SimpleUploadedFile("pas-foto.jpg", _bytes(picture, "JPEG", quality=88), content_type="image/jpeg")


@cache
def photo_of_work():
    """A photo as a tablet takes it of somebody's work: a screen with rows."""
    picture = Image.new("RGB", (1200, 900), "#dfe5e2")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((120, 90, 1080, 760), fill=WHITE, outline=CLOTH, width=14)
    draw.text((170, 130), "CONTOH", font=_font(56), fill=RED)
    for row in range(7):
        draw.rectangle((170, 230 + row * 70, 1030, 270 + row * 70), fill="#c6d2cd")
    file = SimpleUploadedFile("foto.jpg", _bytes(picture, "JPEG", quality=85), content_type="image/jpeg")
    return examine(file, slot=Slot.EVIDENCE)


@cache
def drawn_hand():
    """A signature drawn by hand."""
    picture = Image.new("RGB", (600, 200), "white")
    ImageDraw.Draw(picture).line(
        [(60, 140), (130, 50), (170, 150), (230, 70), (280, 140), (360, 90), (540, 110)], fill=DARK, width=6
    )
    file = SimpleUploadedFile("tanda-tangan.png", _bytes(picture, "PNG"), content_type="image/png")
    return examine(file, slot=Slot.SIGNATURE)


def _font(size):
    return ImageFont.load_default(size)


def _bytes(picture, kind, **how):
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def _name(title, ending):
    return f"{'-'.join(title.lower().split())}.{ending}"

"""Real files as people hand them in."""

import io

from PIL import Image, ImageDraw


def a_pdf(name, words="Contoh"):
    """A page of A4 with a few words on it, as a scanner makes it."""
    page = Image.new("RGB", (595, 842), "white")
    pen = ImageDraw.Draw(page)
    pen.text((60, 60), words, fill="black")
    for line in range(18):
        pen.line((60, 110 + 24 * line, 535 - 31 * (line % 4), 110 + 24 * line), fill="#888888", width=2)
    held = io.BytesIO()
    page.save(held, "PDF")
    return {"name": name, "mimeType": "application/pdf", "buffer": held.getvalue()}


def a_portrait(wide=4, high=5):
    """A head before a red wall; as it comes from the camera, too wide, so that it has to be cropped."""
    picture = Image.new("RGB", (300 * wide, 300 * high), (178, 24, 32))
    pen, middle = ImageDraw.Draw(picture), 150 * wide
    pen.ellipse((middle - 180, 380, middle + 180, 860), fill=(214, 170, 140))
    pen.pieslice((middle - 350, 900, middle + 350, 1900), 180, 360, fill=(30, 60, 80))
    held = io.BytesIO()
    picture.save(held, "JPEG")
    return {"name": "pas-foto.jpg", "mimeType": "image/jpeg", "buffer": held.getvalue()}


def with_a_changed_byte(data):
    """The same file, but for one letter in the middle."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]

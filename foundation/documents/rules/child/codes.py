"""QR codes in a picture, or on the first pages of a PDF: what they say, as text and nothing else."""

import io

import pypdfium2
import zxingcpp
from PIL import Image, JpegImagePlugin, PngImagePlugin

PLUGINS = (JpegImagePlugin, PngImagePlugin)
Image.preinit = lambda: None
Image.MAX_IMAGE_PIXELS = None  # what comes here was measured when it was handed in
SHARP = 3.0  # 216 dots an inch
PAGES = 3
LONGEST = 2400
MOST, LETTERS = 8, 500


def codes(data, *, is_pdf):
    """({"codes": [text, …]}, no bytes), each once, in the order in which they stand."""
    found = [text for image in (_pages(data) if is_pdf else [_picture(data)]) for text in _read(image)]
    return {"codes": list(dict.fromkeys(found))[:MOST]}, b""


def _pages(data):
    with pypdfium2.PdfDocument(data) as document:
        for number in range(min(PAGES, len(document))):
            page = document[number]
            scale = min(SHARP, LONGEST / max(1, *page.get_size()))
            yield page.render(scale=scale, grayscale=True).to_pil().convert("L")


def _picture(data):
    image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    image.draft("L", (LONGEST, LONGEST))
    image.thumbnail((LONGEST, LONGEST))
    return image.convert("L")


def _read(image):
    read = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    return [one.text[:LETTERS] for one in read if one.text]

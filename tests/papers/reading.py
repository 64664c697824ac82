"""How tests read a PDF: its words, and its pages as small grey pictures."""

from PIL import Image
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

DOTS = 36  # an inch: enough to see a block that moved, little enough to keep


def text_of(pdf):
    """All its words, page after page, with single spaces."""
    return "\n".join(texts_of(pdf))


def texts_of(pdf):
    """The words of each page, with single spaces."""
    document = PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def pages_of(pdf, dots=DOTS):
    """Each page as a grey picture."""
    document = PdfDocument(pdf)
    try:
        return [page.render(scale=dots / 72, grayscale=True).to_pil().convert("L") for page in document]
    finally:
        document.close()


def side_by_side(pages):
    """The pages in one picture, as they are kept."""
    whole = Image.new("L", (sum(page.width for page in pages), max(page.height for page in pages)), 255)
    left = 0
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width
    return whole


def square_picture(pdf, dots=600):
    """The one square picture on the first page as it is printed: the QR code."""
    document = PdfDocument(pdf)
    try:
        page = document[0]
        boxes = [picture.get_bounds() for picture in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])]
        (left, bottom, right, top) = next(box for box in boxes if abs(box[2] - box[0] - box[3] + box[1]) < 1)
        whole = page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")
        height = page.get_height()
        return whole.crop(
            tuple(round(edge * dots / 72) for edge in (left, height - top, right, height - bottom))
        )
    finally:
        document.close()

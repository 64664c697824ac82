"""Pages as pictures: what people look at instead of opening a stranger's file."""

import io

import pypdfium2
from PIL import Image, JpegImagePlugin, PngImagePlugin

PLUGINS = (JpegImagePlugin, PngImagePlugin)
Image.preinit = lambda: None
Image.MAX_IMAGE_PIXELS = None  # what comes here was measured when it was handed in
SHARP = 2.0  # 144 dots an inch
WHITE = (255, 255, 255)


def draw_pdf(data, *, pages, longest):
    """({"drawn": [[number, width, height, bytes], …]}, the JPEGs one after the other) of those pages, counted
    from 1.

    A page that cannot be drawn is left out.
    """
    with pypdfium2.PdfDocument(data) as document:
        return _packed((number, _page(document, number, longest)) for number in pages)


def draw_picture(data, *, longest):
    """The same for a picture: its one page."""
    image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    image.draft("RGB", (longest, longest))
    image.thumbnail((longest, longest))
    return _packed([(1, _on_white(image))])


def _page(document, number, longest):
    try:
        page = document[number - 1]
        scale = min(SHARP, longest / max(1, *page.get_size()))
        return page.render(scale=scale).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError):
        return None


def _on_white(image):
    if image.mode in ("L", "RGB"):
        return image
    image = image.convert("RGBA")
    ground = Image.new("RGB", image.size, WHITE)
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _packed(drawn):
    rows, made = [], []
    for number, image in drawn:
        if image is None:
            continue
        out = io.BytesIO()
        image.save(out, "JPEG", quality=80)
        rows.append([number, image.width, image.height, out.tell()])
        made.append(out.getvalue())
    return {"drawn": rows}, b"".join(made)

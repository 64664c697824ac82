"""Pictures, honest and not."""

import io
import struct
import zlib

from PIL import Image, ImageCms, PngImagePlugin

from tests.foundation.documents.corpus import CLEANED, NO_HARM, Sample

HTML = b"<html><script>alert(document.domain)</script></html>"
PHP = b"<?php system($_GET['c']); ?>"
ZIP = b"PK\x03\x04" + b"\0" * 26 + b"evil" + b"PK\x05\x06" + b"\0" * 18
SECRET = b"-6.21462,106.84513"


def draw(size=(600, 800), colour=(200, 30, 40), mode="RGB"):
    """A picture with something on it: a plain one would compress to nothing."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    picture = Image.blend(picture, Image.new("RGB", size, colour), 0.8)
    return picture.convert(mode)


def packed(picture, kind="JPEG", **how):
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def jpeg(size=(600, 800), colour=(200, 30, 40), mode="RGB", **how):
    return packed(draw(size, colour, mode), "JPEG", **how)


def png(size=(600, 800), mode="RGB", **how):
    return packed(draw(size, mode=mode), "PNG", **how)


def png_by_hand(width, height, rows, *, depth=8, colour=0, extra=b""):
    """A PNG of those raw rows, whatever its head claims."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + extra
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def moving():
    frames = [draw((300, 300), colour) for colour in ((255, 0, 0), (0, 255, 0), (0, 0, 255))]
    return packed(frames[0], "PNG", save_all=True, append_images=frames[1:], duration=100)


def with_text(text):
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", text)
    return png(pnginfo=info)


def with_exif(orientation=1, **tags):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Telepon"
    exif[0x9286] = SECRET
    exif.get_ifd(0x8825)[2] = (6.0, 12.0, 52.6)
    exif.get_ifd(0x8769)[36867] = "2026:05:04 10:11:12"
    return exif


def bombs():
    yield Sample(
        "13300 squared, only in the head", png_by_hand(13_300, 13_300, b"\0" * 100, colour=2), word="piksel"
    )
    yield Sample("8000 squared, really", png_by_hand(8_000, 8_000, b"\0" * 8_001 * 8_000), word="piksel")
    yield Sample(
        "30000 squared in one bit",
        png_by_hand(30_000, 30_000, b"\0" * 3_751 * 30_000, depth=1),
        word="piksel",
    )
    yield Sample("65500 by 1", png_by_hand(65_500, 1, b"\0" * 65_501), word="garis sempit")
    yield Sample("1 by 65000 jpeg", jpeg((1, 65_000)), word="garis sempit")
    yield Sample("moving", moving(), word="bergerak")
    endless = zlib.compress(b"\0" * 40_000_000, 9)
    small = b"\0" * 401 * 400
    profile = png_by_hand(400, 400, small, extra=chunk(b"iCCP", b"icc\0\0" + endless))
    yield Sample("profile that unpacks to 40 MB", profile)
    text = png_by_hand(400, 400, small, extra=chunk(b"zTXt", b"a\0\0" + endless) * 3)
    yield Sample("texts that unpack to 40 MB", text)
    yield Sample("rows without end", png_by_hand(400, 400, b"\0" * 60_000_000), becomes=NO_HARM)


def polyglots():
    for kind, data in (("jpeg", jpeg()), ("png", png())):
        for tail, what in ((HTML, "html"), (PHP, "php"), (ZIP, "zip"), (b"MZ\x90\0evil", "exe")):
            yield Sample(f"{kind} with {what} behind", data + tail, becomes=CLEANED, gone=tail)
    yield Sample("jpeg with php as comment", jpeg(comment=PHP), becomes=CLEANED, gone=PHP)
    yield Sample("jpeg with html as exif", jpeg(exif=_exif_of(HTML)), becomes=CLEANED, gone=HTML)
    yield Sample("png with html as text", with_text(HTML.decode()), becomes=CLEANED, gone=HTML)
    yield Sample("jpeg with a pdf behind", jpeg() + b"%PDF-1.4\n1 0 obj", becomes=CLEANED, gone=b"%PDF")
    yield Sample("gif and javascript", b"GIF89a/*" + b"\0" * 30 + b"*/=1;alert(1)", word="Isi berkas bukan")


def _exif_of(comment):
    exif = Image.Exif()
    exif[0x9286] = comment
    return exif


def broken():
    for kind, data in (("jpeg", jpeg()), ("png", png())):
        for part in (10, 30, 60, 90):
            yield Sample(f"{kind}, {part} % of it", data[: len(data) * part // 100])
        yield Sample(f"{kind}, its signature only", data[:8])
        yield Sample(f"{kind}, then nonsense", data[:8] + bytes(range(256)) * 20)
        yield from flipped(kind, data)


def flipped(kind, data, times=8):
    """One bit turned, at places spread over the file."""
    for number in range(times):
        turned = bytearray(data)
        at = len(data) * (2 * number + 1) // (2 * times)
        turned[at] ^= 1 << (number % 8)
        yield Sample(f"{kind} with bit {at * 8 + number % 8} turned", bytes(turned), becomes=NO_HARM)


def wrong_photos():
    for width, height in ((472, 708), (600, 900), (600, 600), (800, 600), (620, 800), (583, 800)):
        yield Sample(f"photo of {width} by {height}", jpeg((width, height)), slot="PHOTO", word="bukan 3 × 4")
    yield Sample("photo too small", jpeg((300, 400)), slot="PHOTO", word="terlalu kecil")
    yield Sample("photo one pixel short", jpeg((353, 471)), slot="PHOTO", word="terlalu kecil")
    yield Sample("document of a few pixels", png((40, 40)), word="terlalu kecil")


def good():
    """As phones, scanners and drawing programs make them."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    yield Sample("phone photo", jpeg((1200, 1600), exif=with_exif(6), quality=92))
    for turned in (3, 8):
        yield Sample(f"phone photo, orientation {turned}", jpeg((1600, 1200), exif=with_exif(turned)))
    yield Sample("12 megapixels", jpeg((3024, 4032), quality=80))
    yield Sample(
        "two pictures in one (MPO)", packed(draw(), "MPO", save_all=True, append_images=[draw((300, 400))])
    )
    yield Sample("photo that moves on the phone", jpeg() + b"\0\0\0\x18ftypmp42" + b"\0" * 500)
    yield Sample("progressive", jpeg(progressive=True))
    yield Sample("grey", jpeg(mode="L"))
    yield Sample("four colours of print", jpeg(mode="CMYK"))
    yield Sample("with a colour profile", jpeg(icc_profile=srgb))
    yield Sample("screenshot", png((1080, 2340)))
    yield Sample("transparent", png(mode="RGBA"))
    yield Sample("palette", packed(draw().quantize(16), "PNG", transparency=3))
    yield Sample("black and white scan", png((1240, 1754), mode="1"))
    yield Sample("sixteen bits of grey", packed(Image.new("I;16", (600, 800), 30_000), "PNG"))
    yield Sample("photograph 3 by 4", jpeg(), slot="PHOTO")
    yield Sample("photograph at its least", jpeg((354, 472)), slot="PHOTO")
    yield Sample("photograph as png", png((900, 1200)), slot="PHOTO")
    yield Sample("signature drawn", png((400, 150), mode="RGBA"), slot="SIGNATURE")
    yield Sample("transfer slip", jpeg((720, 1280)), slot="SLIP")

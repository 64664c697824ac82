"""Photographs and scans: decoded, measured, turned upright and drawn anew, so that only the pixels are left."""

import io

import photo
from PIL import Image, ImageCms, ImageOps, JpegImagePlugin, MpoImagePlugin, PngImagePlugin
from refused import Refused

# All that decoding may need is read before the fence is up; nothing else is ever asked to open a file.
PLUGINS = (JpegImagePlugin, MpoImagePlugin, PngImagePlugin)
Image.preinit = lambda: None
Image.MAX_IMAGE_PIXELS = None  # the limit of the slot is asked before a pixel is decoded
SRGB = ImageCms.createProfile("sRGB")
PLAIN_PNG = ("1", "L", "LA", "RGB", "RGBA")
THINNEST = 20  # times longer than wide: no page and no photograph is


def picture(data, *, pixels, at_least, shape, wants_hints):
    """(facts, bytes drawn anew); Refused where it is no picture, too large, moving, too small or of another
    shape.
    """
    image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    kind = "PNG" if image.format == "PNG" else "JPEG"
    _refuse_by_head(image, pixels)
    taken_on = photo.taken_on(image)

    image = _upright(image)
    _refuse_by_measure(image, at_least, shape)

    hints = photo.hints(image, taken_on) if wants_hints else {}
    drawn = _draw(_in_plain_colours(image, kind), kind)
    width, height = image.size
    return {"pages": 1, "width": width, "height": height, "hints": hints}, drawn


def _refuse_by_head(image, pixels):
    """What the first bytes already say, before anything is unpacked."""
    width, height = image.size
    if width * height > pixels:
        raise Refused("too_many_pixels", width=width, height=height)
    if max(width, height) > THINNEST * min(width, height):
        raise Refused("wrong_shape", width=width, height=height)
    if image.format == "PNG" and getattr(image, "is_animated", False):
        raise Refused("moving")


def _upright(image):
    image.load()
    return ImageOps.exif_transpose(image)


def _refuse_by_measure(image, at_least, shape):
    width, height = image.size
    if width < at_least[0] or height < at_least[1]:
        raise Refused("too_small", width=width, height=height)
    if shape and abs(width / height / (shape[0] / shape[1]) - 1) > shape[2]:
        raise Refused("not_three_by_four", width=width, height=height)


def _in_plain_colours(image, kind):
    """The same picture in the colours of every screen; what its profile or its palette said is in the pixels
    now.
    """
    profile = image.info.get("icc_profile")
    if kind == "PNG":
        image = _plain_png(image)
    elif image.mode not in ("L", "RGB"):
        image = image.convert("RGB")
    if profile and image.mode == "RGB":
        _to_srgb(image, profile)
    image.info = {}
    return image


def _plain_png(image):
    if image.mode in PLAIN_PNG:
        return image.convert("RGBA") if image.mode == "RGB" and "transparency" in image.info else image
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert("RGBA" if "transparency" in image.info else "RGB")


def _to_srgb(image, profile):
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        ImageCms.profileToProfile(image, source, SRGB, inPlace=True)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return  # a profile that cannot be read, or one for other colours: the pixels are what they are


def _draw(image, kind):
    out = io.BytesIO()
    how = {"compress_level": 4} if kind == "PNG" else {"quality": 85}
    image.save(out, kind, **how)
    return out.getvalue()

"""What can be measured on a photograph, as a hint for the person who looks at it: no photograph is refused
for these.
"""

import re
from datetime import date

HALF_TURN = 180
RED = range(-20, 21)  # degrees of hue around red; orange begins at 25
STRONG, BRIGHT = 90, 50  # of 255: paler or darker than this has no colour that the eye would name
LOOKS_RED = 0.6
GREY = 12
SMALL = (120, 160)
CAMERA, TAKEN, CHANGED = 0x8769, 36867, 306


def hints(image, taken_on):
    """{"background": {"red_share", "looks_red"}, "greyscale", "taken_on"}."""
    small = image.convert("RGB").resize(SMALL).convert("HSV")
    pixels = list(_border(small))
    share = sum(_is_red(*pixel) for pixel in pixels) / len(pixels)
    found = {
        "background": {"red_share": round(share, 2), "looks_red": share >= LOOKS_RED},
        "greyscale": _saturation(small) < GREY,
    }
    return found | ({"taken_on": taken_on} if taken_on else {})


def taken_on(image):
    """The day that the camera wrote down, as ISO text; None where it wrote none, or none that is a day."""
    try:
        exif = image.getexif()
        written = exif.get_ifd(CAMERA).get(TAKEN) or exif.get(CHANGED)
        year, month, day = map(int, re.match(r"(\d{4}):(\d\d):(\d\d)", written).groups())
        return date(year, month, day).isoformat()
    except Exception:  # noqa: BLE001 - what a camera wrote may be anything; without a day there is no hint
        return None


def _border(small):
    """The upper edge and both sides down to the shoulders: what is behind a person in a portrait."""
    width, height = small.size
    at = small.load()
    for y in range(int(height * 0.6)):
        edge = (
            range(width) if y < height * 0.06 else (*range(width // 10), *range(width - width // 10, width))
        )
        for x in edge:
            yield at[x, y]


def _is_red(hue, saturation, value):
    degrees = (hue * 360 / 256 + HALF_TURN) % 360 - HALF_TURN
    return saturation >= STRONG and value >= BRIGHT and round(degrees) in RED


def _saturation(small):
    counted = small.getchannel("S").histogram()
    return sum(level * number for level, number in enumerate(counted)) / (small.width * small.height)

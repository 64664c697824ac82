"""What a PDF becomes when it is unpacked: no stream without end, no drawing that draws itself."""

import zlib

import pikepdf
from refused import Refused

MEGABYTE = 1024 * 1024
ONE_STREAM = 64 * MEGABYTE  # text, drawings, fonts: ten times what a crowded map needs
ALL_STREAMS = 160 * MEGABYTE
ONE_IMAGE = 128 * MEGABYTE  # A4 in colour at 600 dots an inch is 105
IMAGES_LOOKED_INTO = 160 * MEGABYTE
PACKED_AT_MOST = 3
PIECE = 256 * 1024


def refuse_endless(document):
    """Unpack what is not a picture up to a limit, check pictures against their own measures; Refused beyond."""
    drawings, unpacked, looked_into = {}, 0, 0
    for each in document.objects:
        if not isinstance(each, pikepdf.Stream):
            continue
        if each.get("/Subtype") == "/Image":
            looked_into += _image(each, look_into=looked_into < IMAGES_LOOKED_INTO)
        else:
            unpacked += _unpacked(each, ONE_STREAM)
        if unpacked > ALL_STREAMS:
            raise Refused("too_heavy")
        if each.get("/Subtype") == "/Form":
            drawings[each.objgen] = _draws(each)
    _refuse_circles(drawings)


def _image(stream, *, look_into):
    """A picture fills its own width times height, and those are within reason. Many are too many to look into
    each.
    """
    width, height = int(stream.get("/Width", 0)), int(stream.get("/Height", 0))
    filling = (width * int(stream.get("/BitsPerComponent", 8)) * 4 + 7) // 8 * height + height
    if filling > 4 * ONE_IMAGE or width * height > ONE_IMAGE:
        raise Refused("too_heavy")
    return _unpacked(stream, filling + MEGABYTE) if look_into else 0


def _unpacked(stream, most):
    """How many bytes come out; Refused beyond `most`, before they are all there."""
    filters = _filters(stream)
    if len(filters) > PACKED_AT_MOST or filters.count("/FlateDecode") > 1:
        raise Refused("too_heavy")
    if filters[:1] == ["/FlateDecode"]:
        return _inflated(stream.read_raw_bytes(), most)
    if any(each in ("/FlateDecode", "/LZWDecode", "/RunLengthDecode") for each in filters):
        return _refuse_beyond(len(stream.read_bytes()), most)
    return 0


def _filters(stream):
    named = stream.get("/Filter", [])
    names = {"/Fl": "/FlateDecode", "/LZW": "/LZWDecode", "/RL": "/RunLengthDecode"}
    each = [named] if isinstance(named, pikepdf.Name) else list(named)
    return [names.get(str(name), str(name)) for name in each]


def _inflated(raw, most):
    unpacker, size = zlib.decompressobj(), 0
    try:
        while raw:
            size += len(unpacker.decompress(raw, PIECE))
            _refuse_beyond(size, most)
            raw = unpacker.unconsumed_tail
    except zlib.error:
        return size  # a stream that breaks off shows less than it would: readers cope, and so do we
    return size


def _refuse_beyond(size, most):
    if size > most:
        raise Refused("too_heavy")
    return size


def _draws(form):
    """The drawings that a drawing uses."""
    used = form.get("/Resources", {}).get("/XObject", {})
    return [used[name].objgen for name in used.keys() if used[name].is_indirect]  # noqa: SIM118 - pikepdf


def _refuse_circles(drawings):
    """Take away what uses nothing that is left; whatever then remains uses itself."""
    left = dict(drawings)
    while ready := [each for each, uses in left.items() if not any(used in left for used in uses)]:
        for each in ready:
            del left[each]
    if left:
        raise Refused("too_heavy")

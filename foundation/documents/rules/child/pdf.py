"""PDFs: parsed to the last object; refused where they are locked, do anything by themselves, or unpack
without end.

The bytes are kept as they came, since to write them anew would break an electronic signature on a diploma. So
a link to a page of the web, which Word and LibreOffice write by the dozen, stays as it is: it does nothing
until somebody clicks it. Anything else that a PDF can do is refused.
"""

import io

import pikepdf
import unpacking
import wrapping
from pages import count_pages
from refused import Refused

LINKS = ("http", "https", "mailto", "tel")
QUIET = {"/GoTo", "/Named", "/URI"}
ACTIONS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE", "/GoTo3DView",
    "/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/SetOCGState", "/Hide",
}  # fmt: skip
DOES_THINGS = {
    "/JS": "script", "/JavaScript": "script", "/AA": "action", "/XFA": "form",
    "/EF": "attachment", "/EmbeddedFiles": "attachment", "/Collection": "attachment",
    "/RichMediaContent": "media", "/RichMediaSettings": "media",
}  # fmt: skip
MEDIA = {"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/PS"}
MOST_OBJECTS = 150_000


def pdf(data, *, pages):
    """({"pages": n, "damaged": bool}, no bytes); Refused with the reason otherwise."""
    wrapping.refuse_strangers(data)
    with _opened(data) as document:
        if document.is_encrypted:
            raise Refused("locked")
        number = count_pages(document, most=pages)
        _refuse_what_acts(document)
        unpacking.refuse_endless(document)
        return {"pages": number, "damaged": _mended(document)}, b""


def _opened(data):
    try:
        return pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Refused("locked") from None
    except (pikepdf.PdfError, RuntimeError):
        raise Refused("locked" if b"/Encrypt" in data else "unreadable") from None


def _mended(document):
    """Whether the reader had to mend it; what runs in a circle is no mishap."""
    warnings = [str(warning) for warning in document.get_warnings()]
    if any("loop" in warning for warning in warnings):
        raise Refused("unreadable")
    return bool(warnings)


def _refuse_what_acts(document):
    objects = document.objects
    if len(objects) > MOST_OBJECTS:
        raise Refused("too_heavy")
    for each in objects:
        _search(each)
    _refuse_opening(document.Root.get("/OpenAction"))


def _refuse_opening(action):
    """On opening, a PDF may turn to one of its pages and do nothing else."""
    if isinstance(action, pikepdf.Dictionary) and action.get("/S") != "/GoTo":
        raise Refused("active", what="action")


def _search(start):
    """Every dictionary in one object; what it refers to is an object of its own and has its turn."""
    waiting = [start]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Stream):
            _refuse_outside_data(each)
            each = each.stream_dict
        if isinstance(each, pikepdf.Dictionary):
            _judge(each)
            waiting += [part for part in _values(each) if _is_nested(part)]
        elif isinstance(each, pikepdf.Array):
            waiting += [part for part in each if _is_nested(part)]


def _values(dictionary):
    return [dictionary[key] for key in dictionary.keys()]  # noqa: SIM118 - pikepdf iterates keys only by name


def _is_nested(part):
    return isinstance(part, (pikepdf.Dictionary, pikepdf.Array)) and not part.is_indirect


def _judge(dictionary):
    for key in dictionary.keys():  # noqa: SIM118 - as above
        if key in DOES_THINGS:
            raise Refused("active", what=DOES_THINGS[key])
    kind = dictionary.get("/S")
    if isinstance(kind, pikepdf.Name):
        _judge_action(dictionary, str(kind))
    subtype = str(dictionary.get("/Subtype", ""))
    if subtype in MEDIA:
        raise Refused("active", what="media")
    if subtype == "/FileAttachment" or dictionary.get("/Type") == "/EmbeddedFile":
        raise Refused("active", what="attachment")


def _judge_action(dictionary, kind):
    if kind in ACTIONS:
        raise Refused("active", what="script" if kind == "/JavaScript" else "action")
    if kind == "/URI" and not _is_harmless(str(dictionary.get("/URI", ""))):
        raise Refused("active", what="link")


def _is_harmless(address):
    scheme, colon, _rest = address.strip().partition(":")
    return not colon or "/" in scheme or scheme.lower() in LINKS


def _refuse_outside_data(stream):
    if "/F" in stream.stream_dict:
        raise Refused("active", what="link")

"""What PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) ask of a file, as far as a machine can see it.

No validator can be had from the package registries; this reads the file by itself, rule by rule, in the standards'
order. It looks at what our press may do, not at what any program might: what we never write (encryption, layers,
films, forms, other fonts) is refused as a whole.
"""

import io
import re
import struct
from itertools import pairwise

import pikepdf

FILTERS = {"/FlateDecode", "/DCTDecode"}
CATALOG = {
    "/Type", "/Pages", "/Outlines", "/Lang", "/StructTreeRoot", "/ViewerPreferences", "/MarkInfo", "/OutputIntents",
    "/Metadata", "/Names", "/Dests", "/AcroForm", "/Extensions", "/Perms",
}  # fmt: skip
FORBIDDEN = {
    "/JavaScript", "/JS", "/AA", "/OpenAction", "/EmbeddedFiles", "/EF", "/OCProperties", "/XFA", "/OPI", "/PS", "/Ref",
    "/Alternates", "/TR", "/HTP", "/Encrypt", "/FFilter", "/NeedAppearances", "/AlternatePresentations", "/CIDSet",
    "/RoleMap", "/DigestLocation", "/DigestMethod", "/DigestValue",
}  # fmt: skip
# Only where something is carried, on purpose and named.
CARRYING = {"/EmbeddedFiles", "/EF"}
RELATIONS = {"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"}
PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"'}
COLOURS_WITHOUT_INTENT = {"k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"}
DEEPEST, LONGEST_NAME, LONGEST_STRING = 28, 127, 32767
WITHIN = {
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"}, "/THead": {"/Table"}, "/TBody": {"/Table"}, "/TFoot": {"/Table"},
    "/TH": {"/TR"}, "/TD": {"/TR"}, "/LI": {"/L"}, "/Lbl": {"/LI"}, "/LBody": {"/LI"},
}  # fmt: skip
ONLY = {
    "/TR": {"/TH", "/TD"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
}
ONLY["/Table"] = {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"}
STANDARD = {
    "/Document",
    "/Sect",
    "/Div",
    "/P",
    "/Span",
    "/NonStruct",
    "/Figure",
    "/Link",
    "/Table",
    "/L",
    "/Caption",
}
STANDARD |= {"/H1", "/H2", "/H3", *WITHIN}


def faults(data, *, carries=frozenset()):
    """Every rule that the file breaks: "6.2.8 …" for PDF/A, "UA 7.3 …" for PDF/UA.

    `carries` names the files inside it; without a name none may be there.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            *file_faults(data, pdf, CATALOG | {"/AF"} if carries else CATALOG),
            *thing_faults(pdf, FORBIDDEN - CARRYING if carries else FORBIDDEN),
            *carried_faults(pdf, carries),
            *colour_faults(pdf),
            *metadata_faults(pdf),
            *font_faults(pdf),
            *tree_faults(pdf),
            *annotation_faults(pdf),
        ]


def file_faults(data, pdf, catalog):
    if not re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", data):
        yield "6.1.2 header"
    if not re.search(rb"%%EOF\r?\n?$", data):
        yield "6.1.3 something follows the end"
    if len(pdf.trailer.get("/ID", [])) != 2 or pdf.is_encrypted:
        yield "6.1.3 no identifier, or encrypted"
    if strange := set(pdf.Root.keys()) - catalog:
        yield f"6.1 the catalog holds {sorted(strange)}"
    yield from (f"6.1 {fault}" for fault in pdf.check_pdf_syntax())


def carried_faults(pdf, names):
    """Files inside are those, each named alike for everybody, with its kind, its day and what it is to the paper."""
    if set(pdf.attachments) != set(names):
        yield f"6.8 it carries {sorted(pdf.attachments)}"
    associated = [spec.objgen for spec in pdf.Root.get("/AF", [])]
    for name in pdf.attachments:
        spec = pdf.attachments[name].obj
        if str(spec.get("/F", "")) != name or str(spec.get("/UF", "")) != name:
            yield f"6.8 {name} has another name"
        if spec.get("/AFRelationship") not in RELATIONS or associated.count(spec.objgen) != 1:
            yield f"6.8 what {name} is to the paper is not said once"
        file = spec.EF.F
        if str(file.get("/Subtype", "")).count("/") != 2 or "/ModDate" not in file.get("/Params", {}):
            yield f"6.8 of {name} neither kind nor day is told"


def thing_faults(pdf, forbidden):
    """What no object may hold."""
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if found := forbidden & set(thing.keys()):
            yield f"6 {sorted(found)} in {thing.objgen}"
        if isinstance(thing, pikepdf.Stream) and str(thing.get("/Filter", "/FlateDecode")) not in FILTERS:
            yield f"6.1.7 filter {thing.Filter}"
        if thing.get("/Subtype") == "/Image" and bool(thing.get("/Interpolate", False)):
            yield "6.2.8 a picture is smoothed"
        for key, value in thing.items():
            if len(key) > LONGEST_NAME or (
                isinstance(value, pikepdf.String) and len(bytes(value)) > LONGEST_STRING
            ):
                yield f"6.1.13 {key[:20]} is too long"


# --- colours -----------------------------------------------------------------------------------------


def colour_faults(pdf):
    (intent,) = pdf.Root.OutputIntents
    profile = intent.DestOutputProfile
    data = profile.read_bytes()
    size, version, kind, space, mark = struct.unpack_from(">L4xB3x4s4s16x4s", data)
    if intent.S != "/GTS_PDFA1" or profile.N != 3 or (kind, space, mark) != (b"mntr", b"RGB ", b"acsp"):
        yield "6.2.3 the output intent is no RGB"
    if size != len(data) or version > 4:
        yield "6.2.3 the profile is not whole, or too new"
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
            if str(thing.ColorSpace) not in {"/DeviceRGB", "/DeviceGray"}:
                yield f"6.2.4 a picture in {thing.ColorSpace}"
        elif isinstance(thing, pikepdf.Dictionary) and not set(map(str, thing.get("/ExtGState", {}))) <= {
            "/"
        }:
            yield from state_faults(thing.ExtGState)


def state_faults(states):
    for name, state in states.items():
        if strange := set(state.keys()) - {"/Type", "/ca", "/CA", "/SMask"}:
            yield f"6.2.5 graphics state {name} sets {sorted(strange)}"


# --- metadata ----------------------------------------------------------------------------------------


def metadata_faults(pdf):
    with pdf.open_metadata() as metadata:
        said = {name: metadata.get(name) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")}
        title = metadata.get("dc:title")
    if said != {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}:
        yield f"6.6.4 it says {said}"
    if not title or title != str(pdf.docinfo.Title) or not pdf.Root.ViewerPreferences.DisplayDocTitle:
        yield "UA 7.1 the title is missing, or not shown"
    xmp = pdf.Root.Metadata.read_bytes()
    if b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" not in xmp or b"<?xpacket" not in xmp:
        yield "6.6.2 the schema of PDF/UA is not described"
    if not re.fullmatch(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*", str(pdf.Root.get("/Lang", ""))):
        yield "6.7.4 no language"


# --- fonts and words ---------------------------------------------------------------------------------


def font_faults(pdf):
    for page in pdf.pages:
        shown = Words(page)
        yield from shown.faults
        for name, gids in shown.used.items():
            font = page.Resources.Font[name]
            yield from (f"{fault} ({font.BaseFont})" for fault in letters_faults(font, gids))


def letters_faults(font, gids):
    """The letters of a page that the font, its widths or its Unicode do not know."""
    (below,) = font.DescendantFonts
    if (font.Subtype, font.Encoding, below.Subtype) != ("/Type0", "/Identity-H", "/CIDFontType2"):
        yield "6.2.11 another kind of font"
        return
    if below.get("/CIDToGIDMap") != "/Identity" or "/FontFile2" not in below.FontDescriptor:
        yield "6.2.11.4 not embedded"
        return
    drawn, told = advances(below.FontDescriptor.FontFile2.read_bytes()), dict(widths(below.W))
    if 0 in gids or max(gids) >= len(drawn):
        yield "6.2.11.8 a letter that the font does not have"
    if any(abs(drawn[gid] - told.get(gid, 1000)) > 1 for gid in gids if gid < len(drawn)):
        yield "6.2.11.5 widths differ"
    unicode = unicodes(font.ToUnicode.read_bytes())
    if any(not unicode.get(gid) or re.search("[\0\ufeff\ufffe\ue000-\uf8ff]", unicode[gid]) for gid in gids):
        yield "6.2.11.7 a letter without its Unicode"


def advances(font):
    """How far each glyph reaches, in thousandths."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {tag: start for tag, _, start, _ in struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * count])}
    (units,) = struct.unpack_from(">H", font, tables[b"head"] + 18)
    (glyphs,) = struct.unpack_from(">H", font, tables[b"maxp"] + 4)
    (full,) = struct.unpack_from(">H", font, tables[b"hhea"] + 34)
    reach = [struct.unpack_from(">H", font, tables[b"hmtx"] + 4 * i)[0] * 1000 / units for i in range(full)]
    return reach + reach[-1:] * (glyphs - full)


def widths(array):
    for first, row in zip(array[::2], array[1::2], strict=True):
        yield from ((int(first) + i, float(width)) for i, width in enumerate(row))


def unicodes(cmap):
    pairs = re.findall(rb"<([0-9a-fA-F]{4})> ?<([0-9a-fA-F]+)>", cmap)
    return {int(gid, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for gid, text in pairs}


class Words:
    """What a page shows, read operator by operator: letters by font, and what is neither told nor set aside."""

    def __init__(self, page):
        self.used, self.faults, self.mcids = {}, [], []
        self.english = set()
        self._font, self._marks, self._depth, self._tongue = None, [], 0, ""
        for operands, operator in pikepdf.parse_content_stream(page):
            self._read(str(operator), operands)
        if self._depth or self._marks:
            self.faults.append("6.2.2 something is left open")

    def _read(self, operator, operands):
        self._depth += {"q": 1, "Q": -1}.get(operator, 0)
        if operator in {"BDC", "BMC"}:
            self._open(str(operands[0]), operands[1] if len(operands) > 1 else {})
        elif operator == "EMC":
            self._marks.pop()
        elif operator == "Tf":
            self._font = str(operands[0])
        elif operator == "TJ":
            self._show(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
        self._judge(operator)

    def _open(self, tag, told):
        if self._marks and ("/Artifact" in self._marks or tag == "/Artifact"):
            self.faults.append("UA 7.1 told within what is set aside, or the other way round")
        self._marks.append(tag)
        self._tongue = str(told.get("/Lang", ""))
        if "/MCID" in told:
            self.mcids.append(int(told.MCID))

    def _show(self, texts):
        gids = self.used.setdefault(self._font, set())
        self.english |= {self._font} if self._tongue == "en" else set()
        for text in texts:
            gids.update(gid for (gid,) in struct.iter_unpack(">H", text))

    def _judge(self, operator):
        if self._depth > DEEPEST:
            self.faults.append("6.1.13 too deep")
        if operator in COLOURS_WITHOUT_INTENT:
            self.faults.append(f"6.2.4 a colour by {operator}")
        if operator in PAINTING and not self._marks:
            self.faults.append(f"UA 7.1 {operator} is neither told nor set aside")


# --- tags --------------------------------------------------------------------------------------------


def tree_faults(pdf):
    root = pdf.Root.StructTreeRoot
    if not pdf.Root.MarkInfo.Marked or [str(kid.S) for kid in root.K] != ["/Document"]:
        yield "6.7.2 not tagged"
    elements = list(walk(root.K[0], root))
    for element, parent in elements:
        yield from element_faults(element, parent)
    levels = [int(str(element.S)[2]) for element, _ in elements if re.fullmatch(r"/H\d", str(element.S))]
    if any(after > before + 1 for before, after in pairwise([0, *levels])):
        yield f"UA 7.4.2 headings {levels}"
    yield from place_faults(
        pdf, dict(zip(map(int, root.ParentTree.Nums[::2]), root.ParentTree.Nums[1::2], strict=True))
    )


def walk(element, parent):
    yield element, parent
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from walk(kid, element)


def element_faults(element, parent):
    kind, above = str(element.S), str(parent.get("/S", ""))
    if kind not in STANDARD:
        yield f"6.7.3 unknown tag {kind}"
    if element.P.objgen != parent.objgen:
        yield f"6.7.3 {kind} does not know its parent"
    if above not in WITHIN.get(kind, {above}):
        yield f"UA 7.2 {kind} in {above}"
    kids = {
        str(kid.S) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid else "words" for kid in element.K
    }
    if not kids <= ONLY.get(kind, kids):
        yield f"UA 7.2 {sorted(kids)} in {kind}"
    if kind == "/Figure" and not str(element.get("/Alt", "")).strip():
        yield "UA 7.3 a picture without words"
    if kind == "/TH" and "/ID" not in element and "/Scope" not in element.get("/A", {}):
        yield "UA 7.5 a head of nothing"


def place_faults(pdf, places):
    """Each piece of a page belongs to the element that holds it, and every element's piece is on its page."""
    for number, page in enumerate(pdf.pages):
        owners = places.get(int(page.get("/StructParents", -1)), [])
        if sorted(Words(page).mcids) != list(range(len(owners))):
            yield f"6.7.3 page {number + 1}: pieces without an element, or elements without their piece"
        for mcid, owner in enumerate(owners):
            if mcid not in [int(kid) for kid in owner.K if not isinstance(kid, pikepdf.Object)]:
                yield f"6.7.3 page {number + 1}: piece {mcid} is not in its element"


def annotation_faults(pdf):
    """Links tell where they lead; the seal is the only field, and it is off the page."""
    for page in pdf.pages:
        annotations = list(page.get("/Annots", []))
        if annotations and page.get("/Tabs") != "/S":
            yield "UA 7.18.3 the order of the tab key"
        for annotation in annotations:
            if int(annotation.get("/F", 0)) & 0b100111 != 0b100:
                yield "6.3.2 an annotation that is not printed"
            if annotation.Subtype == "/Link" and not str(annotation.get("/Contents", "")):
                yield "UA 7.18.5 a link without words"
            elif annotation.Subtype == "/Widget" and float(annotation.Rect[2]) >= 0:
                yield "UA 7.18.4 a field on the page"
            elif annotation.Subtype not in {"/Link", "/Widget"}:
                yield f"6.3.1 {annotation.Subtype}"

"""What is done to a file between its last word and its first byte: drawings beneath, PDF/UA, lean fonts,
streams compressed once.
"""

import struct

import pydyf

from foundation.documents.guilloche import HERE, UNIT, tint

POINTS = 72 / 25.4  # to the millimetre

PDF_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

# what a font inside a PDF is asked for when its glyphs are named by number (ISO 32000-1, 9.9)
FONT_TABLES = {b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"cvt ", b"fpgm", b"prep"}


def finish(pdf, under):
    """Called by WeasyPrint when the file is whole and not yet written; `under` is {page index: drawings}."""
    ground = Ground(pdf)
    for index, placed in under.items():
        ground.lay(index, placed)
    _say_accessible(pdf)
    _make_fonts_lean(pdf)
    pdf.objects[:] = [Ready(thing) for thing in pdf.objects]
    pdf.info = Ready(pdf.info) if pdf.info else pdf.info


class Ready(pydyf.Object):
    """An object whose bytes are worked out once: pydyf does it twice, to write the file and to name it."""

    def __init__(self, thing):
        super().__init__()
        self.number, self.generation, self.free = thing.number, thing.generation, thing.free
        self._compressible = thing.compressible
        self._bytes = b"" if thing.free == "f" else thing.data

    @property
    def data(self):
        return self._bytes

    @property
    def compressible(self):
        return self._compressible


def _found(pdf, reference):
    return pdf.objects[int(reference.split()[0])]


def _say_accessible(pdf):
    """Adds PDF/UA-1 to the metadata, with the schema that PDF/A wants to be told; tags and title are there
    already.
    """
    metadata = _found(pdf, pdf.catalog["Metadata"])
    metadata.stream = [metadata.stream[0].replace(b"</rdf:RDF>", PDF_UA + b"</rdf:RDF>")]


# fonts -----------------------------------------------------------------------------------------------


def _make_fonts_lean(pdf):
    """Leaves out of every TrueType font what no PDF reader asks for: half a kilobyte of names each."""
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and "Length1" in thing.extra:
            lean = lean_font(thing.stream[0])
            thing.stream, thing.extra["Length1"] = [lean], len(lean)


def lean_font(font):
    """The same TrueType font with only the tables that show glyphs by number."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = [struct.unpack_from(">4sLLL", font, 12 + 16 * i) for i in range(count)]
    kept = sorted(table for table in tables if table[0] in FONT_TABLES)
    power = len(kept).bit_length() - 1
    head = struct.pack(">LHHHH", 0x00010000, len(kept), 16 << power, power, 16 * len(kept) - (16 << power))
    entries, body, offset = [], [], 12 + 16 * len(kept)
    for tag, checksum, start, length in kept:
        entries.append(struct.pack(">4sLLL", tag, checksum, offset, length))
        body.append(font[start : start + length].ljust(-(-length // 4) * 4, b"\0"))
        offset += len(body[-1])
    return b"".join([head, *entries, *body])


# drawings --------------------------------------------------------------------------------------------


class Ground:
    """The drawings beneath the pages of one file: each line and each drawing is described once, however often
    it is laid.
    """

    def __init__(self, pdf):
        self.pdf = pdf
        self._forms = {}

    def lay(self, index, placed):
        """Puts drawings under everything that the HTML paints on a page, as an artifact: a screen reader
        passes over them.
        """
        page = _found(self.pdf, self.pdf.page_references[index])
        shared = _found(self.pdf, page["Resources"])["XObject"]
        top, words = page["MediaBox"][3], [b"/Artifact BMC"]
        for one in placed:
            reference = self._drawing(one)
            name = f"Ground{int(reference.split()[0])}"
            shared[name] = reference
            size = POINTS * one.scale / UNIT
            place = (size, 0, 0, -size, one.x * POINTS, top - one.y * POINTS)
            words.append(f"q {_matrix(place)} cm /{name} Do Q".encode())
        page["Contents"] = pydyf.Array([self._add([*words, b"EMC"], {}), page["Contents"]])

    def _drawing(self, placed):
        drawing = placed.drawing
        return self._once((id(drawing), placed.scale, placed.strength), drawing, lambda: self._words(placed))

    def _words(self, placed):
        """Each piece in its ink, wherever it has a place."""
        reach, names, words = _reach(placed.drawing), {}, [b"1 J"]
        for number, piece in enumerate(placed.drawing.pieces):
            names[f"P{number}"] = self._once(
                id(piece), piece, lambda piece=piece: ([piece.operators], reach, {})
            )
            ink = " ".join(f"{part / 255:.3f}" for part in tint(piece.ink, piece.strength * placed.strength))
            words.append(f"{ink} RG {piece.width * UNIT / placed.scale**0.5:.3g} w".encode())
            words += [_put(f"/P{number} Do", run) for run in piece.runs]
        return words, reach, names

    def _once(self, key, thing, described):
        """The reference of a form, made on first use; the thing is kept so that its id stays its own."""
        if key not in self._forms:
            words, reach, names = described()
            self._forms[key] = self._add(words, _form(reach, names)), thing
        return self._forms[key][0]

    def _add(self, words, extra):
        stream = pydyf.Stream(words, extra, compress=True)
        self.pdf.add_object(stream)
        return stream.reference


def _reach(drawing):
    """A box around all of it, with its lines' width, whether it is measured from the corner or the middle."""
    return round(max(drawing.width, drawing.height) * UNIT * 1.05)


def _form(reach, names):
    return {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": pydyf.Array([-reach, -reach, reach, reach]),
        "Resources": pydyf.Dictionary({"XObject": pydyf.Dictionary(names)} if names else {}),
    }


def _put(words, run):
    """One run: the same few words again and again, which compress to nothing."""
    start = "" if run.start == HERE else f"{_matrix(run.start)} cm "
    further = f"\n{_matrix(run.step)} cm "
    return f"q {start}{further.join([words] * run.count)} Q".encode()


def _matrix(place):
    return " ".join(f"{v:.6f}".rstrip("0").rstrip(".") for v in place)

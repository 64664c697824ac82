"""What is done to a file between its last word and its first byte: drawings beneath, PDF/UA, and what it can do
without.
"""

import re

import pydyf

from foundation.documents.guilloche import HERE, UNIT, tint
from foundation.documents.papers.leaning import found, make_lean, make_ready

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


def finish(pdf, under):
    """Called by WeasyPrint when the file is whole and not yet written; `under` is {page index: drawings}."""
    make_lean(pdf)
    _name_files_once(pdf)
    _tell_english(pdf)
    ground = Ground(pdf)
    for index, placed in under.items():
        ground.lay(index, placed)
    _say_accessible(pdf)
    make_ready(pdf)


def _name_files_once(pdf):
    """WeasyPrint names each file inside twice: once by its place, once by its kind."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def _say_accessible(pdf):
    """Adds PDF/UA-1 to the metadata, with the schema that PDF/A wants to be told; tags and title are there
    already.
    """
    metadata = found(pdf, pdf.catalog["Metadata"])
    metadata.stream = [metadata.stream[0].replace(b"</rdf:RDF>", PDF_UA + b"</rdf:RDF>")]


ENGLISH, PIECE = b"PaperEnglish", re.compile(rb"/Span <</MCID (\d+)>> BDC (.*?) EMC")


def _tell_english(pdf):
    """What is set in the font of English is read out as English; WeasyPrint tells no language but the document's."""
    for reference in pdf.page_references:
        page = found(pdf, reference)
        fonts = found(pdf, found(pdf, page["Resources"])["Font"])
        marks = [
            f"/{name} ".encode() for name, font in fonts.items() if ENGLISH in found(pdf, font)["BaseFont"]
        ]
        words = found(pdf, page["Contents"])
        words.stream = [PIECE.sub(lambda piece, marks=marks: _in_english(piece, marks), words.stream[0])]


def _in_english(piece, marks):
    number, letters = piece.groups()
    is_english = any(mark in letters for mark in marks)
    return b"/Span <</MCID %b/Lang(en)>> BDC %b EMC" % (number, letters) if is_english else piece[0]


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
        page = found(self.pdf, self.pdf.page_references[index])
        shared = found(self.pdf, page["Resources"])["XObject"]
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

"""PDFs, honest and not."""

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String
from PIL import Image

from tests.foundation.documents.corpus import Sample
from tests.foundation.documents.corpus.pictures import HTML, ZIP, draw, flipped

A4 = (595, 842)


def document(pages=1, *, change=None, **how):
    """A PDF of some pages with a line of text each; `change(pdf)` before it is saved."""
    with pikepdf.new() as pdf:
        for number in range(pages):
            page = pdf.add_blank_page(page_size=A4)
            page.obj.Contents = pdf.make_stream(
                f"BT /F1 12 Tf 72 700 Td (Halaman {number + 1}) Tj ET".encode()
            )
        if change:
            change(pdf)
        return saved(pdf, **how)


def saved(pdf, **how):
    out = io.BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def printed(html, variant=None):
    import weasyprint  # noqa: PLC0415 - a second to read, and three samples need it

    return weasyprint.HTML(string=html).write_pdf(pdf_variant=variant)


def scanned(pages, kind="JPEG"):
    out = io.BytesIO()
    sheets = [draw((620, 877)) for _ in range(pages)]
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=75)
    return out.getvalue()


def action(**what):
    return Dictionary(Type=Name.Action, **what)


def link(pdf, what, subtype="/Link"):
    annotation = Dictionary(Type=Name.Annot, Subtype=Name(subtype), Rect=[0, 0, 100, 100], A=what)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(annotation)])


def linked(**what):
    return document(change=lambda pdf: link(pdf, action(**what)))


def opening(**what):
    return document(change=lambda pdf: pdf.Root.__setattr__("OpenAction", action(**what)))


def annotated(**what):
    def change(pdf):
        annotation = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **what))
        pdf.pages[0].obj.Annots = Array([annotation])

    return document(change=change)


def with_root(**entries):
    def change(pdf):
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value

    return document(change=change)


def attached(pdf):
    pdf.attachments["tambahan.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ evil", filename="tambahan.exe")


def active():
    script = {"S": Name.JavaScript, "JS": String("app.alert(1)")}
    yield Sample("script on opening", opening(**script), word="program")
    yield Sample(
        "script among the names", with_root(Names=Dictionary(JavaScript=Dictionary(Names=[]))), word="program"
    )
    yield Sample("script behind a link", linked(**script), word="program")
    yield Sample("script as a stream", opening(S=Name.JavaScript, JS=Dictionary()), word="program")
    hidden = document(
        change=lambda pdf: link(pdf, action(**script)), object_stream_mode=pikepdf.ObjectStreamMode.generate
    )
    yield Sample("script within an object stream", hidden, word="program")
    written = linked(**script).replace(b"/JavaScript", b"/J#61vaScrip#74")
    yield Sample("script under a hidden name", written)
    chain = action(S=Name.GoTo, D=[0, Name.Fit], Next=action(**script))
    yield Sample("script next in line", document(change=lambda pdf: link(pdf, chain)), word="program")
    yield Sample("program started", linked(S=Name.Launch, F="cmd.exe"), word="perintah")
    yield Sample("program started on opening", opening(S=Name.Launch, F="cmd.exe"), word="perintah")
    yield Sample(
        "address opened by itself", opening(S=Name.URI, URI="https://jahat.example/"), word="perintah"
    )
    yield Sample("print on opening", opening(S=Name.Named, N=Name.Print), word="perintah")
    yield Sample("form sent", linked(S=Name.SubmitForm, F="https://jahat.example/"), word="perintah")
    yield Sample("data taken in", linked(S=Name.ImportData, F="data.fdf"), word="perintah")
    yield Sample("other file opened", linked(S=Name.GoToR, F="lain.pdf", D=[0, Name.Fit]), word="perintah")
    yield Sample("attached file opened", linked(S=Name.GoToE, D=[0, Name.Fit]), word="perintah")
    yield Sample("link with a script", linked(S=Name.URI, URI="javascript:alert(1)"), word="alamat")
    yield Sample("link to a file", linked(S=Name.URI, URI="file://server/share"), word="alamat")
    yield Sample("link to a share", linked(S=Name.URI, URI="smb://server/share"), word="alamat")
    yield Sample(
        "page that acts", annotated(Subtype=Name.Link, AA=Dictionary(E=action(**script))), word="perintah"
    )
    yield Sample("document that acts", with_root(AA=Dictionary(WC=action(**script))), word="perintah")
    yield Sample("attached program", document(change=attached), word="berkas lain")
    yield Sample(
        "attached as a note", annotated(Subtype=Name.FileAttachment, FS=Dictionary(F="x")), word="berkas lain"
    )
    yield Sample("collection", with_root(Collection=Dictionary(View=Name.T)), word="berkas lain")
    yield Sample("xfa form", with_root(AcroForm=Dictionary(Fields=[], XFA=String("<xdp/>"))), word="formulir")
    for media in ("RichMedia", "Movie", "Sound", "Screen", "3D"):
        yield Sample(f"{media} on the page", annotated(Subtype=Name(f"/{media}")), word="bergerak")
    yield Sample("film played", linked(S=Name.Rendition, OP=0), word="perintah")
    yield Sample("data from outside", document(change=_from_outside), word="alamat")


def _from_outside(pdf):
    pdf.pages[0].obj.Contents = pdf.make_stream(b"", F=String("https://jahat.example/isi"))


def locked():
    for revision in (2, 3, 4, 6):
        for user in ("rahasia", ""):
            how = pikepdf.Encryption(
                owner="pemilik", user=user, R=revision, aes=revision >= 4, metadata=revision >= 4
            )
            yield Sample(
                f"locked, revision {revision}, user password {user!r}",
                document(encryption=how),
                word="terkunci",
            )
    strange = document().replace(b"trailer <<", b"trailer << /Encrypt << /Filter /Aneh /V 9 >>")
    yield Sample("locked in an unknown way", strange, word="terkunci")


def bombs():
    zeros = zlib.compress(b"\0" * 150_000_000, 9)
    yield Sample("contents of 150 MB", _packed(zeros, "/FlateDecode"), word="terlalu besar")
    twice = zlib.compress(zlib.compress(b"\0" * 30_000_000, 9), 9)
    flates = Array([Name.FlateDecode, Name.FlateDecode])
    yield Sample("packed twice", _packed(twice, flates), word="terlalu besar")
    written = Array([Name.ASCIIHexDecode, Name.FlateDecode])
    hexed = zeros.hex().encode() + b">"
    yield Sample("packed, then written out", _packed(hexed, written), word="terlalu besar")
    runs = b"\x81\0" * 1_000_000 + b"\x80"
    yield Sample("runs", _packed(runs, "/RunLengthDecode"))
    yield Sample("many streams", document(change=_many_streams), word="terlalu besar")
    yield Sample("61 pages", document(61), word="60 halaman")
    yield Sample("5000 pages", document(5_000), word="60 halaman")
    yield Sample("pages in a circle", document(change=_circle_of_pages))
    yield Sample("pages within themselves", document(change=_pages_within_themselves))
    yield Sample("drawing that draws itself", document(change=_drawing_itself), word="terlalu besar")
    yield Sample(
        "picture of ten thousand million pixels", document(change=_huge_picture), word="terlalu besar"
    )
    yield Sample(
        "picture that unpacks beyond itself",
        document(change=lambda pdf: _picture(pdf, 10, 10, zeros)),
        word="terlalu besar",
    )
    yield Sample("object stream of 300 MB", _heavy_object_stream())
    yield Sample("cross references in a circle", _circle_of_references())
    yield Sample(
        "half a million objects", document(change=_many_objects), slot="EVIDENCE", word="terlalu besar"
    )
    yield Sample(
        "brackets without end", b"%PDF-1.4\n1 0 obj\n" + b"[" * 400_000 + b"\nendobj\nstartxref\n9\n%%EOF"
    )


def _packed(data, filters):
    """Contents as they are: saving would pack them anew."""

    def change(pdf):
        stream = pikepdf.Stream(pdf, b"")
        stream.write(data, filter=Name(filters) if isinstance(filters, str) else filters)
        pdf.pages[0].obj.Contents = stream

    return document(change=change, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)


def _many_streams(pdf):
    part = zlib.compress(b"\0" * 30_000_000, 9)
    for _ in range(8):
        stream = pikepdf.Stream(pdf, b"")
        stream.write(part, filter=Name.FlateDecode)
        pdf.Root[f"/Lain{_}"] = pdf.make_indirect(stream)


def _circle_of_pages(pdf):
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def _pages_within_themselves(pdf):
    inner = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=1, Kids=[]))
    inner.Kids = Array([inner])
    pdf.Root.Pages.Kids = Array([inner])


def _drawing_itself(pdf):
    form = pdf.make_stream(b"/Lagi Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    form.Resources = Dictionary(XObject=Dictionary(Lagi=form))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Lagi=form))


def _picture(pdf, width, height, data):
    image = pikepdf.Stream(pdf, b"")
    image.write(data, filter=Name.FlateDecode)
    image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, width, height
    image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 8
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(G=image))


def _huge_picture(pdf):
    _picture(pdf, 100_000, 100_000, zlib.compress(b"\0" * 1_000))


def _many_objects(pdf):
    pdf.Root.Lain = pdf.make_indirect(Array([pdf.make_indirect(Dictionary(N=n)) for n in range(160_000)]))


def _heavy_object_stream():
    """A cross-reference stream that sends the reader into an object stream which unpacks to 300 MB."""
    packed = zlib.compress(b"5 0 << >> " + b" " * 300_000_000, 9)
    body = b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 5 0 R >>\nendobj\n"
    holder = len(body)
    body += b"4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n" % len(
        packed
    )
    body += packed + b"\nendstream\nendobj\n"
    rows = [(0, 0, 255), (1, 9, 0), (0, 0, 0), (0, 0, 0), (1, holder, 0), (2, 4, 0), (1, len(body), 0)]
    table = b"".join(
        kind.to_bytes(1, "big") + at.to_bytes(4, "big") + more.to_bytes(1, "big") for kind, at, more in rows
    )
    at = len(body)
    body += b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 4 1] /Root 1 0 R /Length %d >>\nstream\n" % len(table)
    return body + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % at


def _circle_of_references():
    data = document(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    at = data.rfind(b"xref", 0, data.rfind(b"startxref"))
    return data.replace(b"trailer <<", b"trailer << /Prev %d" % at)


def polyglots():
    plain = document()
    yield Sample("html before", HTML + plain, word="bukan")
    yield Sample("program before", b"MZ\x90\0" + plain, word="bukan")
    yield Sample("zip before", ZIP + plain, word="bukan")
    yield Sample("html in the first comment", plain.replace(b"\n", b"\n%" + HTML + b"\n", 1), word="isi lain")
    yield Sample("html behind", plain + HTML, word="isi lain")
    yield Sample("zip behind", plain + ZIP, word="isi lain")
    yield Sample("html behind, then an end", plain + HTML + b"\nstartxref\n0\n%%EOF\n", word="isi lain")
    yield Sample("zip that calls the end its comment", _zip_within(plain), word="isi lain")
    yield Sample("program behind", plain + b"MZ\x90\0evil", word="isi lain")
    yield Sample("two PDFs, one behind the other", plain + b"\0" * 9 + b"x" + plain)


def _zip_within(plain):
    """A record that ends a ZIP, in a comment before the cross references; everything behind it is the ZIP's
    comment.
    """
    at = plain.rfind(b"startxref")
    rest = plain[at:]
    return plain[:at] + b"%PK\x05\x06" + b"\0" * 16 + (len(rest) + 1).to_bytes(2, "little") + b"\n" + rest


def broken():
    plain, filled = document(3), scanned(2)
    for part in (10, 40, 70, 95):
        yield Sample(f"pdf, {part} % of it", plain[: len(plain) * part // 100], word="tidak utuh")
        yield Sample(f"scan, {part} % of it", filled[: len(filled) * part // 100], word="tidak utuh")
    yield Sample("pdf, its head only", b"%PDF-1.7\n")
    yield Sample("pdf, head and end", b"%PDF-1.7\nstartxref\n0\n%%EOF\n")
    yield Sample("pdf of nonsense", b"%PDF-1.7\n" + bytes(range(256)) * 50 + b"\nstartxref\n0\n%%EOF\n")
    yield Sample("pdf without pages", _without_pages())
    yield Sample("pdf whose catalogue is a number", plain.replace(b"/Root 1 0 R", b"/Root 1"))
    yield from flipped("pdf", plain, 16)
    yield from flipped("scan", filled, 8)


def _without_pages():
    with pikepdf.new() as pdf:
        return saved(pdf)


LETTER = "<html lang=id><title>Surat</title><h1>Surat keterangan</h1><p>Bekerja sejak 2019. <a href='https://contoh.id'>contoh.id</a></p>"


def good():
    """As Word, LibreOffice, scanners, phones and signing services write them."""
    modes = pikepdf.ObjectStreamMode
    yield Sample("printed with links", printed(LETTER))
    yield Sample("pdf/a-3a", printed(LETTER, "pdf/a-3a"))
    yield Sample("pdf/a-1b", printed(LETTER, "pdf/a-1b"))
    yield Sample("scans of 3 pages", scanned(3))
    yield Sample("as old as 1.3", document(force_version="1.3", object_stream_mode=modes.disable))
    yield Sample("as new as 2.0", document(force_version="2.0"))
    yield Sample("for the web (linearised)", document(5, linearize=True))
    yield Sample("object streams", document(3, object_stream_mode=modes.generate))
    yield Sample("nothing packed", document(3, compress_streams=False))
    yield Sample("60 pages", document(60))
    yield Sample(
        "added to",
        document() + b"\n9 0 obj\n<< >>\nendobj\nxref\n9 1\n0000000000 00000 n \nstartxref\n0\n%%EOF\n",
    )
    yield Sample("blank lines before", b"\r\n\r\n" + document())
    yield Sample("byte order mark before", b"\xef\xbb\xbf" + document())
    yield Sample("padded with zeros", document() + b"\0" * 700)
    yield Sample(
        "cross references a little off",
        document(object_stream_mode=modes.disable).replace(b"%PDF-1.3\n", b"%PDF-1.3\n\n"),
    )
    yield Sample("opens at a page", document(change=_opens_at_a_page))
    yield Sample("with a table of contents", document(3, change=_with_contents))
    yield Sample("with mail and telephone links", linked(S=Name.URI, URI="mailto:sdm@contoh.id"))
    yield Sample("link without a scheme", linked(S=Name.URI, URI="www.contoh.id/berkas:1"))
    yield Sample("next page button", linked(S=Name.Named, N=Name.NextPage))
    yield Sample("form without a program", document(change=_with_field))
    yield Sample("white A4 scan at 300 dots", _white_scan())
    yield Sample("metadata", document(change=_with_metadata))


def _opens_at_a_page(pdf):
    pdf.Root.OpenAction = action(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit]))


def _with_contents(pdf):
    with pdf.open_outline() as outline:
        outline.root.extend(OutlineItem(f"Bab {number}", number) for number in range(3))


def _with_field(pdf):
    field = Dictionary(
        FT=Name.Tx, T=String("nama"), V=String("Ratna"), Subtype=Name.Widget, Rect=[0, 0, 9, 9]
    )
    pdf.Root.AcroForm = Dictionary(Fields=[pdf.make_indirect(field)])


def _with_metadata(pdf):
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = "Ijazah"


def _white_scan():
    """Mostly paper: packs to a thousandth, and is no bomb."""
    out = io.BytesIO()
    sheet = Image.new("RGB", (2480, 3508), "white")

    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=A4)
        image = pikepdf.Stream(pdf, b"")
        image.write(zlib.compress(sheet.tobytes(), 6), filter=Name.FlateDecode)
        image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, *sheet.size
        image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
        page.obj.Resources = Dictionary(XObject=Dictionary(G=image))
        page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /G Do Q")
        pdf.save(out)
    return out.getvalue()

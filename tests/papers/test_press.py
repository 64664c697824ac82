"""The press: what goes in is what comes out, and nothing else is fetched (TRUST S10, S11)."""

import io
import json
import re
import socket
from builtins import open as real_open
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pikepdf
import pytest
from django.conf import settings

from foundation.documents.guilloche import qr_png
from foundation.documents.papers import kinds, press, print_paper
from foundation.documents.papers.printing import PaperError
from tests.papers import samples
from tests.papers.reading import text_of
from tests.papers.standards import faults

# one sample of each kind; the heaviest of several
EACH_KIND = list({kind: name for name, (kind, _facts) in samples.SAMPLES.items()}.values())


@pytest.fixture
def nothing_is_opened(monkeypatch):
    """Any socket, and any file outside what the press itself is made of, fails the test."""

    def refused(*_args, **_kwargs):
        pytest.fail("a socket was opened")

    def watched(path, *args, **kwargs):
        assert "canary" not in str(path)
        return real_open(path, *args, **kwargs)  # noqa: PTH123 - it stands in for it

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr("builtins.open", watched)


def probe(head="", body="", text="", **more):
    return press(
        "papers/probe.html",
        {"title": "Contoh", "inside_head": head, "inside_body": body, "text": text},
        **more,
    )


ADDRESSES = [
    "file:///canary",
    "FILE:///canary",
    "file://localhost/canary",
    "http://127.0.0.1:9/canary",
    "https://contoh.example/canary",
    "//contoh.example/canary",
    "ftp://contoh.example/canary",
    "data:image/svg+xml,&lt;svg xmlns='http://www.w3.org/2000/svg'/&gt;",
    "data:text/css,p{}",
    "gopher://contoh.example/",
    "javascript:alert(1)",
    "paper:canary.svg",
    "paper:../canary.svg",
    "paper:font/../../../../canary.woff2",
    "paper:font/%2e%2e/canary.woff2",
    "/canary",
    "canary.png",
    "http://[::1]/canary",
    "http://169.254.169.254/latest/meta-data/",
    "paper:photo.jpg#http://contoh.example",
]
PLACES = {
    "img": ("", '<img src="{}" alt="x"/>'),
    "img-css": ('<style>p {{ background: url("{}") }}</style>', ""),
    "list": ('<style>p {{ display: list-item; list-style-image: url("{}") }}</style>', ""),
    "content": ('<style>p::before {{ content: url("{}") }}</style>', ""),
    "import": ('<style>@import url("{}");</style>', ""),
    "link": ('<link rel="stylesheet" href="{}"/>', ""),
    "attachment": ('<link rel="attachment" href="{}"/>', ""),
    "object": ("", '<object data="{}">x</object>'),
    "embed": ("", '<embed src="{}"/>'),
    "font": ('<style>@font-face {{ font-family: X; src: url("{}") }} p {{ font-family: X }}</style>', ""),
    "link-attachment": ("", '<a rel="attachment" href="{}">x</a>'),
}


@pytest.mark.usefixtures("nothing_is_opened")
@pytest.mark.parametrize("place", PLACES)
def test_a_paper_that_names_any_other_address_is_not_printed(place):
    head, body = PLACES[place]
    printed = []

    for address in ADDRESSES:
        try:
            printed.append((address, probe(head.format(address), body.format(address))))
        except PaperError:
            continue

    # what WeasyPrint itself does not fetch at all may be printed; nothing foreign is ever inside
    assert not [address for address, pdf in printed if b"canary" in pdf and place in {"img", "attachment"}]


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "http://contoh.example/x.png", "paper:absent.jpg"]
)
def test_the_refusal_says_what_was_asked_for(address):
    with pytest.raises(PaperError, match=re.escape(address.removeprefix("paper:"))):
        probe(body=f'<img src="{address}" alt="x"/>')


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("photo.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
        ("photo.jpg", qr_png("a png that says it is a photograph")),
        ("photo.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("photo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("photo.jpg", "text"),
    ],
)
def test_a_picture_is_what_its_name_says_or_is_not_printed(name, thing):
    with pytest.raises(PaperError, match="was not given"):
        probe(body=f'<img src="paper:{name}" alt="x"/>', things={name: thing})


@pytest.mark.usefixtures("nothing_is_opened")
def test_a_drawing_cannot_reach_out_either():
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
        '<image xlink:href="file:///canary" width="9" height="9"/></svg>'
    )

    printed = probe(body='<img src="paper:d.svg" alt="x"/>', things={"d.svg": drawing})

    assert b"canary" not in printed


@pytest.mark.parametrize(
    "name",
    [
        "{{ body.name }}",
        "{% load i18n %}",
        "{body.__class__}",
        "%(number)s",
        "<b>Ratna</b> & Co.",
        "&amp; ]]> <!-- x",
        '"><img src="file:///etc/hostname"/>',
        "Ratna\u200d Çelebi",
        "\u0338Ratna",
    ],
)
def test_what_a_person_typed_stays_text(name):
    facts = samples.certificate(name)

    assert _plain(name) in _plain(text_of(_certificate(facts)))


def _plain(text):
    return text.replace("\u200d", "").replace("\u0338", "")


def test_what_a_wide_bracket_stands_for_is_no_tag():
    assert "a<b>" in text_of(_certificate(samples.certificate("a\uff1cb\uff1e")))


def test_what_xml_cannot_hold_is_left_out_and_stops_nothing():
    assert "RatnaKusuma" in text_of(_certificate(samples.certificate("Ratna\x00\x0b\ufffeKusuma")))


STRANGE = "a → b, x ≥ 2, √9, 中, 😀, ✓, Nguyễn, tipis sekali"


@pytest.mark.parametrize("name", ["certificate", "ia06c"])
def test_no_letter_is_borrowed_from_the_machine_and_none_becomes_a_box(name):
    kind, facts = samples.SAMPLES[name]
    facts = json.dumps(facts.to_json(), ensure_ascii=False).replace("Ratna Kusumaningtyas", STRANGE)
    pdf = print_paper(kind, json.loads(facts), things={"photo.jpg": samples.photo()})

    assert faults(pdf) == []
    assert "a -> b, x >= 2, akar 9, [U+4E2D], [U+1F600], (v), Nguyên, tipis sekali" in text_of(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fonts = [
            str(font.FontName) for font in _dictionaries(opened) if font.get("/Type") == "/FontDescriptor"
        ]
    assert all(font[8:13] == "Paper" for font in fonts)


def _dictionaries(pdf):
    return [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]


def test_a_template_that_is_not_well_formed_is_a_mistake_and_not_mended():
    with pytest.raises(PaperError, match="not well formed"):
        probe(body="<p>open")


def _certificate(facts, **more):
    things = {"photo.jpg": samples.photo()}
    return print_paper("certificate", facts.to_json(), things=things, **{"created": samples.CREATED, **more})


def test_the_same_facts_and_moment_give_the_same_bytes_and_others_do_not():
    once = _certificate(samples.CERTIFICATE)

    assert once == _certificate(samples.CERTIFICATE)
    assert once != _certificate(samples.certificate("Ratna Kusumaningtias"))
    assert once != _certificate(samples.CERTIFICATE, created=samples.CREATED + timedelta(seconds=1))


def test_those_who_print_in_the_same_moment_print_one_after_the_other():
    alone = _certificate(samples.CERTIFICATE)

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda _: _certificate(samples.CERTIFICATE), range(8)))

    assert set(together) == {alone}


def test_a_certificate_is_small():
    assert len(_certificate(samples.CERTIFICATE)) < 60_000


def test_every_kind_of_paper_has_a_sample():
    kinds.paper_kind("invoice")
    # Other tests have kinds of their own, on templates of their own.
    ours = {
        name
        for name, kind in kinds._kinds.items()
        if (settings.BASE_DIR / "templates" / kind.template).exists()
    }

    assert ours == {kind for kind, _facts in samples.SAMPLES.values()}


@pytest.mark.parametrize("name", EACH_KIND)
def test_every_paper_is_tagged_pdf_a_3_and_says_that_it_is_pdf_ua(name):
    with pikepdf.open(io.BytesIO(samples.printed(name))) as pdf, pdf.open_metadata() as metadata:
        root = pdf.Root
        assert str(pdf.pdf_version) == "1.7"
        assert metadata.pdfa_status == "3A"
        assert metadata["pdfuaid:part"] == "1"
        assert root.OutputIntents[0].S == "/GTS_PDFA1"
        assert root.OutputIntents[0].DestOutputProfile.N == 3
        assert root.MarkInfo.Marked
        assert root.StructTreeRoot.K[0].S == "/Document"
        assert root.Lang == "id"
        assert root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) == metadata["dc:title"]
        assert pdf.trailer.ID


@pytest.mark.parametrize("name", EACH_KIND)
def test_a_strict_reader_finds_nothing_wrong_with_the_file(name):
    with pikepdf.open(io.BytesIO(samples.printed(name))) as pdf:
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize("name", EACH_KIND)
def test_every_font_is_embedded_and_every_picture_is_described(name):
    with pikepdf.open(io.BytesIO(samples.printed(name))) as pdf:
        dictionaries = _dictionaries(pdf)
        fonts = [thing for thing in dictionaries if thing.get("/Type") == "/FontDescriptor"]
        figures = [thing for thing in dictionaries if thing.get("/S") == "/Figure"]

        assert fonts
        assert all("/FontFile2" in font for font in fonts)
        assert all(str(font.FontName)[8:13] == "Paper" for font in fonts), "another font crept in"
        assert all(str(figure.Alt) for figure in figures)
        assert not any("/JavaScript" in thing or "/EmbeddedFiles" in thing for thing in dictionaries)


@pytest.mark.parametrize("name", ["certificate", "certificate-far-suspended", "minutes", "ia08", "apl01"])
def test_the_press_has_nothing_to_complain_about(name, caplog):
    samples.printed(name)

    assert [record.getMessage() for record in caplog.records if record.name.startswith("weasyprint")] == []

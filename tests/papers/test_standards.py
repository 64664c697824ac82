"""PDF/A-3a and PDF/UA-1, rule by rule, and that a broken rule is seen (TRUST C2)."""

import io
from datetime import UTC, datetime

import pikepdf
import pytest

from foundation.documents import seals
from tests.papers import samples
from tests.papers.standards import Words, faults


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_a_paper_breaks_no_rule_that_a_machine_can_see(name):
    assert faults(samples.printed(name)) == []


def test_nor_does_a_sealed_one(settings, tmp_path):
    settings.SEAL_KEY_FILE, settings.KEY_DIR = "", tmp_path

    assert faults(seals.seal(samples.printed("certificate"), at=datetime(2026, 11, 19, tzinfo=UTC))) == []


@pytest.mark.parametrize("name", ["certificate", "card", "invoice-paid"])
def test_english_and_only_english_is_told_as_english(name):
    with pikepdf.open(io.BytesIO(samples.printed(name))) as pdf:
        for page in pdf.pages:
            fonts = {key: str(font.BaseFont) for key, font in page.Resources.Font.items()}
            shown = Words(page)
            assert {key for key in shown.used if "PaperEnglish" in fonts[key]} == shown.english
            assert bool(shown.english) == (name != "invoice-paid")
            if name != "invoice-paid":
                assert not [key for key in shown.used if fonts[key].endswith("PaperSerif-Italic")]


# --- the twin: one rule broken at a time -------------------------------------------------------------


def things(pdf, **wanted):
    """The dictionaries and streams with such entries."""
    found = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)]
    return [thing for thing in found if all(thing.get(f"/{key}") == value for key, value in wanted.items())]


def changed(key, value, **wanted):
    """One thing with such entries has another value."""

    def spoil(pdf):
        things(pdf, **wanted)[0][f"/{key}"] = value

    return spoil


def drawn(words):
    """More is drawn on the first page."""
    return lambda pdf: pdf.pages[0].contents_add(pdf.make_stream(words))


def without_unicode(pdf):
    for font in things(pdf, Subtype=pikepdf.Name.Type0):
        font.ToUnicode = pdf.make_stream(b"endcmap")


def another_part(pdf):
    with pdf.open_metadata() as metadata:
        metadata["pdfaid:part"] = "2"


def a_field_on_the_page(pdf):
    field = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, F=4, Rect=[0, 0, 9, 9])
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(field)])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pdf.pages[0].Annots)


SPOILT = {
    "6.1": changed("OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript), Type=pikepdf.Name.Catalog),
    "6.2.3": changed("N", 4, N=3),
    "6.2.4": drawn(b"/Artifact BMC 0 0 0 1 k 0 0 9 9 re f EMC"),
    "6.2.8": changed("Interpolate", True, Subtype=pikepdf.Name.Image),
    "6.2.11.5": changed("W", pikepdf.Array([1, [1]]), Subtype=pikepdf.Name.CIDFontType2),
    "6.2.11.7": without_unicode,
    "6.6.4": another_part,
    "6.7.3": changed("K", pikepdf.Array([]), S=pikepdf.Name.P),
    "6.7.4": changed("Lang", "", Type=pikepdf.Name.Catalog),
    "UA 7.1": drawn(b"0 0 9 9 re f"),
    "UA 7.2": changed("S", pikepdf.Name.P, S=pikepdf.Name.TD),
    "UA 7.3": changed("Alt", "", S=pikepdf.Name.Figure),
    "UA 7.4.2": changed("S", pikepdf.Name.H3, S=pikepdf.Name.H1),
    "UA 7.18.4": a_field_on_the_page,
}


def saved(spoil=lambda _pdf: None):
    with pikepdf.open(io.BytesIO(samples.printed("certificate"))) as pdf:
        spoil(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_an_unspoilt_copy_is_still_good():
    assert faults(saved()) == []


@pytest.mark.parametrize("rule", SPOILT)
def test_a_broken_rule_is_seen(rule):
    assert any(fault.startswith(rule) for fault in faults(saved(SPOILT[rule])))

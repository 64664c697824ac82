"""Guilloche: the same facts draw the same rosette, others another, and all of it stays small."""

from xml.etree.ElementTree import fromstring

import pytest

from certificates.papers import mark_of
from foundation.documents.guilloche import band, digest, frame, rosette, stamp
from tests.papers import samples


def test_facts_are_kept_apart_before_they_are_mixed():
    assert digest("a", "bc") != digest("ab", "c")


@pytest.mark.parametrize("change", ["number", "name", "day"])
def test_another_fact_is_another_rosette(change):
    facts = samples.CERTIFICATE.to_json()
    before = rosette(mark_of(facts), 46).svg()
    if change == "number":
        facts["paper"]["number"] = "70209 4226 0000129 2026"
    if change == "name":
        facts["holder"]["name"] = "Ratna Kusumaningtias"
    if change == "day":
        facts["validity"]["ends_on"] = "19 November 2029"

    assert rosette(mark_of(facts), 46).svg() != before


def test_the_page_draws_the_rosette_of_the_paper():
    mark = mark_of(samples.CERTIFICATE.to_json())
    on_paper, on_page = rosette(mark, 46), rosette(mark, 46)

    assert on_paper == on_page
    assert fromstring(on_page.svg()).attrib["aria-hidden"] == "true"  # noqa: S314 - our own drawing


def test_two_rosettes_on_one_page_keep_their_names_apart():
    drawing = rosette(digest("x"), 10)

    assert 'id="a0"' in drawing.svg(prefix="a")
    assert 'id="b0"' in drawing.svg(prefix="b")


@pytest.mark.parametrize("drawing", [rosette(digest("x"), 46), frame(281, 194), band(54, 182)])
def test_a_drawing_is_a_few_kilobytes(drawing):
    assert sum(len(piece.operators) for piece in drawing.pieces) < 40_000
    assert all(piece.width >= 0.1 for piece in drawing.pieces), "laser printers drop thinner lines"


def test_a_stamp_is_text_and_cannot_be_more():
    fromstring(stamp('<script>"&', 10, 10))  # noqa: S314 - our own drawing

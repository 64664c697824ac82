"""Words and look of every paper, against a kept example; `python -m tests.papers.keep` keeps them anew."""

import json
from dataclasses import replace

import pytest
import segno
from PIL import Image, ImageChops, ImageStat

from foundation.documents.papers import print_paper
from foundation.documents.papers.facts import IssuingBody, StateMark
from tests.papers import samples
from tests.papers.keep import KEPT
from tests.papers.reading import pages_of, side_by_side, square_picture, text_of, texts_of

FAR = 18  # of 255, in a block of 12 × 12 dots: a line of text that moved is 30 and more
BLOCK = 12


def farthest_block(one, other):
    """The greatest mean difference of a block: letters drawn a little otherwise stay small, what moved does
    not.
    """
    apart = ImageChops.difference(one, other)
    small = apart.resize((max(1, apart.width // BLOCK), max(1, apart.height // BLOCK)), Image.Resampling.BOX)
    return ImageStat.Stat(small).extrema[0][1]


@pytest.fixture(scope="module", params=samples.SAMPLES)
def paper(request):
    return request.param, samples.printed(request.param)


def test_the_words_are_those_that_were_kept(paper):
    name, pdf = paper

    assert texts_of(pdf) == json.loads((KEPT / f"{name}.json").read_text(encoding="utf-8"))


def test_it_looks_as_it_was_kept(paper):
    name, pdf = paper
    kept, now = Image.open(KEPT / f"{name}.png").convert("L"), side_by_side(pages_of(pdf))

    assert now.size == kept.size
    assert farthest_block(now, kept) < FAR


def test_a_moved_line_would_be_seen():
    page = pages_of(samples.printed("invoice"))[0]

    assert farthest_block(page, ImageChops.offset(page, 0, 4)) > FAR


@pytest.mark.clause("9.4.6")
@pytest.mark.parametrize("name", ["certificate", "certificate-long", "card"])
def test_certificate_and_card_say_number_holder_units_and_last_day(name):
    _, facts = samples.SAMPLES[name]
    text = text_of(samples.printed(name))

    for said in (facts.paper.number, facts.paper.code, facts.validity.ends_on, facts.units[0].title):
        assert said in text
    assert facts.holder.name.split()[-2] in text


@pytest.mark.clause("9.4.6")
@pytest.mark.parametrize("length", [1, 30, 84, 120, 200, 300])
def test_a_name_of_any_length_is_printed_whole_on_two_pages(length):
    name = ("Maharani " * 40)[:length].strip() or "A"
    for kind in ("certificate", "card"):
        facts = samples.certificate(name).to_json()
        pdf = print_paper(kind, facts, things={"photo.jpg": samples.photo()})

        assert len(texts_of(pdf)) == 2
        assert name in texts_of(pdf)[0]


def test_one_long_word_stays_on_the_sheet():
    name = "Kusumawardhaniprawirodirdjonotonegorosimanjuntakhutabaratsitompul"
    facts = samples.certificate(name).to_json()

    assert name in texts_of(print_paper("certificate", facts, things={"photo.jpg": samples.photo()}))[0]


def test_sixty_candidates_tear_no_row():
    for page in texts_of(samples.printed("minutes-60"))[1:4]:
        assert "No. Peserta Rekomendasi asesor" in page
    rows = " ".join(texts_of(samples.printed("decree-60"))[2:])
    assert all(f"P-2026-{i + 210:04}" in rows for i in range(1, 61) if i != 30)


@pytest.mark.parametrize("word", ["CONTOH", "DIBEKUKAN", "DICABUT"])
def test_a_state_stands_across_both_sides_and_leaves_the_code_free(word):
    state = StateMark(word, f"{word} sejak 4 Maret 2027")
    plain, marked = (
        pages_of(
            print_paper(
                "certificate",
                samples.certificate(state=mark).to_json(),
                things={"photo.jpg": samples.photo()},
            )
        )
        for mark in (None, state)
    )

    proof = tuple(round(mm / 25.4 * 36) for mm in (22, 118, 60, 187))
    assert (
        ImageStat.Stat(ImageChops.difference(plain[0].crop(proof), marked[0].crop(proof))).extrema[0][1] == 0
    )
    assert all(farthest_block(*pair) > FAR for pair in zip(plain, marked, strict=True))


def test_the_code_on_the_certificate_can_be_read_module_by_module():
    modules = list(segno.make(samples.CERTIFICATE.url, error="m", micro=False).matrix_iter(border=2))
    picture = square_picture(samples.printed("certificate"))

    step = picture.width / len(modules)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            seen = picture.getpixel((round((x + 0.5) * step), round((y + 0.5) * step)))
            assert (seen < 128) == bool(dark)


def test_what_the_lsp_has_not_given_is_said_or_left_out():
    bare = IssuingBody(name="LSP-P2 Pupuk Indonesia Group")
    facts = replace(samples.invoice(bank=False), body=bare, officer=None).to_json()
    text = text_of(print_paper("invoice", facts))

    assert "Rekening belum diisi LSP" in text
    assert "Alamat belum diisi LSP" in text
    assert "Lisensi" not in text


def test_a_paper_says_when_its_seal_is_a_desks_own():
    note = "SEGEL PENGEMBANGAN – bukan segel resmi LSP"

    for name in ("certificate", "card", "minutes", "invoice", "apl01"):
        assert note in text_of(samples.printed(name, seal_note=note)).replace("\xad", "")
        assert note not in text_of(samples.printed(name))

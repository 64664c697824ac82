"""The scheme and the check of requirements, as a stranger reads them before signing in."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from accounts.queries import system_user
from schemes.actions import import_elements
from schemes.queries import read_elements
from tests.factories.schemes import SchemeVersionFactory, put_in_force
from tests.schemes.conftest import AT, FIRST, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(clock_at):
    clock_at(AT)


@pytest.fixture
def shown(first):
    table = read_elements(
        FIRST.with_name("pengelolaan-data-pelanggan-contoh.csv").read_bytes(), version=first
    )
    import_elements(first, table=table, source="CONTOH", by=system_user(), at=AT)
    return put_in_force(first, since=TODAY)


def page(client, url, **answers):
    response = client.get(url, answers)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.clause("7.1.1", "9.1.1")
def test_the_scheme_is_read_before_anyone_signs_in(client, shown):
    text = page(client, reverse("schemes:public"))

    for words in (
        "SS-PD07/00/LSP-PI/2019",
        "M.702093.007.01",
        "Ijazah S1 dan pengalaman kerja paling sedikit 1 tahun",
        "Rp 500.000",
        "Rp 1.200.000",
        "Anda berhak mengajukan banding",
        "kode etik profesi",
        "Mencemarkan nama baik LSP",
    ):
        assert words in text


@pytest.mark.clause("1", "2.1", "3.1", "3.2", "4")
def test_every_clause_has_its_own_anchor_once(client, shown):
    anchors = re.findall(r'id="clause-([^"]+)"', page(client, shown.public_url))

    assert len(anchors) == len(set(anchors))
    wanted = {text.clause for text in shown.texts.exclude(kind="ASSESSMENT_AGREEMENT") if text.clause} - {
        "7.2.4"
    }
    wanted |= {
        "1",
        "2",
        "3",
        "4",
        "5",
        "5.1",
        "5.2",
        "6",
        "6.1",
        "6.1.1",
        "6.1.2",
        "6.1.3",
        "6.1.4",
        "7",
        "7.1",
        "7.2",
    }
    wanted |= {"8", "8.2", "9.1.2.a", "9.1.2.f", "9.5", "9.5.1.a", "9.6", "9.7", "9.8", "9.9", "7.2.4"}
    assert wanted - set(anchors) == set()


@pytest.mark.clause("1")
def test_what_the_document_leaves_blank_is_shown_as_blank(client, shown):
    text = page(client, shown.public_url)

    assert text.count("tanggal belum diisi LSP") == 2
    assert "salinan tidak terkendali" in text


@pytest.mark.clause("5.2")
def test_sample_elements_are_marked(client, shown):
    text = page(client, shown.public_url)

    assert text.count("Elemen dan kriteria ini contoh, bukan teks SKKNI.") == 2
    assert text.count('class="lsp-sample"') == 3


@pytest.mark.clause("8.2.3")
def test_a_fee_that_was_not_fixed_is_said_to_be_missing(client, shown):
    text = page(client, shown.public_url)

    assert text.count("Sertifikasi ulang") >= 2
    assert text.count('<td class="lsp-n" colspan="3"') == 2


def test_it_is_read_in_english_too(client, shown):
    client.cookies["language"] = "en"
    text = client.get(shown.public_url, headers={"accept-language": "en"}).content.decode()

    assert "Bachelor&#x27;s degree (S1) and at least 1 year of work experience" in text


def test_with_two_schemes_there_is_a_list(client, shown):
    other = SchemeVersionFactory(in_force=True)

    text = page(client, reverse("schemes:public"))

    assert shown.scheme.get_absolute_url() in text
    assert other.scheme.get_absolute_url() in text
    assert page(client, other.scheme.get_absolute_url())


def test_without_a_scheme_it_says_so(client, db):
    assert "Tidak ada skema yang berlaku hari ini" in page(client, reverse("schemes:public"))
    assert "Tidak ada skema yang berlaku hari ini" in page(client, reverse("schemes:eligibility"))


@pytest.mark.clause("1")
def test_a_draft_is_not_public(client, first):
    assert client.get(first.public_url).status_code == 404
    assert client.get(first.scheme.get_absolute_url()).status_code == 404


def test_the_page_takes_the_same_queries_however_many_parts(client, db, django_assert_max_num_queries):
    one = SchemeVersionFactory(in_force=True, in_force__units=1)
    many = SchemeVersionFactory(in_force=True, in_force__units=3, in_force__elements=5)
    client.get(one.public_url)

    with django_assert_max_num_queries(16) as few:
        client.get(one.public_url)
    with django_assert_max_num_queries(len(few)):
        client.get(many.public_url)


@pytest.mark.clause("6.1.1")
def test_one_day_short_says_from_which_day(client, shown):
    answers = {"education": "S1", "training": "1", "years": "0", "months": "0"}
    jobs = {"jobs-TOTAL_FORMS": "1", "jobs-INITIAL_FORMS": "0", "jobs-0-started_on": "23 November 2025"}

    text = page(client, reverse("schemes:eligibility"), **answers, **jobs)

    assert "Kurang 1 hari. Terpenuhi mulai 23 November 2026." in text
    assert "Belum. Anda memenuhi persyaratan mulai 23 November 2026" in text


@pytest.mark.clause("6.1.2")
def test_years_and_months_are_enough_to_ask(client, shown):
    text = page(client, reverse("schemes:eligibility"), education="D3", training="1", years="2", months="0")

    assert "Anda memenuhi persyaratan melalui 6.1.2." in text


@pytest.mark.clause("6.1.3")
def test_below_slta_the_paths_are_listed(client, shown):
    text = page(client, reverse("schemes:eligibility"), education="SMP", training="1", years="9", months="0")

    assert text.count("Meminta ijazah yang lebih tinggi") == 3


@pytest.mark.clause("6.1.4")
def test_without_training_it_is_missing(client, shown):
    text = page(client, reverse("schemes:eligibility"), education="S1", training="0", years="9", months="0")

    assert "Belum. Yang masih kurang:" in text


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("1 Juni 2025", "1 Mei 2025", "Tanggal selesai mendahului tanggal mulai."),
        ("1 Januari 2030", "", "Tanggal ini belum tiba."),
        ("", "1 Mei 2025", "Kapan pekerjaan ini mulai?"),
    ],
)
@pytest.mark.clause("6.1.1")
def test_impossible_dates_are_told(client, shown, start, end, words):
    jobs = {
        "jobs-TOTAL_FORMS": "1",
        "jobs-INITIAL_FORMS": "0",
        "jobs-0-started_on": start,
        "jobs-0-ended_on": end,
    }

    assert words in page(client, reverse("schemes:eligibility"), education="S1", training="1", **jobs)


def test_half_an_answer_gets_no_verdict(client, shown):
    text = page(client, reverse("schemes:eligibility"), education="S1", years="2")

    assert "Jawabannya" in text or "lsp-empty" in text
    assert "Terpenuhi" not in text


@pytest.mark.parametrize(
    "answers", [{"education": "XX", "training": "1"}, {"education": "S1", "training": "7"}]
)
def test_nonsense_gets_no_verdict(client, shown, answers):
    assert "Terpenuhi" not in page(client, reverse("schemes:eligibility"), **answers)


def test_the_answers_of_a_stranger_are_kept_nowhere(client, shown, django_assert_max_num_queries):
    with django_assert_max_num_queries(12) as asked:
        client.get(reverse("schemes:eligibility"), {"education": "S1", "training": "1", "years": "1"})

    assert all(query["sql"].startswith("SELECT") for query in asked.captured_queries)


def test_a_year_is_not_counted_ahead(client, shown, clock_at):
    clock_at(dt.datetime(2026, 2, 28, 3, tzinfo=dt.UTC))
    assert "Tidak ada skema" in page(client, reverse("schemes:eligibility"))

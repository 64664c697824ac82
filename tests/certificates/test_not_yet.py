"""The letter that teaches: by criterion what is missing, what was looked at, the retest, the appeal; never an item."""

import datetime as dt
import html
import json

import pytest
from django.urls import reverse

from assessments.actions import judge_evidence, submit_recommendation
from assessments.models import RecommendationOutcome
from assessments.queries import elements_in_test, lead_of, standing
from certificates.actions import release_meeting
from certificates.models import OutcomeLetter
from certificates.queries.deadlines import appeal_deadline
from decisions.models import Outcome
from foundation.notices.models import Notice
from instruments.models import FormCode
from tests.factories.appeals import lodged
from tests.factories.assessments import REVIEWED_AT, offered, waiting_for_a_test
from tests.factories.certificates import SEALED_AT, a_head
from tests.factories.decisions import signed
from tests.factories.examinations import agreed_test_plan
from tests.factories.instruments import InstrumentFactory, give_blueprint, give_items, put_in_force
from tests.factories.retests import not_yet, reported_on
from tests.papers.reading import text_of

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
# What stands in the bank, and what somebody writes who forgets himself.
ITEM = "Sebutkan lima berkas kenari yang diperiksa sebelum data digabung"
ANSWER = "Berkas kenari nomor tujuh tujuh tiga satu"
RUBRIC = "Dua dari lima berkas kenari sudah mencukupi nilai"
CANARY = "kenari"


def letter_of(case):
    return OutcomeLetter.objects.get(decision__application=case)


@pytest.mark.clause("9.4.5")
def test_by_criterion_it_says_what_is_missing_and_what_was_judged_of_which_evidence():
    case = not_yet()
    [element] = elements_in_test(case.assessment)

    [unit] = letter_of(case).paper.facts["gaps"]
    [gap] = unit["gaps"]

    assert unit["unit"] == f"{element.unit.code} {element.unit.title_id}"
    assert [row["number"] for row in gap["criteria"]] == [one.number for one in element.criteria.all()]
    assert gap["seen"] == "Belum memeriksa data ganda."
    rules = ("valid", "authentic", "current", "sufficient")
    cells = standing(case.assessment).by_element[element.pk]
    assert [tuple(row[rule] for rule in rules) for row in gap["evidence"]] == [cell.answers for cell in cells]
    assert [row["title"] for row in gap["evidence"]] == [cell.evidence.title for cell in cells]
    assert gap["needed"] == ["Bukti lebih banyak, sampai setiap kriteria di atas terlihat."]


@pytest.mark.clause("9.3.5")
def test_it_says_what_a_retest_covers_from_when_how_often_and_for_how_much():
    case = not_yet()
    [element] = elements_in_test(case.assessment)

    rows = {row["label"]: row["value"] for row in letter_of(case).paper.facts["retest"]}

    assert rows == {
        "Isi uji ulang": f"{element.unit.code}, hanya elemen {element.number}",
        "Waktu": "mulai 29 Oktober 2026, setelah Anda memintanya",
        "Kesempatan": "ke-1 dari paling banyak 2",
        "Biaya": "Rp 200.000 (40 % dari biaya)",
    }


@pytest.mark.clause("7.1.4")
@pytest.mark.clause("9.9.1")
def test_letter_and_page_name_the_last_day_and_lead_to_the_appeal(client_as, clock_at, settings):
    case = not_yet()
    letter = letter_of(case)
    clock_at(SEALED_AT + DAY)
    lodge = reverse("appeals:lodge", args=[letter.decision_id])

    term = letter.paper.facts["appeal"]
    page = client_as(case.applicant).get(reverse("certificates:outcome", args=[letter.pk])).content.decode()

    assert (term["address"], term["days"]) == (f"{settings.SITE_URL}{lodge}", 14)
    assert term["until"] == "Senin, 19 Oktober 2026, pukul 23.59 WIB"
    assert appeal_deadline(letter).due_on == dt.date(2026, 10, 19)
    assert lodge in page
    assert "13 hari kerja lagi" in page


@pytest.mark.clause("9.9.1")
def test_after_the_last_day_the_page_says_so_and_leads_nowhere(client_as, clock_at):
    case = not_yet()
    letter = letter_of(case)
    clock_at(SEALED_AT + 60 * DAY)

    page = client_as(case.applicant).get(reverse("certificates:outcome", args=[letter.pk])).content.decode()

    assert reverse("appeals:lodge", args=[letter.decision_id]) not in page
    assert "Banding dapat diajukan sampai 19 Oktober 2026." in page


@pytest.mark.clause("9.9.1")
def test_who_has_appealed_is_led_to_the_appeal(client_as, clock_at):
    case = not_yet()
    letter = letter_of(case)
    appeal = lodged(letter.decision)
    clock_at(appeal.lodged_at)

    page = client_as(case.applicant).get(reverse("certificates:outcome", args=[letter.pk])).content.decode()

    assert reverse("appeals:mine", args=[appeal.pk]) in page


@pytest.fixture
def told():
    """Tested from banks full of canaries, by an assessor and a meeting who repeat them; gives the case."""
    assessment = waiting_for_a_test()
    version = assessment.application.scheme_version
    banks = [InstrumentFactory(scheme_version=version, form=form) for form in (FormCode.IA06, FormCode.IA07)]
    for bank in banks:
        give_items(bank, each=1, text=ITEM, key__answer=ANSWER, key__rubric=RUBRIC)
    give_blueprint(banks[0], number=1)
    [_written, oral] = [put_in_force(bank) for bank in banks]
    plan = agreed_test_plan(assessment, at=REVIEWED_AT, instruments=[oral])
    offered(assessment, source=f"record:{plan.pk}")
    judge(assessment, f"Tidak tahu: {ITEM}.")
    lead = lead_of(assessment).registration.user
    reasons = {element.pk: f"Ditanya “{ITEM.upper()}?”" for element in elements_in_test(assessment)}
    submit_recommendation(
        assessment, outcome=RecommendationOutcome.NOT_YET, reasons=reasons, by=lead, at=REVIEWED_AT
    )
    assessment.refresh_from_db()
    reported_on(assessment, at=REVIEWED_AT)
    release(assessment, reason=f"Yang benar: {ANSWER}; {RUBRIC}.")
    return assessment.application


def release(assessment, *, reason):
    meeting = signed([assessment], outcomes=[Outcome.NOT_YET], reason=reason)
    release_meeting(meeting, by=a_head(), at=SEALED_AT)


def judge(assessment, remark):
    for cell in standing(assessment).of_test:
        answers = {"valid": True, "authentic": True, "current": True, "sufficient": False}
        judge_evidence(
            assessment,
            evidence=cell.evidence,
            element=cell.element,
            answers=answers,
            remarks={"sufficient": remark},
            version=cell.version,
            by=lead_of(assessment).registration.user,
            at=REVIEWED_AT,
        )


@pytest.mark.clause("9.3.1")
@pytest.mark.clause("9.4.5")
def test_never_an_item_nor_a_key_whoever_wrote_it(told, client_as, clock_at, run_jobs, mailoutbox):
    run_jobs(at=SEALED_AT)
    letter = letter_of(told)
    clock_at(SEALED_AT)

    page = client_as(told.applicant).get(reverse("certificates:outcome", args=[letter.pk])).content.decode()
    letter.paper.refresh_from_db()
    said = [
        html.unescape(page),
        text_of(letter.paper.read()),
        json.dumps(letter.paper.facts, ensure_ascii=False),
        *(f"{mail.subject} {mail.body}" for mail in mailoutbox),
        *(str(row) for row in Notice.objects.values_list()),
    ]

    assert [text[:200] for text in said if CANARY in text.casefold()] == []
    assert letter.paper.facts["reason"] == (
        "Kalimat ini ditahan karena mengulang isi soal uji. Tanyakan kepada sekretariat."
    )
    assert letter.paper.facts["gaps"][0]["gaps"][0]["criteria"]

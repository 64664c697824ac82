"""The pages of sanction cases: the office's, the holder's, the head's; what each reads and what stays closed (9.5)."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import RelationKind, Role
from foundation.notices.models import Notice
from lsp_portal.desk import todos_of
from sanctions import actions
from sanctions.models import Ground, Measure, SanctionCase, Source
from sanctions.states import CaseState
from tests.decisions.helpers import refused
from tests.factories.assessments import reported as assessed
from tests.factories.certificates import issued
from tests.factories.people import RelationFactory, UserFactory
from tests.factories.sanctions import (
    ANSWERED_AT,
    ASKED_AT,
    DAY,
    DECIDED_AT,
    PROPOSED_AT,
    REPORTED_AT,
    WARNED_AT,
    a_second_voice,
    an_officer,
    asked_case,
    decided,
    heard_case,
    proposed,
    reported_case,
    suspended_case,
    warned_case,
)
from tests.foundation.documents.corpus import pdfs

pytestmark = pytest.mark.django_db

WORDS = "Nomor sertifikat dipakai pada brosur."


def page(name, *args):
    return reverse(f"sanctions:{name}", args=args)


def a_pdf():
    return SimpleUploadedFile("bukti.pdf", pdfs.document(), content_type="application/pdf")


def state_of(case):
    return SanctionCase.objects.get(pk=case.pk).state


@pytest.fixture
def office(client_as):
    return client_as(an_officer())


@pytest.mark.clause("9.5.1")
def test_the_office_reports_what_somebody_outside_said_and_asks_the_holder(office, clock_at):
    [certificate] = issued()
    clock_at(REPORTED_AT)
    form = page("report", certificate.pk)
    typed = {"who": "other", "reporter_name": "Budi", "ground": "A", "words": WORDS, "file": a_pdf()}

    assert form in office.get(certificate.get_absolute_url()).text
    answer = office.post(form, typed)

    case = SanctionCase.objects.get()
    assert answer.url == case.get_absolute_url()
    assert (case.source, case.reporter, case.reporter_name) == (Source.OUTSIDE, None, "Budi")
    assert case.files.count() == 1
    answer = office.post(page("ask", case.pk), {"ask-is_misuse": "no", "ask-question": "Benar?"})
    assert answer.url == case.get_absolute_url()
    assert state_of(case) == CaseState.HEARING


@pytest.mark.clause("9.5.1")
def test_what_is_refused_is_told_beside_what_was_typed(office, clock_at):
    case = heard_case(uploads=[])
    clock_at(PROPOSED_AT)
    typed = {
        "measure": "SUSPEND",
        "words": "Alasan panjang.",
        "ends_on": "1 April 2027",
        "condition": "Syarat.",
    }

    told = office.post(
        page("propose", case.pk), {f"propose-{name}": words for name, words in typed.items()}
    ).text

    assert "Belum ada bukti" in told
    assert not case.proposals.exists()
    assert state_of(case) == CaseState.HEARING


@pytest.mark.clause("9.5.1")
def test_the_holder_reads_the_report_and_not_who_reported_and_answers(client_as, clock_at):
    case = asked_case(reporter=UserFactory(full_name="Pelapor Rahasia", roles=[Role.SECRETARIAT]))
    clock_at(ANSWERED_AT)
    holder = client_as(case.holder)

    told = holder.get(page("mine", case.pk)).text
    assert case.words in told
    assert "Pelapor Rahasia" not in told
    assert holder.post(page("answer", case.pk), {"words": ""}).status_code == 200
    answer = holder.post(page("answer", case.pk), {"words": "Bukan saya."})

    assert answer.url == page("mine", case.pk)
    assert case.statements.get().words == "Bukan saya."
    assert "Bukan saya." in client_as(an_officer()).get(case.get_absolute_url()).text


@pytest.mark.parametrize("made", [reported_case, asked_case])
def test_a_case_is_there_for_its_holder_from_the_day_of_the_question(made, client_as, clock_at):
    case = made()
    clock_at(ANSWERED_AT)

    assert client_as(case.holder).get(page("mine", case.pk)).status_code == (200 if case.asked_at else 404)
    assert client_as(UserFactory()).get(page("mine", case.pk)).status_code == 404
    assert client_as(case.holder).get(case.get_absolute_url()).status_code == 404


@pytest.mark.clause("9.5.2")
def test_a_warning_is_written_confirmed_judged_and_ends_the_case(client_as, office, clock_at):
    case = heard_case()
    clock_at(WARNED_AT)
    office.post(page("warn", case.pk), {"warn-words": "Tarik brosur.", "warn-comply_by": "1 Februari 2027"})
    warning = case.warnings.get()

    answer = client_as(case.holder).post(page("confirm_reading", case.pk, warning.pk))
    assert answer.url == page("mine", case.pk)
    assert warning.delivery.received_by == case.holder.full_name
    prefix = f"f{warning.pk}"
    office.post(
        page("find", case.pk, warning.pk), {f"{prefix}-heeded": "yes", f"{prefix}-words": "Sudah ditarik."}
    )

    assert state_of(case) == CaseState.HEEDED


@pytest.mark.clause("9.5.2")
def test_an_arrival_on_paper_is_recorded_with_its_proof(office, clock_at):
    warning = warned_case()
    clock_at(WARNED_AT + 3 * DAY)
    prefix, day = f"d{warning.pk}", timezone.localdate(WARNED_AT + DAY)
    typed = {"manner": "BY_POST", "received_by": "Satpam", "received_on": day.isoformat()}
    address = page("deliver", warning.case_id, warning.pk)

    office.post(address, {f"{prefix}-{name}": words for name, words in typed.items()})
    assert not type(warning).objects.filter(delivery__isnull=False).exists()
    office.post(address, {f"{prefix}-{name}": words for name, words in {**typed, "proof": a_pdf()}.items()})

    warning.refresh_from_db()
    assert (warning.delivery.received_by, warning.delivery.received_on) == ("Satpam", day)
    assert warning.delivery.proof is not None


@pytest.mark.clause("9.5.1")
def test_the_head_decides_and_the_public_reads_it_at_once(client_as, client, clock_at):
    [certificate] = issued()
    proposal = proposed(heard_case(certificate))
    clock_at(DECIDED_AT)
    head, prefix = client_as(UserFactory(roles=[Role.HEAD])), f"r{proposal.pk}"
    verdict = reverse("certificates:verification", args=[certificate.token])
    assert "Tidak berlaku" not in client.get(verdict).text

    head.post(page("rule", proposal.case_id, proposal.pk), {f"{prefix}-approves": "yes"})

    told = client.get(verdict).text
    assert "Tidak berlaku: sedang dibekukan" in told
    for kept in (proposal.words, proposal.condition, proposal.case.words):
        assert kept not in told
    assert (
        "Sertifikat Anda dibekukan" in client_as(certificate.holder).get(page("mine", proposal.case_id)).text
    )


@pytest.mark.clause("9.5.1")
def test_the_team_reads_a_case_of_ground_d_and_no_other(client_as, clock_at):
    [mine, other] = issued([assessed(), assessed()])
    asked, not_asked = proposed(heard_case(mine, ground=Ground.D)), proposed(heard_case(other))
    member, tied = a_second_voice(), a_second_voice()
    RelationFactory(user=tied, other=mine.holder, kind=RelationKind.FAMILY)
    clock_at(DECIDED_AT)

    opened = {
        (who.pk, one.pk): client_as(who).get(one.case.get_absolute_url()).status_code
        for who in (member, tied)
        for one in (asked, not_asked)
    }

    assert opened == {
        (member.pk, asked.pk): 200,
        (member.pk, not_asked.pk): 404,
        (tied.pk, asked.pk): 404,
        (tied.pk, not_asked.pk): 404,
    }


@pytest.mark.clause("9.8.4")
def test_the_list_of_cases_asks_no_more_with_more_of_them(office, clock_at, django_assert_num_queries):
    [certificate] = issued()
    reported_case(certificate)
    clock_at(PROPOSED_AT)
    with CaptureQueriesContext(connection) as one:
        office.get(page("cases"))
    for _ in range(2):
        reported_case(certificate)

    with django_assert_num_queries(len(one)):
        assert office.get(page("cases")).text.count(certificate.number) == 3


@pytest.mark.parametrize(
    ("made", "at", "verb"),
    [
        (reported_case, REPORTED_AT, "Periksa perkara"),
        (asked_case, ASKED_AT + DAY, ""),
        (asked_case, ASKED_AT + 15 * DAY, "Lanjutkan perkara"),
        (heard_case, ANSWERED_AT, "Lanjutkan perkara"),
        (lambda: warned_case().case, WARNED_AT + DAY, ""),
        (lambda: warned_case().case, WARNED_AT + 15 * DAY, "Catat hasil peringatan"),
    ],
)
def test_the_desk_of_the_office_names_the_next_step(made, at, verb):
    case = made()

    verbs = [todo.verb for todo in todos_of(an_officer(), at=at) if todo.kind == "sanction"]

    assert [one.partition(case.number)[0].rstrip(": ").removesuffix(": perkara") for one in verbs] == [
        verb
    ] * bool(verb)


def test_who_reported_is_not_asked_to_take_it_further():
    reporter = an_officer()
    reported_case(reporter=reporter)

    assert [todo for todo in todos_of(reporter, at=REPORTED_AT) if todo.kind == "sanction"] == []


def test_a_suspended_certificate_that_ended_lets_its_case_be_closed(office, clock_at):
    case = suspended_case()
    officer, ended = an_officer(), case.certificate.valid_until + dt.timedelta(days=1)
    at = dt.datetime.combine(ended, dt.time(3), tzinfo=dt.UTC)

    with refused("What was proposed or decided is not simply closed.", "9.5.1"):
        actions.dismiss(case, reason="x", by=officer, at=DECIDED_AT)
    clock_at(at)
    office.post(page("dismiss", case.pk), {"close-reason": "Masa berlakunya sudah habis."})

    assert state_of(case) == CaseState.DISMISSED


@pytest.mark.clause("9.9.6")
def test_whoever_was_told_that_it_was_withdrawn_is_told_that_it_holds_again():
    [certificate] = issued()
    particulars = certificate.application.particulars
    particulars.superior_email = "atasan@perusahaan.example"
    particulars.save()
    case = decided(heard_case(certificate), Measure.WITHDRAW)

    actions.give_back(case, because=case, by=an_officer(), at=DECIDED_AT + DAY)

    told = Notice.objects.filter(address="atasan@perusahaan.example").order_by("pk")
    assert [one.subject for one in told] == [
        f"Sertifikat {certificate.number} dicabut",
        f"Sertifikat {certificate.number} berlaku lagi",
    ]


@pytest.mark.clause("9.5.1")
def test_evidence_is_read_by_both_sides_and_nobody_else(client_as, office, clock_at):
    case = asked_case()
    clock_at(ANSWERED_AT)
    kept = case.files.get()

    codes = [
        office.get(page("file", case.pk, kept.pk)).status_code,
        client_as(case.holder).get(page("own_file", case.pk, kept.pk)).status_code,
        client_as(UserFactory()).get(page("own_file", case.pk, kept.pk)).status_code,
        client_as(UserFactory(roles=[Role.ASSESSOR])).get(page("file", case.pk, kept.pk)).status_code,
    ]

    assert codes[2:] == [404, 404]
    assert 404 not in codes[:2]

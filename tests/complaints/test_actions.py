"""From anybody: received, checked, looked into by somebody without a part, signed by another, closed (17024 9.9)."""

import datetime as dt

import pytest
from django.utils import translation

from accounts.models import RelationKind, Role
from applications.models import Part
from complaints import actions
from complaints.models import Check, Complaint, ComplaintLink, Concern, Outcome, Verdict
from complaints.queries.links import address_of_link, digits_of_code, link_by_token
from complaints.states import ComplaintState
from foundation.documents.actions import print_paper
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.notices.queries import end_of
from foundation.workflow.links import digest_of
from sanctions.models import SanctionCase
from tests.factories.certificates import issued
from tests.factories.complaints import (
    ADMITTED_AT,
    DAY,
    DRAFTED_AT,
    EMAIL,
    HEARD_AT,
    RECEIVED_AT,
    SIGNED_AT,
    a_head,
    a_measure,
    admitted,
    an_officer,
    answered,
    asked,
    drafted,
    fresh,
    misuse,
    received,
    terms,
)
from tests.factories.people import RelationFactory, UserFactory

from .helpers import a_picture, examined, mail_of, refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def test_a_complaint_goes_from_its_receipt_to_its_end_and_each_step_is_told():
    officer, head = an_officer(), a_head()
    complaint = answered(admitted(handler=officer), signer=head)
    actions.close(complaint, words="Penerus panggilan terpasang.", by=officer, at=SIGNED_AT + DAY)

    complaint = fresh(complaint)
    assert complaint.state == ComplaintState.CLOSED
    assert [one.subject for one in reversed(mail_of(EMAIL))] == [
        f"Tanda terima: keluhan {complaint.number}",
        f"Keluhan {complaint.number} diterima",
        f"Keluhan {complaint.number} sudah dijawab",
        f"Keluhan {complaint.number} ditutup",
    ]
    verbs = Entry.objects.filter(subject="complaints.Complaint").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "complaint.received",
        "complaint.admitted",
        "complaint.answer_drafted",
        "complaint.answered",
        "complaint.closed",
    ]
    paper = complaint.answer.ruling.paper
    print_paper(paper, by=head, at=SIGNED_AT)
    paper.refresh_from_db()
    assert paper.is_ready
    assert paper.sealed


@pytest.mark.clause("7.2.1")
def test_who_leaves_no_name_and_no_address_is_taken_at_their_word_and_sanctions_nobody():
    complaint = received(about="PERSON", email="", words="Asesor meminta uang.")

    assert (complaint.who, complaint.is_reachable) == ("", False)
    assert not complaint.link.has_code
    assert complaint.state == ComplaintState.RECEIVED
    assert not SanctionCase.objects.exists()
    assert not Notice.objects.filter(to=None).exists()


def test_of_a_link_and_its_code_the_database_keeps_nothing_that_opens():
    complaint = received()
    link = complaint.link

    code = actions.send_code(link, at=RECEIVED_AT)

    assert link.token_sha256 == digest_of(link.token)
    assert not Notice.objects.filter(body__contains=link.token).exists()
    assert not Notice.objects.filter(body__contains=code.digits).exists()
    assert end_of(mail_of(EMAIL)[0]) == digits_of_code(code.pk)
    assert end_of(mail_of(EMAIL)[1]) == address_of_link(link.pk)
    assert link_by_token(link.token) == link


def test_behind_the_link_words_are_added_by_who_typed_the_code_alone():
    complaint = admitted()
    link = complaint.link
    with refused("Type the code first"):
        actions.add_words(complaint, words="Kemarin lagi.", link=link, reader="x", at=HEARD_AT)
    code = actions.send_code(link, at=HEARD_AT)
    assert actions.enter_code(link, digits="x", at=HEARD_AT) is None
    reader = actions.enter_code(link, digits=code.digits, at=HEARD_AT)

    message = actions.add_words(complaint, words="Kemarin lagi.", link=link, reader=reader, at=HEARD_AT)

    assert list(complaint.messages.all()) == [message]
    assert Notice.objects.filter(to=complaint.handler, subject__contains="Ada tambahan").count() == 1


def test_five_wrong_codes_lock_a_link_and_a_new_one_opens_again():
    link = received().link
    actions.send_code(link, at=RECEIVED_AT)
    for _each in range(5):
        assert actions.enter_code(link, digits="x", at=RECEIVED_AT) is None
    with refused("locked"):
        actions.send_code(link, at=RECEIVED_AT)

    new = actions.send_link(link.complaint, at=RECEIVED_AT)

    assert new.is_open(RECEIVED_AT)
    assert not ComplaintLink.objects.get(pk=link.pk).is_open(RECEIVED_AT)


def test_an_address_gets_few_receipts_a_day_and_few_links():
    for _each in range(5):
        received()
    with refused("Several complaints came with this address"):
        received(email=EMAIL.upper())
    assert received(email="")
    complaint = received(at=RECEIVED_AT + DAY + dt.timedelta(seconds=1))
    for _each in range(4):
        actions.send_link(complaint, at=complaint.received_at)
    with refused("Several links were sent today"):
        actions.send_link(complaint, at=complaint.received_at)


def test_whom_the_words_name_is_told_nothing_of_it():
    sri, other = an_officer(full_name="Sri Wahyuni"), an_officer(full_name="Agus Hidayat")
    head = a_head(full_name="Bambang Sutejo")
    complaint = received(about="PERSON", about_name="ibu Sri dan ketua")

    assert set(complaint.concerns.values_list("user", flat=True)) == {sri.pk, head.pk}
    told = Notice.objects.filter(subject__contains=complaint.number).exclude(to=None)
    assert set(told.values_list("to", flat=True)) == {other.pk}
    visible = {one: Complaint.objects.visible_to(one).exists() for one in (sri, other, head)}
    assert visible == {sri: False, other: True, head: False}


def test_a_likeness_of_names_is_cleared_with_a_reason_by_somebody_else():
    sri, other = an_officer(full_name="Sri Wahyuni"), an_officer(full_name="Agus Hidayat")
    complaint = received(about="PERSON", about_name="Sri")
    concern = complaint.concerns.get()
    with refused("the complaint concerns you"):
        actions.lift_concern(concern, words="Bukan saya.", by=sri, at=RECEIVED_AT)
    with refused("Give your reason"):
        actions.lift_concern(concern, words=" ", by=other, at=RECEIVED_AT)

    actions.lift_concern(concern, words="Yang dimaksud Sri dari hotel.", by=other, at=RECEIVED_AT)

    assert Complaint.objects.visible_to(sri).exists()


@pytest.mark.parametrize("who", ["concerned", "complainant", "relative", "outside the office"])
def test_who_has_a_part_neither_checks_nor_gets_it(who):
    officer = UserFactory(roles=[] if who == "outside the office" else [Role.SECRETARIAT])
    complaint = received(complainant=officer if who == "complainant" else None, email="")
    if who == "concerned":
        Concern.objects.create(complaint=complaint, user=officer, named_by=officer, named_at=RECEIVED_AT)
    if who == "relative":
        brother = an_officer()
        RelationFactory(user=officer, other=brother, kind=RelationKind.FAMILY, declared_at=RECEIVED_AT - DAY)
        Concern.objects.create(complaint=complaint, user=brother, named_by=officer, named_at=RECEIVED_AT)
    why = {
        "concerned": "the complaint concerns you",
        "complainant": "you complained yourself",
        "relative": "you are tied to",
        "outside the office": "The secretariat and the head",
    }[who]

    with refused(why):
        actions.turn_away(complaint, words="Tidak perlu.", by=officer, at=ADMITTED_AT)
    with refused(why if who != "outside the office" else "This person does not handle complaints"):
        actions.admit(complaint, handler=officer, words="Ya.", by=an_officer(), at=ADMITTED_AT)


@pytest.mark.clause("9.9.4")
def test_who_had_a_part_in_the_case_does_not_look_into_a_complaint_about_it():
    [certificate] = issued()
    reviewer = certificate.application.involvements.get(part=Part.REVIEWER).user
    complaint = received(about="CASE", reference=certificate.number)

    with refused("You cannot do this"):
        actions.admit(complaint, handler=reviewer, words="Ya.", by=an_officer(), at=ADMITTED_AT)

    assert admitted(complaint).handler != reviewer


def test_turned_away_it_is_closed_with_its_reason():
    complaint = received()
    with refused("Give your reason"):
        actions.turn_away(complaint, words=" ", by=an_officer(), at=ADMITTED_AT)

    actions.turn_away(complaint, words="Ini urusan PLN.", by=an_officer(), at=ADMITTED_AT)

    complaint = fresh(complaint)
    assert (complaint.state, complaint.closed_at) == (ComplaintState.NOT_ADMITTED, ADMITTED_AT)
    assert mail_of(EMAIL)[0].subject == f"Keluhan {complaint.number} tidak diterima"
    with refused("This complaint is closed"):
        actions.add_words(complaint, words="Tetapi …", at=ADMITTED_AT)


def test_nobody_is_found_at_fault_unheard():
    terms(hearing=5)
    hearing = asked()
    complaint, head = hearing.complaint, a_head()
    upheld = {"outcome": Outcome.UPHELD, "signer": head}
    with refused("can answer until"):
        drafted(complaint, **upheld)

    actions.state(hearing, words="Saya sakit hari itu.", by=hearing.person, at=HEARD_AT)

    assert Notice.objects.filter(to=complaint.handler, subject__contains="tanggapan").count() == 1
    assert drafted(complaint, **upheld).outcome == Outcome.UPHELD


def test_whoever_lets_the_days_pass_was_heard():
    terms(hearing=5)
    hearing = asked()
    late = ADMITTED_AT + 20 * DAY

    assert drafted(hearing.complaint, outcome=Outcome.PARTLY, at=late)


def test_whom_it_concerns_reads_neither_the_complaint_nor_who_sent_it():
    complaint = admitted(received(words="Rahasia besar.", name="Warga Pelapor"))
    hearing = asked(complaint)

    letters = Notice.objects.filter(to=hearing.person)
    assert letters.count() == 1
    for word in ("Rahasia besar", "Warga Pelapor", EMAIL, complaint.number):
        assert word not in letters.get().subject + letters.get().body


@pytest.mark.parametrize("who", ["handler", "somebody else of the office", "concerned"])
def test_the_answer_is_signed_by_the_head_who_did_not_look_into_it(who):
    head = a_head()
    handler = head if who == "handler" else an_officer()
    complaint = admitted(handler=handler)
    signer = a_head() if who == "handler" else head
    answer = drafted(complaint, signer=signer)
    by = {"handler": handler, "somebody else of the office": an_officer(), "concerned": a_head()}[who]
    if who == "concerned":
        Concern.objects.create(complaint=complaint, user=by, named_by=handler, named_at=DRAFTED_AT)
    why = {
        "handler": "Who looked into it",
        "somebody else of the office": "signs this answer",
        "concerned": "the complaint concerns you",
    }[who]

    with refused(why):
        actions.sign(answer, by=by, at=SIGNED_AT)
    with refused(why):
        actions.send_back(answer, words="Tidak.", by=by, at=SIGNED_AT)


def test_where_the_head_is_concerned_a_deputy_signs():
    head, deputy = a_head(full_name="Bambang Sutejo"), UserFactory(roles=[Role.COMMITTEE_HEAD])
    complaint = admitted(received(about="PERSON", about_name="Bambang Sutejo"))
    with refused("signed by the head, or by somebody"):
        drafted(complaint, signer=head)

    answer = drafted(complaint, signer=deputy)
    actions.sign(answer, by=deputy, at=SIGNED_AT)

    assert fresh(complaint).state == ComplaintState.ANSWERED


def test_a_draft_that_is_sent_back_is_looked_into_again():
    answer = drafted()
    with refused("Say what is missing"):
        actions.send_back(answer, words="", by=answer.signer, at=SIGNED_AT)

    actions.send_back(answer, words="Tanggal belum diperiksa.", by=answer.signer, at=SIGNED_AT)

    complaint = fresh(answer.complaint)
    assert complaint.state == ComplaintState.HANDLING
    assert drafted(complaint, signer=answer.signer).pk != answer.pk
    with refused("does not wait"):
        actions.sign(answer, by=answer.signer, at=SIGNED_AT)


def test_it_is_closed_when_every_measure_is_carried_out():
    measure = a_measure()
    complaint = answered(measure.complaint)
    with refused("not carried out"):
        actions.close(complaint, words="Selesai.", by=complaint.handler, at=SIGNED_AT)
    with refused("carries this out"):
        actions.finish(measure, words="Beres.", by=UserFactory(), at=SIGNED_AT)

    actions.finish(measure, words="Terpasang.", by=measure.responsible, at=SIGNED_AT)
    actions.close(complaint, words="Selesai.", by=complaint.handler, at=SIGNED_AT)

    assert fresh(complaint).state == ComplaintState.CLOSED


def test_it_is_given_on_to_somebody_without_a_part():
    complaint = admitted()
    other, named = an_officer(), an_officer()
    Concern.objects.create(complaint=complaint, user=named, named_by=complaint.handler, named_at=ADMITTED_AT)
    with refused("the complaint concerns you"):
        actions.give_on(complaint, handler=named, by=other, at=HEARD_AT)

    actions.give_on(complaint, handler=other, by=other, at=HEARD_AT)

    assert fresh(complaint).handler == other
    with refused("looks into this complaint"):
        actions.write(complaint, words="Halo.", by=an_officer(), at=HEARD_AT)


@pytest.mark.clause("9.8.3")
@pytest.mark.clause("7.2.2")
def test_a_misuse_opens_a_sanction_case_tied_both_ways():
    [certificate] = issued()
    picture = examined(a_picture())
    complaint = admitted(misuse(certificate, files=[(picture, None)], name="Warga"))
    handler = complaint.handler
    assert list(complaint.concerns.values_list("user", flat=True)) == [certificate.holder_id]

    report = {"ground": "C", "words": "Sertifikat dipasang pada brosur.", "files": complaint.files.all()}
    actions.open_case(complaint, **report, by=handler, at=HEARD_AT)

    case = fresh(complaint).sanction_case
    assert (case.source, case.reporter, case.reporter_name) == ("COMPLAINT", None, "Warga")
    assert case.files.get().upload == complaint.files.get().upload
    from sanctions.queries.leaves import came_from  # noqa: PLC0415 - one line of this test

    assert [leaf.url for leaf in came_from(case, handler)] == [complaint.get_absolute_url()]
    assert came_from(case, certificate.holder) == []
    with refused("is open already"):
        actions.open_case(complaint, **report, by=handler, at=HEARD_AT)


@pytest.mark.clause("9.5.1")
def test_who_complained_with_an_account_is_barred_from_the_sanction():
    [certificate] = issued()
    head = a_head()
    complaint = admitted(misuse(certificate, complainant=head, email=""))
    report = {"ground": "A", "words": "Dipakai di luar lingkup."}

    actions.open_case(complaint, **report, by=complaint.handler, at=HEARD_AT)

    from sanctions import rules  # noqa: PLC0415 - one line of this test

    case = fresh(complaint).sanction_case
    assert case.reporter == head
    assert "reported the holder" in rules.can_ask(head, case, on=HEARD_AT.date()).reason


def test_a_number_that_is_not_ours_opens_no_case():
    complaint = admitted(received(about="MISUSE", reference="PALSU 1"))
    with refused("Name the certificate first"):
        actions.open_case(complaint, ground="C", words="Palsu.", by=complaint.handler, at=HEARD_AT)
    with refused("No certificate and no application"):
        actions.name_subject(complaint, reference="PALSU 1", by=complaint.handler, at=HEARD_AT)


def test_what_the_verifier_saw_is_kept_as_it_was_then():
    [certificate] = issued()
    complaint = misuse(certificate)

    check = Check.objects.get()
    assert (check.complaint, check.verdict, check.certificate) == (complaint, Verdict.NUMBER, certificate)
    assert check.status == str(certificate.status_at(RECEIVED_AT))


def test_the_head_sets_the_terms_and_nobody_else():
    with refused("The head sets"):
        terms(by=an_officer())
    with refused("checked before it is answered"):
        terms(check=20, answer=20)
    assert terms().answer_workdays == 20

"""Two people in the same moment: one wins, the other is told, nothing is there twice (R13; 9.6.3)."""

import threading

import pytest
from django.db import connection

from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from surveillance import actions
from surveillance.models import Conclusion, Enquiry, EnquiryLink, Finding, Question, Surveillance
from surveillance.queries.outsiders import contact_of
from tests.factories.surveillance import (
    BEGUN_AT,
    DAY,
    FOUND_AT,
    an_officer,
    begun,
    concluded,
    laid_out,
    opened,
    read,
)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.both_databases,
    pytest.mark.clause("9.6.3"),
]


def at_once(*acts):
    """Run these in threads that start together; what each gave, or why it was refused."""
    barrier, ends = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        barrier.wait()
        try:
            ends[place] = act()
        except NotAllowed as refusal:
            ends[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def test_two_officers_conclude_and_one_does():
    surveillance = read()
    people = [an_officer(), an_officer()]

    ends = at_once(*(lambda by=by: concluded(surveillance, by=by) for by in people))

    assert sorted(isinstance(end, NotAllowed) for end in ends) == [False, True]
    assert Conclusion.objects.count() == 1
    assert Notice.objects.filter(to=surveillance.holder, subject__contains="Hasil").count() == 1


def test_two_officers_begin_and_one_does():
    first = laid_out()[0]
    people = [an_officer(), an_officer()]

    ends = at_once(
        *(lambda by=by: actions.begin(first, methods=["OTHER"], by=by, at=BEGUN_AT) for by in people)
    )

    assert sorted(isinstance(end, NotAllowed) for end in ends) == [False, True]


def test_two_officers_ask_one_address_about_two_people_by_one_enquiry():
    pairs = [(contact_of(one.certificate, "SUPERIOR"), one) for one in (begun(), begun())]
    people = [an_officer(), an_officer()]

    ends = at_once(
        *(
            lambda pair=pair, by=by: actions.ask([pair], by=by, at=BEGUN_AT + DAY)
            for pair, by in zip(pairs, people, strict=True)
        )
    )

    assert None not in ends
    assert Enquiry.objects.count() == 1
    assert Question.objects.count() == 2
    assert EnquiryLink.objects.filter(revoked_at=None).count() == 1


def test_an_answer_and_a_conclusion_wait_for_each_other():
    link, reader = opened()
    question = link.enquiry.questions.get()
    surveillance, officer = read(question.surveillance), an_officer()

    said, done = at_once(
        lambda: actions.answer_question(link, question, reader=reader, answer="KEPT", at=FOUND_AT),
        lambda: concluded(surveillance, by=officer),
    )

    question.refresh_from_db()
    assert isinstance(done, Conclusion)
    assert question.state == ("WITHDRAWN" if isinstance(said, NotAllowed) else "ANSWERED")
    assert Finding.objects.filter(question=question).exists() == (question.state == "ANSWERED")
    assert Surveillance.objects.get(pk=surveillance.pk).state == "CONCLUDED"


def test_another_name_and_an_answer_wait_for_each_other():
    link, reader = opened()
    question = link.enquiry.questions.get()
    certificate = question.surveillance.certificate
    new = {"kind": "SUPERIOR", "name": "Tono Kepala", "email": "tono@perusahaan.contoh.id"}

    said, named = at_once(
        lambda: actions.answer_question(link, question, reader=reader, answer="KEPT", at=FOUND_AT),
        lambda: actions.name_contact(certificate, **new, by=certificate.holder, at=FOUND_AT),
    )

    question.refresh_from_db()
    assert contact_of(certificate, "SUPERIOR") == named
    assert question.state == ("WITHDRAWN" if isinstance(said, NotAllowed) else "ANSWERED")

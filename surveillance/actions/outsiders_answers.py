"""What somebody from outside does with a link: has a code sent, answers, declines, names somebody else (9.6.3; A9)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import system_user
from foundation.journal.actions import record
from foundation.workflow import links
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock
from surveillance import letters, rules
from surveillance.models import Answer, Finding, Result
from surveillance.states import QuestionState

from .outsiders import close_question, hold, put_contact

RESULTS = {Answer.KEPT: Result.KEPT, Answer.NOT_KEPT: Result.NOT_KEPT, Answer.LEFT: Result.NOT_KEPT}


@transaction.atomic
def send_code(link, *, by=None, at):
    """Six digits to the address to which the link went: whoever was only forwarded the link does not get them."""
    link = lock(link)
    require(rules.can_send_code(link, at=at))

    code = link.codes.create(sent_at=at)

    record("enquiry.code_sent", link.enquiry, by=by or system_user(), at=at)
    letters.tell_outsider_code(code, at=at)
    return code


@transaction.atomic
def enter_code(link, *, digits, by=None, at):
    """Open the page in this browser. Returns what its cookie keeps, or None for a wrong code, which is counted."""
    link = lock(link)
    require(rules.holds_link(link, at=at))

    reader = links.enter(link, digits, at=at)

    verb = "enquiry.opened" if reader else "enquiry.code_mistyped"
    record(verb, link.enquiry, by=by or system_user(), at=at)
    return reader


@transaction.atomic
def answer_question(link, question, *, reader, answer, words="", address=None, by=None, at):
    """Answer about one holder, once; it is a finding from then on. Returns the question.

    A negative answer says why, and is no sanction: it needs a second method (9.6.3).
    """
    question = _opened(link, question, reader, at=at)
    if answer != Answer.KEPT:
        require(rules.says_why(words))

    said = {"answer": Answer(answer), "words": words.strip()[:1000], "address": address}
    close_question(question, QuestionState.ANSWERED, at=at, **said)
    Finding.objects.create(
        surveillance=question.surveillance,
        method=question.contact.method,
        result=RESULTS[question.answer],
        words=question.words or question.get_answer_display(),
        found_on=timezone.localdate(at),
        found_at=at,
        question=question,
    )

    _note("answered", question, by=by, at=at, answer=question.answer)
    letters.tell_office_answered(question, at=at)
    return question


@transaction.atomic
def decline_question(link, question, *, reader, reason, by=None, at):
    """Say nothing about this holder, with a reason. Returns the question."""
    question = _opened(link, question, reader, at=at)
    require(rules.says_why(reason))

    close_question(question, QuestionState.DECLINED, words=reason.strip()[:1000], at=at)

    _note("declined", question, by=by, at=at)
    letters.tell_office_answered(question, at=at)
    return question


@transaction.atomic
def pass_on_question(link, question, *, reader, name, email, position="", reason, by=None, at):
    """Name somebody who knows better; they are asked once the office has made sure who it is. Returns the contact."""
    question = _opened(link, question, reader, at=at)
    certificate = hold(question.surveillance.certificate)
    require(rules.says_why(reason))
    require(rules.is_somebody_else(link.enquiry, email=email))
    require(rules.is_contact(certificate, name=name, email=email))

    close_question(question, QuestionState.PASSED_ON, words=reason.strip()[:1000], at=at)
    by = by or system_user()
    facts = {"position": position.strip(), "instead_of": question}
    contact = put_contact(certificate, question.contact.kind, name=name, email=email, by=by, at=at, **facts)

    _note("passed_on", question, by=by, at=at, contact=contact.pk)
    letters.tell_office_answered(question, at=at)
    return contact


def _opened(link, question, reader, *, at):
    """The question, locked, if this browser may act for whoever holds the link, and it is theirs and open."""
    surveillance = lock(question.surveillance)
    lock(link.enquiry)
    link = lock(link)
    require(rules.can_read(link, reader, at=at))
    question = lock(question)
    question.surveillance = surveillance
    if question.enquiry_id != link.enquiry_id:
        require(no(_("This is not asked here."), clause="9.6.3"))
    require(rules.can_answer(question, on=timezone.localdate(at)))
    return question


def _note(verb, question, *, by, at, **facts):
    about = {"question": question.pk, **facts}
    record(
        f"question.{verb}", question.surveillance, moved=[question], by=by or system_user(), at=at, **about
    )

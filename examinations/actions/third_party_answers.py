"""What somebody from outside does with a link: has a code sent, answers, declines, names somebody else (9.3.1; A9)."""

from django.db import transaction
from django.utils import translation

from accounts.queries import system_user
from assessments.actions import offer_test_evidence
from examinations.letters.third_parties import (
    tell_assessor_closed,
    tell_candidate_to_name_another,
    tell_third_party_code,
    tell_third_party_received,
)
from examinations.models import ThirdPartyAnswer
from examinations.papers.sealing import sealed
from examinations.papers.third_parties import third_party_evidence, third_party_facts
from examinations.queries.records import digest_of_facts
from examinations.queries.third_parties import questions_of
from examinations.rules.third_parties import (
    can_read_questions,
    can_send_code,
    holds_link,
    is_somebody_else,
    is_third_party,
    is_whole_answer,
    says_why,
)
from examinations.states import ThirdPartyState
from foundation.documents.actions import order_paper
from foundation.journal.actions import record
from foundation.workflow import links
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move


@transaction.atomic
def send_code(link, *, by=None, at):
    """Six digits to the address to which the link went: whoever was only forwarded the link does not get them."""
    link = lock(link)
    require(can_send_code(link, at=at))

    code = link.codes.create(sent_at=at)

    _note("code_sent", link.third_party, by=by, at=at)
    tell_third_party_code(code, at=at)
    return code


@transaction.atomic
def enter_code(link, *, digits, by=None, at):
    """Open the questions in this browser. Returns what its cookie keeps, or None for a wrong code.

    A wrong one is counted, so it is no refusal that would take the count back; after five the link is locked.
    """
    link = lock(link)
    require(holds_link(link, at=at))

    reader = links.enter(link, digits, at=at)
    if reader is None:
        _note("code_mistyped", link.third_party, by=by, at=at)
        return None

    _note("opened", link.third_party, by=by, at=at)
    return reader


@transaction.atomic
def answer_as_third_party(link, *, reader, answers, particulars, signed_as, address=None, by=None, at):
    """Answer, once: fixed, printed, and evidence of the test from then on. Returns the third party.

    `answers` are {number of the item: True, False or words}; `particulars` the head of the form: name, position,
    workplace, address, phone.
    """
    third_party = _opened(link, reader, at=at)
    questions = questions_of(third_party)
    require(is_whole_answer(questions, answers, particulars=particulars, signed_as=signed_as))

    _keep(third_party, questions, answers)
    third_party.particulars, third_party.signed_as = particulars, signed_as.strip()
    third_party.address, third_party.closed_at = address, at
    _fix(third_party, by=by or system_user(), at=at)

    _note("answered", third_party, by=by, at=at, sha256=third_party.sha256)
    tell_third_party_received(third_party, at=at)
    tell_assessor_closed(third_party, at=at)
    return third_party


def _opened(link, reader, *, at):
    """The third party of the link, locked, if this browser may act for them."""
    third_party = lock(link.third_party)
    link = lock(link)
    require(can_read_questions(link, reader, at=at))
    return third_party


def _keep(third_party, questions, answers):
    ThirdPartyAnswer.objects.bulk_create(
        ThirdPartyAnswer(third_party=third_party, position=position, item=item, **_said(answers[item.pk]))
        for position, item in enumerate(questions, 1)
    )


def _said(answer):
    return {"is_yes": answer} if isinstance(answer, bool) else {"words": answer.strip()}


def _fix(third_party, *, by, at):
    facts = third_party_facts(third_party, at=at)
    third_party.facts, third_party.sha256 = sealed("ia10", facts), digest_of_facts(facts.to_json())
    third_party.paper = order_paper("ia10", facts=third_party.facts, subject=third_party, by=by, at=at)
    move(third_party, ThirdPartyState.ANSWERED)
    third_party.save()
    _offer(third_party, by=by, at=at)


@translation.override("id")
def _offer(third_party, *, by, at):
    offer_test_evidence(
        third_party.assessment,
        form=third_party.instrument.form,
        title=third_party.instrument.get_form_display(),
        elements=third_party.elements,
        paper=third_party.paper,
        facts=third_party_evidence(third_party),
        source=third_party.source,
        by=by,
        at=at,
    )


@transaction.atomic
def decline_as_third_party(link, *, reader, reason, by=None, at):
    """Say no to the question, with a reason that the assessors read. Returns the third party."""
    third_party = _opened(link, reader, at=at)
    require(says_why(reason))

    _close(third_party, ThirdPartyState.DECLINED, reason, at=at)

    _note("declined", third_party, by=by, at=at)
    tell_assessor_closed(third_party, at=at)
    return third_party


@transaction.atomic
def pass_on_as_third_party(link, *, reader, name, position, email, reason, by=None, at):
    """Name somebody who knows better; nobody is asked before the candidate has named them. Returns the third party."""
    third_party = _opened(link, reader, at=at)
    require(says_why(reason))
    require(is_somebody_else(third_party, email=email))
    require(is_third_party(third_party.assessment, name=name, email=email))

    third_party.other = {"name": name.strip(), "position": position.strip(), "email": email.strip()}
    _close(third_party, ThirdPartyState.PASSED_ON, reason, at=at)

    _note("passed_on", third_party, by=by, at=at)
    tell_assessor_closed(third_party, at=at)
    tell_candidate_to_name_another(third_party, at=at)
    return third_party


def _close(third_party, to, reason, *, at):
    move(third_party, to)
    third_party.reason, third_party.closed_at = reason.strip()[:500], at
    third_party.save()


def _note(verb, third_party, *, by, at, **facts):
    application, about = third_party.assessment.application, {"third_party": third_party.pk, **facts}
    record(f"third_party.{verb}", application, moved=[third_party], by=by or system_user(), at=at, **about)

"""Who names a third party, who asks, and what whoever holds a link may do (FR.IA.10, 9.3.1; TRUST A9)."""

from django.utils.translation import gettext as _

from accounts.rules import is_own_name
from assessments.rules.judging import can_judge
from assessments.states import AssessmentState
from examinations.queries.plans import current_test_plan
from examinations.queries.third_parties import (
    answered_third_party,
    open_third_party,
    third_party_instrument,
)
from examinations.states import ThirdPartyState
from foundation.workflow.answers import YES, first_no, no
from foundation.workflow.links import CODES_AN_HOUR, is_anybodys
from instruments.rules import can_use_instrument

CLAUSE = "9.3.1"
OPEN = (ThirdPartyState.NAMED, ThirdPartyState.ASKED)


def can_name_third_party(user, assessment):
    """The candidate, while the test is on, where the agreed plan asks a third party: one at a time."""
    if user.pk != assessment.application.applicant_id:
        return no(_("Only the candidate names who may be asked about them."), clause=CLAUSE)
    return first_no(_is_in_test(assessment), _is_planned(assessment), _is_free(assessment))


def _is_in_test(assessment):
    if assessment.state != AssessmentState.TESTING:
        return no(_("A third party is asked while the test is on."), clause=CLAUSE)
    return YES


def _is_planned(assessment):
    if third_party_instrument(assessment) is None:
        return no(_("The agreed plan of the test asks no third party."), clause="9.2.1")
    return YES


def _is_free(assessment):
    if open_third_party(assessment) is not None:
        return no(_("Somebody is named already. Wait for the answer, or take the name back."), clause=CLAUSE)
    if answered_third_party(assessment) is not None:
        return no(_("A third party has answered already."), clause=CLAUSE)
    return YES


def is_third_party(assessment, *, name, email):
    """Somebody else than the candidate and the assessors, told by name and by address."""
    application = assessment.application
    candidate = application.applicant
    own = {
        candidate.email,
        *candidate.emailaddress_set.values_list("email", flat=True),
    }
    if email.casefold() in {one.casefold() for one in own if one}:
        return no(
            _("This is the candidate's own address. A third party has one of their own."), clause=CLAUSE
        )
    if name and is_own_name(name, application.particulars.full_name, candidate.full_name, clause=CLAUSE):
        return no(_("A third party is somebody else than the candidate."), clause=CLAUSE)
    assessors = assessment.assignments.values_list("registration__user__email", flat=True)
    if email.casefold() in {one.casefold() for one in assessors}:
        return no(_("An assessor of the case is no third party."), clause="9.2.2")
    return YES


def can_ask_third_party(user, third_party, *, on):
    """An assessor of the case, for whom the candidate has named, by the plan that counts."""
    if third_party.state != ThirdPartyState.NAMED:
        return no(_("This person was asked already."), clause=CLAUSE)
    return first_no(
        _may_work(user, third_party, on=on),
        _is_current(third_party),
        can_use_instrument(third_party.instrument, on=on),
    )


def _may_work(user, third_party, *, on):
    in_test = _is_in_test(third_party.assessment)
    return in_test and can_judge(user, third_party.assessment, on=on)


def _is_current(third_party):
    if third_party.plan != current_test_plan(third_party.assessment):
        return no(_("There is a newer plan of this test."), clause="9.2.1")
    return YES


def is_assured(third_party, assurance):
    """Where anybody could have the address, the assessor says how they made sure whose it is (TRUST 9.6.3-c)."""
    if is_anybodys(third_party.email) and not assurance.strip():
        return no(
            _("%s is no address of a workplace. Say how you made sure whose it is.") % third_party.email,
            clause=CLAUSE,
        )
    return YES


def can_send_link_again(user, third_party, *, on):
    """An assessor of the case, while the person is asked; the link before holds no longer."""
    if third_party.state != ThirdPartyState.ASKED:
        return no(_("This person is not asked now."), clause=CLAUSE)
    return _may_work(user, third_party, on=on)


def can_withdraw_third_party(user, third_party, *, on):
    """The candidate, whose naming it is, and the assessors; until there is an answer."""
    if third_party.state not in OPEN:
        return no(_("This person is not asked now."), clause=CLAUSE)
    if user.pk == third_party.candidate.pk:
        return YES
    return _may_work(user, third_party, on=on)


def holds_link(link, *, at):
    """Whether this link still opens anything; otherwise why not, in words for whoever holds it."""
    third_party = link.third_party
    if third_party.state == ThirdPartyState.ANSWERED:
        return no(_("You have answered. Thank you: nothing more is needed."), clause=CLAUSE)
    if third_party.state != ThirdPartyState.ASKED or third_party.assessment.state != AssessmentState.TESTING:
        return no(_("Your answer is not needed any more."), clause=CLAUSE)
    if link.is_locked:
        return no(
            _("A wrong code was typed too often, so this link is locked. Ask for a new one."), clause=CLAUSE
        )
    if not link.holds(at):
        return no(_("This link holds no longer. Ask for a new one."), clause=CLAUSE)
    return YES


def can_send_code(link, *, at):
    """Whoever holds the link, now and then."""
    held = holds_link(link, at=at)
    if held and link.codes_of_late(at) >= CODES_AN_HOUR:
        return no(_("Several codes were sent within the hour. Use the last one, or wait."), clause=CLAUSE)
    return held


def can_read_questions(link, reader, *, at):
    """Whoever has typed the code in this browser, a while ago at most."""
    held = holds_link(link, at=at)
    if held and not link.is_read_by(reader, at):
        return no(_("Type the code first that we send to your address."), clause=CLAUSE)
    return held


def is_whole_answer(questions, answers, *, particulars, signed_as):
    """Every question has its answer, nothing is preselected, and the person signs with the own name.

    `answers` are {number of the item: True, False or words}.
    """
    missing = [str(place) for place, item in enumerate(questions, 1) if answers.get(item.pk) in (None, "")]
    if missing:
        return no(_("Still to be answered: %s.") % ", ".join(missing), clause=CLAUSE)
    if not particulars.get("name", "").strip() or not signed_as.strip():
        return no(_("Sign by typing your name."), clause=CLAUSE)
    return is_own_name(signed_as, particulars["name"], clause=CLAUSE)


def is_somebody_else(third_party, *, email):
    """Whom the person names instead has another address."""
    if email.casefold() == third_party.email.casefold():
        return no(_("This is your own address. Name somebody else, or answer yourself."), clause=CLAUSE)
    return YES


def says_why(reason):
    """A reason is given; it stays on file."""
    if not reason.strip():
        return no(_("Say why; it stays on file."), clause=CLAUSE)
    return YES

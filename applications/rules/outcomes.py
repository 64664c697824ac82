"""What each ending of a review needs: return, acceptance, refusal, closing unanswered, opening again (9.1.5, 9.1.6)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.queries import accounts_of, same_person
from applications.models import Application, Verdict
from applications.queries.eligibility import eligibility_of
from applications.queries.items import open_return
from applications.queries.review import lines_of, twins_of
from applications.rules.completeness import how_short
from applications.states import OPEN, ApplicationState
from fees.states import InvoiceState
from foundation.look.writing import day, money
from foundation.workflow.answers import YES, first_no, no
from schemes.models import ReasonKind

from .bars import goes_on
from .employers import employer_is_settled, fee_fits
from .independence import Act, may_act
from .quarantines import files_are_there
from .review import CLAUSE, can_review, is_office
from .start import CHECKS, CHECKS_OF_OUTSIDERS

# The holder's and applicant's duty to tell the truth: a refusal on this clause accuses somebody.
UNTRUTH = "7.2.4"


def can_return(user, application, *, on):
    """Everything has its verdict, and something is returned."""
    return can_review(user, application, on=on) and is_returnable(application, on=on)


def can_accept(user, application, *, on):
    """Every item accepted, one account, a row of 6.1 met, employer and fee settled, the invoice paid (9.1.6)."""
    return can_review(user, application, on=on) and is_acceptable(application, on=on)


def can_refuse(user, application, *, reason, remark, on):
    """Everything looked at, a reason of the version's list, what it means here; an accusation takes two people."""
    return can_review(user, application, on=on) and is_refusable(
        user, application, reason=reason, remark=remark, on=on
    )


def is_returnable(application, *, on):
    """What `can_return` asks of the case, whoever returns it."""
    lines = lines_of(application, on=on)
    return _all_judged(lines) and _something_returned(lines)


def is_acceptable(application, *, on):
    """What `can_accept` asks of the case, whoever accepts it."""
    lines = lines_of(application, on=on)
    return (
        _all_judged(lines)
        and _nothing_returned(lines)
        and files_are_there(application, on=on)
        and is_one_person(application, on=on)
        and meets_requirements(application, on=on)
        and employer_is_settled(application)
        and goes_on(application)
        and fee_fits(application)
        and _is_paid(application)
    )


def is_refusable(user, application, *, reason, remark, on):
    """What `can_refuse` asks of the case and of the words, of somebody who may review it."""
    return (
        _all_judged(lines_of(application, on=on))
        and _says_refusal(application, reason, remark)
        and _was_heard(user, application, reason)
    )


def can_lapse(application, *, on):
    """Returned, unanswered, and the day is over."""
    back = open_return(application)
    if application.state != ApplicationState.RETURNED or back is None:
        return no(_("Nothing of this application waits for the applicant."), clause=CLAUSE)
    if back.due_on >= on:
        return no(_("The applicant has time until %s.") % day(back.due_on), clause=CLAUSE)
    return YES


def can_reopen(user, application, *, on):
    """Once, by the secretariat, as long as no newer application took its place (TRUST 9.1.5-c)."""
    if application.state != ApplicationState.LAPSED:
        return no(_("Only an application that was closed unanswered is opened again."), clause=CLAUSE)
    return first_no(
        is_office(user, on=on),
        may_act(user, application, Act.REVIEW, on=on),
        _was_never_reopened(application),
        _has_no_successor(application),
    )


def is_one_person(application, *, on):
    """One human being, one account, and nothing that this person may not have beside it (TRUST 9.1.2-c, -d, -e).

    The reason is for the secretariat's eyes: an applicant is never told who else has a NIK.
    """
    applicant = application.applicant
    for twin in twins_of(applicant):
        return no(
            _("Another account has this NIK: %s. Settle first which of the two stays.") % twin.email,
            clause="9.1.2",
        )
    for account in accounts_of(applicant).exclude(pk=applicant.pk):
        checks = [*CHECKS, *CHECKS_OF_OUTSIDERS]
        free = first_no(*(check(account, application.scheme, on=on) for check in checks))
        if not free:
            words = {"email": account.email, "reason": free.reason}
            return no(_("Of the same person's closed account %(email)s: %(reason)s") % words, free.clause)
    return YES


def meets_requirements(application, *, on):
    """By what was verified: the diploma's level, the jobs in the field, the training (6.1)."""
    found = eligibility_of(application, on=on)
    if found.is_met:
        return YES
    if found.nearest:
        return no(how_short(found), clause=found.nearest.requirement.clause)
    row = found.missing[0]
    return no(_("Not met: %s.") % row.requirement.label, clause=row.requirement.clause)


def _is_paid(application):
    invoice = application.invoice
    if invoice.state == InvoiceState.PAID:
        return YES
    return no(
        _("Invoice %(number)s is not paid: %(due)s is still owed.")
        % {"number": invoice.number, "due": money(invoice.due)},
        clause="9.1.6",
    )


def _all_judged(lines):
    waiting = [line.item.title for line in lines if line.is_open]
    if not waiting:
        return YES
    words = ngettext("%d item has no verdict yet: %s.", "%d items have no verdict yet: %s.", len(waiting))
    return no(words % (len(waiting), ", ".join(waiting)), clause=CLAUSE)


def _nothing_returned(lines):
    returned = [line.item.title for line in lines if line.state == Verdict.RETURNED]
    if not returned:
        return YES
    return no(_("These are to be returned: %s.") % ", ".join(returned), clause=CLAUSE)


def _something_returned(lines):
    if any(line.state == Verdict.RETURNED for line in lines):
        return YES
    return no(_("Every item is accepted, so there is nothing to return."), clause=CLAUSE)


def _says_refusal(application, reason, remark):
    version = application.scheme_version_id
    if reason is None or reason.version_id != version or reason.kind != ReasonKind.REFUSAL:
        return no(_("Choose a reason from the list of this scheme version."), clause=CLAUSE)
    if not remark.strip():
        return no(_("Write what the reason means in this case; the applicant reads it."), clause=CLAUSE)
    return YES


def _was_heard(user, application, reason):
    """Whoever is said to have stated an untruth was asked before, by somebody else than who says so (TRUST 6.1-h)."""
    if reason.clause != UNTRUTH:
        return YES
    back = application.returns.order_by("returned_at").last()
    if back is None:
        return no(
            _("Return the item first: the applicant is heard before anything is called untrue."),
            clause=UNTRUTH,
        )
    if same_person(user, back.returned_by):
        return no(
            _("You returned the item, so a colleague takes the case and decides on it."), clause=UNTRUTH
        )
    return YES


def _was_never_reopened(application):
    if application.returns.filter(reopened_at__isnull=False).exists():
        return no(
            _("It has been opened again once already. The applicant may send a new application."),
            clause=CLAUSE,
        )
    return YES


def _has_no_successor(application):
    newer = Application.objects.filter(
        applicant=application.applicant_id, scheme=application.scheme_id, pk__gt=application.pk
    )
    if newer.filter(state__in=(*OPEN, ApplicationState.ACCEPTED)).exists():
        return no(_("The applicant has begun a new application for this scheme."), clause=CLAUSE)
    return YES

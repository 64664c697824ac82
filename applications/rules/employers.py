"""Who says that an applicant's employer changed, who settles it, and that a case waits for it (2.1, 8.2.3).

The kind of employer decides the fee, and whether the scheme is open to somebody at all. So a case stands still from
the report of a change until the secretariat has settled it: every later chapter asks `employer_is_settled`.
"""

from django.utils.translation import gettext as _

from accounts.states import OrganisationState
from applications.queries.employers import UNDER_WAY, open_report
from foundation.look.writing import day
from foundation.workflow.answers import YES, first_no, no

from .bars import is_movable
from .independence import Act, may_act
from .particulars import admits
from .review import can_review, is_office

CLAUSE = "8.2.3"

EARNED = []
"""`earned(application) -> bool`: what the invoice asks for was done, so that it stays whoever the employer is now. An
upper floor adds its own in its `AppConfig.ready`: decisions says there that a decision stands.
"""


def employer_is_settled(application):
    """Whether it is known who employs the applicant: nothing is reported, and the employer is confirmed."""
    report = open_report(application)
    if report:
        return no(
            _(
                "A change of employer since %s is reported. The case waits until the secretariat has settled it."
            )
            % day(report.changed_on),
            clause=CLAUSE,
        )
    if application.organisation.state == OrganisationState.CONFIRMED:
        return YES
    return no(
        _("The employer “%s” is not confirmed yet. Its kind decides the fee.") % application.organisation,
        clause="2.1",
    )


def fee_fits(application):
    """Whether the invoice has the fee of the employer's kind, or is for what was done by then."""
    if any(earned(application) for earned in EARNED):
        return YES
    if application.invoice.organisation_kind == application.organisation.kind:
        return YES
    return no(_("The invoice has the fee of another kind of employer. Issue a new one first."), clause=CLAUSE)


def can_open_report(user, application, *, on):
    """The applicant, or the secretariat for them, from the sending on until a meeting has the case before it."""
    return first_no(
        _may_speak(user, application, on=on),
        _is_under_way(application),
        _waits_for_no_other(application),
        is_movable(application),
    )


def can_report_employer(user, application, *, organisation, changed_on, on):
    """A change that has come, to another employer than the case has; `organisation` None: to none, or a new one."""
    return first_no(
        can_open_report(user, application, on=on),
        _has_come(changed_on, on),
        _is_another(application, organisation),
    )


def can_open_settlement(user, report, *, on):
    """The secretariat, not tied to the applicant, once, as long as no meeting has the case before it."""
    return first_no(
        is_office(user, on=on),
        may_act(user, report.application, Act.REVIEW, on=on),
        _is_open(report),
        _is_under_way(report.application),
        is_movable(report.application),
    )


def can_settle_employer(user, report, *, organisation, reason, on):
    """To a confirmed employer of a kind that the scheme admits, the same or another, with the reason (2.1)."""
    return first_no(
        can_open_settlement(user, report, on=on),
        is_admissible(report.application, organisation),
        _says_why(reason),
    )


def can_settle_fee(user, application, *, organisation, reason, on):
    """In the review: the employer, and with it the fee, was wrong from the beginning; by the reviewer."""
    review = can_review(user, application, on=on)
    if not review:
        return review
    if organisation.pk == application.organisation_id and fee_fits(application):
        return no(_("The invoice already has the fee of this employer."), clause=CLAUSE)
    return first_no(
        _waits_for_no_other(application), is_admissible(application, organisation), _says_why(reason)
    )


def is_admissible(application, organisation):
    """Whether the case can go on with this employer: confirmed, and of a kind in the scope of the scheme (2.1)."""
    if organisation.state != OrganisationState.CONFIRMED:
        return no(_("Confirm the organisation first: its kind decides the fee."), clause="2.1")
    return admits(application.scheme_version, organisation.kind)


def _may_speak(user, application, *, on):
    if user.pk == application.applicant_id:
        return YES
    return first_no(is_office(user, on=on), may_act(user, application, Act.REVIEW, on=on))


def _is_under_way(application):
    if application.state in UNDER_WAY:
        return YES
    return no(_("This application is not under way, so its employer stays as it is."), clause=CLAUSE)


def _waits_for_no_other(application):
    if open_report(application) is None:
        return YES
    return no(_("A change of employer is reported already; the secretariat settles that one first."), CLAUSE)


def _has_come(changed_on, on):
    if changed_on <= on:
        return YES
    return no(_("This day is still to come. Report the change once it is there."), clause=CLAUSE)


def _is_another(application, organisation):
    if organisation is None:
        return YES
    if organisation.pk == application.organisation_id:
        return no(_("This is the employer that the case has already."), clause=CLAUSE)
    if organisation.state == OrganisationState.REJECTED:
        return no(
            _("The secretariat did not accept this employer: %s") % organisation.rejection_reason, "2.1"
        )
    return YES


def _is_open(report):
    if report.settled_at is None:
        return YES
    words = {"who": report.settled_by, "outcome": report.get_outcome_display()}
    return no(_("%(who)s has settled this already: %(outcome)s.") % words, clause=CLAUSE)


def _says_why(reason):
    if reason.strip():
        return YES
    return no(_("Write the reason; the applicant reads it."), clause=CLAUSE)

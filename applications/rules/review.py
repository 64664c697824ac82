"""Who takes a case, and what a verdict on one of its items needs (9.1.5)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from applications.models import Verdict
from applications.queries.items import items_of
from applications.queries.photo import claims_of
from applications.queries.review import NOTHING, Finding, kind_of, named_person
from applications.states import ApplicationState
from foundation.look.writing import moment
from foundation.workflow.answers import YES, first_no, no
from schemes.models import ReasonKind

from .independence import Act, may_act

CLAUSE = "9.1.5"

__all__ = [
    "CLAUSE",
    "NOTHING",
    "Finding",
    "can_judge",
    "can_release",
    "can_review",
    "can_take",
    "has_case",
    "is_office",
    "is_under_review",
]


def can_take(user, application, *, on, reason=""):
    """Whether this person may review the case: free of ties, and nobody else has it (or there is a reason)."""
    return first_no(
        is_office(user, on=on),
        is_under_review(application),
        may_act(user, application, Act.REVIEW, on=on),
        _is_free(user, application, reason),
    )


def can_release(user, application, *, on):
    """Whoever has a case may put it back into the queue."""
    return first_no(is_under_review(application), has_case(user, application))


def can_review(user, application, *, on):
    """Whether this person gives the verdicts here and now."""
    return first_no(
        is_office(user, on=on),
        is_under_review(application),
        has_case(user, application),
        may_act(user, application, Act.REVIEW, on=on),
    )


def can_judge(user, application, key, *, verdict, finding, reason, remark, on):
    """Whether this verdict can be given on this item; a return says why, an acceptance what was found."""
    return first_no(
        can_review(user, application, on=on),
        _is_item(application, key, on=on),
        _says_why(application, verdict, reason, remark),
        _was_looked_at(application, key, verdict, finding),
        _was_seen(application, key, verdict, finding),
    )


def is_office(user, *, on):
    if user.holds(Role.SECRETARIAT, on=on):
        return YES
    return no(_("Only the secretariat reviews applications."), clause=CLAUSE)


def is_under_review(application):
    if application.state == ApplicationState.SUBMITTED:
        return YES
    if application.closed_by and application.state in (ApplicationState.ACCEPTED, ApplicationState.REFUSED):
        return no(
            _("%(who)s has decided this on %(when)s: %(state)s.")
            % {
                "who": application.closed_by,
                "when": moment(application.closed_at),
                "state": application.get_state_display(),
            },
            clause=CLAUSE,
        )
    return no(
        _("There is nothing to review now: the application is “%s”.") % application.get_state_display(),
        clause=CLAUSE,
    )


def has_case(user, application):
    if application.reviewer_id == user.pk:
        return YES
    if application.reviewer_id is None:
        return no(_("Take the case first, so that your colleagues see who has it."), clause=CLAUSE)
    return no(_taken_words(application), clause=CLAUSE)


def _is_free(user, application, reason):
    if application.reviewer_id in (None, user.pk) or reason.strip():
        return YES
    return no(_taken_words(application), clause=CLAUSE)


def _taken_words(application):
    if application.taken_at is None:
        return _("%s has this case.") % application.reviewer
    return _("%(who)s took this case on %(when)s.") % {
        "who": application.reviewer,
        "when": moment(application.taken_at),
    }


def _is_item(application, key, *, on):
    if any(item.key == key for item in items_of(application, on=on)):
        return YES
    return no(_("This is not part of the application any more. Load the page again."), clause=CLAUSE)


def _says_why(application, verdict, reason, remark):
    if verdict not in Verdict.values:
        return no(_("Accept the item or return it."), clause=CLAUSE)
    if verdict != Verdict.RETURNED:
        return YES
    if reason is None:
        return no(_("Choose the reason: the applicant has to know what to do."), clause=CLAUSE)
    if reason.version_id != application.scheme_version_id or reason.kind != ReasonKind.RETURN:
        return no(_("Choose a reason from the list of this scheme version."), clause=CLAUSE)
    return YES


def _was_looked_at(application, key, verdict, finding):
    """An accepted job is in the field or not, a diploma shows a level, a person named is ours or not."""
    if verdict != Verdict.ACCEPTED:
        return YES
    kind = kind_of(key)
    if kind == "job" and finding.in_field is None:
        return no(_("Say whether this work is in the field of the scheme."), clause="6.1")
    if kind == "education" and not _has_level(application, finding.level):
        return no(_("Say which level the diploma shows."), clause="6.1")
    if named_person(application, key) and not finding.is_matched:
        return no(_("Say who the person named is, or that it is none of our users."), clause="9.4.2")
    if same_person(finding.matched, application.applicant):
        return no(_("This is the applicant's own account."), clause="9.4.2")
    return YES


def _was_seen(application, key, verdict, finding):
    """Of an accepted photo a person says what no machine decides (TRUST 9.1.2.b-3 to b-5)."""
    claims = claims_of(application, key) if verdict == Verdict.ACCEPTED else {}
    open_ = [claim for name, claim in claims.items() if name not in finding.affirmed]
    if not open_:
        return YES
    words = _("Decide with your own eyes, or return the photo: %s.")
    return no(words % "; ".join(open_), clause="9.1.2.b")


def _has_level(application, level):
    return application.scheme_version.education_levels.filter(code=level).exists()

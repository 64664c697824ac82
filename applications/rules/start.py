"""Who may begin an application, and for which version (2.1, 7.1.1, 9.1.1, 9.1.2)."""

from django.utils.translation import gettext as _

from applications.models import Application
from applications.queries.texts import explanation_text, in_either_language
from foundation.workflow.answers import YES, first_no, no

CHECKS = []
"""What upper floors know against a new application: `check(user, scheme, *, on) -> Answer`.

An upper floor adds its own in its `AppConfig.ready`; decisions says there that whoever is a candidate waits.
"""

CHECKS_OF_OUTSIDERS = []
"""The same, but not asked where the application begins at the certificate: certificates says there that whoever holds
one that is valid renews it (9.7) and begins no other application.
"""


def can_start(user, version, *, on, beside_certificate=False):
    """Whether this person may begin an application for this version on that day.

    With `beside_certificate` it begins at the certificate that they hold: the floor that opens it has asked whether
    that certificate lets them (9.7.1).
    """
    checks = CHECKS if beside_certificate else [*CHECKS, *CHECKS_OF_OUTSIDERS]
    return first_no(
        _signs_in_as_a_person(user),
        _holds(version, on=on),
        _has_no_open_one(user, version.scheme_id),
        *(check(user, version.scheme, on=on) for check in checks),
    )


def has_read(version, text_sha256):
    """Whether what was read is the explanation of this very version (7.1.1)."""
    if text_sha256 in in_either_language(explanation_text, version):
        return YES
    return no(
        _("The explanation has changed since you opened it. Read it again, then go on."), clause="7.1.1"
    )


def open_application(user, scheme_id):
    """The one application for this scheme that is not settled yet; None without."""
    return Application.objects.open().filter(applicant=user, scheme=scheme_id).first()


def can_begin_again(user, application, version, *, on):
    """A draft that was begun under an earlier version goes on under the one that holds now."""
    return first_no(
        _is_own_draft(user, application),
        _holds(version, on=on),
        _is_newer(application, version),
    )


def can_change_purpose(user, application):
    """A draft, by its applicant; what was sent stays what it was sent as (8.3)."""
    if application.applicant_id == user.pk and application.state == "DRAFT":
        return YES
    return no(_("This application has been sent. It stays what it was sent as."), clause="8.3")


def _signs_in_as_a_person(user):
    if user.is_active:
        return YES
    return no(_("Nobody applies with this account."), clause="9.1.2")


def _holds(version, *, on):
    if version.holds_on(on):
        return YES
    return no(
        _("This version of the scheme does not hold today. Begin with the one that does."), clause="9.1.1"
    )


def _has_no_open_one(user, scheme_id):
    """A second one would be the same work twice; the page links to the first (9.1.2)."""
    if open_application(user, scheme_id) is None:
        return YES
    return no(
        _("You already have an application for this scheme that is not finished. Go on with that one."),
        clause="9.1.2",
    )


def _is_own_draft(user, application):
    if application.applicant_id == user.pk and application.state == "DRAFT":
        return YES
    return no(
        _("Only a draft goes over to another version, and only its applicant takes it there."), clause="9.1.2"
    )


def _is_newer(application, version):
    if application.scheme_id == version.scheme_id and application.scheme_version_id != version.pk:
        return YES
    return no(_("This application already follows that version."), clause="9.1.1")

"""What is tied to what: the renewal of a certificate, the certificate of a case, the draft that goes on (9.7)."""

from applications.models import Application
from applications.states import ApplicationState
from recertification.models import Renewal
from schemes.queries import version_in_force


def tie_of(application):
    """The renewal that this case is; None for any other."""
    found = Renewal.objects.filter(application=application)
    return found.select_related("certificate__scheme_version", "application").first()


def tied(application):
    """The certificate after which that of this case begins; None for any other case."""
    tie = tie_of(application)
    return tie.certificate if tie else None


def draft_of(certificate):
    """What the holder has begun for this scheme and not sent; None where there is nothing."""
    drafts = Application.objects.filter(
        applicant=certificate.holder_id,
        scheme=certificate.scheme_version.scheme_id,
        state=ApplicationState.DRAFT,
    )
    return drafts.select_related("scheme_version").first()


def next_version(certificate, *, on):
    """The version that holds on that day, under which the certificate would be renewed; None where none does."""
    return version_in_force(certificate.scheme_version.scheme, on)


def gap_before(successor):
    """The days between the last day of the old certificate and the first of the new one; 0 where there are none."""
    return max((successor.valid_from - successor.replaces.valid_until).days - 1, 0)

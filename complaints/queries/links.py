"""What a link opens, and what a mail to somebody without an account ends with (TRUST A9)."""

from django.conf import settings
from django.urls import reverse

from complaints.models import Complaint, ComplaintCode, ComplaintLink
from foundation.workflow.links import digest_of


def link_by_token(token):
    """The link with this token, whatever became of it; None where there is none."""
    links = ComplaintLink.objects.select_related("complaint__handler")
    return links.filter(token_sha256=digest_of(token)).first()


def complaint_of(number, email):
    """The complaint of this number that was sent with this address; None otherwise."""
    typed, address = number.strip().upper(), email.strip().lower()
    return Complaint.objects.filter(number=typed, email=address).first() if address else None


def address_of_link(number):
    """What the mail with that link ends with: our database does not know it."""
    return page_of_link(ComplaintLink.objects.get(pk=number))


def page_of_link(link):
    """The whole address, as who left no address notes it down."""
    return f"{settings.SITE_URL}{reverse('complaints:follow', args=[link.token])}"


def digits_of_code(number):
    """What the mail with that code ends with."""
    return ComplaintCode.objects.get(pk=number).digits

"""What whoever complained reads of it, and what a sanction case says of where it came from."""

import datetime as dt
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.queries.story import Leaf
from complaints.models import About, Complaint, Outcome
from complaints.states import ComplaintState

from .terms import answer_deadline, check_deadline

A_YEAR = dt.timedelta(days=365)
POINTS = 3


def told(complaint):
    """For whoever complained: messages of both sides, the signed answer, the files, until when it is answered."""
    signed = complaint.answers.filter(ruling__approves=True).select_related("ruling__paper").first()
    waits = complaint.state == "RECEIVED"
    return {
        "messages_told": complaint.messages.all(),
        "signed": signed,
        "files": complaint.files.filter(statement=None).select_related("upload"),
        "deadline": check_deadline(complaint) if waits else answer_deadline(complaint),
    }


def behind(case, user):
    """Which complaint a sanction case came from, for those who may read it."""
    for complaint in Complaint.objects.visible_to(user).filter(sanction_case=case):
        yield Leaf(
            _("Complaint %s") % complaint.number, complaint.get_state_display(), complaint.get_absolute_url()
        )


def beside_verdict(number=""):
    """For whoever looked at a certificate: the way to tell that it is misused."""
    told = urlencode({"tentang": About.MISUSE.value, **({"nomor": number} if number else {})})
    yield Leaf(_("Is it misused? Tell us"), "", f"{reverse('complaints:complain')}?{told}")


def about_certificate(certificate, user, *, at):
    """On the page of a certificate, for whoever may see it there: what complaints were received about it."""
    found = Complaint.objects.visible_to(user).filter(certificate=certificate)
    for complaint in found if user.holds("SECRETARIAT", "HEAD") else ():
        yield Leaf(
            _("Complaint %s") % complaint.number, complaint.get_state_display(), complaint.get_absolute_url()
        )


def points(certificates, user, *, on):
    """For the planner of surveillances (9.6.3): a complaint that is looked into, or was found right within a year.

    One that was turned away or found wrong counts for nothing; one that concerns the reader is not told.
    """
    looked_into = Q(state__in=[ComplaintState.HANDLING, ComplaintState.DRAFTED])
    was_right = Q(
        answers__ruling__approves=True,
        answers__outcome__in=[Outcome.UPHELD, Outcome.PARTLY],
        answered_at__date__gt=on - A_YEAR,
    )
    found = Complaint.objects.visible_to(user).filter(looked_into | was_right, certificate__in=certificates)
    words = _("A complaint about the certificate is looked into, or was found right this year.")
    return {
        key: [(words, POINTS)] for key in found.values_list("certificate", flat=True).order_by("certificate")
    }

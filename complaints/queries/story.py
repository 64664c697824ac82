"""What whoever complained reads of it, and what a sanction case says of where it came from."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.queries.story import Leaf
from complaints.models import About, Complaint

from .terms import answer_deadline, check_deadline


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

"""What the home of a case says of renewal: of the one that renews, and of the one that is renewed (9.7)."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.queries.story import Leaf
from certificates.models import Certificate, ValidityStatus
from foundation.look.writing import day, moment

from .deadlines import page_of
from .duties import is_recalled, to_ask
from .leaves import note_of
from .stages import Stage, blip_of
from .window import closing_at

ASKABLE = (Stage.OPEN, Stage.CLOSING)
WORDS = {
    "application.filled": gettext_lazy("The form was filled in from your last case."),
    "application.purpose_changed": gettext_lazy("Your draft goes on with another purpose."),
}


def chapter(story, application, *, at):
    """Lay the certificate beside the case: the one to be renewed, or the way to renew the one that came of it."""
    if tie := getattr(application, "renewal", None):
        _of_renewal(story, tie, at=at)
    held = (
        Certificate.objects.filter(application=application).select_related("scheme_version", "holder").first()
    )
    if held:
        _of_holder(story, held, at=at)


def _of_renewal(story, tie, *, at):
    note = (
        _("Full assessment: the scheme changed.")
        if tie.is_full
        else _("Renews certificate %s.") % tie.certificate
    )
    story.ways = [*story.ways, Leaf(_("Recertification"), note, page_of(tie.certificate, None))]
    if tie.application.submitted_at or not tie.is_in_time:
        return
    closing = closing_at(tie.certificate, at=at)
    if closing.has_passed(at):
        story.sentence = _("The window for recertification closed on %s.") % moment(closing.due_at)
        story.calm = _("What you filled in is kept. Go on with it as a new full application.")
        story.todos = []
    else:
        story.calm = _("Send it by %s. The time of the server counts.") % moment(closing.due_at)


def _of_holder(story, held, *, at):
    blip = blip_of(held, at=at)
    if blip.stage in ASKABLE and is_recalled(held, at=at):
        story.todos = [*story.todos, to_ask(held, blip.closing)]
    if held.status_on(timezone.localdate(at)) == ValidityStatus.NOT_YET:
        story.sentence = _("Your new certificate is valid from %s.") % day(held.valid_from)
    story.ways = [*story.ways, Leaf(_("Recertification"), note_of(blip, at=at), page_of(held, None))]


def subjects(application):
    """The records whose trail belongs to the log of the case."""
    tie = getattr(application, "renewal", None)
    return [tie] if tie else []

"""What the home of a case says of surveillance to its holder: what to do now, the logbook, what has happened (9.6)."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.queries.story import YOU, Leaf
from foundation.look.writing import day
from surveillance.models import Surveillance
from surveillance.states import SurveillanceState

from .duties import of_holder
from .plans import LIVE

SENTENCES = {
    SurveillanceState.PLANNED: gettext_lazy("Keep your logbook. The LSP looks at year %(year)d by %(day)s."),
    SurveillanceState.BEGUN: gettext_lazy(
        "The surveillance of year %(year)d is under way. Bring your logbook up to date. It ends by %(day)s."
    ),
    SurveillanceState.FOLLOW_UP: gettext_lazy("The surveillance of year %(year)d asks something of you."),
}
WORDS = {
    "surveillance.laid_out": gettext_lazy("The years of surveillance of your certificate were laid out."),
    "surveillance.begun": gettext_lazy("A surveillance began."),
    "surveillance.met": gettext_lazy("Your recertification stands for the last surveillance."),
    "surveillance.concluded": gettext_lazy("A surveillance was concluded. The report is with your logbook."),
}


def chapter(story, application, *, at):
    """Beside the certificate that came of the case: its logbook, and what a surveillance asks of the holder."""
    first = Surveillance.objects.filter(certificate__application=application).first()
    if first is None:
        return
    page = reverse("surveillance:mine", args=[first.certificate_id])
    leaf = Leaf(_("Surveillance and logbook"), _("What you did, and how each year stands."), page)
    story.ways = [*story.ways, leaf]
    todos = list(of_holder(application.applicant, timezone.localdate(at), of=first.certificate_id))
    if todos:
        story.holder, story.todos = YOU, [*story.todos, *todos]


def sentence_of(certificate, years, *, on):
    """How the years stand, in one sentence to the holder."""
    if on < certificate.valid_from:
        return _("Your certificate holds from %s. Its logbook begins with it.") % day(certificate.valid_from)
    if certificate.status_on(on) not in LIVE:
        return _("This certificate has ended. Its logbook stays here to be read.")
    present = next((one for one in years if not one.is_settled and one.starts_on <= on), None)
    if present is None:
        coming = next((one for one in years if one.starts_on > on), None)
        settled = _("Surveillance is settled.")
        return f"{settled} {_('The next year begins on %s.') % day(coming.starts_on)}" if coming else settled
    return SENTENCES[present.state] % {"year": present.year, "day": day(present.due_on)}


def subjects(application):
    """The records whose trail belongs to the log of the case."""
    return list(Surveillance.objects.filter(certificate__application=application))

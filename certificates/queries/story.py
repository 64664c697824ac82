"""What the upper end of a case adds to its home and its log: the decision and the certificate, once released."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.queries.story import YOU, Leaf
from certificates.models import Certificate, OutcomeLetter, ValidityStatus
from certificates.states import CertificateState
from decisions.queries import closing, prospect_of, retest_invoices, retest_to_pay
from foundation.look.writing import short_day
from foundation.workflow.todo import Todo

from .deadlines import appeal_deadline
from .duties import todo

WORDS = {
    "certificate.issued": gettext_lazy("The meeting decided: you are competent. Your certificate is issued."),
    "use_agreement.signed": gettext_lazy("You signed the agreement on the use of the certificate."),
    "certificate.handed_over": gettext_lazy("Your certificate was handed over."),
    "certificate.suspended": gettext_lazy("Your certificate was suspended."),
    "certificate.reinstated": gettext_lazy("Your certificate holds again."),
    "certificate.withdrawn": gettext_lazy("Your certificate was withdrawn."),
    "certificate.replaced": gettext_lazy("Your certificate was replaced by a new one."),
    "outcome_letter.released": gettext_lazy(
        "The meeting decided: you are not yet competent. The reasons are in a letter."
    ),
}


SAID = {
    ValidityStatus.SUSPENDED: gettext_lazy("Your certificate is suspended. Stop using it."),
    ValidityStatus.WITHDRAWN: gettext_lazy("Your certificate is withdrawn. Give it back."),
    ValidityStatus.REPLACED: gettext_lazy("Your certificate was replaced by a new one."),
    ValidityStatus.EXPIRED: gettext_lazy("The validity of your certificate has ended."),
}
CALM = {
    ValidityStatus.SUSPENDED: gettext_lazy("The letter says until when, and what has to be fulfilled."),
    ValidityStatus.WITHDRAWN: gettext_lazy("The letter says why, and how to appeal."),
    ValidityStatus.REPLACED: gettext_lazy("The new certificate is the one that holds."),
    ValidityStatus.EXPIRED: gettext_lazy("For a new certificate, apply again."),
}


def chapter(story, application, *, at):
    """Tell the outcome; before the seal there is nothing of it to tell (embargo)."""
    held = Certificate.objects.filter(application=application).first()
    letters = list(
        OutcomeLetter.objects.filter(decision__application=application)
        .select_related("paper", "decision__application__scheme_version")
        .order_by("pk")
    )
    # A case that is tested again is under way; its letters stay.
    is_closed = bool(held) or (bool(letters) and closing().filter(application=application).exists())
    if is_closed:
        story.leave = ""
    story.papers = [*story.papers, *map(_leaf, letters)]
    if held:
        _competent(story, application, held, at=at)
    elif is_closed:
        _not_yet(story, letters[-1], at=at)
        _retest(story, application, on=timezone.localdate(at))


def _leaf(letter):
    page = reverse("certificates:outcome", args=[letter.pk])
    return Leaf(_("Letter with the reasons"), letter.paper.number, page)


def _retest(story, application, *, on):
    """What the decision gives: from when it can be asked for, or how far it has come."""
    prospect = prospect_of(application, on=on)
    if prospect is None or prospect.is_spent:
        return
    page, asked = reverse("decisions:retest", args=[application.pk]), prospect.retest
    if asked is None:
        note = _from(prospect)
        story.ways = [*story.ways, Leaf(_("Ask for a retest"), note, page)]
        story.calm = f"{note} {story.calm}"
        return
    story.sentence = _("You have asked for a retest.")
    story.ways = [*story.ways, Leaf(_("Your retest"), _("What is tested again, and its invoice."), page)]
    story.holder = _("With the secretariat now")
    story.calm = _("The secretariat checks the payment and opens the test. You get a letter then.")
    if to_pay := retest_to_pay(asked):
        story.holder, story.todos = YOU, [to_pay, *story.todos]


def _from(prospect):
    if not prospect.days_left:
        return _("You can ask for a retest now, of just what is short.")
    words = ngettext(
        "A retest can be asked for from %(day)s on, in %(days)d day.",
        "A retest can be asked for from %(day)s on, in %(days)d days.",
        prospect.days_left,
    )
    return words % {"day": short_day(prospect.possible_on), "days": prospect.days_left}


def _not_yet(story, letter, *, at):
    story.reach("decision", note=_("Decided %s") % short_day(letter.released_at))
    story.sentence = _("You are decided not yet competent.")
    story.holder, story.calm = "", _("The letter says what a retest covers and how to appeal.")
    deadline, page = appeal_deadline(letter).due_on, reverse("certificates:outcome", args=[letter.pk])
    if timezone.localdate(at) <= deadline:
        story.todos = [*story.todos, _to_read(page, deadline)]


def _to_read(page, deadline):
    return Todo(
        verb=_("Read what is missing and what your rights are"),
        why=_("You can appeal until this day."),
        due_on=deadline,
        url=page,
        kind="outcome",
        clause="7.1.4",
        icon="mail-opened",
        button=_("Read"),
    )


def _competent(story, application, held, *, at):
    story.papers = [*story.papers, Leaf(_("Certificate"), held.number, held.get_absolute_url())]
    story.reach("certificate", note=_("Valid until %s") % short_day(held.valid_until))
    story.stops["decision"].note = _("Competent, %s") % short_day(held.issued_at)
    status = held.status_on(timezone.localdate(at))
    if status in SAID:
        story.sentence, story.holder, story.calm = str(SAID[status]), "", str(CALM[status])
    elif held.state == CertificateState.HANDED_OVER:
        story.sentence = _("Your certificate is valid until %s.") % short_day(held.valid_until)
        story.holder, story.calm = (
            "",
            _("Keep your information current, and keep to the agreement you signed."),
        )
    else:
        story.sentence, story.holder = _("You are decided competent."), "you"
        story.todos = [*story.todos, *todo(application.applicant, at=at)]


def subjects(application):
    """The records whose trail belongs to the log of the case."""
    letters = list(OutcomeLetter.objects.filter(decision__application=application))
    # Only after a letter somebody is tested again.
    retests = retest_invoices(application) if letters else ()
    return [*Certificate.objects.filter(application=application), *letters, *retests]

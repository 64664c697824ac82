"""Until when what was decided is issued, and which certificates wait to be fetched (7.1.5, 9.4.7)."""

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Signs
from accounts.queries import signatory_for
from certificates.models import Certificate
from certificates.states import CertificateState, ChangeKind
from decisions.models import Meeting, MinutesSignature
from decisions.rules.minutes import unsigned_seats
from decisions.states import MeetingState
from foundation.deadlines.kinds import Due, Kind, days_after
from foundation.workdays.queries import add_workdays, after_days


def decree_deadline(meeting):
    """Until when the decree is signed: working days from the last signature under the minutes (7.1.5)."""
    signatures = MinutesSignature.objects.filter(seat__meeting=meeting, annulled_at__isnull=True)
    signed_on = timezone.localdate(signatures.aggregate(last=Max("signed_at"))["last"])
    items = meeting.items.select_related("application__scheme_version")
    deadlines = [_issue_deadline(item.application.scheme_version, signed_on) for item in items]
    return min(deadlines, key=lambda deadline: deadline.due_on)


def appeal_deadline(letter):
    """Until when an appeal can be filed, with its arithmetic: working days from the release of the letter (7.1.4)."""
    version = letter.decision.application.scheme_version
    return add_workdays(
        timezone.localdate(letter.released_at),
        version.appeal_filing_workdays,
        joint_leave_counts=version.joint_leave_counts,
    )


def undecreed(at):
    """Meetings whose minutes are written; the decree is due once every member has signed them."""
    return Meeting.objects.filter(state=MeetingState.MINUTED).order_by("pk")


def _decree_due(meeting, at):
    if unsigned_seats(meeting).exists():
        return None
    signatory = signatory_for(Signs.DECREE, on=timezone.localdate(at))
    return Due(decree_deadline(meeting), (signatory.user,) if signatory else ())


def unprinted(at):
    """Certificates that lack one of their printed papers."""
    lacking = Certificate.objects.filter(Q(letter__printed_at=None) | Q(card__printed_at=None))
    return lacking.select_related("scheme_version", "holder").order_by("pk")


def _print_due(certificate, at):
    return Due(_issue_deadline(certificate.scheme_version, timezone.localdate(certificate.issued_at)), ())


def to_be_fetched(at):
    """Certificates that hold, and that their holders have not received."""
    waiting = Certificate.objects.live(on=timezone.localdate(at)).filter(state=CertificateState.ISSUED)
    waiting = waiting.exclude(latest_kind=ChangeKind.SUSPENDED)
    return waiting.select_related("holder", "scheme_version").order_by("pk")


def _fetching_due(certificate, at):
    days = certificate.scheme_version.handover_reminder_days
    if not days:
        return None
    deadline = after_days(certificate.valid_from, max(days))
    return Due(deadline, (certificate.holder,), days_after(certificate.valid_from, *days))


def _issue_deadline(version, day):
    return add_workdays(day, version.issue_due_workdays, joint_leave_counts=version.joint_leave_counts)


KINDS = (
    Kind(
        code="sk",
        label=gettext_lazy("Decree of a meeting"),
        clause="7.1.5",
        subjects=undecreed,
        due=_decree_due,
        title=lambda meeting: _("Sign the decree for minutes %s") % meeting.number,
        mine=lambda person: Q(),
        why=gettext_lazy("Until then nobody learns what was decided about them."),
    ),
    Kind(
        code="cetak",
        label=gettext_lazy("Print of a certificate"),
        clause="7.1.5",
        subjects=unprinted,
        due=_print_due,
        title=lambda certificate: _("Print certificate %s") % certificate.number,
        mine=lambda person: Q(pk=None),
    ),
    Kind(
        code="penyerahan",
        label=gettext_lazy("Handover of a certificate"),
        clause="9.4.7",
        subjects=to_be_fetched,
        due=_fetching_due,
        title=lambda certificate: _("Receive certificate %s") % certificate.number,
        mine=lambda person: Q(holder=person),
        why=gettext_lazy("Sign the agreement on its use, then receive it."),
    ),
)

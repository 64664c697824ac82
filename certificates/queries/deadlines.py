"""Until when what was decided is issued, and which certificates wait to be fetched (7.1.5, 9.4.7)."""

from django.db.models import Max, Q
from django.utils import timezone

from certificates.models import Certificate
from certificates.states import CertificateState
from decisions.models import Meeting, MinutesSignature
from decisions.rules.minutes import unsigned_seats
from decisions.states import MeetingState
from foundation.workdays.queries import add_workdays


def decree_due_on(meeting):
    """The last working day for the decree, counted from the last signature under the minutes."""
    signatures = MinutesSignature.objects.filter(seat__meeting=meeting, annulled_at__isnull=True)
    signed_on = timezone.localdate(signatures.aggregate(last=Max("signed_at"))["last"])
    items = meeting.items.select_related("application__scheme_version")
    return min(_issue_due_on(item.application.scheme_version, signed_on) for item in items)


def appeal_deadline(letter):
    """Until when an appeal can be filed, with its arithmetic: working days from the release of the letter (7.1.4)."""
    version = letter.decision.application.scheme_version
    return add_workdays(
        timezone.localdate(letter.released_at),
        version.appeal_filing_workdays,
        joint_leave_counts=version.joint_leave_counts,
    )


def decrees_overdue(today):
    """Meetings whose members have all signed, and whose decree should have been there."""
    waiting = [
        meeting
        for meeting in Meeting.objects.filter(state=MeetingState.MINUTED)
        if not unsigned_seats(meeting).exists()
    ]
    return [meeting for meeting in waiting if decree_due_on(meeting) < today]


def unprinted(today):
    """Certificates whose papers should have been printed, and are not."""
    lacking = Certificate.objects.filter(Q(letter__printed_at=None) | Q(card__printed_at=None))
    return [
        certificate
        for certificate in lacking.select_related("scheme_version")
        if _issue_due_on(certificate.scheme_version, certificate.valid_from) < today
    ]


def to_be_fetched(today):
    """Certificates that their holders have not received: (certificate, days by which the letter is due)."""
    waiting = Certificate.objects.filter(state=CertificateState.ISSUED, valid_until__gte=today)
    for certificate in waiting.select_related("holder", "scheme_version"):
        waited = (today - certificate.valid_from).days
        reached = [days for days in certificate.scheme_version.handover_reminder_days if days <= waited]
        if reached:
            yield certificate, max(reached)


def _issue_due_on(version, day):
    counts = version.joint_leave_counts
    return add_workdays(day, version.issue_due_workdays, joint_leave_counts=counts).due_on

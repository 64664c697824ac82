"""Derives the truth again from the records, and ends with an error where it differs: nightly, and after a restore."""

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Exists, F, OuterRef, Q

from applications.models import Application
from applications.rules.independence import Act
from certificates.models import Certificate
from certificates.rules import last_day
from decisions.models import Addendum, AddendumSignature, Decision, Meeting, MinutesSignature, Vote
from decisions.queries import facts_sha256
from fees.models import Invoice
from fees.states import InvoiceState
from foundation.documents.queries import damaged_files, files_without_rows, gaps
from foundation.journal.queries import checkpoints, first_fault


def trail():
    """The trail is as it was written, up to its last checkpoint."""
    fault = first_fault(checkpoints())
    if fault:
        yield f"position {fault.position}, entry {fault.entry_id}: {fault.reason}"


def files():
    """Every row has its file with its hash."""
    for row, what in damaged_files():
        yield f"{row}: {what}"


def orphans():
    """Every file has its row."""
    yield from files_without_rows()


def numbers():
    """Every series is 1..n in its year."""
    for series, year, number in gaps():
        yield f"{series} {year}: {number}"


def chains():
    """A certificate stands on a released competent decision of its own case, a decree, and its computed last day."""
    unlawful = ~Q(decision__outcome="COMPETENT") | Q(decision__released_at=None)
    unlawful |= ~Q(decision__application=F("application")) | ~Q(application__applicant=F("holder"))
    for certificate in Certificate.objects.filter(unlawful):
        yield f"{certificate}: decision"
    for certificate in Certificate.objects.select_related("scheme_version"):
        if certificate.valid_until != last_day(
            certificate.valid_from, certificate.scheme_version.validity_years
        ):
            yield f"{certificate}: last day"


def holders():
    """Nobody holds two certificates of one scheme at a time, under whatever account."""
    same = Q(holder=OuterRef("holder"))
    same |= Q(holder__nik_index=OuterRef("holder__nik_index")) & ~Q(holder__nik_index="")
    earlier = Certificate.objects.filter(
        same,
        pk__lt=OuterRef("pk"),
        scheme_version__scheme=OuterRef("scheme_version__scheme"),
        valid_until__gte=OuterRef("valid_from"),
        valid_from__lte=OuterRef("valid_until"),
    )
    for certificate in Certificate.objects.filter(Exists(earlier)):
        yield f"{certificate}: second one"


def votes():
    """Nobody voted on a case in which they had a part, under whatever account."""
    part, seat = "item__application__involvements__user", "seat__user"
    same = Q(**{part: F(seat)})
    same |= Q(**{f"{part}__nik_index": F(f"{seat}__nik_index")}) & ~Q(**{f"{seat}__nik_index": ""})
    barred = [part.value for part in Act.DECIDE.bars]
    conflicted = Vote.objects.filter(
        same,
        item__application__involvements__part__in=barred,
        # What arose after the vote annuls it in the meeting; the trail keeps that it was given.
        item__application__involvements__since__lte=F("cast_at"),
        item__decisions__released_at__isnull=False,
    )
    for vote in conflicted.distinct():
        yield f"{vote.item}: {vote.seat}"


def quorums():
    """Every released decision had its quorum of voices."""
    for decision in Decision.objects.released().select_related("application__scheme_version", "item"):
        if decision.item.votes.count() < decision.application.scheme_version.quorum:
            yield str(decision)


def minutes():
    """Minutes and addenda say what their hash says, and every signature stands under that hash."""
    for meeting in Meeting.objects.exclude(minutes_facts=None):
        if facts_sha256(meeting.minutes_facts) != meeting.minutes_sha256:
            yield f"{meeting}: words"
    for addendum in Addendum.objects.exclude(facts=None).select_related("meeting"):
        if facts_sha256(addendum.facts) != addendum.sha256:
            yield f"{addendum}: words"
    standing = MinutesSignature.objects.filter(annulled_at=None)
    for row in standing.exclude(sha256=F("seat__meeting__minutes_sha256")).select_related("seat__meeting"):
        yield f"{row.seat.meeting}: signature {row.seat.letter}"
    for row in AddendumSignature.objects.exclude(sha256=F("addendum__sha256")).select_related("seat"):
        yield f"{row.addendum}: signature {row.seat.letter}"


def money():
    """What is paid was received, what was issued adds up, and every accepted case is paid."""
    for invoice in Invoice.objects.filter(state=InvoiceState.PAID):
        if invoice.due:
            yield f"{invoice}: {invoice.due}"
    for case in Application.objects.filter(state="ACCEPTED").exclude(invoice__state=InvoiceState.PAID):
        yield f"{case}: not paid"


CHECKS = (trail, files, orphans, numbers, chains, holders, votes, quorums, minutes, money)


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        faults = 0
        for check in CHECKS:
            found = list(check())
            faults += len(found)
            self.stdout.write(
                f"{check.__name__:<8} {'well' if not found else f'{len(found)} differ'}: {check.__doc__}"
            )
            for line in found[:20]:
                self.stderr.write(f"  {line}")
        if faults:
            raise CommandError(f"{faults} differences")

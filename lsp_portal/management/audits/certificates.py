"""Certificates: what each stands on, what it is now, and what machines are told of it (9.4.6, 9.4.7, 9.5, 9.7)."""

import base64
import gzip
import json

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from certificates.models import (
    Certificate,
    Credential,
    Handover,
    Purpose,
    SignedList,
    StatusChange,
    ValidityStatus,
)
from certificates.rules import last_day
from certificates.states import CHANGES, ENDED, CertificateState, ChangeKind
from decisions.models import Decision, Outcome
from fees.states import InvoiceState

BYTE = 8


def chains(_at):
    """A certificate stands on a released competent decision of its own case, its decree, and its computed last day."""
    unlawful = ~Q(decision__outcome="COMPETENT") | Q(decision__released_at=None)
    unlawful |= ~Q(decision__application=F("application")) | ~Q(application__applicant=F("holder"))
    unlawful |= ~Q(decision__item__meeting=F("decree__meeting")) | Q(issued_at__lt=F("decree__signed_at"))
    for certificate in Certificate.objects.filter(unlawful):
        yield f"{certificate}: decision"
    for certificate in Certificate.objects.select_related("scheme_version"):
        if certificate.valid_until != last_day(
            certificate.valid_from, certificate.scheme_version.validity_years
        ):
            yield f"{certificate}: last day"
        if certificate.valid_from < timezone.localdate(certificate.issued_at):
            yield f"{certificate}: back-dated"
    granted = Decision.objects.released().filter(outcome=Outcome.COMPETENT)
    for decision in granted.exclude(pk__in=Certificate.objects.values("decision")):
        yield f"{decision}: no certificate"


def holders(_at):
    """Nobody holds two certificates of one scheme at a time, under whatever account, unless the one has ended."""
    same = Q(holder=OuterRef("holder"))
    same |= Q(holder__nik_index=OuterRef("holder__nik_index")) & ~Q(holder__nik_index="")
    standing = Certificate.objects.with_kind().exclude(latest_kind__in=ENDED)
    earlier = standing.filter(
        same,
        pk__lt=OuterRef("pk"),
        scheme_version__scheme=OuterRef("scheme_version__scheme"),
        valid_until__gte=OuterRef("valid_from"),
        valid_from__lte=OuterRef("valid_until"),
    )
    for certificate in standing.filter(Exists(earlier)):
        yield f"{certificate}: second one"


def handovers(_at):
    """What was handed over was paid, and its use agreed upon by the holder before (9.4.7, 9.8)."""
    for certificate in Certificate.objects.filter(state=CertificateState.HANDED_OVER, handover=None):
        yield f"{certificate}: handover"
    for handover in Handover.objects.exclude(certificate__state=CertificateState.HANDED_OVER):
        yield f"{handover.certificate}: state"
    agreed = Q(
        certificate__agreement__signed_by=F("certificate__holder"),
        certificate__agreement__signed_at__lte=F("handed_over_at"),
    )
    for handover in Handover.objects.exclude(agreed):
        yield f"{handover.certificate}: agreement"
    for handover in Handover.objects.exclude(certificate__application__invoice__state=InvoiceState.PAID):
        yield f"{handover.certificate}: fee"


def statuses(at):
    """What everybody is told of a certificate follows from its dates and from what was done to it, in turn."""
    today = timezone.localdate(at)
    live = set(Certificate.objects.live(on=today).values_list("pk", flat=True))
    for certificate in Certificate.objects.prefetch_related("changes"):
        changes = list(certificate.changes.all())
        yield from _out_of_turn(certificate, changes)
        derived = _derived(certificate, [change for change in changes if change.at <= at], today)
        if certificate.status_at(at) != derived:
            yield f"{certificate}: told {certificate.status_at(at)}, is {derived}"
        if all(change.at <= at for change in changes) and (certificate.pk in live) is not (
            derived in (ValidityStatus.VALID, ValidityStatus.SUSPENDED)
        ):
            yield f"{certificate}: {'live' if certificate.pk in live else 'not live'}, is {derived}"
    for change in StatusChange.objects.select_related("certificate"):
        if not apps.get_model(change.because_label).objects.filter(pk=change.because_id).exists():
            yield f"{change}: because of {change.because_label} {change.because_id}"


def _out_of_turn(certificate, changes):
    last = None
    for number, change in enumerate(changes, start=1):
        kind = last and ChangeKind(last.kind)
        if change.position != number or change.kind not in CHANGES[kind] or (last and change.at < last.at):
            yield f"{certificate}: {change.position} {change.kind} after {kind or 'nothing'}"
        last = change


def _derived(certificate, changes, day):
    last = changes[-1].kind if changes else ""
    if last in ENDED:
        return ValidityStatus(last)
    if not certificate.valid_from <= day <= certificate.valid_until:
        return ValidityStatus.NOT_YET if day < certificate.valid_from else ValidityStatus.EXPIRED
    return ValidityStatus.SUSPENDED if last == ChangeKind.SUSPENDED else ValidityStatus.VALID


def lists(at):
    """The signed status lists that are given out say of every place what the changes say (9.5)."""
    changes = StatusChange.objects.count()
    for signed in SignedList.objects.standing(at).filter(changes=changes).select_related("status_list"):
        placed = Credential.objects.filter(status_list=signed.status_list)
        meant = {one.place for one in placed.select_related("certificate") if _is_marked(one, signed.purpose)}
        told = _places(signed.token)
        for place in sorted(told ^ meant):
            yield f"{signed}: place {place} is {'set' if place in told else 'not set'}"


def _is_marked(credential, purpose):
    """Revoked once the certificate was ended after it; suspended as long as that is what was done last."""
    changes = list(credential.certificate.changes.order_by("position").values_list("position", "kind"))
    is_revoked = any(position > credential.after_change and kind in ENDED for position, kind in changes)
    if purpose == Purpose.REVOCATION:
        return is_revoked
    return not is_revoked and bool(changes) and changes[-1][1] == ChangeKind.SUSPENDED


def _places(token):
    """The places that are set in a signed list, read as any verifier reads it."""
    claims = json.loads(_opened(token.split(".")[1]))
    bits = gzip.decompress(_opened(claims["credentialSubject"]["encodedList"].removeprefix("u")))
    return {
        number * BYTE + bit
        for number, byte in enumerate(bits)
        if byte
        for bit in range(BYTE)
        if byte & (128 >> bit)
    }


def _opened(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

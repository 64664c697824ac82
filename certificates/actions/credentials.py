"""Credentials: ordered with the certificate, signed by the worker, their status told by lists that it signs (9.5)."""

import contextlib
import hashlib
import secrets
import uuid
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from certificates.models import PLACES, Certificate, Credential, SignedList, SigningKey, StatusList
from certificates.papers.credentials import credential_facts, list_facts
from certificates.queries.credentials import (
    current_credential,
    did,
    lists_to_sign,
    marked,
    without_credential,
)
from certificates.rules.credentials import can_withdraw
from foundation.documents.papers import Attachment
from foundation.documents.tokens import sign
from foundation.jobs.actions import enqueue
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock

VC_JWT = "vc+jwt"
# A list is opened before the last one is full: a place is drawn, and most draws have to hit a free one.
FULL = PLACES // 2
DRAWS = 40
LASTS = timedelta(minutes=15)
RENEWED = timedelta(minutes=5)
# Of two jobs the one that is due longer is done first.
AHEAD = timedelta(days=1)


class NoPlace(Exception):
    """A list that is half empty gave no free place: its places are not drawn at random any more."""


@transaction.atomic
def order_credential(certificate, *, by, at):
    """The credential of a certificate: its facts, frozen, and the job that signs it. Returns the Credential."""
    certificate = lock(certificate)
    status_list = _open_list(at=at)
    credential = _placed(certificate, status_list, by=by, at=at)

    record("credential.ordered", credential, by=by, at=at, certificate=certificate.number)
    enqueue("certificates.sign", at=at, credential=str(credential.pk))
    return credential


@transaction.atomic
def order_missing(*, by, at):
    """A credential for every certificate that still holds and has none: those from before there were any.

    Returns how many were ordered; run again, none.
    """
    certificates = without_credential(on=timezone.localdate(at))
    for certificate in certificates:
        order_credential(certificate, by=by, at=at)
    return len(certificates)


def _open_list(*, at):
    last = StatusList.objects.last()
    if last and last.credentials.count() < FULL:
        return last
    number = last.number + 1 if last else 1
    opened, is_new = StatusList.objects.get_or_create(number=number, defaults={"opened_at": at})
    if is_new:
        order_lists(at=at)
    return opened


def order_lists(*, at):
    """Let the worker sign the lists before whatever else waits: until then none is served (TRUST C4)."""
    enqueue("certificates.sign_lists", at=at, due_at=at - AHEAD)


def _placed(certificate, status_list, *, by, at):
    """At a place that was drawn; where another was quicker, the database says so and another place is drawn."""
    for _draw in range(DRAWS):
        pk, place = uuid.uuid4(), secrets.randbelow(PLACES)
        with contextlib.suppress(IntegrityError), transaction.atomic():
            return Credential.objects.create(
                id=pk,
                certificate=certificate,
                position=certificate.credentials.count() + 1,
                after_change=certificate.changes.count(),
                status_list=status_list,
                place=place,
                facts=credential_facts(certificate, pk=pk, number=status_list.number, place=place),
                ordered_at=at,
                ordered_by=by,
            )
    raise NoPlace(f"status list {status_list} gave no place in {DRAWS} draws")


@transaction.atomic
def sign_credential(credential, *, by, at):
    """Sign a credential whose facts wait, once: called again, or by two workers, the first one's bytes stay."""
    credential = lock(credential)
    if credential.is_ready:
        return credential

    signed = sign(credential.facts, owner=did(), kind=VC_JWT)
    credential.token, credential.sha256 = signed.token, _hash(signed.token)
    credential.key, credential.signed_at = _key(signed, at=at), at
    credential.save(update_fields=["token", "sha256", "key", "signed_at"])

    record("credential.signed", credential, by=by, at=at, sha256=credential.sha256, key=signed.key)
    return credential


@transaction.atomic
def sign_lists(*, by, at):
    """Sign every status list that is out of date or soon will be. Returns how many were signed."""
    # Two workers: the second waits, and finds the lists as the first one left them.
    lists = {one.pk: one for one in StatusList.objects.select_for_update().order_by("number")}
    due = lists_to_sign(at=at + LASTS - RENEWED)
    for pk, purpose in due:
        _sign_list(lists[pk], purpose, by=by, at=at)
    return len(due)


def _sign_list(status_list, purpose, *, by, at):
    changes, places = marked(status_list)
    facts = list_facts(status_list.number, purpose, places[purpose], at=at, lasts=LASTS)
    signed = sign(facts, owner=did(), kind=VC_JWT)
    before = SignedList.objects.filter(status_list=status_list, purpose=purpose).first()
    new = {
        "changes": changes,
        "token": signed.token,
        "sha256": _hash(signed.token),
        "key": _key(signed, at=at),
        "signed_at": at,
        "valid_until": at + LASTS,
    }
    kept, _is_new = SignedList.objects.update_or_create(
        status_list=status_list, purpose=purpose, defaults=new
    )

    # The same words signed again for the next minutes are no event.
    if before is None or before.changes != changes or before.key_id != kept.key_id:
        record("status_list.signed", kept, by=by, at=at, sha256=kept.sha256, changes=changes, key=signed.key)


def _key(signed, *, at):
    """The public half of what signed, kept from its first use on: so earlier credentials are verified after it."""
    key, _is_new = SigningKey.objects.get_or_create(
        name=signed.key, defaults={"jwk": signed.jwk, "first_used_at": at}
    )
    return key


def _hash(token):
    return hashlib.sha256(token.encode("ascii")).hexdigest()


@transaction.atomic
def attached(paper, *, by, at):
    """What a certificate carries inside: its credential, signed now if it was not yet. Called by the press."""
    certificate = Certificate.objects.filter(number=paper.number).first()
    credential = certificate and current_credential(certificate)
    if credential is None:
        return ()
    credential = sign_credential(credential, by=by, at=at)
    return (Attachment("credential.jwt", "Open Badges 3.0 / Verifiable Credential 2.0", credential.read()),)


@transaction.atomic
def withdraw_key(key, *, because, by, at):
    """A key was lost or misused: nothing it signed is verified any more, and each certificate gets another credential.

    Returns how many were ordered. NotAllowed without a reason, or where it was withdrawn already (TRUST C3).
    """
    key = lock(key)
    require(can_withdraw(key, because=because))

    key.withdrawn_at, key.reason = at, because.strip()
    key.save(update_fields=["withdrawn_at", "reason"])
    left = Certificate.objects.filter(credentials__key=key).distinct()
    for certificate in left:
        order_credential(certificate, by=by, at=at)
    order_lists(at=at)

    record("signing_key.withdrawn", key, by=by, at=at, because=key.reason, credentials=len(left))
    return len(left)

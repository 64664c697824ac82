"""Who signs for machines, with which keys, and what its status lists tell (9.4.6, 9.5)."""

from urllib.parse import quote

from django.conf import settings
from django.db.models import Max
from django.urls import reverse

from certificates.models import Certificate, Credential, Purpose, SignedList, SigningKey, StatusChange
from certificates.states import ENDED, ChangeKind

AT_A_TIME = 500
DID_CONTEXT = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"]


def did():
    """The LSP's name for machines: did:web follows from the address of the portal."""
    return f"did:web:{quote(settings.SITE_URL.partition('://')[2].partition('/')[0], safe='')}"


def did_document():
    """The public keys of the LSP, earlier ones too; one that was withdrawn opens nothing any more."""
    keys = SigningKey.objects.filter(withdrawn_at=None)
    methods = [
        {"id": f"{did()}#{key.name}", "type": "JsonWebKey", "controller": did(), "publicKeyJwk": key.jwk}
        for key in keys
    ]
    return {
        "@context": DID_CONTEXT,
        "id": did(),
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def list_address(number, purpose):
    """Where a status list is read; it stands in every credential, so it never changes."""
    return f"{settings.SITE_URL}{reverse('certificates:status_list', args=[number, purpose])}"


def current_credential(certificate):
    """The credential of the certificate that holds now; None where there is none."""
    return certificate.credentials.order_by("position").last()


def without_credential(*, on):
    """Certificates that still hold or will, and have no credential; at most so many at a time."""
    still = Certificate.objects.with_kind().filter(valid_until__gte=on).exclude(latest_kind__in=ENDED)
    return list(still.filter(credentials=None).order_by("pk")[:AT_A_TIME])


def changes_so_far():
    """How much was ever done to certificates: rows are only added, so an equal count is an equal state."""
    return StatusChange.objects.count()


def current_list(number, purpose, *, at):
    """The status list as it was signed, or None where it does not tell what is true at this moment (TRUST C4)."""
    found = SignedList.objects.standing(at).filter(status_list__number=number, purpose=purpose).first()
    return found if found and found.changes == changes_so_far() else None


def marked(status_list):
    """How many changes there are, and the places that they mark in the list, for each purpose."""
    # One statement, so that the count and the marks are those of one moment.
    changes = list(StatusChange.objects.order_by("position").values_list("certificate", "kind", "position"))
    done = {}
    for certificate, kind, position in changes:
        done.setdefault(certificate, []).append((position, kind))
    places = {Purpose.REVOCATION: set(), Purpose.SUSPENSION: set()}
    changed = Credential.objects.filter(status_list=status_list, certificate__changes__isnull=False)
    for place, certificate, after in changed.distinct().values_list("place", "certificate", "after_change"):
        if purpose := _mark(done.get(certificate, ()), after):
            places[purpose].add(place)
    return len(changes), places


def _mark(done, after):
    """Revoked for ever once the certificate was ended; suspended while that was done last."""
    if any(position > after and kind in ENDED for position, kind in done):
        return Purpose.REVOCATION
    return Purpose.SUSPENSION if done and done[-1][1] == ChangeKind.SUSPENDED else None


def lists_to_sign(*, at):
    """(status list, purpose) of each that was not signed yet, is out of date or soon will be."""
    fresh = SignedList.objects.standing(at).filter(changes=changes_so_far())
    known = set(fresh.values_list("status_list", "purpose"))
    used = Credential.objects.values_list("status_list", flat=True).distinct()
    return [(number, purpose) for number in used for purpose in Purpose if (number, purpose) not in known]


def use_of_keys():
    """Every key with how many credentials it signed and when last, for the drill after a loss (TRUST C3)."""
    for key in SigningKey.objects.all():
        yield key, key.credentials.count(), key.credentials.aggregate(Max("signed_at"))["signed_at__max"]

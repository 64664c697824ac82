"""What a certificate and a status list say to machines: Open Badges 3.0, Verifiable Credentials 2.0, Bitstring Status
List 1.0.

A credential says no more of its holder than the certificate does: the name. Employer, photograph and every number of
the person stay out of it.
"""

import base64
import gzip
import uuid
from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.queries import certification_body
from certificates.models import PLACES, Purpose
from certificates.queries.credentials import did, list_address
from foundation.documents.tokens import note

W3C = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
A_SECOND = 1000  # milliseconds after which a verifier asks for the list again
LAST_SECOND = time(23, 59, 59)


@translation.override("id")
def credential_facts(certificate, *, pk, number, place):
    """The claims of a credential, with its place in status list `number`; frozen when it is ordered."""
    starts, ends = _moment(certificate.valid_from, time.min), _moment(certificate.valid_until, LAST_SECOND)
    subject, name = f"urn:uuid:{uuid.uuid4()}", f"urn:uuid:{pk}"
    return {
        "iss": did(),
        "jti": name,
        "sub": subject,
        "nbf": int(starts.timestamp()),
        "exp": int(ends.timestamp()),
        "@context": [W3C, OPEN_BADGES],
        "id": name,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": _named(certificate.scheme_version),
        "issuer": _issuer(),
        "awardedDate": timezone.localtime(certificate.issued_at).isoformat(timespec="seconds"),
        "validFrom": starts.isoformat(),
        "validUntil": ends.isoformat(),
        "credentialSubject": {"id": subject, **_subject(certificate)},
        "evidence": [_page(certificate)],
        "credentialStatus": [_status(number, place, purpose) for purpose in Purpose],
    }


def _subject(certificate):
    name = {"identityHash": certificate.holder_name, "identityType": "name", "hashed": False}
    return {
        "type": ["AchievementSubject"],
        "identifier": [{"type": "IdentityObject", **name}],
        "licenseNumber": certificate.number,
        "achievement": _achievement(certificate.scheme_version),
    }


def _achievement(version):
    page, units = f"{settings.SITE_URL}{version.public_url}", list(version.units.all())
    return {
        "id": page,
        "type": ["Achievement"],
        "achievementType": "Certification",
        "name": version.title_id,
        "description": f"{version.title_id} ({version.document_number})",
        "humanCode": version.document_number,
        "version": str(version.revision),
        "inLanguage": "id",
        "criteria": {
            "id": page,
            "narrative": _("Decided competent by the plenary meeting in every unit of the scheme: %s.")
            % "; ".join(f"{unit.code} {unit.title_id}" for unit in units),
        },
        "alignment": [_alignment(unit, page) for unit in units],
    }


def _alignment(unit, page):
    return {
        "type": ["Alignment"],
        "targetCode": unit.code,
        "targetName": unit.title_id,
        "targetFramework": unit.standard,
        "targetUrl": f"{page}#{unit.code}",
    }


def _named(version):
    """Its title; one of the demonstration, or one that a desk's key signs, says so in its name."""
    marks = [_("SAMPLE") if version.is_example else "", note(), version.title_id]
    return " – ".join(mark for mark in marks if mark)


def _issuer():
    body = certification_body()
    profile = {"id": did(), "type": ["Profile"], "name": body.name, "url": settings.SITE_URL}
    return profile | ({"description": note()} if note() else {})


def _page(certificate):
    address = reverse("certificates:verification", args=[certificate.token])
    return {
        "id": f"{settings.SITE_URL}{address}",
        "type": ["Evidence"],
        "name": _("Verification page of the certificate"),
    }


def _status(number, place, purpose):
    address = list_address(number, purpose)
    return {
        "id": f"{address}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose.value,
        "statusListIndex": str(place),
        "statusListCredential": address,
    }


def _moment(day, hour):
    return datetime.combine(day, hour, tzinfo=timezone.get_default_timezone())


def list_facts(number, purpose, places, *, at, lasts: timedelta):
    """The claims of a status list in which these places are marked."""
    address, purpose, ends = list_address(number, purpose), str(purpose), at + lasts
    return {
        "iss": did(),
        "sub": address,
        "iat": int(at.timestamp()),
        "exp": int(ends.timestamp()),
        "@context": [W3C],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": did(),
        "validFrom": timezone.localtime(at).isoformat(timespec="seconds"),
        "validUntil": timezone.localtime(ends).isoformat(timespec="seconds"),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": encoded(places),
            "ttl": A_SECOND,
        },
    }


def encoded(places, size=PLACES):
    """The bits, the first place leftmost, compressed and in multibase; always the same for the same places."""
    bits = bytearray(size // 8)
    for place in places:
        bits[place // 8] |= 0x80 >> place % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")

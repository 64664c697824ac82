"""What machines are told of a certificate: the same as the page tells people, with the token or with a number alone."""

from django.utils import timezone, translation

from certificates.models import ValidityStatus

from .credentials import current_credential, did


@translation.override("id")
def answer_by_token(certificate, *, on, at):
    """What the paper tells, and what the certificate is on that day (None: at this moment). `by_token` found it."""
    version, credential = certificate.scheme_version, current_credential(certificate)
    return {
        **answer_by_number(certificate, on=on, at=at),
        "check_code": certificate.check_code,
        "holder": certificate.holder_name,
        "units": [{"code": unit.code, "title": unit.title_id} for unit in version.units.order_by("position")],
        "history": [{"change": one.kind, "on": one.on.isoformat()} for one in certificate.changes.all()],
        "credential": _credential(credential),
    }


@translation.override("id")
def answer_by_number(certificate, *, on, at):
    """Status, scheme, validity and initials: a number can be guessed, so it opens no name (TRUST C5)."""
    day = on or timezone.localdate(at)
    status = certificate.status_on(on) if on else certificate.status_at(at)
    change = certificate.change_on(day)
    return {
        "number": certificate.number,
        "status": status.value,
        "valid": status == ValidityStatus.VALID,
        "on": day.isoformat(),
        "since": change.on.isoformat() if change else certificate.valid_from.isoformat(),
        "valid_from": certificate.valid_from.isoformat(),
        "valid_until": certificate.valid_until.isoformat(),
        "initials": certificate.initials,
        "scheme": {
            "title": certificate.scheme_version.title_id,
            "document": certificate.scheme_version.document_number,
        },
        "sample": certificate.scheme_version.is_example,
        "issuer": did(),
        "checked_at": timezone.localtime(at).isoformat(timespec="seconds"),
    }


def _credential(credential):
    """Which credential holds, so that a file that was handed on can be compared with it; None while it is signed."""
    if credential is None or not credential.is_ready:
        return None
    return {"id": f"urn:uuid:{credential.pk}", "sha256": credential.sha256}

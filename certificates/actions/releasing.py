"""Release a meeting: decree, certificates and letters become real together or not at all (9.4.5, 9.4.6)."""

import secrets

from django.db import transaction
from django.utils import timezone

from accounts.models import Signs, User
from accounts.queries import certification_body, signatory_for
from certificates.letters import tell_candidate_competent, tell_candidate_not_yet
from certificates.models import Certificate, OutcomeLetter
from certificates.papers import certificate_facts, not_yet_facts
from certificates.queries import photo_of, renewed_by
from certificates.rules import can_release, first_day, last_day
from decisions.actions import Granted, seal_meeting
from decisions.models import Outcome
from decisions.queries import decisions_of
from decisions.rules import awaits_decree
from foundation.documents.actions import order_paper, take_number
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.failpoints import failpoint
from foundation.workflow.moves import lock

from .credentials import order_credential

# Without 0, O, 1, I and L: read out over the telephone, it stays what it is.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@transaction.atomic
def release_meeting(meeting, *, address=None, by, at):
    """The head signs: numbers, decree, certificates and letters in one transaction. Returns the certificates issued."""
    meeting = lock(meeting)
    day = timezone.localdate(at)
    decisions = decisions_of(meeting)
    competent = [decision for decision in decisions if decision.outcome == Outcome.COMPETENT]
    _hold_candidates(competent)
    require(awaits_decree(by, meeting, on=day) and can_release(competent, on=day))

    grants = {decision.pk: _grant(decision, at=at, day=day) for decision in competent}
    failpoint("release.numbers")
    decree = seal_meeting(meeting, grants=grants, address=address, by=by, at=at)
    failpoint("release.decree")
    issued = [_issue(decision, grants[decision.pk], decree, by=by, at=at) for decision in competent]
    failpoint("release.certificates")
    for decision in decisions:
        if decision.outcome == Outcome.NOT_YET:
            _write_to(decision, decree, by=by, at=at)
    failpoint("release.letters")

    record(
        "meeting.released", meeting, by=by, at=at, certificates=[certificate.number for certificate in issued]
    )
    return issued


def _hold_candidates(decisions):
    """Two meetings released at once cannot both give one person a certificate: the second waits here (9.4.6)."""
    people = {decision.application.applicant_id for decision in decisions}
    list(User.objects.select_for_update().filter(pk__in=people).order_by("pk").values_list("pk"))


def _grant(decision, *, at, day):
    version = decision.application.scheme_version
    codes = [version.kbli, version.kbji, version.kkni_level and str(version.kkni_level)]
    prefix = "".join(f"{code} " for code in codes if code)
    starts_on = first_day(decision.application, on=day)
    return Granted(
        number=take_number("certificate", at=at, prefix=prefix),
        ends_on=last_day(starts_on, version.validity_years),
    )


def _issue(decision, granted, decree, *, by, at):
    """One certificate, with its two papers ordered; the worker prints and seals them."""
    application = decision.application
    body = certification_body()
    prefix = "".join(f"{code} " for code in (body.sector_code, body.licence_suffix) if code)
    certificate = Certificate(
        number=granted.number,
        registration_number=take_number("registration", at=at, prefix=prefix),
        token=secrets.token_urlsafe(16),
        check_code=_check_code(),
        decision=decision,
        decree=decree,
        application=application,
        holder=application.applicant,
        holder_name=application.particulars.full_name,
        scheme_version=application.scheme_version,
        photo=photo_of(application),
        signatory=signatory_for(Signs.CERTIFICATE, on=decree.signed_on),
        issued_at=at,
        valid_from=first_day(application, on=decree.signed_on),
        valid_until=granted.ends_on,
        replaces=renewed_by(application),
    )
    certificate.letter = _print(certificate, "certificate", by=by, at=at)
    certificate.card = _print(certificate, "card", by=by, at=at)
    certificate.save()
    order_credential(certificate, by=by, at=at)

    record(
        "certificate.issued", certificate, by=by, at=at, number=certificate.number, application=application.pk
    )
    tell_candidate_competent(certificate, at=at)
    return certificate


def _print(certificate, kind, *, by, at):
    things = {"photo.jpg": str(certificate.photo_id)} if certificate.photo_id else None
    return order_paper(
        kind,
        facts=certificate_facts(certificate, at=at),
        subject=certificate.application,
        by=by,
        at=at,
        number=certificate.number,
        code=certificate.check_code,
        sealed=True,
        things=things,
    )


def _write_to(decision, decree, *, by, at):
    """The letter with reasons to someone not yet competent, released with the decree."""
    number = take_number("letter", at=at)
    paper = order_paper(
        "not-yet-competent",
        facts=not_yet_facts(decision, decree, number=number, at=at),
        subject=decision.application,
        by=by,
        at=at,
        number=number,
        sealed=True,
    )
    letter = OutcomeLetter.objects.create(
        decision=decision,
        number=number,
        recipient=decision.application.applicant,
        paper=paper,
        released_at=at,
    )

    record(
        "outcome_letter.released", letter, by=by, at=at, number=number, application=decision.application_id
    )
    tell_candidate_not_yet(letter, at=at)
    return letter


def _check_code():
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"

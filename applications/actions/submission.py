"""Send an application, send it again after it was returned, withdraw it (9.1.4, 9.1.5)."""

from django.db import transaction
from django.utils import timezone

from accounts.queries import system_user
from accounts.rules import is_own_name
from applications.letters import (
    tell_applicant_submitted,
    tell_applicant_withdrawn,
    tell_reviewer_answered,
    tell_reviewer_withdrawn,
    tell_secretariat_submitted,
)
from applications.models import Acknowledgement, AcknowledgementKind
from applications.papers import application_facts, self_assessment_facts
from applications.queries.items import open_return
from applications.queries.texts import consent_text, in_either_language
from applications.rules.submission import (
    can_resubmit,
    can_submit,
    can_withdraw,
    consent_was_returned,
    has_consented,
    may_be_sent,
)
from applications.states import ApplicationState
from foundation.documents.actions import keep_upload, order_paper, take_number
from foundation.documents.models import Paper
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from foundation.workflow.origins import origin

from .billing import invoice_for, stop_asking
from .documents import allowance_of
from .employers import end_reports
from .involvements import involve_named_people
from .returns import mark_answered


@transaction.atomic
def submit_application(application, *, agreed, text_sha256, by, at, typed_name="", drawn=None):
    """Send the draft:

    signed, numbered, its fee frozen in an invoice, its papers ordered, everybody told. Returns it.

    `text_sha256` is the hash of the consent as it was shown; `drawn` an examined picture of a signature, or
    None where `typed_name` stands for it. Refuses with everything that is missing (6.1, 9.1.2, 9.1.3), and a
    consent that is not given to the text that holds (9.1.4).
    """
    application = lock(application)
    require(can_submit(by, application, on=timezone.localdate(at)))
    require(may_be_sent(application, at=at))
    _require_consent(application, agreed=agreed, text_sha256=text_sha256, typed_name=typed_name, drawn=drawn)

    _sign(application, text_sha256, typed_name, drawn, by=by, at=at)
    move(application, ApplicationState.SUBMITTED)
    application.number = take_number("application", at=at)
    application.submitted_at = at
    application.invoice = invoice_for(application, by=by, at=at)
    application.save()
    involve_named_people(application, by=by, at=at)
    print_forms(application, by=by, at=at)

    record("application.submitted", application, by=by, at=at, number=application.number, consent=text_sha256)
    tell_applicant_submitted(application, at=at)
    tell_secretariat_submitted(application, at=at)
    return application


@transaction.atomic
def resubmit_application(application, *, by, at, agreed=False, text_sha256="", typed_name="", drawn=None):
    """Send the application again with what was returned put right; signed anew only where the signature was
    returned.
    """
    application = lock(application)
    if consent_was_returned(application):
        _require_consent(
            application, agreed=agreed, text_sha256=text_sha256, typed_name=typed_name, drawn=drawn
        )
        _sign(application, text_sha256, typed_name, drawn, by=by, at=at)
        mark_answered(application, "consent", at=at)
    require(can_resubmit(by, application, on=timezone.localdate(at)))

    back = open_return(application)
    if back:
        back.answered_at = at
        back.save(update_fields=["answered_at"])
    move(application, ApplicationState.SUBMITTED)
    application.save()
    involve_named_people(application, by=by, at=at)
    print_forms(application, by=by, at=at)

    record("application.resubmitted", application, by=by, at=at)
    tell_reviewer_answered(application, at=at)
    return application


@transaction.atomic
def withdraw_application(application, *, reason, by, at):
    """The applicant takes the application back; what was not paid is owed no more. Returns the application."""
    application = lock(application)
    require(can_withdraw(by, application))

    was_sent = application.submitted_at is not None
    move(application, ApplicationState.WITHDRAWN)
    application.closed_at, application.closed_by, application.closing_reason = at, by, reason.strip()
    application.save()
    stop_asking(application, reason=reason.strip() or "–", by=system_user(), at=at)
    end_reports(application, reason=reason, by=by, at=at)

    record("application.withdrawn", application, by=by, at=at)
    tell_applicant_withdrawn(application, at=at)
    if was_sent:
        tell_reviewer_withdrawn(application, at=at)
    return application


def print_forms(application, *, by, at):
    """Order APL-01 and APL-02 as they stand; after a return they replace the earlier ones."""
    for kind, facts in (
        ("apl01", application_facts(application, at=at)),
        ("apl02", self_assessment_facts(application, at=at)),
    ):
        before = Paper.objects.about(application).standing().filter(kind=kind).first()
        order_paper(
            kind,
            facts=facts,
            subject=application,
            by=by,
            at=at,
            number=application.number,
            things=signature_things(application),
            replaces=before,
            reason="Dikirim ulang setelah dikembalikan." if before else "",
        )


def signature_things(application):
    """The drawn signature, for the papers that show it."""
    consent = application.acknowledgements.filter(kind=AcknowledgementKind.CONSENT).last()
    return {"hand-1.png": str(consent.drawn_id)} if consent and consent.drawn_id else {}


def _require_consent(application, *, agreed, text_sha256, typed_name, drawn):
    require(
        has_consented(
            application, agreed=agreed, text_sha256=text_sha256, signed=bool(typed_name.strip() or drawn)
        )
    )
    require(is_own_name(typed_name, application.particulars.full_name, clause="9.1.4"))


def _sign(application, text_sha256, typed_name, drawn, *, by, at):
    Acknowledgement.objects.create(
        application=application,
        kind=AcknowledgementKind.CONSENT,
        text=in_either_language(consent_text, application.scheme_version)[text_sha256],
        text_sha256=text_sha256,
        given_by=by,
        given_at=at,
        address=origin().ip,
        typed_name=typed_name.strip(),
        drawn=keep_upload(drawn, by=by, at=at, allowance=allowance_of(application)) if drawn else None,
    )

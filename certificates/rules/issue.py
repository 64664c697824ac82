"""When certificates are released, for how long they hold, and when they are handed over (9.4.6, 9.4.7, 9.8)."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from accounts.models import Role, Signs
from accounts.queries import accounts_of, signatory_for
from applications.rules.bars import goes_on
from applications.rules.independence import Act, may_act
from certificates.models import Certificate
from certificates.queries.renewals import renewed_by
from certificates.states import CertificateState
from decisions.queries import owes_a_retest
from fees.states import InvoiceState
from foundation.look import writing
from foundation.workflow.answers import YES, first_no, no

from .changes import is_not_held_back


def last_day(starts_on, years):
    """The last day of validity: the one before the anniversary; from 29 February to 28 February (9.4.6)."""
    try:
        anniversary = starts_on.replace(year=starts_on.year + years)
    except ValueError:
        anniversary = date(starts_on.year + years, 3, 1)
    return anniversary - timedelta(days=1)


def can_release(decisions, *, on):
    """An officer appointed for that day and free of every case; no second live certificate of the scheme (9.4.6)."""
    signatory = signatory_for(Signs.CERTIFICATE, on=on)
    if decisions and signatory is None:
        return no(
            _("Nobody is appointed to sign certificates today. The head appoints the officer first."),
            clause="9.4.6",
        )
    return first_no(
        *(_officer_is_free(signatory.user, decision.application, on=on) for decision in decisions),
        *(holds_no_other(decision.application, on=on) for decision in decisions),
    )


def _officer_is_free(officer, application, *, on):
    """Whose name stands below a certificate had no part in its case, as the head under the decree (9.4.2)."""
    if may_act(officer, application, Act.SIGN, on=on):
        return YES
    words = {"officer": officer, "case": application}
    return no(
        _("%(officer)s had a part in case %(case)s, so another officer signs its certificate.") % words,
        clause="9.4.2",
    )


def holds_no_other(application, *, on):
    """One human being, one live certificate of a scheme, under whatever account (9.4.6).

    The one that is renewed stands not in the way, as long as it is neither suspended nor withdrawn (9.7).
    """
    renewed = renewed_by(application)
    held = live_certificate(accounts_of(application.applicant), application.scheme_id, on=on)
    if held in {None, renewed}:
        return goes_on(application)
    words = {"holder": held.holder_name, "number": held.number}
    return no(_("%(holder)s already holds certificate %(number)s of this scheme.") % words, clause="9.4.6")


def first_day(application, *, on):
    """The day of the decree; where it renews one that still holds, the day after that one's last (9.7.3).

    So the two never overlap, and a decision that comes later leaves the gap that it leaves: nothing is back-dated.
    """
    renewed = renewed_by(application)
    return max(on, renewed.valid_until + timedelta(days=1)) if renewed else on


def live_certificate(people, scheme, *, on):
    """The certificate of this scheme that one of these accounts holds on that day; None without one."""
    return Certificate.objects.live(on=on).filter(holder__in=people, scheme_version__scheme=scheme).first()


def can_apply_anew(user, scheme, *, on):
    """Who holds a certificate that is valid renews it, and begins no new application (9.7.1; TRUST 9.1.2-e).

    Asked of this account alone: what another one with the same NIK holds is not told to whoever typed that NIK.
    """
    held = live_certificate([user], scheme, on=on)
    if held is None:
        return YES
    return no(
        _("You hold certificate %(number)s, valid until %(day)s. It is renewed by recertification.")
        % {"number": held.number, "day": writing.day(held.valid_until)},
        clause="9.7.1",
    )


def can_sign_agreement(user, certificate):
    """The holder alone, once, and what may be handed over afterwards (9.8)."""
    if user.pk != certificate.holder_id:
        return no(_("Only the holder signs the agreement on the use of the certificate."), clause="9.8")
    if hasattr(certificate, "agreement"):
        return no(_("You have already signed this agreement."), clause="9.8")
    return is_not_held_back(certificate)


def can_hand_over(user, certificate):
    """Fee paid, agreement signed, papers printed; by the secretariat, or to oneself online (9.4.7)."""
    return first_no(
        _may_hand_over(user, certificate), is_not_held_back(certificate), *unfulfilled(certificate)
    )


def _may_hand_over(user, certificate):
    if user.pk != certificate.holder_id and not user.holds(Role.SECRETARIAT):
        return no(_("Only the secretariat hands certificates over."), clause="9.4.7")
    if certificate.state == CertificateState.HANDED_OVER:
        return no(_("This certificate has already been handed over."), clause="9.4.7")
    return YES


def unfulfilled(certificate):
    """What still stands before the handover, as refusals; empty when nothing does."""
    answers = []
    if certificate.application.invoice.state != InvoiceState.PAID:
        answers.append(no(_("The fee is not fully paid."), clause="9.4.7"))
    if owes_a_retest(certificate.application):
        answers.append(no(_("The retest is not fully paid."), clause="9.4.7"))
    if not hasattr(certificate, "agreement"):
        answers.append(no(_("The agreement on the use of the certificate is not signed."), clause="9.8"))
    if not (certificate.letter.is_ready and certificate.card.is_ready):
        answers.append(no(_("The certificate is being printed. Come back in a minute."), clause="9.4.6"))
    return answers


def can_download(user, certificate):
    """The holder after the handover; the secretariat and the head to hand over or look."""
    if user.holds(Role.SECRETARIAT, Role.HEAD):
        return YES
    if certificate.state != CertificateState.HANDED_OVER:
        return no(_("The certificate can be downloaded once it has been handed over."), clause="9.4.7")
    return YES

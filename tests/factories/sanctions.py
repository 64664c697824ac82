"""Sanction cases as tests need them, each as far as its name says; every step done by the action that does it."""

import datetime as dt

from accounts.models import Role
from certificates.models import Certificate
from sanctions import actions
from sanctions.models import Ground, Measure

from .applications import UploadFactory
from .certificates import SEALED_AT, issued
from .people import DecisionQualificationFactory, UserFactory

DAY = dt.timedelta(days=1)
REPORTED_AT = SEALED_AT + 100 * DAY
ASKED_AT = REPORTED_AT + DAY
ANSWERED_AT = ASKED_AT + DAY
WARNED_AT = ANSWERED_AT + DAY
PROPOSED_AT = ASKED_AT + 60 * DAY
DECIDED_AT = PROPOSED_AT + DAY


def an_officer():
    """Somebody of the office, without a part in anything."""
    return UserFactory(roles=[Role.SECRETARIAT])


def a_second_voice(*, on=DECIDED_AT):
    """A qualified member of the team."""
    member = UserFactory(roles=[Role.DECISION])
    DecisionQualificationFactory(user=member)
    return member


def reported_case(certificate=None, *, ground=Ground.A, uploads=None, reporter=None):
    """Reported by somebody of the office, with a file as evidence."""
    certificate = certificate or issued()[0]
    reporter = reporter or an_officer()
    return actions.report(
        certificate,
        ground=ground,
        words="Sertifikat dipakai di luar lingkupnya.",
        reporter=reporter,
        uploads=[UploadFactory(owner=reporter)] if uploads is None else uploads,
        by=reporter,
        at=REPORTED_AT,
    )


def asked_case(certificate=None, *, is_misuse=None, officer=None, **how):
    """The holder is asked."""
    case = reported_case(certificate, **how)
    misuse = case.ground == Ground.C if is_misuse is None else is_misuse
    return actions.ask_holder(
        case, question="Apa yang terjadi?", is_misuse=misuse, by=officer or an_officer(), at=ASKED_AT
    )


def heard_case(certificate=None, **how):
    """The holder has answered."""
    case = asked_case(certificate, **how)
    actions.answer(case, words="Saya keliru.", by=case.certificate.holder, at=ANSWERED_AT)
    return case


def warned_case(certificate=None, *, officer=None, days=14, **how):
    """Warned; the letter has not arrived yet. Returns the warning."""
    case = heard_case(certificate, **how)
    return actions.warn(
        case,
        words="Hapus pernyataan itu.",
        comply_by=(WARNED_AT + days * DAY).date(),
        by=officer or an_officer(),
        at=WARNED_AT,
    )


def unheeded_case(certificate=None, **how):
    """Warned in time, and nothing was done."""
    warning = warned_case(certificate, **how)
    actions.confirm_reading(warning, by=warning.case.certificate.holder, at=WARNED_AT + DAY)
    late = WARNED_AT + 15 * DAY
    actions.find(warning, heeded=False, words="Masih terpasang.", by=an_officer(), at=late)
    warning.case.refresh_from_db()
    return warning.case


def proposed(case, measure=Measure.SUSPEND, *, by=None, at=PROPOSED_AT):
    """A measure is proposed by somebody of the office."""
    terms = {}
    if measure == Measure.SUSPEND:
        terms = {"ends_on": (at + 90 * DAY).date(), "condition": "Pernyataan dihapus."}
    return actions.propose(
        case, measure=measure, words="Terbukti dari foto.", by=by or an_officer(), at=at, **terms
    )


def decided(case, measure=Measure.SUSPEND, *, head=None, at=PROPOSED_AT):
    """Proposed and approved; the case as it is then."""
    proposal = proposed(case, measure, at=at)
    head = head or UserFactory(roles=[Role.HEAD])
    actions.rule(proposal, approves=True, by=head, at=at + DAY)
    if proposal.ground == Ground.D and measure != Measure.LIFT:
        actions.rule(proposal, approves=True, by=a_second_voice(), at=at + DAY)
    case.refresh_from_db()
    return case


def suspended_case(certificate=None, **how):
    """A certificate is suspended."""
    return decided(heard_case(certificate, **how))


def fresh(certificate):
    """The certificate as anybody reads it now."""
    return Certificate.objects.get(pk=certificate.pk)

"""Complaints as tests need them, each as far as its name says; every step done by the action that does it."""

import datetime as dt

from accounts.models import Role
from complaints import actions
from complaints.models import Complaint, Outcome
from complaints.queries.verifying import Seen

from .certificates import SEALED_AT
from .people import UserFactory

DAY = dt.timedelta(days=1)
RECEIVED_AT = SEALED_AT + 100 * DAY
ADMITTED_AT = RECEIVED_AT + DAY
HEARD_AT = ADMITTED_AT + DAY
DRAFTED_AT = HEARD_AT + DAY
SIGNED_AT = DRAFTED_AT + DAY
EMAIL = "warga@surel.contoh.id"


def an_officer(**facts):
    """Somebody of the office, without a part in anything."""
    return UserFactory(roles=[Role.SECRETARIAT], **facts)


def a_head(**facts):
    """The head of the LSP."""
    return UserFactory(roles=[Role.HEAD], **facts)


def terms(*, check=3, hearing=5, answer=20, by=None, at=SEALED_AT):
    """The head has set in how many working days."""
    days = {"check_workdays": check, "hearing_workdays": hearing, "answer_workdays": answer}
    return actions.set_terms(**days, by=by or a_head(), at=at)


def received(*, about="LSP", words="Telepon tidak pernah diangkat.", email=EMAIL, at=RECEIVED_AT, **facts):
    """A complaint of somebody without an account."""
    return actions.complain(about=about, words=words, email=email, at=at, **facts)


def misuse(certificate, **facts):
    """Somebody says that this certificate is misused."""
    checked = Seen("NUMBER", certificate)
    told = {"about": "MISUSE", "words": "Sertifikat dipasang pada brosur.", "reference": certificate.number}
    return received(**told | facts, checked=checked)


def admitted(complaint=None, *, handler=None, by=None):
    """Given to somebody without a part in it."""
    complaint = complaint or received()
    given = {"handler": handler or an_officer(), "words": "Pelayanan telepon ditelusuri."}
    return actions.admit(complaint, **given, by=by or an_officer(), at=ADMITTED_AT)


def asked(complaint=None, person=None):
    """Somebody whom it concerns is asked; returns the hearing."""
    person = person or an_officer()
    complaint = complaint or admitted()
    actions.name_concerned(complaint, person=person, by=complaint.handler, at=ADMITTED_AT)
    question = {"person": person, "question": "Bagaimana jadwal piket telepon?"}
    return actions.hear(complaint, **question, by=complaint.handler, at=ADMITTED_AT)


def asked_about(complaint, person):
    """Somebody whom it names already is asked; returns the hearing."""
    question = {"person": person, "question": "Apakah brosur itu milik Anda?"}
    return actions.hear(complaint, **question, by=complaint.handler, at=ADMITTED_AT)


def drafted(complaint=None, *, outcome=Outcome.NOT_UPHELD, signer=None, at=DRAFTED_AT):
    """Its answer waits for a signature; returns the answer."""
    complaint = complaint or admitted()
    words = {"findings": "Daftar piket lengkap.", "words": "Kami memeriksa daftar piket. Telepon dijaga."}
    who = {"signer": signer or a_head(), "by": complaint.handler}
    return actions.propose(complaint, outcome=outcome, **words, **who, at=at)


def answered(complaint=None, **how):
    """Signed; the complaint as it is then."""
    answer = drafted(complaint, **how)
    actions.sign(answer, by=answer.signer, at=SIGNED_AT)
    return fresh(answer.complaint)


def a_measure(complaint=None, *, responsible=None):
    """Somebody has to do something."""
    complaint = complaint or admitted()
    what = {"words": "Pasang penerus panggilan.", "due_on": (DRAFTED_AT + 30 * DAY).date()}
    who = {"responsible": responsible or an_officer(), "by": complaint.handler}
    return actions.set_measure(complaint, **what, **who, at=ADMITTED_AT)


def fresh(complaint):
    """The complaint as anybody reads it now."""
    return Complaint.objects.get(pk=complaint.pk)

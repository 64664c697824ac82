"""Surveillances as tests need them, each as far as its name says; every step done by the action that does it."""

import datetime as dt

from accounts.models import Role, Signatory
from certificates.actions import release_meeting
from surveillance import actions
from surveillance.models import ContactKind, LogEntry, Method, Result

from .certificates import SEALED_AT, a_head
from .decisions import signed
from .people import UserFactory

DAY = dt.timedelta(days=1)
BEGUN_AT = SEALED_AT + 300 * DAY
FOUND_AT = BEGUN_AT + 5 * DAY
SUPERIOR = "atasan@perusahaan.contoh.id"


def an_officer():
    """Somebody of the office, without a part in anything."""
    return UserFactory(roles=[Role.SECRETARIAT])


def a_certificate():
    """Issued by the head, who is appointed once."""
    appointed = Signatory.objects.first()
    return release_meeting(signed(), by=appointed.user if appointed else a_head(), at=SEALED_AT)[0]


def laid_out(certificate=None):
    """The years of a certificate."""
    certificate = certificate or a_certificate()
    return actions.lay_out(certificate, by=certificate.holder, at=SEALED_AT)


def a_superior(certificate, *, email=SUPERIOR, name="Rina Atasan", kind=ContactKind.SUPERIOR, **facts):
    """Named by the holder, at an address of the workplace."""
    return actions.name_contact(
        certificate, kind=kind, name=name, email=email, **facts, by=certificate.holder, at=SEALED_AT + DAY
    )


def begun(certificate=None, *, methods=(Method.LOGBOOK, Method.SUPERIOR), superior=SUPERIOR):
    """The first year is under way; its superior can be asked."""
    first = laid_out(certificate)[0]
    a_superior(first.certificate, email=superior)
    return actions.begin(first, methods=methods, by=an_officer(), at=BEGUN_AT)


def entered(certificate, *, done_on=None, words="Memperbarui data pelanggan.", at=FOUND_AT, files=()):
    """An entry in the logbook."""
    entry = actions.start_entry(certificate, by=certificate.holder, at=at)
    typed = {
        "done_on": done_on or at.date(),
        "unit": certificate.scheme_version.units.first(),
        "words": words,
    }
    for file in files:
        actions.add_file(entry, file=file, by=certificate.holder, at=at)
    actions.save_entry(entry, **typed, place="", version=entry.version, by=certificate.holder, at=at)
    return actions.keep_entry(LogEntry.objects.get(pk=entry.pk), by=certificate.holder, at=at)


def asked(surveillance=None):
    """The superior has a link; returns it."""
    surveillance = surveillance or begun()
    contact = surveillance.certificate.contacts.current().get(kind=ContactKind.SUPERIOR)
    return actions.ask([(contact, surveillance)], by=an_officer(), at=BEGUN_AT + DAY).link


def opened(link=None):
    """(link, what the cookie of the reader keeps) after the code was typed."""
    link = link or asked()
    code = actions.send_code(link, at=FOUND_AT)
    reader = actions.enter_code(link, digits=code.digits, at=FOUND_AT)
    link.refresh_from_db()
    return link, reader


def answered(surveillance=None, *, answer="KEPT", words="Bekerja baik."):
    """The superior has said something; returns the surveillance."""
    link, reader = opened(asked(surveillance))
    question = link.enquiry.questions.get()
    actions.answer_question(link, question, reader=reader, answer=answer, words=words, at=FOUND_AT)
    return question.surveillance


def read(surveillance=None, *, result=Result.KEPT, by=None, files=(), at=FOUND_AT):
    """The logbook was read by somebody of the office; returns the surveillance."""
    surveillance = surveillance or begun()
    facts = {"method": Method.LOGBOOK, "result": result, "words": "Dua belas catatan dibaca."}
    actions.record_finding(surveillance, **facts, files=files, by=by or an_officer(), at=at)
    return surveillance


def concluded(surveillance=None, *, outcome="MAINTAINED", by=None, at=FOUND_AT + DAY, **terms):
    """An independent person has concluded it; returns the conclusion."""
    return actions.conclude(
        surveillance or read(), outcome=outcome, words="Terpelihara.", by=by or an_officer(), at=at, **terms
    )

"""Invented facts for every kind of paper: people, numbers and criteria are CONTOH, bukan teks SKKNI."""

from datetime import UTC, datetime
from functools import cache

from examinations.models import RECORDED
from foundation.documents.papers import print_paper
from instruments.models import FormCode
from tests.papers.samples.appeals import ak04, ak04_long, appeal_minutes, appeal_minutes_rejected
from tests.papers.samples.base import FAR_NAME, LONG_NAME, drawn_hand, photo
from tests.papers.samples.certificates import CERTIFICATE, SUSPENDED, TWELVE, WITHDRAWN, certificate
from tests.papers.samples.complaints import complaint_answer
from tests.papers.samples.days import attendance_list, session_report
from tests.papers.samples.decisions import addendum, decree, minutes, not_yet, not_yet_many
from tests.papers.samples.forms import ak01, apl01, apl02, ia08
from tests.papers.samples.instruments import (
    choices,
    essays,
    heavy_record,
    kept_record,
    questions,
    third_party,
)
from tests.papers.samples.offices import assignment, invoice
from tests.papers.samples.places import record, sending
from tests.papers.samples.planning import ak07, mapa01, mapa02
from tests.papers.samples.records import ak02, ak02_many, ak03, ak03_long, ak05, ak05_many, ak06, ak06_long
from tests.papers.samples.sanctions import suspension, warning
from tests.papers.samples.surveillance import report as surveillance_report

__all__ = ["CERTIFICATE", "CREATED", "SAMPLES", "certificate", "invoice", "photo", "printed"]

CREATED = datetime(2026, 11, 19, 7, 32, tzinfo=UTC)


SAMPLES = {
    "certificate": ("certificate", certificate()),
    "certificate-long": ("certificate", certificate(LONG_NAME, units=TWELVE)),
    "certificate-far-suspended": ("certificate", certificate(FAR_NAME, state=SUSPENDED, with_photo=False)),
    "certificate-sample": ("certificate", certificate("Suharti", sample=True)),
    "card": ("card", certificate()),
    "card-long-withdrawn": ("card", certificate(LONG_NAME, units=TWELVE, state=WITHDRAWN, with_photo=False)),
    "minutes": ("minutes", minutes(6)),
    "minutes-60": ("minutes", minutes()),
    "addendum": ("addendum", addendum()),
    "decree": ("decree", decree(12)),
    "decree-60": ("decree", decree()),
    "not-yet": ("not-yet-competent", not_yet()),
    "not-yet-many": ("not-yet-competent", not_yet_many()),
    "invoice": ("invoice", invoice()),
    "invoice-paid": ("invoice", invoice(paid="5 November 2026")),
    "invoice-without-bank": ("invoice", invoice(bank=False)),
    "assignment": ("assignment", assignment()),
    "venue-sending": ("venue-sending", sending()),
    "venue-record": ("venue-record", record()),
    "venue-record-unfit": ("venue-record", record(fit=False)),
    "venue-record-in-words": ("venue-record", record(points=())),
    "apl01": ("apl01", apl01()),
    "apl01-submitted": ("apl01", apl01(accepted=None)),
    "apl02": ("apl02", apl02()),
    "ak01": ("ak01", ak01()),
    "ia08": ("ia08", ia08()),
    "ia08-competent": ("ia08", ia08(competent=True)),
    "ak02": ("ak02", ak02()),
    "ak02-competent": ("ak02", ak02(competent=True)),
    "ak02-many": ("ak02", ak02_many()),
    "ak03": ("ak03", ak03()),
    "ak03-long": ("ak03", ak03_long()),
    "ak05": ("ak05", ak05()),
    "ak05-60": ("ak05", ak05_many()),
    "ak06": ("ak06", ak06()),
    "ak06-long": ("ak06", ak06_long()),
    "mapa01": ("mapa01", mapa01()),
    "mapa01-twelve": ("mapa01", mapa01(elements=12)),
    "mapa02": ("mapa02", mapa02()),
    "ak07": ("ak07", ak07()),
    "ak04": ("ak04", ak04()),
    "ak04-long": ("ak04", ak04_long()),
    "appeal-minutes": ("appeal-minutes", appeal_minutes()),
    "appeal-minutes-rejected": ("appeal-minutes", appeal_minutes_rejected()),
    "suspension": ("sanction-letter", suspension()),
    "warning": ("sanction-letter", warning()),
    "surveillance-report": ("surveillance-report", surveillance_report()),
    "complaint-answer": ("complaint-answer", complaint_answer()),
    "complaint-answer-unnamed": ("complaint-answer", complaint_answer(name="")),
    "surveillance-report-long": ("surveillance-report", surveillance_report(times=9)),
    **{form.lower(): (form.lower(), kept_record(form)) for form in RECORDED},
    "ia01-many": ("ia01", heavy_record()),
    "ia07-not-yet": ("ia07", kept_record(FormCode.IA07, competent=False)),
    "ia05a": ("ia05a", questions(FormCode.IA05)),
    "ia06a": ("ia06a", questions(FormCode.IA06, items=3)),
    "ia05c": ("ia05c", choices()),
    "ia05c-60": ("ia05c", choices(60, name=LONG_NAME)),
    "ia06c": ("ia06c", essays()),
    "ia06c-long": ("ia06c", essays(6, name=FAR_NAME, paragraphs=6)),
    "ia10": ("ia10", third_party()),
    "ia10-long": ("ia10", third_party(words=8)),
    "attendance-list": ("attendance-list", attendance_list()),
    "attendance-list-60": ("attendance-list", attendance_list(60)),
    "session-report": ("session-report", session_report()),
    "session-report-60": ("session-report", session_report(60, incidents=6, equipment=14)),
}


@cache
def printed(name, *, seal_note=""):
    """The PDF of a sample, printed once in a run."""
    kind, facts = SAMPLES[name]
    things = {"photo.jpg": photo(), "hand-1.png": drawn_hand()}
    things |= {f"picture-{number}.jpg": photo() for number in range(1, 7)}
    return print_paper(kind, facts.to_json(), things=things, created=CREATED, seal_note=seal_note)

"""Words that stand in one place each, and who may read them: on anybody else's page they are a leak (TRUST A3)."""

import datetime as dt
import hashlib
import uuid

import redis
from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.html import escape

from foundation.documents.models import Slot

# What a person typed with a mark in it stands on every page as text (TRUST S8).
MARK = "<k7>"
SECRETS = {
    "nik": "3578017107710003",
    "address": f"Jalan {MARK}Kanari Rumah 7731",
    "telephone": "0899-7731-7731",
    "birth": f"Kanari{MARK}lahir",
    "superior": "kanari.atasan@contoh.id",
    "diploma": "KANARI-IJAZAH-7731",
    "papers": "Kanari isi ijazah dan kartu",
    "slip": "Kanari isi bukti transfer",
    "evidence": "Kanari isi bukti kerja",
    "question": f"Kanari {MARK}pertanyaan pemohon",
    "remark": f"Kanari {MARK}catatan asesor",
    "note": f"Kanari {MARK}usulan kepada rapat",
    "vote": f"Kanari {MARK}suara berbeda",
    "aside": f"Kanari {MARK}catatan dalam",
    "item": f"Kanari {MARK}pertanyaan ujian",
    "key": f"Kanari {MARK}kunci jawaban",
    "need": f"Kanari {MARK}kebutuhan peserta",
    "paper": f"Kanari {MARK}soal di lembar peserta",
    "essay": f"Kanari {MARK}jawaban peserta",
    "grounds": f"Kanari {MARK}alasan banding",
    "voice": f"Kanari {MARK}suara tim banding",
}
BORN_ON = dt.date(1971, 7, 17)

# The applicant and who reviews the form: assessor and meeting need none of it. Votes stay in the room until the seal.
READERS = {
    "nik": {"secretariat"},
    "address": {"applicant", "secretariat"},
    "telephone": {"applicant", "secretariat"},
    "birth": {"applicant", "secretariat"},
    "superior": {"applicant", "secretariat"},
    "diploma": {"applicant", "secretariat"},
    "papers": {"applicant", "secretariat"},
    "slip": {"applicant", "secretariat"},
    "evidence": {"applicant", "secretariat", "assessor of the case", "member of the meeting"},
    "question": {"applicant", "secretariat"},
    "remark": {"assessor of the case", "member of the meeting"},
    "note": {"assessor of the case", "member of the meeting"},
    "vote": {"member of the meeting"},
    "aside": {"secretariat", "assessor of the case"},
    # Who writes the bank reads it; at rest both lie sealed, so no model is named for them below.
    "item": {"assessor of the case", "committee", "committee head"},
    "key": {"assessor of the case", "committee", "committee head"},
    # Why something is adjusted lies sealed, too.
    "need": {"applicant", "assessor of the case"},
    # Whoever writes a paper reads its items and what they answered, never a key; whoever marks it reads both.
    "paper": {"applicant", "assessor of the case"},
    "essay": {"applicant", "assessor of the case"},
    # Both sides read the grounds; what a member thinks stays in the team until the ruling is signed.
    "grounds": {"applicant", "secretariat", "head"},
    "voice": set(),
}


# Where they are kept, files apart: nowhere else, and the number of identity nowhere at all.
PARTICULARS = {"applications.Particulars", "documents.Paper"}
KEPT_IN = {
    "address": PARTICULARS,
    "telephone": PARTICULARS,
    "birth": PARTICULARS,
    "superior": {"applications.Particulars", "surveillance.Contact"},
    "diploma": {"applications.Education"},
    "question": {"applications.Message"},
    "aside": {"applications.Message"},
    "remark": {"assessments.Judgement", "assessments.Recommendation", "documents.Paper"},
    "note": {"assessments.Recommendation"},
    "vote": {"decisions.Vote"},
    "essay": {"examinations.WrittenAnswer"},
    "grounds": {"appeals.Appeal", "documents.Paper"},
    "voice": {"appeals.Voice"},
}


def hide(application):
    """The particulars and the files of the case say words that no other page says."""
    particulars = application.particulars
    particulars.home_address, particulars.phone = SECRETS["address"], SECRETS["telephone"]
    particulars.birth_place, particulars.birth_on = SECRETS["birth"], BORN_ON
    particulars.superior_email = SECRETS["superior"]
    particulars.save()
    application.education.diploma_number = SECRETS["diploma"]
    application.education.save()
    # The photograph is for everybody who holds the certificate.
    for attachment in application.attachments.exclude(upload__slot=Slot.PHOTO):
        attachment.upload = another(attachment.upload, SECRETS["papers"])
        attachment.save()
    for evidence in application.evidence.all():
        evidence.upload = another(evidence.upload, SECRETS["evidence"])
        evidence.save()


def another(upload, words):
    """An upload like this one that says these words: what was handed in is never changed."""
    upload.pk, upload._state.adding = uuid.uuid4(), True
    rewrite(upload, words)
    return upload


def rewrite(kept, words):
    """The file says these words, and nothing else."""
    data = f"%PDF-1.4\n{words}\n%%EOF\n".encode()
    kept.file, kept.size = ContentFile(data, name=f"contoh/{kept.pk}.pdf"), len(data)
    kept.sha256 = hashlib.sha256(data).hexdigest()
    kept.save()


def places_of_secrets():
    """By secret, every model in whose rows its words stand."""
    found = {}
    for model in apps.get_models():
        text = str(list(model._base_manager.values_list()))
        for name in secrets_on(text):
            found.setdefault(name, set()).add(model._meta.label)
    return found


def remembered():
    """All that Redis holds for this process, the values of every kind of key; nothing where there is no Redis."""
    if not settings.REDIS_URL:
        return ""
    with redis.from_url(settings.CACHES["default"]["LOCATION"]) as memory:
        read = {
            b"string": memory.get,
            b"list": lambda key: memory.lrange(key, 0, -1),
            b"hash": memory.hgetall,
            b"set": memory.smembers,
            b"zset": lambda key: memory.zrange(key, 0, -1),
        }
        return str([(key, read[memory.type(key)](key)) for key in memory.scan_iter()])


def logged(caplog):
    """All that was said to the log, with what the lines carry along, from the building of the world on."""
    return str([vars(line) for line in (*caplog.get_records("setup"), *caplog.records)])


def secrets_on(page):
    """The names of the secrets that stand there."""
    return {name for name, words in SECRETS.items() if words in page or escape(words) in page}


def leaks(actor, page):
    """Those that this actor has no business with."""
    return sorted(name for name in secrets_on(page) if actor not in READERS[name])

"""Words that stand in one place each, and who may read them: on anybody else's page they are a leak (TRUST A3)."""

import datetime as dt

SECRETS = {
    "nik": "3578017107710003",
    "address": "Jalan Kanari Rumah 7731",
    "telephone": "0899-7731-7731",
    "birth": "Kanarilahir",
    "remark": "Kanari catatan asesor",
    "note": "Kanari usulan kepada rapat",
    "vote": "Kanari suara berbeda",
    "aside": "Kanari catatan dalam",
}
BORN_ON = dt.date(1971, 7, 17)

# The applicant and who reviews the form: assessor and meeting need none of it. Votes stay in the room until the seal.
READERS = {
    "nik": {"secretariat"},
    "address": {"applicant", "secretariat"},
    "telephone": {"applicant", "secretariat"},
    "birth": {"applicant", "secretariat"},
    "remark": {"assessor of the case", "member of the meeting"},
    "note": {"assessor of the case", "member of the meeting"},
    "vote": {"member of the meeting"},
    "aside": {"secretariat", "assessor of the case"},
}


def hide(application):
    """The particulars of the case say words that no other page says."""
    particulars = application.particulars
    particulars.home_address, particulars.phone = SECRETS["address"], SECRETS["telephone"]
    particulars.birth_place, particulars.birth_on = SECRETS["birth"], BORN_ON
    particulars.save()


def secrets_on(page):
    """The names of the secrets that stand there."""
    return {name for name, words in SECRETS.items() if words in page}


def leaks(actor, page):
    """Those that this actor has no business with."""
    return sorted(name for name in secrets_on(page) if actor not in READERS[name])

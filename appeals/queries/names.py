"""What the pieces of a file are called, by the codes under which the manifest lists them (9.4.1 b)."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.models import AcknowledgementKind
from assessments.models import RecommendationOutcome

FORM = re.compile(r"(apl|mapa|ak|ia)(\d\d)([a-z]?)")
PAPERS = {
    "assignment": gettext_lazy("Letter of assignment"),
    "not-yet-competent": gettext_lazy("Letter with the reasons"),
    "sanction-letter": gettext_lazy("Letter on the sanction"),
    "certificate": gettext_lazy("Certificate"),
    "card": gettext_lazy("Certificate card"),
    "invoice": gettext_lazy("Invoice"),
    "appeal-minutes": gettext_lazy("Minutes of the ruling"),
    "surveillance-report": gettext_lazy("Report of the surveillance"),
}


def name_of(kind, name):
    """In words, for people: a declaration, a form of the scheme, a letter with its number, a recommendation."""
    write = {"acknowledgement": _acknowledgement, "paper": _paper, "judgements": _recommendation}.get(kind)
    return write(name) if write else name


def _acknowledgement(code):
    return AcknowledgementKind(code).label


def _paper(words):
    code, _space, number = words.partition(" ")
    if form := FORM.fullmatch(code):
        return f"FR.{form[1].upper()}.{form[2]}{form[3].upper()} {number}".strip()
    return f"{PAPERS.get(code, '')} {number}".strip() or code


def _recommendation(words):
    """ "#1 COMPETENT": the first recommendation, and what it says."""
    number, _space, outcome = words.removeprefix("#").partition(" ")
    said = {"number": number, "outcome": RecommendationOutcome(outcome).label.lower()}
    return _("Recommendation %(number)s: %(outcome)s") % said

"""The words that an applicant reads and signs, exactly as they were shown, and their hash (7.1.1, 9.1.1, 9.1.4)."""

import hashlib
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from schemes.models import Requirement, TextKind

EXPLAINED = (
    TextKind.SCOPE,
    TextKind.PROCESS,
    TextKind.RIGHT,
    TextKind.DUTY,
    TextKind.FEE,
    TextKind.EXPLANATION,
)


@dataclass(frozen=True)
class Chapter:
    """A part of the explanation: its title, and its (clause, heading, words)."""

    title: str
    lines: tuple


def explanation_of(version):
    """What is read before APL-01 opens, part by part: requirements, scope, process, rights, duties, fees (9.1.1)."""
    texts = list(version.texts.filter(kind__in=EXPLAINED).order_by("position"))
    parts = [Chapter(_("What you need"), tuple(_requirements(version)))]
    for kind in EXPLAINED:
        lines = tuple((text.clause, text.heading, text.body) for text in texts if text.kind == kind)
        parts.append(Chapter(str(TextKind(kind).label), lines))
    return [part for part in parts if part.lines]


def consent_texts(version):
    """The texts that are signed when the application is sent."""
    return list(version.texts.filter(kind=TextKind.CONSENT).order_by("position"))


def explanation_text(version, language):
    """All of the explanation as one text, as it is kept with the acknowledgement."""
    with translation.override(language):
        return _as_one(version, [line for part in explanation_of(version) for line in part.lines])


def consent_text(version, language):
    """All of the consent as one text, as it is kept with the signature."""
    with translation.override(language):
        return _as_one(version, [(text.clause, text.heading, text.body) for text in consent_texts(version)])


def in_either_language(read, version):
    """The text of a version by its hash, for both languages: a form says which of them its reader saw."""
    both = (read(version, language) for language in ("id", "en"))
    return {sha256_of(text): text for text in both}


def sha256_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def _requirements(version):
    rows = Requirement.objects.filter(group__version=version).order_by("clause", "position")
    return ((row.clause, "", row.label) for row in rows)


def _as_one(version, lines):
    parts = [f"{clause} {heading}\n{words}".strip() for clause, heading, words in lines]
    return "\n\n".join([str(version), *parts])

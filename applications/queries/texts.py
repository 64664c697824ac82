"""The words that an applicant reads and signs, exactly as they were shown, and their hash (7.1.1, 9.1.1, 9.1.4)."""

import hashlib

from django.utils import translation

from schemes.models import TextKind

EXPLAINED = (
    TextKind.SCOPE,
    TextKind.EXPLANATION,
    TextKind.PROCESS,
    TextKind.RIGHT,
    TextKind.DUTY,
    TextKind.FEE,
)


def explanation_texts(version):
    """The texts that are read before APL-01 opens, in their order."""
    kinds = {kind: place for place, kind in enumerate(EXPLAINED)}
    return sorted(
        version.texts.filter(kind__in=EXPLAINED), key=lambda text: (kinds[text.kind], text.position)
    )


def consent_texts(version):
    """The texts that are signed when the application is sent."""
    return list(version.texts.filter(kind=TextKind.CONSENT).order_by("position"))


def explanation_text(version, language):
    """All of the explanation as one text, as it is kept with the acknowledgement."""
    return _as_one(version, explanation_texts(version), language)


def consent_text(version, language):
    """All of the consent as one text, as it is kept with the signature."""
    return _as_one(version, consent_texts(version), language)


def in_either_language(read, version):
    """The text of a version by its hash, for both languages: a form says which of them its reader saw."""
    both = (read(version, language) for language in ("id", "en"))
    return {sha256_of(text): text for text in both}


def sha256_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def _as_one(version, texts, language):
    with translation.override(language):
        parts = [f"{text.clause} {text.heading}\n{text.body}".strip() for text in texts]
        return "\n\n".join([str(version), *parts])

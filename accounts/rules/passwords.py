"""What a password must be: long, and not made of the words that everybody here would try first."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import LENGTH_ALONE, LENGTH_BESIDE_FACTOR, SECOND_FACTORS
from foundation.workflow.answers import YES, no

LONGEST = 1024
# What has to be left over once known words, years and runs are taken out.
LEAST_LEFT = 6
LOOKALIKES = str.maketrans("01345789@$!", "oieastbgasi")
YEAR = re.compile(r"(19|20)\d\d")
REPEATED = re.compile(r"(.)\1{2,}")
RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
SHORTEST_RUN = 3


def password_is_long_enough(user, length):
    """Fifteen characters alone, or ten beside a second factor."""
    beside_factor = bool(user and user.pk and user.has_second_factor)
    return length >= (LENGTH_BESIDE_FACTOR if beside_factor else LENGTH_ALONE)


def can_remove_factor(user, factor):
    """A short password leans on its factor: the last one stays until a longer password is chosen."""
    others = user.authenticator_set.exclude(pk=factor.pk).filter(type__in=SECOND_FACTORS)
    if user.password_stands_alone or not user.has_usable_password() or others.exists():
        return YES
    return no(_("Your password has fewer than %d characters. Choose a longer one first.") % LENGTH_ALONE)


def what_is_left(password, *own_words):
    """The password without the words of the list, the person's own, years and runs, whichever way it is read."""
    plain = unicodedata.normalize("NFKC", password).casefold()
    readings = (plain, plain.translate(LOOKALIKES))
    return min((_without(text, {*known_words(), *own_words}) for text in readings), key=len)


@cache
def known_words():
    """The shipped list."""
    lines = (Path(__file__).parent / "blocklist.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _without(text, words):
    text = REPEATED.sub(" ", YEAR.sub(" ", text))
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= SHORTEST_RUN:
            text = text.replace(word, " ")
    for run in RUNS:
        text = _without_run(text, run)
    return "".join(sign for sign in text if sign.isalnum())


def _without_run(text, run):
    """Without pieces of a run, forwards or backwards: 1234, dcba, qwer."""
    for line in (run, run[::-1]):
        for size in range(len(line), SHORTEST_RUN - 1, -1):
            for start in range(len(line) - size + 1):
                text = text.replace(line[start : start + size], " ")
    return text


class LengthValidator:
    """Refuses what is too short for this person, and what nobody types."""

    def validate(self, password, user=None):
        if not password_is_long_enough(user, len(password)):
            raise ValidationError(self.get_help_text(), code="password_too_short")
        if len(password) > LONGEST:
            raise ValidationError(_("At most %d characters.") % LONGEST, code="password_too_long")

    def get_help_text(self):
        return _(
            "At least %(alone)d characters, or %(beside)d once you have a second factor. A sentence is good."
        ) % {"alone": LENGTH_ALONE, "beside": LENGTH_BESIDE_FACTOR}


class KnownWordsValidator:
    """Refuses a password that is put together from what anybody would guess here."""

    def validate(self, password, user=None):
        if len(what_is_left(password, *_words_of(user))) < LEAST_LEFT:
            raise ValidationError(self.get_help_text(), code="password_too_common")

    def get_help_text(self):
        return _("Not only words that everybody would guess: names, places, years, words of our work.")


def _words_of(user):
    if user is None:
        return ()
    said = f"{getattr(user, 'full_name', '')} {getattr(user, 'email', '')}".casefold()
    return tuple(word for word in re.split(r"[^\w]+", said) if word)

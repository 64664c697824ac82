"""Whom a complaint concerns, as far as its words tell, and who could handle or sign it."""

from accounts.models import STAFF_ROLES, Role
from accounts.queries import people_holding

# Who may be given a complaint to look into; who has a part in it is left out by the rule of independence.
HANDLERS = (Role.SECRETARIAT, Role.HEAD, Role.APPEAL, Role.COMMITTEE_HEAD, Role.DECISION)
# The head signs; where the head has a part in it, one of these does.
DEPUTIES = (Role.COMMITTEE_HEAD, Role.APPEAL, Role.DECISION)
SHORTEST = 3  # letters of a word that tells one name from another
HEADS = {"ketua", "pimpinan", "direktur", "head"}


def staff(*, on):
    """Everybody who works for the LSP on that day."""
    return people_holding(*STAFF_ROLES, on=on).order_by("full_name")


def named_in(words, *, on):
    """People of the LSP of whom these words may speak: by a word of their name, or as its head.

    Rather too many than too few: who is named reads nothing of it, until somebody else says that it is not about them.
    """
    typed = _words(words)
    if not typed:
        return []
    heads = set(people_holding(Role.HEAD, on=on).values_list("pk", flat=True)) if typed & HEADS else set()
    return [one for one in staff(on=on) if one.pk in heads or typed & _words(one.full_name)]


def _words(text):
    found = {word.strip(".,;:()'\"").casefold() for word in text.split()}
    return {word for word in found if len(word) >= SHORTEST}

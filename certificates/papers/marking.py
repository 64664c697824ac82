"""A certificate with a word across it: what is suspended, withdrawn or replaced leaves the house only so (9.8.4)."""

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy

from certificates.states import ChangeKind
from foundation.documents.papers.facts import StateMark
from foundation.look import writing

MARKS = {
    ChangeKind.SUSPENDED: (
        gettext_lazy("SUSPENDED"),
        gettext_lazy("Suspended since %s; until that is lifted the certificate must not be used"),
    ),
    ChangeKind.WITHDRAWN: (
        gettext_lazy("WITHDRAWN"),
        gettext_lazy("Withdrawn on %s; the certificate must not be used and is to be returned"),
    ),
    ChangeKind.REPLACED: (
        gettext_lazy("REPLACED"),
        gettext_lazy("Replaced on %s; the new certificate holds"),
    ),
}


@translation.override("id")
def mark_for(kind, *, at):
    """The word and its dated line, in both languages of the certificate."""
    word, line = MARKS[kind]
    day = timezone.localdate(at)
    with translation.override("en"):
        line_en = str(line) % writing.day(day)
    return StateMark(word=str(word), line=str(line) % writing.day(day), line_en=line_en)


def marked_facts(paper, kind, *, at):
    """The facts of a paper as they were frozen at issue, with the word of its state."""
    return paper.facts | {"state": vars(mark_for(kind, at=at))}

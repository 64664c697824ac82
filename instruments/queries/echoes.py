"""Whether what people write to a candidate repeats what stands in a bank: an item, a choice, a key (E1, E2)."""

import re
from functools import cached_property

from instruments.models import Choice, Instrument, Item
from schemes.models import Criterion

from .content import unopened_keys

WORD = re.compile(r"\w+")
RUN = 6
FEWEST = 3
"""So many words in a row are no accident; a shorter text counts as a whole, one or two words never."""


class Echoes:
    """The banks of a version, read once; nothing of them is handed on but whether some words repeat them."""

    def __init__(self, version):
        self.version = version

    def heard_in(self, words):
        """Whether these words repeat an item, a choice, a model answer or a rubric; those of the scheme are free."""
        said = _spoken(words)
        return any(run in said for run in self._runs) if said.strip() else False

    @cached_property
    def _runs(self):
        public = _spoken(" ".join(self._criteria()))
        return {run for text in self._texts() for run in _runs(text) if run not in public}

    def _criteria(self):
        criteria = Criterion.objects.filter(element__unit__version=self.version).select_related("element")
        for criterion in criteria:
            yield from (criterion.text_id, criterion.text_en)
            yield from (criterion.element.title_id, criterion.element.title_en)

    def _texts(self):
        banks = Instrument.objects.filter(scheme_version=self.version)
        items = Item.objects.filter(instrument__in=banks)
        choices = Choice.objects.filter(item__instrument__in=banks).select_related("item")
        for row in (*items, *choices):
            yield from row.words.values()
        for bank in banks:
            for key in unopened_keys(bank).values():
                yield from vars(key).values()


def _spoken(words):
    """The words alone, small, with a blank around each."""
    return f" {' '.join(WORD.findall(words.casefold()))} "


def _runs(text):
    words = WORD.findall(text.casefold())
    if len(words) < FEWEST:
        return
    for start in range(max(len(words) - RUN, 0) + 1):
        yield f" {' '.join(words[start : start + RUN])} "

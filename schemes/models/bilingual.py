"""Words kept in both languages, read in the reader's."""

from django.utils.translation import get_language


class InBothLanguages:
    """`title = InBothLanguages()` reads `title_en` for an English reader, else `title_id`.

    Where the English is empty the Indonesian is shown: it is the one that holds.
    """

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, record, owner=None):
        if record is None:
            return self
        return self.read(record, get_language() or "id")

    def read(self, record, language):
        english = getattr(record, f"{self.name}_en") if language.startswith("en") else ""
        return english or getattr(record, f"{self.name}_id")

"""What an item says, whole, and what is wrong with it: typed into a page, read from a table, or kept (9.3.1)."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from instruments.models import KINDS, NEEDS_KEY, WITHOUT_ELEMENT, WRITTEN, ItemKey, ItemKind, Key

LONGEST = 4000
LONGEST_CHOICE = 600
FEWEST_CHOICES = 2


@dataclass
class ItemContent:
    """An item as its author wrote it. `choices` are {letter: (text, text in English)}."""

    kind: str
    text_id: str
    text_en: str = ""
    element: object = None
    criterion: object = None
    difficulty: int | None = None
    points: int | None = None
    minutes: int | None = None
    choices: dict = field(default_factory=dict)
    key: Key = field(default_factory=Key)

    @property
    def facts(self):
        """Its columns, words apart."""
        names = ("kind", "element", "criterion", "difficulty", "points", "minutes")
        return {name: getattr(self, name) for name in names}


def content_of(item, key=None):
    """What a kept item says. Its key is asked for apart; who only compares hands it over."""
    choices = {choice.letter: tuple(choice.words.values()) for choice in item.choices.all()}
    words = item.words
    return ItemContent(
        kind=item.kind,
        text_id=words["id"],
        text_en=words["en"],
        element=item.element,
        criterion=item.criterion,
        difficulty=item.difficulty,
        points=item.points,
        minutes=item.minutes,
        choices=choices,
        key=key or Key(),
    )


def unopened_keys(instrument):
    """{number of the item: Key} for what the machine itself compares; people open keys by `actions.key_of`."""
    keys = ItemKey.objects.filter(item__instrument=instrument).select_related("item")
    return {key.item_id: key.key for key in keys}


def what_is_wrong(content, instrument):
    """What keeps an item from being used, in one sentence; nothing where it is right (9.3.1-b)."""
    return _wrong_words(content) or _wrong_tie(content, instrument) or _wrong_key(content)


def _wrong_words(content):
    if not content.text_id.strip():
        return _("The item has no words.")
    if max(len(content.text_id), len(content.text_en)) > LONGEST:
        return _("The words are longer than %(longest)s characters.") % {"longest": LONGEST}
    if any(len(text) > LONGEST_CHOICE for texts in content.choices.values() for text in texts):
        return _("An answer is longer than %(longest)s characters.") % {"longest": LONGEST_CHOICE}
    return ""


def _wrong_tie(content, instrument):
    if content.kind not in KINDS[instrument.form]:
        return _("%(form)s has no items of this kind.") % {"form": instrument.printed_form}
    if content.element is None:
        return "" if content.kind in WITHOUT_ELEMENT else _("Name the element that the item tests.")
    if content.element.unit.version_id != instrument.scheme_version_id:
        return _("This element belongs to another scheme version.")
    if content.criterion and content.criterion.element_id != content.element.pk:
        return _("This criterion belongs to another element.")
    if instrument.form in WRITTEN and not content.difficulty:
        return _("Say how difficult the item is.")
    return ""


def _wrong_key(content):
    if content.kind == ItemKind.CHOICE:
        return _wrong_choices(content) or _wrong_letter(content)
    if content.choices:
        return _("Only multiple choice has answers to choose from.")
    if content.key.right:
        return _("Only multiple choice has a letter as its key.")
    if content.kind in NEEDS_KEY and not content.key.answer_id.strip():
        return _("The item has no key: write the model answer.")
    return ""


def _wrong_choices(content):
    texts = [text.strip().casefold() for text, _english in content.choices.values()]
    if len(texts) < FEWEST_CHOICES or not all(texts):
        return _("Write two answers at least, from A on, none of them empty.")
    if sorted(content.choices) != list("ABCDEF"[: len(texts)]):
        return _("The answers follow each other from A on, without a gap.")
    if len(set(texts)) < len(texts):
        return _("Two answers are the same.")
    return ""


def _wrong_letter(content):
    if not content.key.right:
        return _("The item has no key: name the right answer.")
    if len(content.key.right) > 1:
        return _("The item has more than one key: exactly one answer is right.")
    if content.key.right not in content.choices:
        return _("The key names an answer that is not there.")
    return ""

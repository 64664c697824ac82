"""Every message has its Indonesian, and none is fuzzy; the compiled catalogue is the written one."""

import ast
import re
from collections import Counter
from gettext import GNUTranslations

import polib
import pytest

from tests.house.plan import HOUSE, place, source_files, templates, tree

CATALOGUE = HOUSE / "locale" / "id" / "LC_MESSAGES" / "django.po"
MARKERS = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "npgettext",
    "npgettext_lazy",
    "gettext_noop",
}
PLACE_HOLDER = re.compile(r"%\((\w+)\)|{(\w*)}|%[sd]")


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(CATALOGUE))


def said_in_source():
    """(context, msgid, where) of everything marked for translation in Python."""
    for path in source_files():
        for node in ast.walk(tree(path)):
            if not (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS
            ):
                continue
            words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if words and "pgettext" in node.func.id:
                yield words[0], words[1], place(path, node)
            elif words:
                yield None, words[0], place(path, node)


def said_in_templates():
    """The same of templates, read as makemessages reads them."""
    from django.utils.translation.template import templatize  # noqa: PLC0415 - only this test needs it

    for path in templates():
        if path.suffix not in {".html", ".txt"}:
            continue
        source = templatize(path.read_text(), origin=str(path))
        for match in re.finditer(r"(?<!\w)(n?p?gettext|_)\((.*?)\)(?=\s|$|[^\w])", source, re.DOTALL):
            words = _literals(match.group(2))
            if words:
                with_context = "pgettext" in match.group(1)
                yield (
                    words[0] if with_context else None,
                    words[1 if with_context else 0],
                    str(path.relative_to(HOUSE)),
                )


def _literals(text):
    try:
        parsed = ast.parse(f"f({text})", mode="eval").body
    except SyntaxError:
        return []
    return [a.value for a in parsed.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]


def test_every_message_has_its_indonesian(catalogue):
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue.translated_entries()}
    missing = sorted(
        {
            (words, where)
            for ctx, words, where in [*said_in_source(), *said_in_templates()]
            if (ctx, words) not in known
        }
    )

    assert missing == []


def test_nothing_is_fuzzy_or_empty(catalogue):
    assert [entry.msgid for entry in catalogue if entry.fuzzy or not entry.translated()] == []


def test_place_holders_are_the_same_in_both_languages(catalogue):
    def holders(text):
        return Counter(PLACE_HOLDER.findall(text))

    wrong = [
        entry.msgid
        for entry in catalogue
        if "python-format" in entry.flags
        for words in [entry.msgstr or entry.msgstr_plural[0]]
        if set(holders(words))
        != set(holders(entry.msgid_plural or entry.msgid)) | (set(holders(words)) & set(holders(entry.msgid)))
    ]

    assert wrong == []


def test_the_compiled_catalogue_is_the_written_one(catalogue):
    with CATALOGUE.with_suffix(".mo").open("rb") as compiled:
        translations = GNUTranslations(compiled)

    assert [
        e.msgid
        for e in catalogue
        if not e.msgctxt and not e.msgid_plural and translations.gettext(e.msgid) != e.msgstr
    ] == []

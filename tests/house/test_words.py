"""Every message has its Indonesian, whole and with the same blanks as the English."""

import re
import shutil
import subprocess
from importlib import import_module
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation import templatize

CATALOGUE = settings.BASE_DIR / "locale" / "id" / "LC_MESSAGES" / "django.po"
CODE = [name.partition(".")[0] for name in settings.HOUSE]
KEYWORDS = ["gettext_lazy", "ngettext_lazy:1,2", "pgettext:1c,2", "npgettext:1c,2,3", "pgettext_lazy:1c,2"]
KEYWORDS += ["npgettext_lazy:1c,2,3", "gettext_noop", "_"]
BLANK = re.compile(r"%\((\w+)\)[sd]|%[sd]")


def sources():
    """Our own Python files, and our templates as the Python that Django makes of them for this purpose."""
    for app in sorted(set(CODE)):
        for path in (settings.BASE_DIR / app).rglob("*.py"):
            yield path, path.read_text(encoding="utf-8")
    for path in (settings.BASE_DIR / "templates").rglob("*.*"):
        if path.suffix in {".html", ".txt", ".svg"}:
            yield path, templatize(path.read_text(encoding="utf-8"), origin=str(path))


@pytest.fixture(scope="module")
def messages(tmp_path_factory):
    """What the code and the templates say, as xgettext finds it."""
    if not shutil.which("xgettext"):
        pytest.fail("xgettext is not here: install gettext")
    folder = tmp_path_factory.mktemp("words")
    names = []
    for path, text in sources():
        copy = folder / f"{len(names)}.py"
        # The name of the place goes with the message, so that a failure says where to look.
        copy.write_text(text, encoding="utf-8")
        names.append((copy.name, path.relative_to(settings.BASE_DIR)))
    command = [
        "xgettext",
        "--from-code=UTF-8",
        "--language=Python",
        "--add-comments=Translators",
        "--output=all.po",
    ]
    command += [f"--keyword={word}" for word in KEYWORDS] + [name for name, _ in names]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    found = polib.pofile(str(folder / "all.po"))
    where = {name: str(path) for name, path in names}
    return {(e.msgctxt, e.msgid): [where[file] for file, _ in e.occurrences] for e in found}


@pytest.fixture(scope="module")
def catalogue():
    return {
        (entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete
    }


@pytest.fixture(scope="module")
def others():
    """What Django and the libraries say: our catalogue may say it better in Indonesian."""
    folders = {Path(import_module(name).__file__).parent for name in ("django", "allauth", "crispy_forms")}
    files = [file for folder in folders for file in folder.rglob("locale/en/LC_MESSAGES/*.po")]
    return {(entry.msgctxt, entry.msgid) for file in files for entry in polib.pofile(str(file))}


def words_of(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_every_message_has_its_indonesian(messages, catalogue):
    without = {
        message: places[0]
        for (context, message), places in messages.items()
        if (context, message) not in catalogue or not all(words_of(catalogue[context, message]))
    }

    assert without == {}


def test_every_indonesian_keeps_the_blanks_of_the_english(catalogue):
    broken = [
        entry.msgid
        for entry in catalogue.values()
        for words in words_of(entry)
        # A plural may leave its number out: "one day".
        if set(BLANK.findall(words)) - set(BLANK.findall(entry.msgid + (entry.msgid_plural or "")))
    ]

    assert broken == []


def test_nothing_in_the_catalogue_is_doubtful(catalogue):
    assert [entry.msgid for entry in catalogue.values() if entry.fuzzy] == []


def test_nobody_keeps_words_that_are_no_longer_said(messages, others, catalogue):
    assert sorted(message for _, message in set(catalogue) - set(messages) - others) == []

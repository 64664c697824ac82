"""No template is unused, names what does not exist, or holds script or style; every form has its keys."""

import ast
import re

import pytest
from django.template.loader import get_template
from django.urls import get_resolver

from tests.house.plan import HOUSE, source_files, templates, tree

ROOT = HOUSE / "templates"
HTML = [path for path in templates() if path.suffix == ".html"]
# Found by name by Django and the libraries, not by us.
FOUND_BY_OTHERS = re.compile(
    r"^(4\d\d|5\d\d)\.html$|^(account|mfa|usersessions|socialaccount|allauth|admin|bootstrap5|registration|openid)/|^csrf_failure"
)
STRINGS = re.compile(r"""["']([\w./-]+\.(?:html|txt|svg|xml|css))["']""")
POSTED = re.compile(r"<form\b[^>]*\bmethod=[\"']post[\"'][^>]*>(.*?)</form>", re.DOTALL | re.IGNORECASE)
PRINTED = "papers"


def label(path):
    return str(path.relative_to(ROOT))


def named():
    """Every string in the source and in templates that may be the name of a template."""
    for path in source_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for path in templates():
        yield from STRINGS.findall(path.read_text())


def test_no_template_is_unused():
    names = set(named())
    stems = {name.rsplit("/", 1)[-1] for name in names} | names
    unused = [
        name
        for path in templates()
        if not FOUND_BY_OTHERS.search(name := label(path))
        and name not in names
        and re.sub(r"(_subject)?\.\w+$", "", name) not in names
        # A paper or a letter may be named by its last word alone: papers.py knows the folder.
        and not (
            ("letters/" in name or "papers/" in name)
            and {path.stem.removesuffix("_subject"), path.name} & stems
        )
    ]

    assert unused == []


@pytest.mark.parametrize(
    "path", [path for path in templates() if path.suffix in {".html", ".txt"}], ids=label
)
def test_a_template_can_be_read(path):
    get_template(label(path))


@pytest.mark.parametrize("path", HTML, ids=label)
def test_a_template_links_to_what_exists(path):
    known = set(view_names())
    linked = re.findall(r"""{%\s*url\s+["']([\w:-]+)["']""", path.read_text())

    assert sorted(set(linked) - known) == []


def view_names(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from view_names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif entry.name:
            yield prefix + entry.name


@pytest.mark.parametrize("path", HTML, ids=label)
def test_a_posted_form_has_its_keys(path):
    if PRINTED in path.parts:
        return
    missing = [form[:80] for form in POSTED.findall(path.read_text()) if "{% form_keys %}" not in form]

    assert missing == []


@pytest.mark.parametrize("path", HTML, ids=label)
def test_a_page_holds_no_script_and_no_style(path):
    if PRINTED in path.parts:
        return
    page = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", path.read_text(), flags=re.DOTALL)

    assert (
        re.findall(r"<style\b|\sstyle\s*=|<script(?![^>]*\bsrc=)[^>]*>|\son\w+\s*=\s*[\"']|javascript:", page)
        == []
    )

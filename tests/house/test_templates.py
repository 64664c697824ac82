"""No template is unused, names what does not exist, or holds script or style; every form has its keys."""

import ast
import re

from django.template import TemplateSyntaxError
from django.template.loader import get_template
from django.urls import get_resolver

from tests.house.plan import HOUSE, source_files, templates, tree

ROOT = HOUSE / "templates"
TEXTS = [path for path in templates() if path.suffix in {".html", ".txt"}]
HTML = [path for path in TEXTS if path.suffix == ".html"]
PAGES = [path for path in HTML if "papers" not in path.parts]
# Found by name by Django and the libraries, not by us.
FOUND_BY_OTHERS = re.compile(
    r"^(4\d\d|5\d\d)\.html$|^(account|mfa|usersessions|socialaccount|allauth|admin|bootstrap5|registration|openid)/|^csrf_failure"
)
STRINGS = re.compile(r"""["']([\w./-]+\.(?:html|txt|svg|xml|css))["']""")
POSTED = re.compile(r"<form\b[^>]*\bmethod=[\"']post[\"'][^>]*>(.*?)</form>", re.DOTALL | re.IGNORECASE)
REMARKS = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
OF_THE_PAGE = re.compile(r"<style\b|\sstyle\s*=|<script(?![^>]*\bsrc=)[^>]*>|\son\w+\s*=\s*[\"']|javascript:")


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


def test_every_template_can_be_read():
    unread = []
    for name in map(label, TEXTS):
        try:
            get_template(name)
        except TemplateSyntaxError as error:
            unread.append(f"{name}: {error}")

    assert unread == []


def found(look, paths=HTML):
    """What is wrong with each page, by its name: `look(text)` gives the faults."""
    return {label(path): faults for path in paths if (faults := look(path.read_text()))}


def test_templates_link_to_what_exists():
    known = set(view_names())

    assert found(lambda text: set(re.findall(r"""{%\s*url\s+["']([\w:-]+)["']""", text)) - known) == {}


def view_names(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from view_names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif entry.name:
            yield prefix + entry.name


def test_every_posted_form_has_its_keys():
    assert (
        found(
            lambda text: [form[:80] for form in POSTED.findall(text) if "{% form_keys %}" not in form], PAGES
        )
        == {}
    )


def test_no_page_holds_script_or_style():
    assert found(lambda text: OF_THE_PAGE.findall(REMARKS.sub("", text)), PAGES) == {}

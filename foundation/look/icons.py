"""Icons are Tabler's outlines, put into the page, so that a phone loads the few it shows."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe

FOLDER = Path(settings.BASE_DIR) / "static/vendor/icons"


def drawing(name, label=""):
    """The SVG of an icon; beside words it is hidden from readers, alone it needs a label."""
    return _labelled(name, label) if label else _silent(name)


@cache
def _silent(name):
    """The same for everybody, and a list shows a hundred of them: put together once."""
    return _drawn(name, mark_safe('aria-hidden="true"'))


def _labelled(name, label):
    return _drawn(name, format_html('role="img" aria-label="{}"', label))


def _drawn(name, who):
    return format_html(
        '<svg class="lsp-icon lsp-icon-{}" viewBox="0 0 24 24" {}>{}</svg>', name, who, _lines(name)
    )


@cache
def _lines(name):
    file = FOLDER / f"{name}.svg"
    if not file.is_file():
        message = f"There is no icon {name!r}: add it to scripts/icons.txt and run scripts/vendor.py."
        raise LookupError(message)
    paths = re.sub(
        r"<!--.*?-->|<svg.*?>|</svg>|<path stroke=\"none\"[^>]*>",
        "",
        file.read_text("utf-8"),
        flags=re.DOTALL,
    )
    return mark_safe(re.sub(r"\s*\n\s*", "", paths))

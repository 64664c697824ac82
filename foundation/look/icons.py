"""Icons are Tabler's outlines, put into the page, so that a phone loads the few it shows."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe

LIST = Path(__file__).with_name("icons.txt")


def known():
    """The names in icons.txt: what `scripts/vendor.py` copies and pages may use."""
    return LIST.read_text(encoding="utf-8").split()


def drawing(name, label=""):
    """The SVG of an icon; beside words it is hidden from readers, alone it needs a label."""
    who = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')  # noqa: S308
    return format_html('<svg class="lsp-icon lsp-icon-{}" viewBox="0 0 24 24" {}>{}</svg>', name, who, _lines(name))


@cache
def _lines(name):
    if name not in known():
        message = f"The icon {name!r} is not in {LIST.name}; add it there and run scripts/vendor.py."
        raise LookupError(message)
    drawn = (Path(settings.BASE_DIR) / "static/vendor/icons" / f"{name}.svg").read_text(encoding="utf-8")
    paths = re.sub(r"<!--.*?-->|<svg.*?>|</svg>|<path stroke=\"none\"[^>]*>", "", drawn, flags=re.DOTALL)
    return mark_safe(re.sub(r"\s*\n\s*", "", paths))  # noqa: S308 -- our own vendored file, not a person's words

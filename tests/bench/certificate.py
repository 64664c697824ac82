"""What a certificate costs: printed and sealed, warm, beside bare WeasyPrint doing the same words in the same
run.

`python -m tests.bench.certificate` prints CPU-milliseconds per paper (least and median) and bytes. The
three ways take turns, so that whatever else the machine does is shared among them.
"""

import gc
import statistics
import time
from functools import partial

AIMS = {"ours": 150, "seal": 150}  # CPU-ms
AIM_BYTES = 60_000


def ways():
    """Each way of making the same two pages: name → a function that makes them once."""
    # ruff: noqa: PLC0415 - nothing of ours is read before Django is set up
    from django.conf import settings
    from django.template.loader import render_to_string
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from certificates.papers import dress_certificate
    from foundation.documents import seals
    from foundation.documents.papers import print_paper
    from foundation.documents.papers.printing import Drawer
    from tests.papers import samples

    facts = samples.CERTIFICATE.to_json()
    things = {"photo.jpg": samples.photo()}
    dress = dress_certificate(facts, things)
    html = render_to_string(
        "certificates/papers/certificate.html", {**facts, **dress.words, "seal_note": seals.note()}
    )
    sheets = [
        (settings.BASE_DIR / "static" / "papers" / name).read_text(encoding="utf-8")
        for name in ("paper.css", "certificate.css")
    ]

    def read_sheets(fonts):
        return [
            CSS(string=text, font_config=fonts, url_fetcher=Drawer(), base_url="paper:") for text in sheets
        ]

    def bare(fonts=None, read=None):
        """The same words as anybody would print them, without the engraving; with fonts and sheets kept, or
        read anew.
        """
        fonts = fonts or FontConfiguration()
        page = HTML(string=html, base_url="paper:", url_fetcher=Drawer({**things, **dress.things}))
        return page.write_pdf(
            stylesheets=read or read_sheets(fonts), font_config=fonts, pdf_variant="pdf/a-3a"
        )

    kept = FontConfiguration()
    ours = partial(
        print_paper, "certificate", facts, things=things, created=samples.CREATED, seal_note=seals.note()
    )
    printed = ours()
    return {
        "bare WeasyPrint, each time anew": bare,
        "bare WeasyPrint, fonts and sheets kept": partial(bare, kept, read_sheets(kept)),
        "ours": ours,
        "seal": partial(seals.seal, printed, at=samples.CREATED),
    }


def measure(rounds=15):
    """Name → (least, median, bytes), in CPU-milliseconds of this process."""
    jobs = ways()
    sizes = {name: len(job()) for name, job in jobs.items()}
    spent = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            gc.collect()
            start = time.process_time()
            job()
            spent[name].append((time.process_time() - start) * 1000)
    return {name: (min(times), statistics.median(times), sizes[name]) for name, times in spent.items()}


def main(rounds=15):
    """Prints the table and the ratios; true where every aim is met."""
    found = measure(rounds)
    for name, (least, median, size) in found.items():
        print(f"{name:42} least {least:6.1f}  median {median:6.1f} ms  {size / 1000:6.1f} kB")
    for name in list(found)[:2]:
        print(f"ours / {name}: {found['ours'][1] / found[name][1]:.2f}")
    met = all(found[name][1] <= aim for name, aim in AIMS.items()) and found["seal"][2] <= AIM_BYTES
    print(f"aims (print and seal 150 ms each, sealed 60 kB): {'met' if met else 'MISSED'}")
    return met


if __name__ == "__main__":
    import os
    import sys

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsp_portal.settings_test")
    django.setup()
    sys.exit(0 if main() else 1)

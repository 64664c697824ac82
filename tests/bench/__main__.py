"""`python -m tests.bench`: pages and papers beside bare ones, with a line for every goal (docs/reference/speed.md).

`python -m tests.bench ROUNDS [pages|papers]`. Ends with 1 where a page asks the database too often; time is told and
never judged, since it is the machine's as well.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")
django.setup()

from tests.bench import certificate, pages  # noqa: E402 - Django first


def main(rounds="60", part="both"):
    """Prints every figure, then a line for every goal; whether all counts are kept."""
    kept = True
    if part in ("both", "pages"):
        kept = tell_pages(pages.measure(int(rounds)))
    if part in ("both", "papers"):
        tell_papers(certificate.measure())
    return kept


def tell_pages(found):
    """A table of medians, then the goals."""
    print(f"{'page':18}{'rows':>7}{'kind':>6}{'CPU ms':>9}{'least':>8}{'database':>10}{'SQL':>5}{'bytes':>8}")
    for page, turns in found.items():
        for (kind, size), spent in sorted(turns.items(), key=lambda turn: turn[0][1], reverse=True):
            times = f"{spent.ms:9.2f}{min(spent.here):8.2f}{spent.database_ms:10.2f}"
            print(f"{page.name:18}{size:>7}{kind:>6}{times}{spent.queries:5}{spent.size:8}")
    kept = [tell_page(page, turns) for page, turns in found.items()]
    return all(kept)


def tell_page(page, turns):
    """The goals of one page; whether it asks the database seldom enough."""
    ours, bare, small = turns["ours", "large"], turns["bare", "large"], turns["ours", "small"]
    goal(f"{page.name}.ratio", ours.ms / bare.ms, page.ratio)
    goal(f"{page.name}.growth", ours.whole / small.whole, pages.GROWTH)
    return goal(f"{page.name}.sql", ours.queries, page.queries)


def tell_papers(found):
    """One certificate: printed, sealed, and its size."""
    for name, (least, median, size) in found.items():
        print(f"{name:42} least {least:6.1f}  median {median:6.1f} ms  {size / 1000:6.1f} kB")
    for name, aim in certificate.AIMS.items():
        goal(f"certificate.{name}.ms", found[name][1], aim)
    goal("certificate.kB", found["seal"][2] / 1000, certificate.AIM_BYTES / 1000)


def goal(name, measured, aim):
    """The line that a trend is kept by."""
    met = measured <= aim
    print(f"GOAL {name} measured={measured:.4g} goal={aim:g} {'PASS' if met else 'MISS'}")
    return met


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:]) else 1)

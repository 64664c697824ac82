"""Keeps the look and the words of every sample anew: `python -m tests.papers.keep [name …]`, after looking at
them.

Large pictures to look at are written to var/looks; they are not kept.
"""

import json
import os
import sys
from pathlib import Path

import django

KEPT = Path(__file__).with_name("kept")


def main(names):
    from django.conf import settings  # noqa: PLC0415 - nothing of ours is read before Django is set up

    from tests.papers import samples  # noqa: PLC0415
    from tests.papers.reading import pages_of, side_by_side, texts_of  # noqa: PLC0415

    looks = Path(settings.BASE_DIR) / "var" / "looks"
    looks.mkdir(parents=True, exist_ok=True)
    for name in names or samples.SAMPLES:
        pdf = samples.printed(name)
        side_by_side(pages_of(pdf)).point(lambda grey: grey // 16 * 17).save(
            KEPT / f"{name}.png", optimize=True
        )
        words = json.dumps(texts_of(pdf), ensure_ascii=False, indent=1)
        (KEPT / f"{name}.json").write_text(words + "\n", encoding="utf-8")
        (looks / f"{name}.pdf").write_bytes(pdf)
        side_by_side(pages_of(pdf, 110)).save(looks / f"{name}.png")
    print(f"kept in {KEPT}; look at {looks}")  # noqa: T201 - a command


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsp_portal.settings_test")
    django.setup()
    main(sys.argv[1:])

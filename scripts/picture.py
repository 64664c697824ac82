"""Makes the picture of the README anew, from the demonstration as it runs.

.venv/bin/python scripts/picture.py      # beside ./run; PORT=8001 for another port, CHROMIUM for its program
"""

import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
GOAL = ROOT / "docs" / "pictures" / "portal.png"
SITE = f"http://localhost:{os.environ.get('PORT', '8000')}"
PASSWORD = "contoh-sertifikasi-2026"  # noqa: S105 - told on every page of the demonstration
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")

DESK, PHONE, COLOURS = (1440, 600), (390, 1410), 128
GAP, PAPER, WIDTH = 20, "#c9d2ce", 1116


def main():
    """Three pages in one picture: the public's, the assessor's beside a file, the holder's on a phone."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        front = seen(browser, DESK)
        matrix = seen(browser, (DESK[0], PHONE[1] - DESK[1] - GAP), "asesor@contoh.id", the_matrix)
        holder = seen(browser, PHONE, "andi@contoh.id", the_case)
        browser.close()
    together(front, matrix, holder).save(GOAL, optimize=True)
    print(f"{GOAL.relative_to(ROOT)}: {GOAL.stat().st_size // 1024} kB")


def seen(browser, size, who="", go=lambda _page: None):
    """What a person sees at once in a window of this size, in Indonesian."""
    context = browser.new_context(viewport=dict(zip(("width", "height"), size, strict=True)), locale="id-ID")
    page = context.new_page()
    page.goto(f"{SITE}/akun/masuk/" if who else SITE)
    if who:
        page.get_by_label("Alamat surel").fill(who)
        page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/akun/masuk" not in url)
    go(page)
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot()))
    context.close()
    return picture


def the_matrix(page):
    """The assessor judged the evidence of a candidate who is short in two elements."""
    page.goto(f"{SITE}/asesmen/")
    page.get_by_role("link", name="Eko Susilo").click()
    page.wait_for_load_state()
    page.goto(f"{page.url}bukti/")


def the_case(page):
    page.goto(f"{SITE}/permohonan/")


def together(front, matrix, holder):
    """Desk above desk, the phone beside them, on one ground; few colours, since the page is read on phones, too."""
    whole = Image.new("RGB", (DESK[0] + GAP + PHONE[0], PHONE[1]), PAPER)
    whole.paste(front, (0, 0))
    whole.paste(matrix, (0, DESK[1] + GAP))
    whole.paste(holder, (DESK[0] + GAP, 0))
    whole.thumbnail((WIDTH, WIDTH), Image.Resampling.LANCZOS)
    return whole.quantize(COLOURS)


if __name__ == "__main__":
    sys.exit(main())

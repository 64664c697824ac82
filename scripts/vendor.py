"""Copies the files we use out of the installed packages into static/vendor: named ones only.

Serving the packages whole would publish 11,000 icons, and the manifest storage stops at the first style sheet
that names a map which is not there; so map comments are cut as well.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
GOAL = ROOT / "static" / "vendor"
ICONS = Path(__file__).with_name("icons.txt")
MAP = re.compile(rb"\s*(/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S*)\s*$")

JAKARTA = "@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans"
SANS = "@fontsource-variable/source-sans-3/files/source-sans-3"
PAPER_SERIF = "@fontsource/source-serif-4/files/source-serif-4"
PAPER_SANS = "@fontsource/source-sans-3/files/source-sans-3"
PAPER_MONO = "@fontsource/source-code-pro/files/source-code-pro"

FILES = {
    "tabler": ["@tabler/core/dist/css/tabler.min.css", "@tabler/core/dist/js/tabler.min.js"],
    "fonts": [
        *(f"{JAKARTA}-{script}-wght-normal.woff2" for script in ("latin", "latin-ext")),
        *(
            f"{SANS}-{script}-wght-{slope}.woff2"
            for script in ("latin", "latin-ext")
            for slope in ("normal", "italic")
        ),
    ],
    "papers": [
        *(
            f"{family}-{script}-{cut}.woff2"
            for family in (PAPER_SERIF, PAPER_SANS)
            for script in ("latin", "latin-ext")
            for cut in ("400-normal", "400-italic", "600-normal")
        ),
        f"{PAPER_MONO}-latin-400-normal.woff2",
    ],
}


def copy(source, goal):
    """One file, without the comment that names its map."""
    goal.parent.mkdir(parents=True, exist_ok=True)
    content = source.read_bytes()
    if source.suffix in {".css", ".js"}:
        content = MAP.sub(b"\n", content)
    goal.write_bytes(content)


def wanted():
    """Pairs of where a file is and where it goes."""
    for folder, names in FILES.items():
        for name in names:
            yield PACKAGES / name, GOAL / folder / Path(name).name
    for icon in ICONS.read_text(encoding="utf-8").split():
        yield PACKAGES / "@tabler/icons/icons/outline" / f"{icon}.svg", GOAL / "icons" / f"{icon}.svg"


def main():
    """Copy everything, or nothing and the names of what the packages lack."""
    missing = [str(source.relative_to(PACKAGES)) for source, _ in wanted() if not source.is_file()]
    if missing:
        sys.exit("not in the installed packages: " + ", ".join(missing))
    for source, goal in wanted():
        copy(source, goal)
    known = {goal for _, goal in wanted()}
    for stray in [path for path in GOAL.rglob("*") if path.is_file() and path not in known]:
        stray.unlink()
    print(f"static/vendor: {len(known)} files")


if __name__ == "__main__":
    main()

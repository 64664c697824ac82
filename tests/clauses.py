"""Which clauses of the scheme are proved, and by how many tests: `./check clauses`."""

import contextlib
import csv
import io
import sys
from collections import Counter
from pathlib import Path

import pytest

REGISTER = Path(__file__).parents[1] / "docs" / "scheme" / "clauses.csv"


class Collector:
    """Counts the clause marks of what pytest collects."""

    def __init__(self):
        self.proofs = Counter()

    def pytest_collection_modifyitems(self, items):
        for item in items:
            for mark in item.iter_markers("clause"):
                self.proofs.update(mark.args)


def register():
    """Clause and what it says, in the order of the scheme."""
    with REGISTER.open(encoding="utf-8", newline="") as file:
        return {row["clause"]: row["what"] for row in csv.DictReader(file)}


def collected():
    """How many tests prove each clause."""
    collector = Collector()
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = pytest.main(["--collect-only", "-qq", "-p", "no:xdist"], plugins=[collector])
    if code != pytest.ExitCode.OK:
        sys.exit(f"{said.getvalue()}\nThe tests could not be collected.")
    return collector.proofs


def main():
    """Print every clause with its proofs; 1 where one has none or a mark names none of the register."""
    clauses, proofs = register(), collected()

    for clause, what in clauses.items():
        print(f"{clause:<10}{proofs[clause] or '—':>5}  {what}")
    missing = [c for c in clauses if not proofs[c]]
    strange = sorted(set(proofs) - set(clauses))

    print()
    if missing:
        print("Without a proof: " + ", ".join(missing))
    if strange:
        print("Marked, but not in the register: " + ", ".join(strange))
    print(f"{len(clauses) - len(missing)} of {len(clauses)} clauses are proved by {proofs.total()} tests.")
    return 1 if missing or strange else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Runs everything that CI runs, part by part; the last line says what ran. `./check help` names the parts."""

import os
import re
import secrets
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
SERVERS = [PYTHON, "scripts/servers.py"]
PYTEST = [PYTHON, "-m", "pytest", "--quiet", "--durations=5"]
PARALLEL = ["--numprocesses=2", "--dist=worksteal"]
# Chapters of the scheme that are not built yet: until then the whole check shows the register and goes on.
PRODUCTION = {
    "PRODUCTION": "1",
    "SITE_URL": "https://sertifikasi.example.id",
    "EMAIL_URL": "smtp+tls://portal:letters@mail.example.id:587",
    "SEAL_KEY_FILE": "/run/seal/key.pem",
    "SEAL_CERTIFICATE_FILE": "/run/seal/certificate.pem",
    "CREDENTIAL_KEY_FILE": "/run/seal/credentials.pem",
    **{
        name: secrets.token_urlsafe(64)
        for name in ("SECRET_KEY", "IDENTITY_KEY", "IDENTITY_INDEX_KEY", "FILES_KEY", "JOURNAL_KEY")
    },
}


def lint():
    """Ruff with all rules, templates, the import contracts."""
    yield "ruff", [BIN / "ruff", "check", "--quiet", "."]
    yield "format", [BIN / "ruff", "format", "--check", "--quiet", "."]
    yield "djlint", [BIN / "djlint", "--lint", "--quiet", "templates"]
    yield "contracts", [BIN / "lint-imports"]


def messages():
    """Every message has its Indonesian."""
    yield "messages", [*PYTEST, "tests/house/test_words.py"]


def states():
    """Every state is in its table, and the drawing is up to date."""
    yield "states", [*PYTEST, "tests/house/test_states.py"]


def clauses():
    """Every clause of the scheme with the number of its proofs; fails where one has none."""
    yield "clauses", [PYTHON, "-m", "tests.clauses"]


def django():
    """The models have their migrations, and production settings raise no warning."""
    yield "migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"]
    yield "deploy", [PYTHON, "manage.py", "check", "--deploy", "--fail-level=WARNING"]


def tests():
    """All tests on PostgreSQL and Redis, those about the database again on SQLite."""
    yield "PostgreSQL and Redis", [*SERVERS, *PYTEST, *PARALLEL]
    yield "SQLite", [*PYTEST, *PARALLEL, "-m", "both_databases and not redis"]


def browser():
    """The journeys in a real browser."""
    yield "journeys", [*SERVERS, *PYTEST, "-m", "browser"]


def bench():
    """How long pages and papers take, beside bare ones; sixty candidates in one written test; what times give away."""
    yield "bench", [*SERVERS, PYTHON, "-m", "tests.bench"]
    yield "written test", [*SERVERS, "--durable", PYTHON, "-m", "tests.bench.written"]
    yield "right from wrong", [*SERVERS, PYTHON, "-m", "tests.bench.timing"]


def chaos():
    """Workers killed while they issue."""
    yield "chaos", [*SERVERS, PYTHON, "-m", "tests.chaos"]


def stories():
    """Far more stories of the machine and graphs of independence than the whole check has time for."""
    more = ["env", "STORIES=200", "STEPS=40", "GRAPHS=50000"]
    files = ["tests/lsp_portal/test_machine.py", "tests/applications/rules/test_graphs.py"]
    yield "stories", [*more, *SERVERS, *PYTEST, "--numprocesses=2", *files]


PARTS = {
    part.__name__: part
    for part in (lint, messages, states, clauses, django, tests, browser, bench, chaos, stories)
}


def everything():
    """All of it, but bench, chaos and stories; states, messages and journeys are among the tests."""
    for part in (lint, django, tests):
        yield from part()
    yield from clauses()


def main(word="", *_more):
    """1 where any step failed; each step runs all the same, so that one start shows all there is to mend."""
    if word not in ("", *PARTS):
        print(f"./check          {everything.__doc__}")
        print("\n".join(f"./check {name:<9}{part.__doc__}" for name, part in PARTS.items()))
        return 0 if word == "help" else 2
    began, results = time.monotonic(), []
    for name, command in PARTS[word]() if word else everything():
        print(f"\n── {name} ".ljust(100, "─"), flush=True)
        results.append((name, *run(command, PRODUCTION if name == "deploy" else {})))
    minutes, seconds = divmod(round(time.monotonic() - began), 60)
    failed = [name for name, code, _ in results if code]
    told = "; ".join(f"{name}: {'FAILED, ' if code else ''}{said}" for name, code, said in results)
    verdict = f"FAILED: {', '.join(failed)}" if failed else "All is well"
    print(f"\n{verdict} — {told} — {minutes} min {seconds} s")
    return 1 if failed else 0


def run(command, extra):
    """Exit code of the command, and what its last line says, for ours."""
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env=os.environ | extra,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    last = ""
    for line in process.stdout:
        print(line, end="", flush=True)
        last = line.strip() or last
    code = process.wait()
    return code, gist(last) or ("failed" if code else "ok")


def gist(line):
    """The numbers of pytest's and the register's own last line; other tools only say whether all is well."""
    if found := re.search(r"\d+ (passed|failed|error).*", line.strip("= ")):
        return found[0]
    return line.rstrip(".") if "clauses are proved" in line else ""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

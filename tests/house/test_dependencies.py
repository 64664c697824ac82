"""What we stand on is locked by its hash, above the floors, and each has its reason written down (TRUST S19)."""

import json
import re

import pytest
from django.conf import settings

REQUIREMENTS = settings.BASE_DIR / "requirements"
REASONS = (settings.BASE_DIR / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
# What fell below these had published holes.
FLOORS = {"django": (5, 2, 19), "weasyprint": (70, 0), "pillow": (12, 3)}


def asked_for(name):
    lines = (REQUIREMENTS / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return [re.match(r"[\w-]+", line)[0].lower() for line in lines if re.match(r"\w", line)]


def locked(name):
    text = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))


@pytest.mark.parametrize(("package", "floor"), FLOORS.items())
@pytest.mark.parametrize("name", ["runtime", "dev"])
def test_nothing_is_below_its_floor(name, package, floor):
    version = tuple(int(part) for part in locked(name)[package].split("."))

    assert version >= floor


@pytest.mark.parametrize("name", ["runtime", "dev", "node"])
def test_everything_asked_for_is_locked_with_hashes_and_without_an_address(name):
    text = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")

    assert set(asked_for(name)) <= set(locked(name))
    assert text.count("--hash=sha256:") >= len(locked(name))
    assert "://" not in text


def test_tests_run_with_what_production_runs_with():
    production, tests = locked("runtime"), locked("dev")

    assert {name: tests.get(name) for name in production} == production


def test_front_end_packages_are_locked_without_an_address():
    text = (settings.BASE_DIR / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]

    assert all("integrity" in package for path, package in packages.items() if path)
    assert '"resolved"' not in text


def test_each_has_its_reason():
    packages = json.loads((settings.BASE_DIR / "package.json").read_text(encoding="utf-8"))["dependencies"]
    names = [
        *asked_for("runtime"),
        *asked_for("dev"),
        *asked_for("node"),
        *(p.split("/")[-1] for p in packages),
    ]

    assert [name for name in names if name not in REASONS] == []

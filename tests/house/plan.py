"""The house as its own tests read it: its apps, its floors, its source."""

import ast
import tomllib
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

HOUSE = Path(settings.BASE_DIR)


@cache
def contracts():
    """The import contracts, as they stand in pyproject.toml."""
    return tomllib.loads((HOUSE / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


@cache
def floors():
    """Every app with its height above the ground; apps on one line have the same."""
    above, foundation = contracts()[0]["layers"], contracts()[1]["layers"]
    assert above[-1] == "foundation"
    lines = [
        *above[:-1],
        *(" | ".join(f"foundation.{n.strip()}" for n in line.split("|")) for line in foundation),
    ]
    return {name.strip(): height for height, line in enumerate(reversed(lines)) for name in line.split("|")}


def our_apps():
    """The configurations of the apps of this house."""
    return [config for config in apps.get_app_configs() if config.name in floors()]


@cache
def our_models():
    """Every model of the house."""
    return [model for config in our_apps() for model in config.get_models()]


def source_files(*, migrations=False):
    """Every Python file of the house, tests apart."""
    for config in our_apps():
        for path in sorted(Path(config.path).rglob("*.py")):
            if migrations or "migrations" not in path.parts:
                yield path


def templates():
    """Every template of the house."""
    return sorted((HOUSE / "templates").rglob("*.*"))


@cache
def tree(path):
    """The syntax tree of a file."""
    return ast.parse(path.read_text())


def statements(node):
    """Every statement below a node: far fewer than all that `ast.walk` visits."""
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        for part in getattr(node, name, ()):
            yield part
            yield from statements(part)


def place(path, node):
    """Where in the house that is."""
    return f"{path.relative_to(HOUSE)}:{node.lineno}"

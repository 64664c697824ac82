"""Draw every record's life from its own table, so that the manual cannot drift."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

PAGE = Path("docs/reference/states.md")
HEAD = "# The lives of the records\n\nDrawn by `manage.py draw_states`; do not edit by hand.\n"


def with_a_life():
    """Every model that names a table of moves, in the order of the apps."""
    return [model for model in apps.get_models() if hasattr(model, "MOVES")]


def drawing(model):
    """One life as a Mermaid state diagram, each state with its words."""
    states = type(next(iter(model.MOVES)))
    yield f"## {model._meta.label}\n\n```mermaid\nstateDiagram-v2"
    for state in states:
        yield f"    {state.value}: {state.label}"
    yield f"    [*] --> {states(model._meta.get_field('state').default).value}"
    for here in states:
        for there in [state for state in states if state in model.MOVES[here]]:
            yield f"    {here.value} --> {there.value}"
        if not model.MOVES[here]:
            yield f"    {here.value} --> [*]"
    yield "```\n"


def page():
    """The whole page, in English whatever the reader's language."""
    with translation.override("en"):
        lines = [line for model in with_a_life() for line in drawing(model)]
    return "\n".join([HEAD, *lines])


class Command(BaseCommand):
    """Writes the page; with --check it only says whether the page is up to date."""

    help = "Draw docs/reference/states.md from the tables of moves"

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="fail where the page is not up to date")

    def handle(self, *args, check, **options):
        path = settings.BASE_DIR / PAGE
        if check and (not path.exists() or path.read_text() != page()):
            raise CommandError(f"{PAGE} is not up to date: run manage.py draw_states")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page())

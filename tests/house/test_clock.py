"""The hour is read in one place; everything below the views is told it."""

import ast

import pytest

from tests.house.plan import place, source_files, tree

READS = {
    "timezone.now",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "dt.datetime.now",
    "dt.datetime.utcnow",
    "dt.datetime.today",
    "dt.date.today",
    "datetime.datetime.now",
    "datetime.date.today",
    "time.time",
    "localdate",
    "Now",
    "TruncNow",
}
# Who may ask the clock: whoever begins something, and what a page shows.
BEGINNERS = {"views", "tasks", "doors", "commands", "admin", "templatetags"}
# `user.holds()` without a day means today; so do the facts about a person that doors ask for.
EXCUSED = {"accounts/models/people.py", "foundation/workflow/clock.py"}


def calls_of(names):
    for path in source_files():
        if str(path).endswith("foundation/workflow/clock.py"):
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, (ast.Call, ast.Attribute)):
                said = ast.unparse(node.func if isinstance(node, ast.Call) else node)
                if said in names and not (said == "localdate" and isinstance(node, ast.Call) and node.args):
                    yield path, node


def test_nothing_but_the_clock_reads_the_hour():
    assert [place(path, node) for path, node in calls_of(READS)] == []


def test_a_day_is_never_taken_from_the_hour_of_now():
    """`timezone.localdate()` without a moment reads the clock unseen."""
    offenders = [
        place(path, node)
        for path in source_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"timezone.localdate", "timezone.localtime", "localdate", "localtime"}
        and not node.args
    ]

    assert offenders == []


@pytest.mark.parametrize("room", ["actions", "rules", "queries", "letters", "papers", "forms", "models"])
def test_no_room_below_the_doors_asks_the_clock(room):
    offenders = [
        place(path, node)
        for path, node in calls_of({"clock.now", "clock.today"})
        if (room in path.parts or path.name == f"{room}.py")
        and not any(str(path).endswith(excused) for excused in EXCUSED)
        and not BEGINNERS & set(path.parts)
    ]

    assert offenders == []

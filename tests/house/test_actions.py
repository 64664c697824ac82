"""Every action says who acts and when, holds together, and leaves a trail; nothing else changes a state."""

import ast
import inspect
from importlib import import_module
from pathlib import Path

import pytest

from tests.house.plan import HOUSE, our_apps, place, source_files, tree

# What the others' actions stand on: their verbs are tools, not acts of the scheme.
GROUND = {
    "foundation.workflow",
    "foundation.jobs",
    "foundation.journal",
    "foundation.receipts",
    "foundation.documents",
}
# Tools of the upper ground floors: they serve an act and are recorded with it, or act on nothing of anybody's.
TOOLS = {
    "foundation.notices.actions": {"post", "post_once", "post_to_address", "carry", "mail_of", "message_id"},
    "foundation.workdays.actions": {"published"},
}


def actions_of(config):
    """What an app offers as its actions: the public functions of `actions.py`, or what the folder's front names."""
    module = import_module(f"{config.name}.actions")
    return [
        function
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__.startswith(module.__name__)
        and not name.startswith("_")
        and name not in TOOLS.get(module.__name__, ())
    ]


ACTIONS = [
    action
    for config in our_apps()
    if config.name not in GROUND and any(Path(config.path).glob("actions*"))
    for action in actions_of(config)
]


def name_of(action):
    return f"{action.__module__}.{action.__name__}"


def calls(function, depth=3):
    """The names of what it calls, through the functions of its own app."""
    here = inspect.unwrap(function)
    called = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(inspect.getsource(here).lstrip()))
        if isinstance(node, ast.Call)
    }
    app = here.__module__.partition(".actions")[0]
    for name in list(called) if depth else ():
        next_one = here.__globals__.get(name.partition(".")[0])
        next_one = getattr(next_one, name.partition(".")[2], None) if "." in name else next_one
        if inspect.isfunction(next_one) and next_one.__module__.startswith(f"{app}.actions"):
            called |= calls(next_one, depth - 1)
    return called


def test_there_are_actions():
    assert ACTIONS


@pytest.mark.parametrize("action", ACTIONS, ids=name_of)
def test_an_action_names_its_actor_and_its_hour(action):
    parameters = inspect.signature(action).parameters

    assert {"by", "at"} <= set(parameters)
    assert {parameters[name].kind for name in ("by", "at")} == {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("action", ACTIONS, ids=name_of)
def test_an_action_is_one_transaction_and_leaves_a_trail(action):
    decorators = ast.parse(inspect.getsource(inspect.unwrap(action)).lstrip()).body[0].decorator_list

    assert "transaction.atomic" in {ast.unparse(decorator) for decorator in decorators}
    assert {"record", "journal.record"} & calls(action)


def test_nobody_reaches_behind_the_front_of_the_actions():
    """What stands in the folder and is not named at its front is the app's own, and may be less than an action."""
    offenders = [
        place(path, node)
        for path in source_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module and not node.level
        if (parts := node.module.split(".actions.")) and len(parts) > 1
        if not str(path.relative_to(HOUSE)).startswith(parts[0].replace(".", "/"))
    ]

    assert offenders == []


def sets_a_state(node):
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Attribute) and target.attr == "state" for target in node.targets)
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith((".update", ".bulk_update"))
        and any(keyword.arg == "state" for keyword in node.keywords)
    )


def test_states_are_set_in_workflow_alone():
    offenders = [
        place(path, node)
        for path in source_files()
        if "workflow" not in path.parts
        for node in ast.walk(tree(path))
        if sets_a_state(node)
    ]

    assert offenders == []


def test_no_view_saves_or_creates():
    offenders = [
        place(path, node)
        for path in source_files()
        if "views" in path.parts or path.name == "views.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"save", "create", "bulk_create", "get_or_create", "update_or_create", "delete"}
    ]

    assert offenders == []

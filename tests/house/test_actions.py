"""Every action says who acts and when, holds together, and leaves a trail; nothing else changes a state."""

import ast
import inspect
from importlib import import_module

import pytest

from tests.house.plan import HOUSE, place, source_files, statements, tree

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
    "foundation.workdays.actions": {"said_of"},
    # Row by row, each its own act with its own line: one that is refused does not hold up the others.
    "fees.actions.statements": {"confirm_lines"},
    # How far somebody has read, and what a page is called: no acts of anybody's.
    "applications.actions.messages": {"mark_seen"},
    "applications.actions.evidence": {"step_of"},
}


def called_from_outside():
    """(module, name) of everything that is imported from a room of actions by anybody outside that room."""
    for path in source_files():
        here = path.relative_to(HOUSE).with_suffix("").parts
        for node in statements(tree(path)):
            if isinstance(node, ast.ImportFrom):
                whole = (
                    [*here[: -node.level], *(node.module or "").split(".")]
                    if node.level
                    else (node.module or "").split(".")
                )
                for alias in node.names:
                    module, name = (whole, alias.name) if "actions" in whole else ([*whole, alias.name], "")
                    if "actions" in module and name and not inside(here, module):
                        yield ".".join(module), name


def inside(here, module):
    room = module[: module.index("actions") + 1]
    return list(here[: len(room)]) == room


def actions():
    """Whoever is called from outside its room is an action; what only serves the room may be less."""
    found = {}
    for module, name in called_from_outside():
        function = getattr(import_module(module), name, None)
        if inspect.isfunction(function) and name not in TOOLS.get(function.__module__, ()):
            found[f"{function.__module__}.{function.__name__}"] = function
    return [
        function
        for key, function in sorted(found.items())
        if not key.startswith(tuple(f"{g}." for g in GROUND))
    ]


ACTIONS = actions()


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


def sets_a_state(node):
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Attribute) and target.attr == "state" for target in node.targets)
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith((".update", ".bulk_update"))
        and any(keyword.arg == "state" for keyword in node.keywords)
    )


def room_of(path):
    """The room a file stands in: the folder or the file below its app."""
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return parts[2] if parts[0] == "foundation" else parts[1] if len(parts) > 1 else ""


def test_states_are_set_in_workflow_alone():
    offenders = [
        place(path, node)
        for path in source_files()
        # What a query builds for a page has states of its own; queries keep nothing (below).
        if "workflow" not in path.parts and room_of(path) != "queries"
        for node in ast.walk(tree(path))
        if sets_a_state(node)
    ]

    assert offenders == []


KEEPS = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
# The machine's own account is made when it is first asked for; a factor's form notes that its code is used up.
EXCUSED = {"accounts/queries.py", "accounts/doors/factor.py"}


@pytest.mark.parametrize("room", ["views", "queries", "rules", "forms", "doors", "tasks", "admin"])
def test_nothing_is_kept_but_by_actions(room):
    offenders = [
        place(path, node)
        for path in source_files()
        if room_of(path) == room and str(path.relative_to(HOUSE)) not in EXCUSED
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in KEEPS
        # A model's own methods take what they are told by keyword.
        and not (node.func.attr in {"save", "delete"} and node.args)
    ]

    assert offenders == []


def test_no_action_looks_into_a_file():
    """That takes seconds, and an action holds the database's one pen: files come in examined."""
    offenders = [
        place(path, node)
        for path in source_files()
        if room_of(path) == "actions"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("examine")
    ]

    assert offenders == []

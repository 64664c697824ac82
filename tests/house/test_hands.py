"""Every act that the trail can tell has its hands named, so that the audit can ask whose they were (TRUST §3.10, 7)."""

import ast
import re

import pytest
from django.apps import apps
from django.conf import settings

from accounts.models import Role
from foundation.journal.hands import OWN, PERSON, STRANGER, SYSTEM, hands_of_apps

HANDS = {*map(str, Role), OWN, PERSON, SYSTEM, STRANGER}
VERB = re.compile(r"[a-z_]+\.[a-z_]+")


def sources():
    ours = [app.path for app in apps.get_app_configs() if str(settings.BASE_DIR) in app.path]
    assert ours
    for path in ours:
        for file in settings.BASE_DIR.glob(f"{path.removeprefix(str(settings.BASE_DIR) + '/')}/**/*.py"):
            if "/.venv/" not in str(file):
                yield ast.parse(file.read_text())


def acts():
    """The verbs that some call of `record` writes: (word for word, as patterns)."""
    literal, patterns = set(), set()
    for tree in sources():
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            for call in (node for node in ast.walk(function) if _is_record(node)):
                for said in _said(call.args[0], function):
                    if isinstance(said, ast.JoinedStr):
                        patterns.add("".join(_part(part) for part in said.values))
                    else:
                        literal.add(said.value)
    return literal, patterns


def _is_record(node):
    if not isinstance(node, ast.Call) or len(node.args) < 2:
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name == "record" and any(keyword.arg == "by" for keyword in node.keywords)


def _said(words, function):
    """What stands there, or was put into that name in this function."""
    if isinstance(words, ast.Name):
        values = [
            node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == words.id
        ]
        return [said for value in values for said in _said(value, function)]
    if isinstance(words, ast.IfExp):
        return [*_said(words.body, function), *_said(words.orelse, function)]
    return [words]


def _part(part):
    return re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z_]+"


def test_every_act_has_its_hands_named():
    literal, _patterns = acts()

    assert len(literal) > 300
    assert all(VERB.fullmatch(verb) for verb in literal)
    assert literal - hands_of_apps().keys() == set()


def test_no_hands_are_named_for_what_nobody_does():
    literal, patterns = acts()
    done = re.compile("|".join(sorted(patterns)))

    assert {verb for verb in hands_of_apps().keys() - literal if not done.fullmatch(verb)} == set()


def test_the_hands_are_roles_or_what_stands_in_for_one():
    assert {hand for hands in hands_of_apps().values() for hand in hands} <= HANDS


@pytest.mark.django_db
def test_what_two_apps_name_is_an_error(monkeypatch):
    monkeypatch.setattr("fees.hands.HANDS", {"application.accepted": (SYSTEM,)})

    with pytest.raises(ValueError, match=r"application\.accepted"):
        hands_of_apps()

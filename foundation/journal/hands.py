"""Whose hand may stand under an act: each app names it in its `hands.py`, by the verb of the trail (TRUST §3.10, 7).

A hand is a role that the person held at that moment, or one of these. The trail is read against it by the audit; what
an action asks for beyond that (this case, no tie, an open state) its rules ask.
"""

from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

OWN = "OWN"
"""Whoever the record is about, or whose it is: the applicant, the holder, the payer, the person themself."""
PERSON = "PERSON"
"""Whoever has an account; whether the record is theirs does not show from the record alone."""
SYSTEM = "SYSTEM"
"""The portal: the worker, a command, or somebody without an account who came by a link."""
STRANGER = "STRANGER"
"""Nobody who was signed in."""
ANYBODY = frozenset({PERSON, SYSTEM, STRANGER})
"""What follows from an act of any kind: a paper that was ordered with it, a file that was kept."""


def hands_of_apps():
    """{verb: the hands that may stand under it}, of all apps; ValueError where two name one verb."""
    found = {}
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "hands") and app.name != __package__:
            named = import_module(f"{app.name}.hands").HANDS
            if twice := found.keys() & named.keys():
                raise ValueError(f"named twice: {sorted(twice)}")
            found |= {verb: frozenset(map(str, hands)) for verb, hands in named.items()}
    return found

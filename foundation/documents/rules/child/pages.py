"""Counting the pages of a PDF without trusting its own count, nor that its tree of pages ends."""

import pikepdf
from refused import Refused

MOST_BRANCHES = 5_000


def count_pages(document, *, most):
    """How many pages there are; Refused where there are none or too many, or where the tree runs in a circle."""
    seen, waiting, number = set(), [document.Root.get("/Pages")], 0
    while waiting:
        branch = waiting.pop()
        if not isinstance(branch, pikepdf.Dictionary):
            raise Refused("unreadable")
        _refuse_circle(branch, seen)
        if "/Kids" in branch:
            waiting += list(branch["/Kids"])
        else:
            number += 1
        if number > most:
            raise Refused("too_many_pages", pages=max(number, _claimed(document)))
    if not number:
        raise Refused("no_pages")
    return number


def _refuse_circle(branch, seen):
    if branch.is_indirect and branch.objgen in seen:
        raise Refused("unreadable")
    seen.add(branch.objgen)
    if len(seen) > MOST_BRANCHES:
        raise Refused("too_heavy")


def _claimed(document):
    try:
        return int(document.Root.Pages.get("/Count", 0))
    except (TypeError, ValueError):
        return 0

"""The kinds of paper: each app registers its own in its `papers.py`; the worker prints them by name from
frozen facts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.utils.module_loading import autodiscover_modules

Things = Mapping[str, str | bytes]
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Dress:
    """What a paper wears beside its facts: words and numbers that only its layout needs, pictures, drawings
    laid beneath its pages.
    """

    words: dict[str, Any] = field(default_factory=dict)
    things: dict[str, str | bytes] = field(default_factory=dict)
    under: dict[int, tuple[Any, ...]] = field(default_factory=dict)


def plain(_facts: Facts, _things: Things) -> Dress:
    """Most papers wear nothing but their sheet."""
    return Dress()


@dataclass(frozen=True)
class PaperKind:
    """A paper by name: its template, its sheets beside paper.css, and how it is dressed."""

    name: str
    template: str
    sheets: tuple[str, ...] = ()
    dress: Callable[[Facts, Things], Dress] = plain


@dataclass(frozen=True)
class Attachment:
    """A file inside a paper that says the same for machines (ISO 19005-3: AFRelationship Alternative)."""

    name: str
    description: str
    data: bytes


_kinds: dict[str, PaperKind] = {}
_givers: dict[str, Callable[..., tuple[Attachment, ...]]] = {}


def register(*kinds: PaperKind) -> None:
    """Called once by an app's `papers.py` as it is read."""
    _kinds.update({kind.name: kind for kind in kinds})


def attach(name: str, give: Callable[..., tuple[Attachment, ...]]) -> None:
    """Papers of that kind carry what `give(paper, *, by, at)` returns when they are printed; named in an app's
    `tasks.py`, since only workers print.
    """
    _givers[name] = give


def attachments_of(paper: Any, *, by: Any, at: datetime) -> tuple[Attachment, ...]:
    """What a paper carries inside; nothing for most."""
    give = _givers.get(paper.kind)
    return give(paper, by=by, at=at) if give else ()


@cache
def _every_app_has_spoken() -> bool:
    autodiscover_modules("papers")
    return True


def paper_kind(name: str) -> PaperKind:
    """The kind of that name; KeyError where no app registered it."""
    _every_app_has_spoken()
    return _kinds[name]


def press(template: str, facts: Facts, **how: Any) -> bytes:
    """HTML and facts in, PDF/A-3a out: see `printing.press`."""
    from foundation.documents.papers import printing  # noqa: PLC0415 - WeasyPrint takes a second to read; only a worker prints

    return printing.press(template, facts, **how)


def print_paper(
    name: str,
    facts: Facts,
    *,
    things: Things | None = None,
    created: datetime | None = None,
    seal_note: str = "",
    attachments: tuple[Attachment, ...] = (),
) -> bytes:
    """The PDF of a registered kind from its frozen facts (as `Facts.to_json` gave them).

    The same facts, things and moment give the same bytes. `things` are the binary pictures the facts name;
    `seal_note` is what `seals.note()` says about the key that will seal it.
    """
    kind, things = paper_kind(name), dict(things or {})
    dress = kind.dress(facts, things)
    return press(
        kind.template,
        {**facts, **dress.words, "seal_note": seal_note},
        sheets=kind.sheets,
        things=things | dress.things,
        under=dress.under,
        created=created,
        attachments=attachments,
    )

"""What a definition file of a scheme has to look like, before anything of it is kept."""

import hashlib
import tomllib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from foundation.workflow.answers import NotAllowed, no

LARGEST = 512 * 1024
PARTS = {
    "scheme": dict,
    "document": dict,
    "settings": dict,
    "units": list,
    "education_levels": list,
    "requirements": dict,
    "documents": list,
    "fees": list,
    "texts": dict,
    "reasons": dict,
}


@dataclass(frozen=True)
class Definition:
    """A scheme version as its file has it; the hash tells whether a file was loaded before."""

    sha256: str
    scheme: dict
    document: dict
    settings: dict
    units: list
    education_levels: list
    requirements: dict
    documents: list
    fees: list
    texts: dict
    reasons: dict


def read_definition(content):
    """The definition in these bytes; raises `NotAllowed` with the line or the part that is wrong."""
    if len(content) > LARGEST:
        raise refusal(_("The file is larger than a definition can be."))
    try:
        data = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise refusal(_("The file is not a definition in TOML: %(error)s") % {"error": error}) from error
    for part in data.keys() - PARTS.keys():
        raise refusal(_("The file has a part nobody knows: %(part)s.") % {"part": part})
    for part, kind in PARTS.items():
        if not isinstance(data.setdefault(part, kind()), kind):
            raise refusal(_("The part %(part)s has the wrong form.") % {"part": part})
    return Definition(sha256=hashlib.sha256(content).hexdigest(), **data)


def refusal(reason):
    """What is raised where a definition cannot be loaded."""
    return NotAllowed(no(reason, clause="1"))

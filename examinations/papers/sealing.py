"""Facts that nobody reads in the database: what AK.07 tells of health, and the items of the bank (7.4.3, E2)."""

import json

from accounts.models.sealing import seal, unseal
from foundation.documents.papers import Dress


def sealed(kind, facts):
    """What a paper of this kind says, so that its row in the database does not say it."""
    return {"sealed": seal(json.dumps(facts.to_json(), ensure_ascii=False), _purpose(kind))}


def words_of(kind, kept):
    """The facts again as JSON; ValueError where they were not sealed for this kind, or were altered since."""
    return json.loads(unseal(kept["sealed"], _purpose(kind)))


def opened(kind):
    """The dresser of such a kind: the press alone opens what the row keeps."""

    def dress(facts, _things):
        return Dress(words=words_of(kind, facts))

    return dress


def _purpose(kind):
    return f"examinations.papers.{kind}".encode()

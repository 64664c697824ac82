"""Words of items and keys as they lie in the database: sealed for just their place (ISO/IEC 17024, 7.4.3).

A thief of the database reads nothing, and what is moved to another item, or changed in one bit, does not open.
"""

import json

from accounts.models.sealing import seal, unseal


def close(place, words):
    """The words, a dictionary, as one text that says nothing without the key."""
    return seal(json.dumps(words, ensure_ascii=False), _purpose(place))


def opened(place, sealed):
    """The words again; ValueError where they were not closed for this place."""
    return json.loads(unseal(sealed, _purpose(place)))


def _purpose(place):
    return f"instruments.{place}".encode()

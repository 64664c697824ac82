"""Instruments are drafted, reviewed, put in force and withdrawn; keys are opened, banks are taken out."""

from .keys import key_of, keys_of

__all__ = ["key_of", "keys_of"]

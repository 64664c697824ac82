"""Doors of the account: the fresh factor before grave acts, the devices we know, the reference data."""

from .factor import fresh_factor

__all__ = ["fresh_factor"]

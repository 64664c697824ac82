"""What a part of a fee comes to, and how it is shared (8.1-8.2.3, 9.3)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """So many percent of a fee in whole rupiah, in the shares that the fee itself has."""

    percent: int
    amount: int
    registration_share: int
    test_share: int


def part_of(fee, percent=100):
    """Rounded down to the rupiah like the shares, of which the odd rupiah goes to administration."""
    amount = fee.amount * percent // 100
    test_share = amount * fee.assessment_percent // 100
    return Part(percent, amount, amount - test_share, test_share)

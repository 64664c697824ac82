"""Whole numbers in Indonesian words, as sums and dates stand on papers."""

SMALL = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"
)  # fmt: skip
SCALES = (
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (1000, "ribu"),
    (100, "ratus"),
    (10, "puluh"),
)


def in_words(number):
    """ "lima ratus ribu" for 500000; refuses what has a fraction or is below nothing."""
    whole = int(number)
    if whole != number or whole < 0:
        raise ValueError(number)
    return _words(whole)


def _words(number):
    if number < len(SMALL):
        return SMALL[number]
    if number < 20:  # noqa: PLR2004 - the teens have a word of their own
        return f"{SMALL[number - 10]} belas"
    size, name = next(scale for scale in SCALES if number >= scale[0])
    count, rest = divmod(number, size)
    # One hundred and one thousand are one word; one million is not.
    head = f"se{name}" if count == 1 and size <= 1000 else f"{_words(count)} {name}"  # noqa: PLR2004 - as said
    return f"{head} {_words(rest)}" if rest else head

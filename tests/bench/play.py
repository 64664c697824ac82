"""What a candidate does in the time of a test: every keystroke with its second, at the pace of people.

An essay is typed in bursts of 15 to 60 keys at 120 to 300 ms each, with 1 to 8 seconds of thought between them and now
and then another question: two to three keys a second on the whole. Of multiple choice a question is answered every 4 to
20 seconds, one in five a second time.
"""

from dataclasses import dataclass

KEY_SECONDS = (0.12, 0.30)
BURST_KEYS = (15, 60)
THOUGHT_SECONDS = (1, 8)
CHOICE_SECONDS = (4, 20)
LETTERS = "abcdefghijklmnopqrstuvwxyz     "
CHOICES = "ABC"


@dataclass(frozen=True)
class Key:
    """One touch: seconds after the beginning, and the whole of that answer with it."""

    at: float
    question: int
    said: str


def essays(dice, seconds, questions):
    """The keys of somebody who writes essays, in their order."""
    texts, keys, now = dict.fromkeys(questions, ""), [], 0.0
    question = questions[0]
    while True:
        now += dice.uniform(*THOUGHT_SECONDS)
        for _ in range(dice.randint(*BURST_KEYS)):
            now += dice.uniform(*KEY_SECONDS)
            if now >= seconds:
                return keys
            texts[question] += dice.choice(LETTERS)
            keys.append(Key(now, question, texts[question]))
        question = dice.choice([question, *questions])


def choices(dice, seconds, questions):
    """The touches of somebody who answers multiple choice, in their order; after the last question they look again."""
    keys, now, number = [], 0.0, 0
    while True:
        now += dice.uniform(*CHOICE_SECONDS)
        if now >= seconds:
            return keys
        again = number >= len(questions) or (number and dice.random() < 0.2)
        question = dice.choice(questions[: number + 1]) if again else questions[number]
        keys.append(Key(now, question, dice.choice(CHOICES)))
        number += 1

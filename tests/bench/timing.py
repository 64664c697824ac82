"""`python -m tests.bench.timing`: whether the time of an answer tells a right choice from a wrong one (TRUST E1).

One candidate says 2,000 choices to the server as it runs in production, right and wrong ones in an order by lot, and
each answer is timed at the browser's end. A rank test that knows nothing of the shape of the times (Mann and Whitney)
says how likely such a difference is by chance alone; and how small a delay it would have found in these very times.
Needs PostgreSQL: `scripts/servers.py python -m tests.bench.timing`.
"""

import datetime as dt
import json
import os
import random
import sys
from statistics import NormalDist, median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")
django.setup()

from django.conf import settings  # noqa: E402 - Django first
from django.test import Client  # noqa: E402
from django.test.utils import setup_databases, setup_test_environment, teardown_databases  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import translation  # noqa: E402

from examinations.models import PaperItem, Session  # noqa: E402
from foundation.workflow import clock  # noqa: E402
from tests.bench.hall import Start  # noqa: E402
from tests.bench.server import Server  # noqa: E402
from tests.bench.writer import Writer  # noqa: E402
from tests.factories.assessments import waiting_for_a_test  # noqa: E402
from tests.factories.written import instrument_of, right, writer, wrong  # noqa: E402

ANSWERS = 2000
WARMING = 50
AIM_P = 0.01
DELAYS_MS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)


def main(answers=str(ANSWERS)):
    """Whether right and wrong could not be told apart; each figure on a line."""
    setup_test_environment()
    old = setup_databases(verbosity=0, interactive=False)
    try:
        translation.activate(settings.LANGUAGE_CODE)
        seat, bank = at_the_table(clock.now())
        with Server() as server:
            browser = Writer(server.port, Start(signed_in(seat.candidate), way(seat, bank), chooses=True), 1)
            browser.begin(0)
            return tell(*measure(browser, int(answers)))
    finally:
        teardown_databases(old, verbosity=0)


def at_the_table(at):
    """A candidate who may begin a paper of choices now, and its bank."""
    assessment = waiting_for_a_test()
    bank = instrument_of(assessment.application.scheme_version, each=6, number=5, minutes=180)
    seat = writer(assessment, instruments=[bank])
    Session.objects.update(begins_at=at, started_at=at, ends_at=at + dt.timedelta(hours=4))
    return seat, bank


def signed_in(user):
    """The session of somebody who has just signed in."""
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def way(seat, bank):
    """Where the button leads that begins the paper."""
    return reverse("examinations:start_written", args=[seat.pk, bank.pk])


def measure(browser, answers):
    """Milliseconds of every answer: (to right choices, to wrong ones)."""
    items = {item.position: item for item in PaperItem.objects.filter(paper=browser.paper)}
    lot, times = random.Random(1), {right: [], wrong: []}
    turns = [right, wrong] * (answers // 2)
    lot.shuffle(turns)
    for number, choose in enumerate([right, wrong] * (WARMING // 2) + turns, 1):
        item = items[number % len(items) + 1]
        took = say(browser, item.position, number, choose(item))
        if number > WARMING:
            times[choose].append(took)
    return times[right], times[wrong]


def say(browser, position, number, choice):
    """Milliseconds until the server has it."""
    said = {"item": position, "sequence": number, "choice": choice, "text": "", "flagged": False}
    body = json.dumps({"answers": [said]})
    headers = {"Content-Type": "application/json", "X-CSRFToken": browser.token}
    status, _there, told = browser.ask("save", "POST", browser.save_at, body, **headers)
    assert status == 200, told
    return 1000 * browser.waits["save"][-1]


def chance(ones, others):
    """How likely ranks differ so much by chance alone, two-sided; for many values, of which hardly any are alike."""
    ranked = sorted([(value, True) for value in ones] + [(value, False) for value in others])
    of_ones = sum(rank for rank, (_value, is_one) in enumerate(ranked, 1) if is_one)
    n, m = len(ones), len(others)
    u = of_ones - n * (n + 1) / 2
    spread = (n * m * (n + m + 1) / 12) ** 0.5
    return 2 * NormalDist().cdf(-abs(u - n * m / 2) / spread)


def found_from(ones, others):
    """The smallest delay of one kind that would have been found; None where even the longest would not."""
    seen = (delay for delay in DELAYS_MS if chance(ones, [value + delay for value in others]) < AIM_P)
    return next(seen, None)


def tell(to_right, to_wrong):
    """The figures, then the line for the goal."""
    p = chance(to_right, to_wrong)
    print(f"{len(to_right)} right and {len(to_wrong)} wrong choices")
    print(f"median to a right one {median(to_right):.2f} ms, to a wrong one {median(to_wrong):.2f} ms")
    print(f"a delay of {found_from(to_right, to_wrong)} ms would have been found")
    met = p >= AIM_P
    print(f"GOAL written.right_from_wrong_p measured={p:.3g} goal={AIM_P:g} {'PASS' if met else 'MISS'}")
    return met


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:]) else 1)

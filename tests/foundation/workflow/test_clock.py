"""One clock, which a test can stop."""

import datetime as dt

from foundation.workflow import clock


def test_the_day_is_the_one_in_jakarta():
    with clock.stopped_at(dt.datetime(2026, 12, 31, 17, tzinfo=dt.UTC)):
        assert clock.today() == dt.date(2027, 1, 1)


def test_a_stopped_clock_goes_on_afterwards():
    moment = dt.datetime(2026, 3, 9, tzinfo=dt.UTC)

    with clock.stopped_at(moment):
        assert clock.now() == moment

    assert clock.now() > moment

"""Written tests as tests need them: `writer()` is a candidate at the table, `writing()` one who has begun.

The right choice of every item is B of the bank; `right(item)` and `wrong(item)` are how this candidate sees them.
"""

import datetime as dt
from types import SimpleNamespace

from assessments.models import Assignment
from examinations.actions.written import save_answers, start_paper
from examinations.actions.written_closing import hand_in_paper
from examinations.models import Given, Presence
from examinations.states import SessionState
from instruments.models import FormCode

from .assessments import waiting_for_a_test
from .examinations import TESTED_AT, agreed_test_plan, seat
from .instruments import RIGHT, InstrumentFactory, give_blueprint, give_items, put_in_force

BEGUN_AT = TESTED_AT + dt.timedelta(minutes=10)


def instrument_of(version, form=FormCode.IA05, *, each=3, number=2, minutes=30, **blueprint):
    """In force, with `each` items for every element, of which a paper draws `number`."""

    made = InstrumentFactory(scheme_version=version, form=form)
    give_items(made, each=each)
    give_blueprint(made, number=number, minutes=minutes, **blueprint)
    return put_in_force(made)


def writer(assessment=None, *, forms=(FormCode.IA05,), instruments=(), **how):
    """A seat whose candidate is present and identified, in a session that is running."""
    assessment = assessment or waiting_for_a_test()
    version = assessment.application.scheme_version
    instruments = instruments or [instrument_of(version, form, **how) for form in forms]
    made = seat(agreed_test_plan(assessment, instruments=instruments))
    return be_here(made)


def be_here(made):
    """Come in, show the face, and let the session run."""
    made.session.state, made.session.started_at = SessionState.RUNNING, TESTED_AT
    made.session.save()
    made.presence, made.arrived_at = Presence.PRESENT, TESTED_AT
    made.identified_by, made.identified_at = made.session.invigilator, TESTED_AT
    made.save()
    return made


def writing(made=None, *, at=BEGUN_AT, form=None, token="", **how):
    """A paper that is being written: `.paper`, `.token`, `.candidate`, `.seat`, `.items` by position."""
    made = made or writer(**({"forms": (form,)} if form else {}), **how)
    methods = made.plan.methods.select_related("instrument")
    instrument = next(m.instrument for m in methods if form in (None, m.instrument.form))
    paper, token = start_paper(made, instrument, token=token, by=made.candidate, at=at)
    items = {item.position: item for item in paper.items.select_related("item")}
    return SimpleNamespace(
        paper=paper, token=token, candidate=made.candidate, seat=made, session=made.session, items=items
    )


def right(item):
    """The right choice as this candidate sees it."""
    return item.seen_as(RIGHT)


def wrong(item):
    """A choice that is not right, as this candidate sees it."""
    return item.seen_as(next(letter for letter in item.choice_order if letter != RIGHT))


def say(desk, position, sequence=1, *, at=BEGUN_AT, choice="", text="", flagged=False):
    """One answer from the candidate's own device."""
    said = Given(position, sequence, choice, text, flagged)
    return save_answers(desk.paper, given=[said], token=desk.token, by=desk.candidate, at=at)


def handed_in(desk=None, *, at=None, answers=None, **how):
    """Handed in by the candidate, with every choice right or these answers: {position: choice or text}."""
    desk = desk or writing(**how)
    for position, item in desk.items.items():
        if item.choice_order:
            say(desk, position, choice=(answers or {}).get(position, right(item)))
        else:
            say(desk, position, text=(answers or {}).get(position, f"Jawaban {position}."))
    at = at or BEGUN_AT + dt.timedelta(minutes=5)
    desk.paper = hand_in_paper(desk.paper, token=desk.token, by=desk.candidate, at=at)
    return desk


def assessor_of(paper):
    """The lead assessor of the case."""
    live = Assignment.objects.live().get(assessment=paper.assessment, is_lead=True)
    return live.registration.user

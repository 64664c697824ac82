"""What the tests of the review share: a reviewer who has the case, and verdicts on all of its items."""

import datetime as dt

from applications.actions.review import judge_item, take_case
from applications.models import Verdict
from applications.queries.photo import claims_of
from applications.queries.review import kind_of, lines_of, record_of
from applications.rules.review import Finding
from schemes.models import ReasonKind
from tests.factories.applications import ApplicationFactory, pay
from tests.factories.people import UserFactory

AT = dt.datetime(2026, 9, 10, 3, tzinfo=dt.UTC)
TODAY = dt.date(2026, 9, 10)


def return_reason(application):
    return application.scheme_version.reasons.filter(kind=ReasonKind.RETURN).first()


def refusal_reason(application):
    return application.scheme_version.reasons.filter(kind=ReasonKind.REFUSAL).first()


def finding_for(application, key, **changed):
    """What a careful reviewer finds: in the field, the level as stated, nobody of ours."""
    kind = kind_of(key)
    facts = {
        "in_field": True if kind == "job" else None,
        "level": application.education.level if kind == "education" else "",
        "affirmed": frozenset(claims_of(application, key)),
        "is_matched": kind in ("training", "particulars"),
    }
    return Finding(**facts | changed)


def judge(application, key, *, by, at=AT, verdict=Verdict.ACCEPTED, **changed):
    returned = verdict == Verdict.RETURNED
    return judge_item(
        application,
        key,
        verdict=verdict,
        finding=finding_for(application, key, **changed),
        reason=return_reason(application) if returned else None,
        remark="Unggah ulang halaman kedua." if returned else "",
        by=by,
        at=at,
    )


def judge_all(application, *, by, at=AT, returned=()):
    """A verdict on everything that waits for one."""
    for line in lines_of(application, on=at.date()):
        verdict = Verdict.RETURNED if kind_of(line.item.key) in returned else Verdict.ACCEPTED
        if line.is_open:
            judge(application, line.item.key, by=by, at=at, verdict=verdict)


def under_review(*, paid=False, judged=True, returned=(), **given):
    """A sent application that its reviewer has taken, with a verdict on everything."""
    application = ApplicationFactory(submitted=True, **given)
    if paid:
        pay(application)
    application = take_case(application, by=UserFactory(secretariat=True), at=AT)
    if judged:
        judge_all(application, by=application.reviewer, returned=returned)
    application.invoice.refresh_from_db()
    return application


def key_of(application, kind):
    """The key of the first item of a kind."""
    return next(line.item.key for line in lines_of(application, on=TODAY) if kind_of(line.item.key) == kind)


def first(application, kind):
    return record_of(application, key_of(application, kind))

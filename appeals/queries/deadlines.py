"""The deadlines of appeals: to lodge one, and to rule on it (9.9.1, 9.9.5)."""

import datetime as dt

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appeals.models import Appeal
from decisions.queries import reopenable
from foundation.deadlines.kinds import Due, Kind, days_before, workdays_counted

from .subjects import appellant_of, filing_deadline, holding_measures, ruling_deadline

RULED_BY = (7, 10, 13)
"""Working days on which the team is reminded (TRUST 9.9.5)."""
KEPT = dt.timedelta(days=7)
"""So long after its last day a right to appeal that ran out is still listed, for whoever asks the head's leave."""
LOOKED_BACK = dt.timedelta(days=180)
"""No version gives so many working days to appeal; what is older is not reckoned every morning."""


def decided(at):
    """Decisions against which nobody has appealed, as long as that is possible."""
    taken = Appeal.objects.standing().exclude(decision=None).values("decision")
    known = reopenable().exclude(pk__in=taken).filter(_lately("released_at", at))
    return known.select_related(
        "application__scheme_version", "application__applicant", "late_leave"
    ).order_by("pk")


def measured(at):
    """Suspensions and withdrawals that hold, and against which nobody has appealed."""
    taken = Appeal.objects.standing().exclude(proposal=None).values("proposal")
    found = holding_measures().exclude(pk__in=taken).filter(_lately("settled_at", at))
    return found.select_related(
        "case__certificate__scheme_version", "case__certificate__holder", "late_leave"
    ).order_by("pk")


def _lately(known_at, at):
    """What became known, or was let in late, not so long ago that its days are over for certain."""
    since = at - LOOKED_BACK
    return Q(**{f"{known_at}__gte": since}) | Q(late_leave__given_at__gte=since)


def _filing_due(subject, at):
    deadline = filing_deadline(subject)
    if at - deadline.due_at >= KEPT:
        return None
    return Due(deadline, (appellant_of(subject),), days_before(deadline, 7, 1), key=_key(subject))


def _key(subject):
    """Given leave, it runs anew."""
    return "2" if hasattr(subject, "late_leave") else ""


def unruled(at):
    """Appeals that are open, however long."""
    return (
        Appeal.objects.open()
        .select_related(
            "application__scheme_version", "appellant", "proposal__case__certificate__scheme_version"
        )
        .order_by("pk")
    )


def _ruling_due(appeal, at):
    deadline = ruling_deadline(appeal)
    people = tuple(seat.user for seat in appeal.live_seats)
    steps = workdays_counted(deadline, *RULED_BY)
    return Due(deadline, people, steps, late_to=(appeal.appellant,), offices_act=not people)


def _page(appeal, person):
    own = person.pk == appeal.appellant_id
    return reverse("appeals:mine" if own else "appeals:appeal", args=[appeal.pk])


KINDS = (
    Kind(
        code="masa-banding",
        label=gettext_lazy("Term to appeal"),
        clause="9.9.1",
        subjects=decided,
        due=_filing_due,
        title=lambda decision: _("Appeal, if you do not agree with the decision"),
        mine=lambda person: Q(application__applicant=person),
        page=lambda decision, person: reverse("appeals:lodge", args=[decision.pk]),
        offices=(),
        why=gettext_lazy("After that only the head can let an appeal in, for a reason."),
    ),
    Kind(
        code="masa-banding-sanksi",
        label=gettext_lazy("Term to appeal against a sanction"),
        clause="9.9.1",
        subjects=measured,
        due=_filing_due,
        title=lambda measure: _("Appeal, if you do not agree with the sanction"),
        mine=lambda person: Q(case__certificate__holder=person),
        page=lambda measure, person: reverse("appeals:lodge_sanction", args=[measure.pk]),
        offices=(),
        why=gettext_lazy("After that only the head can let an appeal in, for a reason."),
    ),
    Kind(
        code="banding",
        label=gettext_lazy("Ruling on an appeal"),
        clause="9.9.5",
        subjects=unruled,
        due=_ruling_due,
        title=lambda appeal: _("Rule on appeal %s") % appeal.number,
        mine=lambda person: Q(seats__user=person, seats__ended_at__isnull=True),
        page=_page,
        why=gettext_lazy("It does not lapse: it stays late until the ruling is signed."),
    ),
)

"""Independence, computed from who did what in a case, never from a role alone (9.1.5, 9.2.2, 9.4.2, 9.9.3).

One function answers for everyone. It reads the parts recorded in `Involvement`, what was declared between two people,
and, where the scheme version reads 9.4.2 strictly, who trained or assessed anybody for the scheme in the months it
names.
A person is a human being, not an account: two accounts with one identity number are one (I1).
"""

from dataclasses import dataclass
from enum import Enum

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Relation, RelationKind
from accounts.queries import accounts_of, accounts_of_all, relations_between, same_person
from applications.models import Involvement, Part
from foundation.workflow.answers import YES, no
from schemes.models import IndependenceScope

# What an appeal set aside is done anew by others, and not by who ruled on it either (9.9.6).
APPEALED = frozenset({Part.HEARD, Part.OVERRULED})
TIED = frozenset({Part.APPLICANT, Part.SUPERIOR, Part.FAMILY, Part.DECLARED})
ABOUT_THE_PERSON = TIED | {Part.SAME_UNIT}


class Act(Enum):
    """What somebody is about to do in a case: the clause that asks for independence, and the parts that bar it."""

    REVIEW = ("9.1.5", TIED)
    # Who assesses and who decides is not chosen by whoever is tied to the candidate.
    ARRANGE = ("9.2.2", TIED)
    CONVOKE = ("9.4.2", TIED)
    ASSESS = ("9.2.2", ABOUT_THE_PERSON | APPEALED | {Part.TRAINER, Part.REVIEWER})
    INVIGILATE = ("9.3.2", ABOUT_THE_PERSON | APPEALED | {Part.TRAINER})
    DECIDE = (
        "9.4.2",
        ABOUT_THE_PERSON | APPEALED | {Part.TRAINER, Part.REVIEWER, Part.ASSESSOR, Part.INVIGILATOR},
    )
    SIGN = ("9.4.2", ABOUT_THE_PERSON | {Part.TRAINER, Part.ASSESSOR, Part.INVIGILATOR})
    # Who looks after a holder at work is not tied to them; who concludes did not find them competent, either.
    SURVEY = ("9.6.3", ABOUT_THE_PERSON | {Part.TRAINER})
    CONCLUDE = (
        "9.6.3",
        ABOUT_THE_PERSON | {Part.TRAINER, Part.ASSESSOR, Part.INVIGILATOR, Part.REPORTED},
    )
    # Who reported a holder, or is tied to them, does not decide what follows.
    SANCTION = ("9.5.1", ABOUT_THE_PERSON | {Part.REPORTED})
    # Whoever had any part, and the superior or a relative of whoever acted in the case.
    HEAR = ("9.9.3", frozenset(Part))

    def __init__(self, clause, bars):
        self.clause = clause
        self.bars = bars


@dataclass(frozen=True)
class PartPlayed:
    """A part, and the words in which a refusal names it."""

    part: str
    words: str


ACTED = frozenset(Part) - ABOUT_THE_PERSON
CLOSE = (RelationKind.SUPERIOR, RelationKind.FAMILY)
SCHEME_WIDE = frozenset({Part.TRAINER, Part.ASSESSOR, Part.INVIGILATOR})

WORDS = {
    Part.APPLICANT: gettext_lazy("you are the applicant"),
    Part.SUPERIOR: gettext_lazy("you are the applicant's superior"),
    Part.TRAINER: gettext_lazy("you trained the applicant"),
    Part.SAME_UNIT: gettext_lazy("you work in the same unit as the applicant"),
    Part.FAMILY: gettext_lazy("you are a relative of the applicant"),
    Part.DECLARED: gettext_lazy("you declared a conflict of interest"),
    Part.REVIEWER: gettext_lazy("you reviewed this application"),
    Part.ASSESSOR: gettext_lazy("you assessed the applicant"),
    Part.INVIGILATOR: gettext_lazy("you watched over the applicant's test"),
    Part.DECIDED: gettext_lazy("you took part in the decision"),
    Part.SIGNED: gettext_lazy("you signed the decree"),
    Part.REPORTED: gettext_lazy("you reported the holder"),
    Part.SANCTIONED: gettext_lazy("you handled a sanction case"),
    Part.SURVEYED: gettext_lazy("you looked after the holder in a surveillance"),
    Part.HEARD: gettext_lazy("you heard an appeal in this case"),
    Part.OVERRULED: gettext_lazy("an appeal set aside what you had a part in"),
}

FROM_RELATION = {
    RelationKind.SUPERIOR: Part.SUPERIOR,
    RelationKind.SAME_UNIT: Part.SAME_UNIT,
    RelationKind.FAMILY: Part.FAMILY,
}


def may_act(person, application, act, *, on):
    """Whether `person` is independent enough for `act` in this case on that day.

    Answers YES, or no with every reason found and the clause of the act.
    """
    parts = [played for played in parts_played(person, application, on=on) if played.part in act.bars]
    if act is Act.DECIDE:
        parts += parts_in_scheme(person, application, on=on)
    if act is Act.HEAR:
        parts += ties_to_who_acted(person, application, on=on)
    if not parts:
        return YES
    reasons = "; ".join(dict.fromkeys(played.words for played in parts))
    return no(_("You cannot do this, because %(reasons)s.") % {"reasons": reasons}, clause=act.clause)


def parts_played(person, application, *, on):
    """Every part this human being has had in the case: recorded, declared, or being the applicant."""
    if same_person(person, application.applicant):
        yield _played(Part.APPLICANT)
    recorded = Involvement.objects.filter(application=application, user__in=accounts_of(person))
    for part in dict.fromkeys(recorded.order_by("pk").values_list("part", flat=True)):
        if part != Part.APPLICANT:
            yield _played(part)
    for relation in relations_between(person, application.applicant, on=on):
        yield _played(FROM_RELATION[relation.kind])


def parts_in_scheme(person, application, *, on):
    """9.4.2 read strictly: whoever trained or tested anybody for this scheme of late (setting of the version)."""
    version = application.scheme_version
    if version.independence_scope != IndependenceScope.WHOLE_SCHEME:
        return
    since = on - relativedelta(months=version.independence_months)
    elsewhere = (
        Involvement.objects.filter(
            user__in=accounts_of(person),
            part__in=SCHEME_WIDE,
            application__scheme=application.scheme_id,
            since__date__gte=since,
        )
        .exclude(application=application)
        .select_related("application")
        .order_by("-since")
    )
    latest = elsewhere.first()
    if latest:
        yield PartPlayed(latest.part, _scheme_words(latest))


def ties_to_who_acted(person, application, *, on):
    """9.9.3: nor is the superior, the subordinate or a relative of somebody whose act is appealed independent."""
    acted = Involvement.objects.filter(application=application, part__in=ACTED).values("user")
    close = Relation.objects.in_force_on(on).between(accounts_of(person), accounts_of_all(acted))
    for relation in close.filter(kind__in=CLOSE).select_related("user", "other"):
        other = relation.other if same_person(relation.user, person) else relation.user
        words = _("you are the superior, subordinate or relative of %(who)s, who acted in this case")
        yield PartPlayed(FROM_RELATION[relation.kind], words % {"who": other})


def _scheme_words(involvement):
    words = {
        Part.ASSESSOR: _("you tested a candidate of this scheme on %(day)s (case %(case)s)"),
        Part.INVIGILATOR: _("you watched over a test for this scheme on %(day)s (case %(case)s)"),
        Part.TRAINER: _("you trained an applicant of this scheme on %(day)s (case %(case)s)"),
    }
    day = timezone.localtime(involvement.since).date()
    return words[involvement.part] % {"day": f"{day:%d-%m-%Y}", "case": involvement.application}


def _played(part):
    return PartPlayed(part, str(WORDS[part]))

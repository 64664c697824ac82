"""What the trail says happened, gone through again: states, hands, hours (TRUST §3.10, 6 to 8)."""

import datetime as dt
from collections import defaultdict

from django.apps import apps
from django.utils import timezone

from accounts.models import RoleGrant
from accounts.queries import system_user
from foundation.journal.hands import OWN, PERSON, STRANGER, SYSTEM, hands_of_apps
from foundation.journal.models import Entry

# Two acts at once each keep the moment at which they were asked, and neither takes longer than this.
AT_ONCE = dt.timedelta(minutes=1)

# From a record to the application that it is about; what is about several, or about none, has hours of its own.
CASES = {
    "applications.Application": "pk",
    "appeals.Appeal": "application",
    "certificates.Certificate": "application",
    "certificates.OutcomeLetter": "decision__item__application",
    "examinations.WrittenPaper": "seat__plan__assessment__application",
    "sanctions.Proposal": "case__certificate__application",
    "sanctions.SanctionCase": "certificate__application",
    "sanctions.WarningLetter": "case__certificate__application",
    "surveillance.Surveillance": "certificate__application",
}

# From a record to whom it is about, or whose it is.
OWNERS = {
    "accounts.Membership": "user",
    "accounts.Undertaking": "user",
    "accounts.User": "pk",
    "appeals.Appeal": "appellant",
    "applications.Application": "applicant",
    "certificates.Certificate": "holder",
    "deadlines.CalendarFeed": "owner",
    "examinations.WrittenPaper": "seat__plan__assessment__application__applicant",
    "fees.Invoice": "payer",
    "notices.Notice": "to",
    "recertification.Renewal": "application__applicant",
    "sanctions.SanctionCase": "certificate__holder",
    "sanctions.WarningLetter": "case__certificate__holder",
    "surveillance.Surveillance": "certificate__holder",
}


def states(_at):
    """Every state is the one that the trail leads to, by moves that its table has, from the one it begins with."""
    told = _told()
    for model in apps.get_models():
        if hasattr(model, "MOVES"):
            for pk, stored in model._base_manager.values_list("pk", "state").order_by("pk"):
                yield from _unlike(model, pk, stored, told.get((model._meta.label, str(pk)), []))


def _told():
    """{(kind, key): the states that the trail tells, in order}."""
    told = {}
    moving = Entry.objects.filter(facts__has_key="moved").order_by("pk").values_list("facts", flat=True)
    for facts in moving.iterator():
        for label, key, state in facts["moved"]:
            told.setdefault((label, key), []).append(state)
    return told


def _unlike(model, pk, stored, told):
    here = model._meta.get_field("state").get_default()
    for there in told:
        if there != here and there not in model.MOVES[here]:
            yield f"{model._meta.label} {pk}: from {here} to {there}"
        here = there
    if here != stored:
        yield f"{model._meta.label} {pk}: told {here}, is {stored}"


def times(_at):
    """Nothing that was done to a record, or in a case, stands before what was done there earlier."""
    cases, latest = _cases(), {}
    entries = Entry.objects.order_by("pk").values_list("pk", "verb", "subject", "subject_id", "at")
    for pk, verb, subject, key, at in entries.iterator():
        places = {(subject, key), cases.get((subject, key), (subject, key))}
        before = max(latest.get(place, at) for place in places)
        if before - at > AT_ONCE:
            yield f"{pk} {verb}: {at} after {before}"
        latest |= {place: max(latest.get(place, at), at) for place in places}


def _cases():
    """{(kind, key): the case}, for whatever is about one."""
    return {
        (label, str(pk)): ("case", case)
        for label, path in CASES.items()
        for pk, case in apps.get_model(label).objects.order_by("pk").values_list("pk", path)
    }


def hands(_at):
    """Under every act stands whoever held a role for it at that moment, or whose own matter it was."""
    known, roles, owners = hands_of_apps(), _Roles(), _owners()
    portal = str(system_user().pk)
    rows = Entry.objects.order_by("pk").values_list("pk", "verb", "subject", "subject_id", "actor_id", "at")
    for pk, verb, subject, key, actor, at in rows.iterator():
        if actor in {"", portal}:
            held = {SYSTEM if actor else STRANGER}
        else:
            own = {OWN} if owners.get((subject, key)) == actor else set()
            held = {PERSON, *own, *roles.of(actor, at)}
        if not held & known.get(verb, frozenset()):
            yield f"{pk} {verb}: by {actor or STRANGER}, {', '.join(sorted(held))}"


class _Roles:
    """Who held which roles at any moment, read once."""

    def __init__(self):
        self.grants = defaultdict(list)
        for grant in RoleGrant.objects.order_by("pk"):
            self.grants[str(grant.user_id)].append(grant)

    def of(self, person, at):
        """The roles of that moment: one that was ended later on the same day still counts before."""
        day = timezone.localdate(at)
        return {
            grant.role
            for grant in self.grants[person]
            if grant.starts_on <= day
            and (grant.ends_on is None or grant.ends_on >= day)
            and (grant.ended_at is None or grant.ended_at > at)
        }


def _owners():
    """{(kind, key): whom the record is about}."""
    return {
        (label, str(pk)): str(owner)
        for label, path in OWNERS.items()
        for pk, owner in apps.get_model(label).objects.order_by("pk").values_list("pk", path)
    }

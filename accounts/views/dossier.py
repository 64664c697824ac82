"""The page of one person, put together for whoever looks: what is there, what they may do, and why not."""

from django.shortcuts import render

from accounts.forms.people import (
    GrantForm,
    IdentityForm,
    NameForm,
    QualificationForm,
    ReasonForm,
    RegistrationForm,
    RelationForm,
)
from accounts.models import DESCRIPTIONS, Role
from accounts.queries import happenings
from accounts.rules import (
    can_close_account,
    can_correct_name,
    can_end_grant,
    can_manage_people,
    can_open_account,
    can_record_credentials,
    can_record_identity,
    can_reveal_nik,
)
from foundation.workflow import clock

FORMS = {
    "grant_form": GrantForm,
    "identity_form": IdentityForm,
    "nik_form": ReasonForm,
    "name_form": NameForm,
    "registration_form": RegistrationForm,
    "qualification_form": QualificationForm,
    "relation_form": RelationForm,
}
# Whatever was typed is no reason; the rules are asked for their other answers here.
SOME_REASON = "…"


def show(request, person, **forms):
    """The page; a form that was refused comes in by its name and is shown open, with what was typed."""
    today = clock.today()
    page = {
        "person": person,
        "today": today,
        "grants": _grants(request.user, person, today),
        "roles": [(role, *DESCRIPTIONS[role]) for role in Role],
        "registrations": person.registrations.select_related("recorded_by"),
        "qualifications": person.qualifications.select_related("recorded_by"),
        "undertakings": person.undertakings.select_related("text"),
        "relations": person.relations.in_force_on(today).select_related("other"),
        "factors": sorted(set(person.authenticator_set.values_list("type", flat=True))),
        "happenings": happenings(person),
    }
    page |= _answers(request.user, person, today)
    page |= {name: forms.get(name) or made(prefix=None) for name, made in FORMS.items()}
    return render(request, "accounts/person.html", page)


def _grants(user, person, today):
    grants = person.grants.select_related("organisation", "granted_by", "ended_by")
    return [
        (grant, grant.in_force_on(today), can_end_grant(user, grant, reason=SOME_REASON, on=today))
        for grant in grants
    ]


def _answers(user, person, today):
    return {
        "can_manage": can_manage_people(user, on=today),
        "can_close": can_close_account(user, person, reason=SOME_REASON, on=today),
        "can_open": can_open_account(user, person, reason=SOME_REASON, on=today),
        "can_correct": can_correct_name(user, person, reason=SOME_REASON, on=today),
        "can_identify": can_record_identity(user, person, on=today),
        "can_reveal": can_reveal_nik(user, person, reason=SOME_REASON, on=today),
        "can_record": can_record_credentials(user, person, on=today),
    }

"""Reads about people that several floors need."""

import datetime as dt
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from foundation.journal.models import Entry
from foundation.workflow.todo import Todo

from .models import (
    AssessorRegistration,
    CertificationBody,
    DecisionQualification,
    Organisation,
    Relation,
    Role,
    Signatory,
    Signs,
    UndertakingText,
    User,
)
from .models.sealing import index
from .states import OrganisationState

# What the machine does by itself is signed by this account; nobody can sign in with it.
# How long before the end the person is told (DOMAIN: practice of other systems).
WARNED_BEFORE = dt.timedelta(days=180)
VERBS = {
    "person.registered": gettext_noop("Account made"),
    "person.invited": gettext_noop("Invited"),
    "person.updated": gettext_noop("Particulars changed"),
    "person.language_changed": gettext_noop("Language changed"),
    "person.name_corrected": gettext_noop("Name corrected"),
    "person.nik_recorded": gettext_noop("NIK recorded"),
    "person.nik_revealed": gettext_noop("NIK seen in full"),
    "person.identity_confirmed": gettext_noop("Compared with the identity card"),
    "person.account_closed": gettext_noop("Account closed"),
    "person.account_opened": gettext_noop("Account opened again"),
    "person.signed_in": gettext_noop("Signed in"),
    "person.sign_in_refused": gettext_noop("Sign-in refused: wrong password"),
    "person.code_refused": gettext_noop("Wrong code"),
    "person.turned_away": gettext_noop("Asked for a page that is not there for them"),
    "role.granted": gettext_noop("Role given"),
    "role.ended": gettext_noop("Role ended"),
}
SYSTEM_ADDRESS = "system@portal.invalid"


def system_user():
    """The account that acts when no person does: tasks, releases, demo data."""
    user, _made = User.objects.get_or_create(
        email=SYSTEM_ADDRESS,
        defaults={"full_name": "Sistem", "is_active": False, "password": "!"},
    )
    return user


def same_person(one, other):
    """Whether two accounts are one human being: the same account, or the same NIK (9.4.2, 9.9.3)."""
    if one is None or other is None:
        return False
    return one.pk == other.pk or bool(one.nik_index and one.nik_index == other.nik_index)


def accounts_of(person):
    """Every account of this human being, the given one included: one query."""
    if not person.nik_index:
        return User.objects.filter(pk=person.pk)
    return User.objects.filter(Q(pk=person.pk) | Q(nik_index=person.nik_index))


def accounts_of_all(users):
    """Every account of these human beings, the given ones included; `users` are numbers, or a query of them."""
    numbers = User.objects.filter(pk__in=users).exclude(nik_index="").values("nik_index")
    return User.objects.filter(Q(pk__in=users) | Q(nik_index__in=numbers))


def accounts_with_nik(nik):
    """The accounts of whoever has this number, without opening any sealed one."""
    return User.objects.filter(nik_index=index(nik))


def people_holding(*roles, on):
    """Active people who hold one of these roles on that day."""
    return User.objects.holding(*roles, on=on)


def relations_between(person, other, *, on):
    """What was declared between two people, by any account of theirs, and holds on that day; in either direction."""
    return Relation.objects.in_force_on(on).between(accounts_of(person), accounts_of(other))


def registration_of(user, *, on):
    """The assessor's registration in force on that day, the one that lasts longest; None without."""
    return AssessorRegistration.objects.in_force_on(on).filter(user=user).first()


def qualification_of(user, *, on):
    """The decision member's qualification in force on that day; None without (9.4.4)."""
    return DecisionQualification.objects.in_force_on(on).filter(user=user).first()


def signatory_for(signs, *, on):
    """Who is appointed to sign this kind of paper on that day; None where nobody is (9.4.6)."""
    return Signatory.objects.in_force_on(on).filter(signs=signs).select_related("user").first()


def undertaking_text(*, on):
    """The confidentiality text that holds on that day; None before the first."""
    return UndertakingText.objects.in_force_on(on).first()


def proposals():
    """Organisations that applicants named and nobody has settled yet, oldest first."""
    return Organisation.objects.filter(state=OrganisationState.PROPOSED).order_by("proposed_at")


def appointments_overlapping(signs, *, starts_on, ends_on):
    """Appointments to sign this kind of paper that share a day with this span (an open end lasts for ever)."""
    appointed = Signatory.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on), signs=signs)
    return appointed if ends_on is None else appointed.filter(starts_on__lte=ends_on)


# Every page names the LSP; who changes a fact of it forgets this.
BODY_KEY, BODY_KEPT = "accounts.body", 300


def certification_body():
    """The LSP as it is known here; an unsaved, empty row where nothing has been given yet."""
    return cache.get_or_set(BODY_KEY, _read_body, BODY_KEPT)


def _read_body():
    return CertificationBody.objects.first() or CertificationBody(name="LSP")


@dataclass(frozen=True)
class Happening:
    """One line of what has happened to an account."""

    at: dt.datetime
    words: str
    url: str = ""


def happenings(person, *, at_most=20):
    """What has happened to this account and its roles, newest first, with who did it and why.

    What rules refused this person is in the trail alone: it is about cases, and would drive the rest off the list.
    """
    grants = [str(pk) for pk in person.grants.values_list("pk", flat=True)]
    entries = Entry.objects.filter(
        Q(subject="accounts.User", subject_id=str(person.pk))
        | Q(subject="accounts.RoleGrant", subject_id__in=grants)
    ).exclude(verb="person.refused")
    return [
        Happening(entry.at, _words_of(entry, person)) for entry in entries.order_by("-at", "-pk")[:at_most]
    ]


def todo(user, *, at):
    """What waits for this person here: proposals, a registration that ends, a paper nobody signs."""
    today = timezone.localdate(at)
    return [*_proposals_for(user, today), *_ends_for(user, today), *_unsigned_for(user, today)]


def _words_of(entry, person):
    words = _(VERBS[entry.verb]) if entry.verb in VERBS else _("Security of the account changed")
    if entry.facts.get("role"):
        words = f"{words}: {Role(entry.facts['role']).label}"
    by = "" if entry.actor_id in ("", str(person.pk)) else f" · {entry.actor_name}"
    reason = f" · {entry.facts['reason']}" if entry.facts.get("reason") else ""
    return f"{words}{by}{reason}"


def _proposals_for(user, today):
    if not user.holds(Role.SECRETARIAT, on=today):
        return
    for proposal in proposals().exclude(proposed_by=user):
        yield Todo(
            verb=_("Settle the organisation “%s”") % proposal,
            why=_("An applicant named it; its kind decides the fee."),
            due_on=None,
            url=reverse("accounts:organisation", args=[proposal.pk]),
            kind="organisation",
            clause="8.2.3",
            icon="building",
            button=_("Settle"),
        )


def _ends_for(user, today):
    papers = (
        (Role.ASSESSOR, user.registrations, "expires_on", _("Renew your MET registration"), "9.2.2"),
        (Role.DECISION, user.qualifications, "valid_until", _("Renew your qualification to decide"), "9.4.4"),
    )
    for role, kept, field, verb, clause in papers:
        if not user.holds(role, on=today):
            continue
        last = kept.order_by(field).values_list(field, flat=True).last()
        if last is None or last <= today + WARNED_BEFORE:
            why = _("Without it you are not proposed. The secretariat records the new one.")
            url = reverse("accounts:profile")
            yield Todo(verb, why, last, url, kind="renewal", clause=clause, icon="id-badge")


def _unsigned_for(user, today):
    if not user.holds(Role.ADMIN, Role.HEAD, on=today):
        return
    appointed = set(Signatory.objects.in_force_on(today).values_list("signs", flat=True))
    for signs in Signs:
        if signs not in appointed:
            yield Todo(
                verb=_("Appoint who signs: %s") % signs.label,
                why=_("Nobody is appointed today, so none can be issued."),
                due_on=None,
                url=reverse("accounts:signatories"),
                kind="signatory",
                clause="9.4.6",
                icon="signature",
                button=_("Appoint"),
            )
